// must not compile: a literal is a decimal number of at most 38 digits
#include <slope/dsl.hpp>
using namespace slope::literals;
constexpr auto f = 0.12345678901234567890123456789012345678901234567890_c;
