// must not compile: two activations of the catalogue have the same name
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = slope::activation<"f">([](auto x) { return x; }, slope::input<"x">);
constexpr auto both = slope::catalogue(f, f);
