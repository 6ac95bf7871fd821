// must not compile: floor has no derivative: declare one with with_derivative(floor(x), ...)
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = slope::activation<"f">([](auto x) { return floor(x); }, slope::input<"x">);
constexpr auto slope_of_floor = f.derivative<1>();
