// SPDX-License-Identifier: Apache-2.0
// Range, Lipschitz constant, parity and monotony of the whole catalogue, proven by the compiler; and against dense sampling,
// so that a bound that is wrong or loose is noticed.
#define BOOST_TEST_MODULE "dsl/analyse/catalogue"
#include <boost/hana/for_each.hpp>
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/analyse/lipschitz.hpp>
#include <slope/dsl/analyse/monotone.hpp>
#include <slope/dsl/analyse/parity.hpp>

using namespace slope::activations;
using namespace slope::literals;
using slope::double_double;
using slope::infinity;
using slope::parity;

namespace {

// Known values, to the digits that are given: from the papers, or by the bisection of Python's mpmath.
struct expected {
  double low, high, lipschitz;
  slope::parity symmetry;
  bool monotone;
};

constexpr bool near(double a, double b) { return a == b || (a - b < 1e-9 && b - a < 1e-9); }

template <class Activation>
constexpr bool is(const Activation& f, const expected& e) {
  const slope::analysed a = analyse(f);
  const slope::value_range r = range(a);
  const slope::lipschitz_constant l = lipschitz(a);
  const slope::verdict m = is_monotone(stretches(a));
  return r.tight() && near(r.low, e.low) && near(r.high, e.high) && l.tight() && near(l.bound, e.lipschitz) &&
         parity_of(a) == e.symmetry && (e.monotone ? m.proven() : m.refuted());
}

}  // namespace

// clang-format off
static_assert(is(relu,                        {0, infinity, 1, parity::neither, true}));
static_assert(is(leaky_relu,                  {-infinity, infinity, 1, parity::neither, true}));
static_assert(is(prelu,                       {-infinity, infinity, 1, parity::neither, true}));
static_assert(is(elu,                         {-1, infinity, 1, parity::neither, true}));
static_assert(is(selu,                        {-1.75809934084738, infinity, 1.75809934084738, parity::neither, true}));
static_assert(is(slope::activations::sigmoid, {0, 1, 0.25, parity::neither, true}));
static_assert(is(slope::activations::tanh,    {-1, 1, 1, parity::odd, true}));
static_assert(is(slope::activations::softplus,{0, infinity, 1, parity::neither, true}));
static_assert(is(silu,                        {-0.278464542761073795, infinity, 1.09983932012886668, parity::neither, false}));
static_assert(is(gelu,                        {-0.169971207479903616, infinity, 1.12890414518515476, parity::neither, false}));
static_assert(is(gelu_tanh,                   {-0.170040750571254, infinity, 1.128993068658772, parity::neither, false}));
static_assert(is(mish,                        {-0.308843413017250, infinity, 1.088498161251728, parity::neither, false}));
static_assert(is(identity,                    {-infinity, infinity, 1, parity::odd, true}));
// clang-format on

// The lowest value of x sigmoid(x) is -W(1/e): the bound lies below it, by a few units in the last place.
constexpr double_double lowest_of_silu = -value_of(0.27846454276107379510935873902298_c);
static_assert(double_double(range(silu).low) <= lowest_of_silu && range(silu).low > -0.278464542761075);

// A group has no one argument to be even or steep in, but its values go everywhere.
static_assert(range(maxout).low == -infinity && range(maxout).high == infinity && range(maxout).tight());
static_assert(!lipschitz(maxout).known && lipschitz(maxout).bound == infinity && parity_of(maxout) == parity::unknown);

// Bounds that are exact are exact.
static_assert(range(slope::activations::sigmoid).low == 0 && range(slope::activations::sigmoid).high == 1);
static_assert(range(slope::activations::tanh).low == -1 && range(slope::activations::tanh).high == 1);
static_assert(range(relu).low == 0 && range(slope::activations::softplus).low == 0 && range(elu).low == -1);
static_assert(lipschitz(relu).bound == 1 && lipschitz(slope::activations::softplus).bound == 1);

BOOST_AUTO_TEST_CASE(sampled_values_lie_in_the_range_and_reach_its_ends) {
  boost::hana::for_each(slope::activations::catalogue, [](const auto& f) {
    if constexpr (std::decay_t<decltype(f)>::shape != slope::shape::grouped) {
      const slope::analysed a = analyse(f);
      const auto values = range(a), slopes = range(a, 1);
      const auto constant = lipschitz(a);
      const auto signs = stretches(a);
      double low = infinity, high = -infinity, steepest = 0;
      BOOST_TEST_CONTEXT(f.name) {
        for (int i = -60'000; i <= 60'000; ++i) {
          const double x = i % 3 ? i * 0x1p-12 : i * 0x1p-8;  // dense about 0, and far out
          const double_double y = at(f, x), slope = slope::at<1>(f, x);
          BOOST_REQUIRE((double_double(values.low) <= y && y <= double_double(values.high)));
          BOOST_REQUIRE((double_double(slopes.low) <= slope && slope <= double_double(slopes.high)));
          low = std::min(low, y.high), high = std::max(high, y.high), steepest = std::max(steepest, std::abs(slope.high));
          for (const auto& s : signs)
            if (s.low <= x && x <= s.high) BOOST_REQUIRE(slope.high * s.direction >= 0);
        }
        BOOST_TEST(steepest <= constant.bound);
        BOOST_TEST(steepest >= constant.bound - 1e-6);
        if (slope::isfinite(values.low)) BOOST_TEST(low <= values.low + 1e-6);
        if (slope::isfinite(values.high)) BOOST_TEST(high >= values.high - 1e-6);
        BOOST_TEST((slope::isfinite(values.low) || low < -2));
        BOOST_TEST((slope::isfinite(values.high) || high > 2));
      }
    }
  });
}
