// must not compile: with_derivative(e, d) needs an e of one argument
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = slope::activation<"f">([](auto x, auto a) { return with_derivative(floor(x * a), 1_c); }, slope::input<"x">, slope::scalar<"a">(1_c));
