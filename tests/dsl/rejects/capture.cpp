// must not compile: the formula captures something: pass it as an argument
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr int two = 2;
constexpr auto make(int n) { return slope::activation<"f">([n](auto x) { return n * x; }, slope::input<"x">); }
constexpr auto f = make(two);
