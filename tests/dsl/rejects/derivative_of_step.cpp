// must not compile: Slope: step has no derivative: declare one with with_derivative(step(x), ...)
#include <slope/dsl.hpp>
constexpr auto f = slope::activation<"f">([](auto x) { return x * step(x); }, slope::input<"x">);
constexpr auto slope_of_f = slope::derivative(f);
