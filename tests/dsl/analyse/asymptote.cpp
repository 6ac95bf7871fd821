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
#define DEFINE(name, ...) constexpr slope::graph name = slope::formula([](auto x) { return __VA_ARGS__; })
DEFINE(silu,       x * sigmoid(x));
DEFINE(mish,       x * tanh(softplus(x)));
DEFINE(gelu,       x * normal_cdf(x));
DEFINE(gelu_slope, normal_cdf(x) + x * normal_pdf(x));
DEFINE(silu_slope, sigmoid(x) + x * sigmoid(x) * sigmoid(-x));
DEFINE(cubic_gate, x / 2 * (1_c + tanh(x + 0.04_c * pow(x, 3))));
DEFINE(softsign,   x / (1_c + abs(x)));
DEFINE(bump,       square(x) * exp(-abs(x)));
DEFINE(arc,        atan(x) + erf(2 * x));
DEFINE(tail,       erfc(x) * x);
DEFINE(root,       sqrt(1_c + square(x)) - abs(x) / 2);
DEFINE(remainder,  log_sigmoid(x) - min(x, 0_c));
DEFINE(bells,      expm1(-square(x)) + exp2(-abs(x)));
DEFINE(ratio,      sinh(x) / cosh(x));
DEFINE(small,      log1p(exp(-abs(x))) * pow(x, -2));
DEFINE(greater,    max(x, 2 * x) * exp(-abs(x)));
DEFINE(branches,   when(x > 0_c, 1_c / x, x * exp(x)));
DEFINE(mills,      x * normal_cdf(x) + normal_pdf(x));  // the leading terms cancel
DEFINE(steep,      exp(2_c + exp(-abs(x))));            // the derivative between is e^2
DEFINE(wave,       sin(x));
DEFINE(logarithm,  log(x));
const slope::graph* formulas[] = {&silu, &mish, &gelu, &gelu_slope, &silu_slope, &cubic_gate, &softsign, &bump, &arc,
                                            &tail, &root, &remainder, &bells, &ratio, &small, &greater, &branches, &mills, &steep};
// clang-format on

}  // namespace

// x sigmoid(x) -> -0 from below, and its derivative too: x e^x is the greater term.
static_assert(on_ray(silu, -8).limit.is(0) && on_ray(silu, -8).values.high == 0 && on_ray(silu, 8).limit.is(infinity));
static_assert(on_ray(silu_slope, -8).values.high == 0 && on_ray(silu_slope, -8).values.low > -0.01);
static_assert(on_ray(gelu_slope, -8).values.high == 0 && on_ray(gelu_slope, 8).values.low >= 1 && on_ray(gelu_slope, 8).limit.is(1));
static_assert(on_ray(mish, -8).limit.is(0) && on_ray(gelu, -8).limit.is(0) && on_ray(cubic_gate, -8).limit.is(0));
static_assert(on_ray(softsign, 8).limit.is(1) && on_ray(softsign, 8).values.high <= 1 && on_ray(softsign, -8).limit.is(-1));
static_assert(on_ray(bump, 8).limit.is(0) && on_ray(tail, 8).limit.is(0) && on_ray(ratio, 8).limit.contains(1) && on_ray(ratio, 8).limit.low > 0.999999);
// sin has no limit; nor does this arithmetic know one of log.
static_assert(!slope::isfinite(on_ray(wave, 8).limit.low));
static_assert(on_ray(logarithm, 8).limit.low == -infinity);

BOOST_AUTO_TEST_CASE(enclosures_hold_what_lies_on_the_ray) {
  int known = 0;
  for (const slope::graph* g : formulas)
    for (const double from : {-64.0, -8.0, -1.5, 1.5, 8.0, 64.0}) {
      const on_ray ray(*g, from);
      BOOST_TEST_CONTEXT(to_text(*g).view() << " from " << from << ": [" << ray.values.low << ", " << ray.values.high << "]") {
        for (double factor = 1; factor < 300; factor *= 1.01) {
          const double_double x[] = {from * factor};
          const double_double value = evaluate(*g, x);
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
