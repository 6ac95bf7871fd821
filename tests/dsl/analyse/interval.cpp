// SPDX-License-Identifier: Apache-2.0
// Every operation on random intervals holds the reference values of numbers inside; ends that are known are tight.
#define BOOST_TEST_MODULE "dsl/analyse/interval"
#include <boost/test/unit_test.hpp>

#include <random>

#include <slope/dsl/analyse/interval_functions.hpp>

using slope::double_double;
using slope::infinity;
using slope::interval;
using slope::op;

namespace {

constexpr interval apply1(op o, const interval& u) { return slope::apply(o, u, {}, {}); }
constexpr bool is(const interval& u, double low, double high) { return u.low == low && u.high == high; }

}  // namespace

static_assert(is(interval(1, 2) + interval(-3, 5), -2, 7));
static_assert(is(interval(1, 2) - interval(1, 2), -1, 1));
static_assert(is(interval(-1, 2) * interval(0.5), -0.5, 1));
static_assert(is(interval(0, infinity) * interval(0), 0, 0));
static_assert(is(interval(-infinity, -1) * interval(-infinity, infinity), -infinity, infinity));
static_assert((interval(1) / interval(3)).low < (interval(1) / interval(3)).high);
static_assert((interval(1e300) * interval(1e300)).low == 0x1.fffffffffffffp1023 && (interval(1e300) * interval(1e300)).high == infinity);
static_assert((interval(1e-300) * interval(1e-300)).low == 0 && (interval(1e-300) * interval(1e-300)).high > 0);
static_assert((interval(-1e-300) * interval(1e-300)).high == 0 && (interval(-1e-300) * interval(1e-300)).low < 0);
static_assert(is(apply1(op::tanh, {-infinity, infinity}), -1, 1) && is(apply1(op::sigmoid, {-infinity, infinity}), 0, 1));
static_assert(apply1(op::exp, interval(0)).is(1) && apply1(op::tanh, interval(0)).is(0) && apply1(op::sigmoid, interval(0)).is(0.5));
static_assert(is(apply1(op::sin, {0, 4}), -1, 1) && apply1(op::sin, {1, 2}).high == 1 && apply1(op::cos, {3, 4}).low == -1);
static_assert(!apply1(op::tan, {1, 2}).defined && apply1(op::tan, {-1, 1}).defined);
static_assert(!apply1(op::log, {0, 1}).defined && !apply1(op::sqrt, {-1, 1}).defined && apply1(op::sqrt, {0, 4}).defined);
static_assert(!slope::apply(op::divide, interval(1), interval(-1, 1), {}).defined);
static_assert(is(slope::apply(op::integer_power, interval(-1, 2), interval(2), {}), 0, slope::detail::above(4)) ||
              is(slope::apply(op::integer_power, interval(-1, 2), interval(2), {}), 0, 4));

// At a tie.
constexpr interval lower(0, 1), upper(1, 2);
constexpr interval compared(op o, const interval& u, const interval& v) { return slope::apply(o, u, v, {}); }
static_assert(!compared(op::less, lower, upper).is_point() && compared(op::less, upper, lower).is(0));
static_assert(compared(op::less_equal, lower, upper).is(1) && !compared(op::less_equal, upper, lower).is_point());
static_assert(compared(op::greater, lower, upper).is(0) && !compared(op::greater, upper, lower).is_point());
static_assert(!compared(op::greater_equal, lower, upper).is_point() && compared(op::greater_equal, upper, lower).is(1));
static_assert(!compared(op::equal, lower, upper).is_point() && compared(op::equal, lower, interval(2)).is(0));
static_assert(compared(op::not_equal, interval(2), interval(2)).is(0) && compared(op::not_equal, lower, interval(2)).is(1));

// What jumps is not regular where it may jump, and is where it cannot.
static_assert(!apply1(op::step, {-1, 1}).regular && apply1(op::step, {0.5, 1}).regular && !apply1(op::floor, {0.5, 1}).regular);
static_assert(!slope::apply(op::when, interval(0, 1), interval(2), interval(3)).regular);
static_assert(slope::apply(op::when, interval(1), interval(2), interval(3)).is(2));
// A branch that is not taken needs no value; a condition does.
static_assert(slope::apply(op::when, interval(1), interval(2), apply1(op::log, {-1, 1})).defined);
static_assert(!slope::apply(op::when, slope::apply(op::greater, apply1(op::sqrt, {-2, -1}), interval(-1), {}), interval(2), interval(3)).defined);

BOOST_AUTO_TEST_CASE(what_lies_inside_stays_inside) {
  std::mt19937_64 random(20261124);
  const auto uniform = [&](double a, double b) { return std::uniform_real_distribution<double>(a, b)(random); };
  const auto any = [&](double size) {
    const double a = uniform(-size, size), b = uniform(0, 1) < 0.2 ? a : uniform(-size, size);
    return a < b ? interval(a, b) : interval(b, a);
  };
  const auto inside = [&](const interval& u) { return u.is_point() ? u.low : std::min(u.high, std::max(u.low, uniform(u.low, u.high))); };
  int checked = 0;
  for (const auto& o : slope::operations) {
    if (o.kind == slope::kind::leaf || o.id == op::declared || o.id == op::tangent || o.id == op::maximum || o.id == op::selected) continue;
    int defined = 0;
    for (int n = 0; n < 400; ++n) {
      const double size = n % 4 == 0 ? 40 : n % 4 == 1 ? 0.9 : 4;
      const interval truths[] = {0, 1, {0, 1}};
      const bool connects = o.id == op::logical_and || o.id == op::logical_or || o.id == op::logical_not;
      const interval u = o.id == op::when || connects ? truths[n % 3] : any(size), w = any(size);
      const interval v = o.id == op::integer_power ? interval(n % 9 - 4) : connects ? truths[n / 3 % 3] : any(size);
      const interval all = slope::apply(o.id, u, v, w);
      if (!all.defined) continue;
      ++defined;
      for (int k = 0; k < 6; ++k) {
        const auto choose = [&](const interval& i, bool truth) { return double_double(truth ? (k % 2 ? i.low : i.high) : inside(i)); };
        const double_double value = slope::apply(o.id, choose(u, connects || o.id == op::when), choose(v, connects), choose(w, false));
        BOOST_TEST_CONTEXT(o.name << " on [" << u.low << ", " << u.high << "], [" << v.low << ", " << v.high << "] gives [" << all.low << ", " << all.high << "]") {
          BOOST_TEST((double_double(all.low) <= value && value <= double_double(all.high)));
        }
        ++checked;
      }
    }
    BOOST_TEST_CONTEXT(o.name) { BOOST_TEST(defined >= 20); }
  }
  BOOST_TEST(checked > 50'000);
}
