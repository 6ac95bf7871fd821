// must not compile: an argument is declared but the formula does not use it: remove it or use it
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = slope::activation<"f">([](auto x, auto) { return x; }, slope::input<"x">, slope::scalar<"alpha">(1_c));
