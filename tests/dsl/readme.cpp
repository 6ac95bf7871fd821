// SPDX-License-Identifier: Apache-2.0
// The program that opens the README, and a check that it is the same text.
#define BOOST_TEST_MODULE "dsl/readme"
#include <fstream>
#include <iterator>
#include <string>

#include <boost/test/unit_test.hpp>

// [begin readme]
#include <slope/dsl.hpp>
using namespace slope::literals;

inline constexpr auto smooth_leaky = slope::activation<"smooth_leaky">(
    [](auto x, auto alpha) { return x * (alpha + (1_c - alpha) * sigmoid(x)); },
    slope::input<"x">, slope::scalar<"alpha">(0.1_c));

// Derived by the compiler, as text, and as a number to 30 digits:
static_assert(to_text<1>(smooth_leaky) ==
              "alpha + (1 - alpha) * sigmoid(x) + x * (1 - alpha) * sigmoid(x) * sigmoid(-x)");
static_assert(slope::agrees(slope::at<1>(smooth_leaky, 0.0), 0.55_c, 30));
// [end readme]

namespace {
std::string read(const char* path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}
std::string between(const std::string& all, const std::string& begin, const std::string& end) {
  const auto from = all.find(begin) + begin.size();
  return all.substr(from, all.find(end, from) - from);
}
}  // namespace

BOOST_AUTO_TEST_CASE(the_readme_shows_this_program) {
  const std::string here = between(read(SLOPE_SOURCE_DIR "/tests/dsl/readme.cpp"), "// [begin " "readme]\n", "// [end " "readme]");
  BOOST_TEST(here == between(read(SLOPE_SOURCE_DIR "/README.md"), "```cpp\n", "```"));
}
