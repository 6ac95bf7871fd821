// must not compile: Slope: an activation inside a formula needs all its inputs and learned parameters
#include <slope/dsl/activations/prelu.hpp>
constexpr auto f = slope::activation<"f">([](auto x) { return slope::activations::prelu(x); }, slope::input<"x">);
