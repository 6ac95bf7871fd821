// SPDX-License-Identifier: Apache-2.0
// Functions that vanish at 0 faster than their terms, and one that is beside ties there.
#define BOOST_TEST_MODULE "codegen/choose/near_zero"
#include <boost/test/unit_test.hpp>

#include <cmath>

#include <slope/codegen/choose/choose.hpp>
#include <slope/codegen/choose/near_zero.hpp>
#include <slope/codegen/choose/run_program.hpp>
#include <slope/codegen/choose/trials.hpp>
#include <slope/codegen/oracle/error.hpp>
#include <slope/codegen/oracle/oracle.hpp>
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
  BOOST_TEST(odd->at_zero == 0);
  for (const int working : {64, 32}) {
    const auto from_log_2 = fitted_near_zero(definition_of(slope::activations::softplus), 0, working, 0.25);
    BOOST_REQUIRE(from_log_2);
    BOOST_TEST(from_log_2->power == 1);
    BOOST_TEST(from_log_2->at_zero == (working == 64 ? std::log(2.0) : static_cast<double>(std::log(2.0F))));
    const double low = working == 64 ? 0x1.abc9e3b39803fp-56 : std::log(2.0) - std::log(2.0F);
    BOOST_TEST(from_log_2->at_zero_low / low == 1, boost::test_tools::tolerance(1e-7));
    BOOST_TEST(from_log_2->coefficients[0].high == 0.5, boost::test_tools::tolerance(1e-7));
  }
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

// sigmoid is 1/2 + x/4 - x^3/48: for x of few bits so nearly halfway between two floats that only a sum which is rounded once tells.
BOOST_AUTO_TEST_CASE(ties_beside_the_value_at_zero) {
  const definition d = definition_of(slope::activations::sigmoid);
  chooser choice(d);
  const chosen& c = choice({0}, {oracle::f32, oracle::tier::exact});
  BOOST_TEST(c.ratio <= 1, c.how << ": " << c.ratio);
  runnable program(c.steps, argument_formats(d, oracle::f32), oracle::f32, c.working, levels_here().back());
  oracle::evaluator mpfr(d.written);
  std::vector<double> x;
  for (float bits = 128; bits < 256; ++bits)
    for (const float scale : {0x1p-24F, 0x1p-25F}) x.push_back(bits * scale), x.push_back(-bits * scale);
  const auto y = program(std::vector<std::vector<double>>{x});
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double where[] = {x[i]};
    BOOST_TEST(y[0][i] == oracle::rounded(oracle::f32, mpfr.ask({where}, oracle::value)), "at " << x[i]);
  }
}
