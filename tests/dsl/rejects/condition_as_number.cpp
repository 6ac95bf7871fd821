// must not compile: a condition is not a number: use when(condition, then, otherwise)
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = slope::activation<"f">([](auto x) { return (x > 0_c) * x; }, slope::input<"x">);
