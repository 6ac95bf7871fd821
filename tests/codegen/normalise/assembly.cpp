// SPDX-License-Identifier: Apache-2.0
// Rounding errors that are added before a late scaling: fewer are left, where there is something to scale, and nothing else
// changes.
#define BOOST_TEST_MODULE "codegen/normalise/assembly"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/definition.hpp>
#include <slope/codegen/normalise/normal_form.hpp>
#include <slope/codegen/oracle/error.hpp>
#include <slope/dsl/activations/all.hpp>

#include "interpret.hpp"

using slope::codegen::definition_of;
using slope::codegen::program;
using slope::codegen::step;
using slope::codegen::normalise::candidates;
namespace activations = slope::activations;

namespace {

// The cheapest that was made in this way.
program made(const auto& f, const std::string& how) {
  const auto d = definition_of(f);
  const int root = d.partials.root(d.roots.value());
  for (const auto& c : candidates(d, {&root, 1}))
    if (c.description == how) return c.steps;
  BOOST_FAIL(d.name << " has no candidate that is \"" << how << "\"");
  return {};
}

// The mean error in units of the last place, for x in [from, from + 2).
double error(const program& p, long double (*exact)(long double), float from) {
  double sum = 0;
  constexpr int count = 20000;
  for (int i = 0; i < count; ++i) {
    const float x = from + static_cast<float>(i) * 1e-4F;
    const long double y = exact(x);
    const slope::double_double in_two_words(static_cast<double>(y), static_cast<double>(y - static_cast<long double>(static_cast<double>(y))));
    sum += slope::codegen::oracle::ulps(slope::codegen::oracle::f32, interpreting::interpret<float>(p, {x})[0], in_two_words);
  }
  return sum / count;
}

long double mish(long double x) {
  const long double e = std::exp(x), n = e * (e + 2);
  return x * n / (n + 2);
}
long double gelu_tanh(long double x) {
  const long double root = std::sqrt(2 / 3.141592653589793238462643383279502884L);
  return x / (1 + std::exp(-2 * root * (x + 0.044715L * x * x * x)));
}

int steps_of(const program& p, step what) {
  int count = 0;
  for (const auto& i : p.instructions) count += i.what == what;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_correction_leaves_less) {
  const program plain = made(activations::mish, "factored, late scale"), numerator = made(activations::mish, "factored, late scale, corrected numerator"),
                quotient = made(activations::mish, "factored, late scale, corrected quotient");
  for (const float from : {-6.0F, -4.0F, -2.0F}) {
    const double a = error(plain, mish, from), b = error(numerator, mish, from), c = error(quotient, mish, from);
    BOOST_TEST(b < 0.95 * a, from << ": " << a << ", with the numerator's error " << b);
    BOOST_TEST(c < 0.95 * b, from << ": " << b << ", with the quotient's error too " << c);
  }
}

BOOST_AUTO_TEST_CASE(beside_a_compensated_exponent) {
  const program plain = made(activations::gelu_tanh, "factored, late scale, compensated exponent"),
                quotient = made(activations::gelu_tanh, "factored, late scale, corrected quotient, compensated exponent");
  for (const float from : {-5.0F, -3.0F}) {
    const double a = error(plain, gelu_tanh, from), c = error(quotient, gelu_tanh, from);
    BOOST_TEST(c < 0.95 * a, from << ": " << a << ", with the quotient's error " << c);
  }
}

// On the side that is not scaled nothing is added: what may be infinite there has no rounding error, and -0 stays.
BOOST_AUTO_TEST_CASE(nothing_is_added_where_nothing_is_scaled) {
  for (const char* how : {"factored, late scale, corrected numerator", "factored, late scale, corrected quotient"}) {
    const program p = made(activations::mish, how);
    const auto at = [&](float x) { return interpreting::interpret<float>(p, {x})[0]; };
    BOOST_TEST(at(3e38F) == 3e38F);
    BOOST_TEST((at(-0.0F) == 0 && std::signbit(at(-0.0F))));
    BOOST_TEST((at(0.0F) == 0 && !std::signbit(at(0.0F))));
    BOOST_TEST(steps_of(p, step::equal) == 0);  // so that no step has to keep it
  }
}
