// must not compile: two arguments have the same name
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = slope::activation<"f">([](auto x, auto y) { return x * y; }, slope::input<"x">, slope::input<"x">);
