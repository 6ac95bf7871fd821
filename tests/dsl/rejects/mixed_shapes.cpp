// must not compile: mixed shapes: pieces of a group cannot stand beside inputs
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = slope::activation<"f">([](auto x, auto y) { return maximum(x) * y; }, slope::pieces<"x">, slope::learned<"y">(1_c));
