// SPDX-License-Identifier: Apache-2.0
// The inputs of each type, and that balls and MPFR together round as MPFR alone does.
#define BOOST_TEST_MODULE "codegen/choose/trials"
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>

#include <slope/codegen/choose/trials.hpp>
#include <slope/codegen/oracle/oracle.hpp>
#include <slope/codegen/oracle/points.hpp>
#include <slope/dsl/activations/all.hpp>

using namespace slope::codegen;
using namespace slope::literals;
using slope::double_double;

BOOST_AUTO_TEST_CASE(inputs) {
  const definition d = definition_of(slope::activations::prelu);
  for (const element_type& type : element_types) {
    trials on(d, type.format);
    BOOST_REQUIRE(on.count() == 2U);  // the start of its parameter, and another value
    for (std::size_t t = 0; t < 2; ++t) {
      const std::vector<double>& x = on[t].x;
      BOOST_TEST(x.size() >= 4096U);
      BOOST_TEST(std::is_sorted(x.begin(), x.end()));
      BOOST_TEST((std::isinf(x.front()) && std::isinf(x.back())));
      BOOST_TEST((on[t].others[0] == oracle::rounded(type.format, on[t].others[0])));
      if (type.format.bits() == 16) BOOST_TEST(x.size() == (type.name == "f16" ? 65536U - 2046 : 65536U - 254));
      const auto zero = std::lower_bound(x.begin(), x.end(), 0.0);
      BOOST_TEST((zero[0] == 0 && std::signbit(zero[0]) && zero[1] == 0 && !std::signbit(zero[1])));
    }
    BOOST_TEST(on.arguments()[0].size() == on[0].x.size() + on[1].x.size());
  }
  BOOST_TEST(trials(definition_of(slope::activations::maxout), oracle::f32).count() == 0U);
}

BOOST_AUTO_TEST_CASE(scalars_are_wider_than_elements) {
  const definition d = definition_of(slope::activation<"scaled">([](auto x, auto a, auto b) { return x * a + b; }, slope::input<"x">,
                                                                 slope::learned<"a">(0.1_c), slope::scalar<"b">(0.1_c)));
  const trials on(d, oracle::f16);
  BOOST_TEST(on[0].others[0] == oracle::rounded(oracle::f16, 0.1));
  BOOST_TEST(on[0].others[1] == oracle::rounded(oracle::f32, 0.1));
}

// Each of two inputs varies, the other one everyday or far out; the formula is then that of the one that varies first.
BOOST_AUTO_TEST_CASE(several_inputs) {
  const definition d = definition_of(
      slope::activation<"swiglu">([](auto g, auto v) { return g * sigmoid(g) * v; }, slope::input<"g">, slope::input<"v">));
  for (const element_type& type : element_types) {
    trials on(d, type.format);
    int everyday[2] = {0, 0};
    double smallest[2] = {1, 1}, largest[2] = {1, 1};
    for (std::size_t t = 0; t < on.count(); ++t) {
      const trial& one = on[t];
      BOOST_REQUIRE((one.varies == 0 || one.varies == 1));
      const int fixed = 1 - one.varies;
      everyday[one.varies] += one.is_usual;
      const double other = std::fabs(one.value(fixed, 0));
      largest[fixed] = std::max(largest[fixed], other);
      if (other > 0) smallest[fixed] = std::min(smallest[fixed], other);
      BOOST_TEST(one.beside == std::max(1.0, other));
      BOOST_TEST(std::isfinite(one.x.front()));
      BOOST_TEST(std::fabs(one.x.front()) >= 0x1p14);
      const double v = one.x[one.x.size() / 3];
      const double at[] = {one.value(0, v), one.value(1, v)}, moved[] = {v, one.others[0]};
      BOOST_TEST(on.arguments()[static_cast<std::size_t>(fixed)][one.first] == one.value(fixed, 0));
      for (const oracle::query& q : {oracle::value, oracle::derivative(1), oracle::partial(1), oracle::mixed(0, 1), oracle::derivative(2)}) {
        const auto here = oracle::evaluate(d.written, {at}, q), there = oracle::evaluate(*one.formula, {moved}, one.query(q));
        BOOST_TEST((here.high == there.high || (std::isnan(here.high) && std::isnan(there.high))));
      }
      BOOST_TEST(one.shows_size(d, oracle::derivative(1)) == (one.varies == 0));
      BOOST_TEST(one.shows_size(d, oracle::partial(1)) == (one.varies == 1));
      BOOST_TEST((one.shows_size(d, oracle::mixed(0, 1)) && one.shows_size(d, oracle::value)));
      BOOST_TEST(one.size(d, oracle::derivative(1), -30, 7) == (one.varies == 0 ? 7 : 30));
      BOOST_TEST(one.size(d, oracle::value, -30, 7) == 7);
    }
    for (const int i : {0, 1}) {
      BOOST_TEST(everyday[i] == 2);
      BOOST_TEST(largest[i] > 0.99 * oracle::largest_beside_others(type.format));
      BOOST_TEST(smallest[i] < std::ldexp(1, type.format.min_exponent)); // subnormal
    }
  }
}

// Every 37th input of a 16-bit type and every 7th that is tried of float32, f and first partials, of a function whose logarithms
// cancel at 1; and all small ones of silu, which is beside ties there.
BOOST_AUTO_TEST_CASE(balls_round_as_mpfr) {
  const definition cancelling = definition_of(slope::activation<"cancelling">([](auto x, auto a) { return log(x) * a - sigmoid(x - 1_c) + 0.5_c; },
                                                                              slope::input<"x">, slope::learned<"a">(0.25_c)));
  for (const definition& d : {cancelling, definition_of(slope::activations::silu)})
    for (const oracle::format& type : {oracle::f16, oracle::bf16, oracle::f32}) {
      trials on(d, type);
      for (int root = 0; root <= d.roots.differentiated; ++root) {
        const truth& known = on.of(0, root);
        BOOST_REQUIRE(known.at.size() == on[0].x.size());
        oracle::evaluator mpfr(d.written);
        std::size_t wrong = 0, finite = 0;
        for (std::size_t i = 0; i < on[0].x.size(); ++i) {
          std::vector<double> at{on[0].x[i]};
          if (i % (type.bits() == 16 ? 37 : 7) != 0 && std::fabs(at[0]) > 0x1p-120) continue;
          at.insert(at.end(), on[0].others.begin(), on[0].others.end());
          const double right = oracle::rounded(type, mpfr.ask({at}, query_of(d.roots, root))), got = oracle::rounded(type, known.exact[i]);
          finite += std::isfinite(right);
          wrong += !(got == right || (std::isnan(got) && std::isnan(right)));
        }
        BOOST_TEST(wrong == 0U, d.name << ", root " << root);
        BOOST_TEST(finite > 500U);
      }
      BOOST_TEST(on.of(0, d.roots.third()).at.size() < 12000U);  // a sample
    }
}
