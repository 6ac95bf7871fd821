// must not compile: ^ is not an operation of the language: for a power write pow(x, 2)
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = slope::activation<"f">([](auto x) { return x ^ 2; }, slope::input<"x">);
