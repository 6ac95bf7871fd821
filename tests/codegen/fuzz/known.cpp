// SPDX-License-Identifier: Apache-2.0
// The smallest formulas of what random ones found, as a user writes them, in every form that the compiler makes of them.
#define BOOST_TEST_MODULE "codegen/fuzz/known"
#include <boost/test/unit_test.hpp>

#include <boost/hana/for_each.hpp>

#include <slope/dsl.hpp>

#include "check.hpp"
#include "options.hpp"

using namespace slope::literals;

namespace {

template <class Formula>
constexpr auto of_x(Formula f) {
  return slope::activation<"f">(f, slope::input<"x">);
}

template <class Formula>
constexpr auto of_two(Formula f) {
  return slope::activation<"f">(f, slope::input<"x">, slope::input<"a">);
}

constexpr auto found = boost::hana::make_tuple(
    // an exponential that needs another one while that is being made
    of_x([](auto x) { return exp(exp(-square(x))); }), of_x([](auto x) { return erf(exp(x)); }),
    of_x([](auto x) { return log2(1 + square(asin(slope::tanh(x) / 2))); }),
    // a logarithm inside another function
    of_x([](auto x) { return slope::tanh(log2(1 + square(x))); }), of_x([](auto x) { return erf(log(1 + exp(x))); }),
    of_x([](auto x) { return pow(1 + abs(x), 0.3_c); }), of_x([](auto x) { return sin(log(slope::sigmoid(x))); }),
    // what overflows inside
    of_x([](auto x) { return log1p(square(x)); }), of_x([](auto x) { return exp(square(x) / (1 + square(x))); }),
    of_x([](auto x) { return slope::normal_cdf(slope::tanh(x) / (1 + 1 / (1 + square(x)))); }),
    of_x([](auto x) { return exp2(x / (1 + abs(x))); }),
    // what lasts beyond the clamp of something else
    of_x([](auto x) { return log(1 + slope::softplus(x)); }), of_x([](auto x) { return log1p(square(x / exp(x))); }),
    of_x([](auto x) { return pow(1 + square(sin(x)), slope::tanh(x)); }), of_x([](auto x) { return pow(1 + square(sinh(x)), 0.3_c); }),
    of_x([](auto x) { return sqrt(cosh(x)); }), of_x([](auto x) { return slope::softplus(slope::tanh(x) * exp(x)); }),
    // a plain logarithm is not bounded by 1; expm1 where exp was
    of_x([](auto x) { return log1p(abs(x)) / (1 + abs(x)); }), of_x([](auto x) { return 1 / (1 + slope::sigmoid(x)); }),
    of_x([](auto x) { return slope::tanh(x + 20); }), of_x([](auto x) { return log(1 + exp(20 - x)); }),
    // a root inside, or of, another function
    of_x([](auto x) { return exp(-sqrt(1 + square(x))); }), of_x([](auto x) { return slope::tanh(x / sqrt(1 + square(x))); }),
    of_x([](auto x) { return log(x + sqrt(1 + square(x))); }), of_x([](auto x) { return sqrt(slope::softplus(x)); }),
    of_x([](auto x) { return sqrt(1 + exp(x)); }), of_x([](auto x) { return x * sqrt(slope::sigmoid(x)); }),
    of_x([](auto x) { return slope::softplus(sqrt(1 + square(x)) - 1); }), of_x([](auto x) { return sqrt(1 + square(x)) * exp(-x); }),
    of_x([](auto x) { return erf(x / sqrt(1 + square(x))); }), of_x([](auto x) { return sqrt(1.702_c - x); }),
    of_x([](auto x) { return atan(x) * slope::sigmoid(x); }), of_x([](auto x) { return 1 / (1 + log1p(pow(1 + square(x), -4))); }),
    of_x([](auto x) { return exp(x) / (1 + square(x)); }), of_x([](auto x) { return x / exp(exp(x)); }), of_x([](auto x) { return 2 * x + 1 + x / (1 + exp(x)); }),
    of_x([](auto x) { return x * exp(x) * square(1 + exp(x)) / (1 + pow(1 + exp(x), 3)); }), of_x([](auto x) { return min(exp(-square(x)), 1); }),
    // a clamp that one style alone needs; a function that grows on where powers are clamped
    of_x([](auto x) { return x / (1 + x * slope::sigmoid(x)); }), of_x([](auto x) { return asinh(x) * x; }),
    // what vanishes on one side only, where an exponential has the input clamped on both; what is hidden by expm1
    of_x([](auto x) { return erfc(x) / (1 + square(x)); }), of_x([](auto x) { return log2(1 + square(x / (1 + exp(-square(x))))); }),
    // 1/(x E), where E is clamped
    of_x([](auto x) { return -1.5_c - atan(x / exp(x)); }),
    // infinity times what vanishes on one side; e^20 in front of what grows
    of_x([](auto x) { return atan(slope::normal_cdf(x) + square(x)); }), of_two([](auto x, auto a) { return x * slope::sigmoid(20 - a); }),
    of_x([](auto x) { return erfc(2 * (20 - x)); }), of_x([](auto x) { return exp(x - 80); }), of_x([](auto x) { return exp(x / 2 - 80); }),
    // constants that overflow as two factors; a condition on what vanishes
    of_x([](auto x) { return asin(slope::tanh(20 + x) / 2); }), of_x([](auto x) { return when(log(1 + slope::sigmoid(x)) > 0, x, 0.044715_c); }),
    // a small constant taken out of a power; what is a line only where x is small
    of_x([](auto x) { return 1 + square(0.044715_c * x); }), of_x([](auto x) { return 0.1_c * square(x); }),
    of_x([](auto x) { return sqrt(1 + square(0.044715_c * x)); }),
    of_x([](auto x) { return slope::log_sigmoid(x * slope::log_sigmoid(20_c)); }),
    // a logarithm that vanishes, by its value; angles that grow exponentially
    of_x([](auto x) { return x - x * slope::softplus(x); }), of_x([](auto x) { return cos(exp2(x)); }),
    // infinity times what vanishes, inside a function
    of_x([](auto x) { return slope::normal_cdf(slope::softplus(x) * x * x); }),
    // a probability beside an exponential that is raised
    of_x([](auto x) { return slope::normal_cdf(x) * slope::sigmoid(x); }),
    // x beside what vanishes sooner than what both are divided by
    of_x([](auto x) { return slope::sigmoid(expm1(x)) + square(x); }),
    // an exponential that lasts to where powers have overflowed
    of_x([](auto x) { return erf(pow(1 + square(asinh(x)), 0.3_c)); }),
    // constants, powers and logarithms that would overflow before a quotient does
    of_x([](auto x) { return 400 + x / (1 + abs(x)); }), of_x([](auto x) { return 1.702_c - rsqrt(1 + square(x)); }),
    of_x([](auto x) { return pow(x / (1 + square(log1p(abs(x)))), 3); }), of_x([](auto x) { return atan(square(x / (1 + abs(x)))); }),
    of_x([](auto x) { return log2(1 + square(x - slope::normal_cdf(x))); }), of_x([](auto x) { return pow(1 + square(asinh(x)), -16); }),
    of_x([](auto x) { return exp(x - 60); }), of_x([](auto x) { return acosh(2 + pow(1 + square(asinh(x)), -4)); }),
    of_x([](auto x) { return log(1 + exp(x - 20)); }), of_x([](auto x) { return x / (1 + square(slope::tanh(atan(x)))); }),
    of_x([](auto x) { return x / (1 + 0.044715_c * slope::sigmoid(x)); }), of_x([](auto x) { return 0.044715_c - sqrt(1 + square(x)); }),
    // infinity times a mantissa, by an exponential that is late or need not be
    of_x([](auto x) { return exp2(slope::tanh(x)) * x * x; }),
    of_x([](auto x) { return square(x / exp(exp(-slope::softplus(x)))); }), of_x([](auto x) { return slope::normal_cdf(exp(x)) * (1 + square(x)); }),
    of_x([](auto x) { return x * slope::normal_cdf(slope::tanh(x)); }), of_x([](auto x) { return expm1(log2(1 + square(asinh(x)))); }),
    // a power in an exponent, which serves the other half from one side
    of_x([](auto x) { return slope::normal_cdf(x) * slope::sigmoid(slope::softplus(pow(x, 3))); }),
    // what goes on over an exponential that vanishes
    of_x([](auto x) { return sin(x) * slope::sigmoid(exp(x)); }), of_x([](auto x) { return square(x) * slope::sigmoid(sinh(x)); }),
    // an exponent that is small again and again
    of_x([](auto x) { return erf(sin(x) * x); }),
    // denominators of which nothing is left, a sum in which expm1 is lost beside a root
    of_x([](auto x) { return exp(-abs(x)) - sqrt(1 + square(x)); }),
    of_x([](auto x) { return asin(slope::tanh(x) / 2) - slope::normal_pdf(x); }), of_x([](auto x) { return log2(slope::normal_cdf(x)); }),
    of_x([](auto x) { return cosh(rsqrt(1 + square(x))) * slope::sigmoid(x); }),
    // what vanishes with one argument grows with the other
    of_two([](auto x, auto a) { return exp(-abs(a)) - 1_c / 3 / (1 + square(x)); }),
    // constants that are no floats
    of_x([](auto x) { return tan(slope::tanh(x + 20)); }), of_x([](auto x) { return slope::normal_pdf(20 - x); }),
    // the oracle: a quotient of what is beyond MPFR's exponents
    of_x([](auto x) { return expm1(x) * slope::sigmoid(-1 - x); }),
    // a probability beyond MPFR's exponents is not 0
    of_x([](auto x) { return when(slope::normal_cdf(x) > 0, x, -1); }),
    of_x([](auto x) { return sign(log(1 + slope::sigmoid(x))); }), of_x([](auto x) { return max(log(1 + slope::sigmoid(x)), 0); }), of_x([](auto x) { return when(square(slope::sigmoid(x)) != 0, x, 1); }),
    // a decided condition beside another
    of_x([](auto x) { return when(x < 0.1_c && 1_c > 0_c, 1, x); }), of_x([](auto x) { return when(!(1_c > 0_c) || x < 2, x, 1); }));

}  // namespace

BOOST_AUTO_TEST_CASE(every_form_has_the_value_of_the_formula) {
  const auto seeds = fuzz::options(3, 1);
  boost::hana::for_each(found, [seeds]<class F>(const F& f) {
    for (std::uint64_t seed = seeds.seed; seed < seeds.seed + seeds.count; ++seed) {  // of the points
      fuzz::counts c;
      const auto d = slope::codegen::definition_of(f);
      const auto wrong = fuzz::checking(d, fuzz::points(seed), c)(F::written);
      BOOST_TEST(!wrong, to_text(F::written).view() << ": " << (wrong ? wrong->property + ", " + wrong->sentence : ""));
      BOOST_TEST(c.compared > 300);
    }
  });
}
