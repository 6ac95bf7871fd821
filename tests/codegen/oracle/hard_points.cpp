// SPDX-License-Identifier: Apache-2.0
// Roots and kinks are found from the formula alone.
#define BOOST_TEST_MODULE "codegen/oracle/hard_points"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/oracle/oracle.hpp>
#include <slope/codegen/oracle/points.hpp>
#include <slope/dsl/activations/all.hpp>

#include <algorithm>
#include <cmath>

namespace {
using namespace slope;
using namespace slope::literals;
using namespace slope::codegen::oracle;

void expect(const tape& f, const std::vector<double>& wanted, const std::vector<double>& others = {}) {
  const std::vector<double> found = hard_points(f, others);
  BOOST_TEST_CONTEXT(f.name) {
    BOOST_REQUIRE(found.size() == wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i)
      BOOST_TEST(std::fabs(found[i] - wanted[i]) < 1e-9);
  }
}

BOOST_AUTO_TEST_CASE(roots) {
  expect(record(slope::activations::gelu), {-M_SQRT2, -0.7517915247, 0, M_SQRT2});
  expect(record(slope::activations::silu), {-2.3993572805, -1.2784645428, 0, 2.3993572805});
  expect(record(activation<"f">([](auto x) { return square(x - 3) - 2; }, input<"x">)),
         {3 - M_SQRT2, 3, 3 + M_SQRT2});
  expect(record(slope::activations::softplus), {});
}

BOOST_AUTO_TEST_CASE(kinks) {
  expect(record(slope::activations::relu), {0});
  expect(record(slope::activations::prelu), {0}, {0.25});
  const tape edges = record(activation<"f">(
      [](auto x, auto a) { return when(square(x) < 2_c, 9_c, abs(x + 5_c)) + max(x, a) + floor(x / 64_c); },
      input<"x">, scalar<"a">(7_c)));
  const std::vector<double> found = hard_points(edges, std::vector<double>{7});
  for (const double kink : {-64.0, -5.0, -M_SQRT2, M_SQRT2, 7.0, 64.0, 128.0})
    BOOST_TEST_CONTEXT(kink)
  BOOST_TEST(std::any_of(found.begin(), found.end(), [&](double x) { return std::fabs(x - kink) < 1e-9; }));
}

} // namespace
