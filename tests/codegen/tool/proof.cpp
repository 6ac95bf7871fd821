// SPDX-License-Identifier: Apache-2.0
// Results on the edge of what is proven may be off by the promised error, and by no more.
#define BOOST_TEST_MODULE "codegen/tool/proof"
#include <cmath>

#include <boost/test/unit_test.hpp>

#include <slope/codegen/tool/proof.hpp>
#include <slope/dsl/activations/mish.hpp>
#include <slope/dsl/activations/tanh.hpp>

using slope::codegen::definition_of;
using slope::tool::proof;
namespace oracle = slope::codegen::oracle;

namespace {

const double inf = HUGE_VAL, not_a_number = std::nan("");

proof of(const auto& f) {
  const auto promised = [](oracle::quantity q) {
    return oracle::promised(oracle::tier::fast, oracle::f32, q);
  };
  return {slope::codegen::certify(definition_of(f)),
          {oracle::f32, promised(oracle::quantity::value)},
          {oracle::f32, promised(oracle::quantity::derivative)}};
}

} // namespace

BOOST_AUTO_TEST_CASE(values_and_pairs) {
  const proof tanh = of(slope::activations::tanh);
  BOOST_TEST(tanh.of_values() == "range, odd");
  BOOST_TEST((tanh.allows_value(1) && tanh.allows_value(-1) && tanh.allows_value(0.5)));
  BOOST_TEST((tanh.allows_value(1 + 0x1p-22) && !tanh.allows_value(1 + 0x1p-20)));
  BOOST_TEST((!tanh.allows_value(inf) && !tanh.allows_value(not_a_number)));
  BOOST_TEST(
      (tanh.allows_pair(0.5, -0.5) && !tanh.allows_pair(0.5, 0.5) && !tanh.allows_pair(0.5, not_a_number)));
  BOOST_TEST(
      (tanh.allows_pair(0.5, -0.5 - 0x1.8p-22) && !tanh.allows_pair(0.5, -0.5 - 0x1.2p-21))); // 6, 9 units
  const proof mish = of(slope::activations::mish);
  BOOST_TEST((mish.of_values() == "range" && !mish.has_symmetry()));
  BOOST_TEST((mish.allows_value(inf) && mish.allows_value(-0.3088F) && !mish.allows_value(-0.3089F)));
}

BOOST_AUTO_TEST_CASE(slopes) {
  const proof mish = of(slope::activations::mish); // falls to -1.19, then rises; at most 1.0883 steep
  BOOST_TEST(mish.of_slopes() == "Lipschitz, stretches");
  BOOST_TEST(
      (mish.allows_slope(1.5, 1.08) && !mish.allows_slope(1.5, 1.09) && !mish.allows_slope(-1.5, -1.09)));
  BOOST_TEST((mish.allows_slope(-2, -0.05) && !mish.allows_slope(-2, 0.05)));
  BOOST_TEST((mish.allows_slope(2, 0.05) && !mish.allows_slope(2, -0.05)));
  BOOST_TEST((mish.allows_slope(-2, 1e-7) && mish.allows_slope(2, -1e-7))); // within the promised error
  BOOST_TEST((!mish.allows_slope(0, not_a_number) && !mish.allows_slope(0, inf)));
}
