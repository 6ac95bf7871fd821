// must not compile: Slope: an activation is called with formulas, inside another; for its value at a number write at(f, 0.5)
#include <slope/dsl/activations/silu.hpp>
constexpr auto y = slope::activations::silu(0.5);
