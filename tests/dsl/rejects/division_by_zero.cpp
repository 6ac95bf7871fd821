// must not compile: division by literal zero
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = slope::activation<"f">([](auto x) { return x / 0; }, slope::input<"x">);
