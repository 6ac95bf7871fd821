// must not compile: the formula takes another number of arguments than are declared after it
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = slope::activation<"f">([](auto x, auto alpha) { return x * alpha; }, slope::input<"x">);
