// SPDX-License-Identifier: Apache-2.0
// On rays: enclosures hold the reference values far out, limits are those of analysis, and signs are found that interval
// arithmetic alone does not see.
#define BOOST_TEST_MODULE "dsl/analyse/asymptote"
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/analyse/enclosure.hpp>

using namespace slope::literals;
using slope::double_double;
using slope::infinity;
using slope::interval;

namespace {

// Enclosure on the ray and limit, of a formula in x; `from` > 0 is [from, infinity), `from` < 0 (-infinity, from].
struct on_ray {
  interval values, limit;
  constexpr on_ray(const slope::graph& g, double from) {
    slope::enclosing e(g, 0, {});
    e.on(from > 0 ? interval(from, infinity) : interval(-infinity, from), 0);
    values = e.root(0), limit = e.limit(0);
  }
};

// clang-format off
constexpr slope::graph formulas[] = {
    slope::formula([](auto x) { return x * sigmoid(x); }),           slope::formula([](auto x) { return x * tanh(softplus(x)); }),
    slope::formula([](auto x) { return x * normal_cdf(x); }),        slope::formula([](auto x) { return normal_cdf(x) + x * normal_pdf(x); }),
    slope::formula([](auto x) { return sigmoid(x) + x * sigmoid(x) * sigmoid(-x); }),
    slope::formula([](auto x) { return x / 2 * (1_c + tanh(x + 0.04_c * pow(x, 3))); }),
    slope::formula([](auto x) { return x / (1_c + abs(x)); }),       slope::formula([](auto x) { return square(x) * exp(-abs(x)); }),
    slope::formula([](auto x) { return atan(x) + erf(2 * x); }),     slope::formula([](auto x) { return erfc(x) * x; }),
    slope::formula([](auto x) { return sqrt(1_c + square(x)) - abs(x) / 2; }),
    slope::formula([](auto x) { return log_sigmoid(x) - min(x, 0_c); }),
    slope::formula([](auto x) { return expm1(-square(x)) + exp2(-abs(x)); }),
    slope::formula([](auto x) { return sinh(x) / cosh(x); }),        slope::formula([](auto x) { return log1p(exp(-abs(x))) * pow(x, -2); }),
    slope::formula([](auto x) { return max(x, 2 * x) * exp(-abs(x)); }), slope::formula([](auto x) { return when(x > 0_c, 1_c / x, x * exp(x)); })};
// clang-format on

}  // namespace

// x sigmoid(x) -> -0 from below, and its derivative too: x e^x is the greater term.
static_assert(on_ray(formulas[0], -8).limit.is(0) && on_ray(formulas[0], -8).values.high == 0 && on_ray(formulas[0], 8).limit.is(infinity));
static_assert(on_ray(formulas[4], -8).values.high == 0 && on_ray(formulas[4], -8).values.low > -0.01);
static_assert(on_ray(formulas[3], -8).values.high == 0 && on_ray(formulas[3], 8).values.low >= 1 && on_ray(formulas[3], 8).limit.is(1));
static_assert(on_ray(formulas[1], -8).limit.is(0) && on_ray(formulas[2], -8).limit.is(0) && on_ray(formulas[5], -8).limit.is(0));
static_assert(on_ray(formulas[6], 8).limit.is(1) && on_ray(formulas[6], 8).values.high <= 1 && on_ray(formulas[6], -8).limit.is(-1));
static_assert(on_ray(formulas[7], 8).limit.is(0) && on_ray(formulas[9], 8).limit.is(0) && on_ray(formulas[13], 8).limit.contains(1) && on_ray(formulas[13], 8).limit.low > 0.999999);
// sin has no limit; nor does this arithmetic know one of log.
static_assert(!slope::isfinite(on_ray(slope::formula([](auto x) { return sin(x); }), 8).limit.low));
static_assert(on_ray(slope::formula([](auto x) { return log(x); }), 8).limit.low == -infinity);

BOOST_AUTO_TEST_CASE(enclosures_hold_what_lies_on_the_ray) {
  int known = 0;
  for (const auto& g : formulas)
    for (const double from : {-64.0, -8.0, -1.5, 1.5, 8.0, 64.0}) {
      const on_ray ray(g, from);
      BOOST_TEST_CONTEXT(to_text(g).view() << " from " << from << ": [" << ray.values.low << ", " << ray.values.high << "]") {
        for (double factor = 1; factor < 300; factor *= 1.01) {
          const double_double x[] = {from * factor};
          const double_double value = evaluate(g, x);
          if (isnan(value) || isinf(value)) continue;  // the reference overflowed: sinh, cosh
          // What is below the normal range, or lost in the cancellation of the reference, is not looked at.
          const double slack = 1e-28 * (1 + std::abs(value.high) + std::abs(x[0].high));
          BOOST_TEST((double_double(ray.values.low) - slack <= value && value <= double_double(ray.values.high) + slack));
        }
        known += ray.limit.low > -infinity || ray.limit.high < infinity;
      }
    }
  BOOST_TEST(known >= 90);
}
