// must not compile: a floating-point number is not exact (0.1 is not one tenth): write it as a literal, 0.1_c
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = slope::activation<"f">([](auto x) { return 0.1 * x; }, slope::input<"x">);
