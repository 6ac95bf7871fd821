// must not compile: the name of an activation is a C identifier
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = slope::activation<"my silu">([](auto x) { return x; }, slope::input<"x">);
