// must not compile: this is not a condition: write a comparison such as x > 0_c
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = slope::activation<"f">([](auto x) { return when(x, x, 0_c); }, slope::input<"x">);
