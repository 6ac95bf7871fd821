// must not compile: Slope: this activation is called with too many arguments
#include <slope/dsl/activations/silu.hpp>
constexpr auto f = slope::activation<"f">([](auto x) { return slope::activations::silu(x, x); }, slope::input<"x">);
