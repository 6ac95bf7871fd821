// SPDX-License-Identifier: Apache-2.0
// Functions that vanish at 0 faster than their terms.
#define BOOST_TEST_MODULE "codegen/choose/near_zero"
#include <boost/test/unit_test.hpp>

#include <cmath>

#include <slope/codegen/choose/choose.hpp>
#include <slope/codegen/choose/near_zero.hpp>
#include <slope/codegen/oracle/error.hpp>
#include <slope/dsl/activations/all.hpp>

using namespace slope::codegen;
using namespace slope::literals;

namespace {

constexpr auto tanhshrink = slope::activation<"tanhshrink">([](auto x) { return x - tanh(x); }, slope::input<"x">);
constexpr auto gated = slope::activation<"gated">([](auto x) { return sigmoid(x) * (x - tanh(x)); }, slope::input<"x">);

}  // namespace

BOOST_AUTO_TEST_CASE(fits) {
  const auto odd = fitted_near_zero(definition_of(tanhshrink), 0, 64, 1);
  BOOST_REQUIRE(odd);
  BOOST_TEST(odd->power == 3);
  BOOST_TEST(odd->coefficients[0].high == 1.0 / 3, boost::test_tools::tolerance(1e-15));
  BOOST_TEST(odd->coefficients[1].high == 0);
  BOOST_TEST(odd->coefficients[2].high == -2.0 / 15, boost::test_tools::tolerance(1e-12));
  const auto neither = fitted_near_zero(definition_of(gated), 0, 32, 0.25);
  BOOST_REQUIRE(neither);
  BOOST_TEST(neither->power == 3);
  BOOST_TEST(neither->coefficients[1].high == 1.0 / 12, boost::test_tools::tolerance(1e-6));
  BOOST_TEST(!fitted_near_zero(definition_of(slope::activations::softplus), 0, 64, 1));  // 0.69 at 0
  BOOST_TEST(!fitted_near_zero(definition_of(slope::activations::elu), 0, 64, 1));       // has a parameter
  BOOST_TEST(!fitted_near_zero(definition_of(slope::activations::relu), 0, 64, 1));      // no power of x from both sides
}

BOOST_AUTO_TEST_CASE(are_chosen) {
  const auto expect = [](const definition& d, const oracle::format& type) {
    chooser choice(d);
    const chosen& c = choice({0}, {type, oracle::tier::fast});
    BOOST_TEST(c.ratio <= 1, d.name << ": " << c.how << ": " << c.ratio);
    BOOST_TEST(c.how.find("near 0") != std::string::npos);
  };
  expect(definition_of(tanhshrink), oracle::f32);
  expect(definition_of(tanhshrink), oracle::f64);
  expect(definition_of(gated), oracle::f32);
  const definition d = definition_of(slope::activations::silu);
  chooser choice(d);
  const chosen& third = choice({d.roots.third()}, {oracle::f32, oracle::tier::exact});  // odd: x/2 and less near 0
  BOOST_TEST(third.ratio <= 1, third.how << ": " << third.ratio);
}
