// SPDX-License-Identifier: Apache-2.0
// What comes late, and sums that begin below 1: fewer rounding errors are left, and nothing else changes.
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
int steps_of(const program& p, step what) {
  int count = 0;
  for (const auto& i : p.instructions) count += i.what == what;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(lowered_sums_round_by_less) {
  const program plain = made(activations::mish, "factored, late scale"), lowered = made(activations::mish, "factored, late scale, lowered sums");
  BOOST_TEST(slope::codegen::count(lowered).others == slope::codegen::count(plain).others);
  for (const float from : {-12.0F, -8.0F, -6.0F, -4.0F}) {  // where 1 + E/2 and 1 + E + E^2/2 are a little more than 1
    const double a = error(plain, mish, from), b = error(lowered, mish, from);
    BOOST_TEST(b < 0.95 * a, from << ": " << a << ", with lowered sums " << b);
  }
}

// silu = x/(1 + E) has one sum: the number at which it begins would be a factor.
BOOST_AUTO_TEST_CASE(a_sum_alone_is_not_lowered) {
  const auto d = definition_of(activations::silu);
  const int root = d.partials.root(d.roots.value());
  for (const auto& c : candidates(d, {&root, 1})) BOOST_TEST(c.description.find("lowered") == std::string::npos, c.description);
}

// A fraction that comes late is added by one step, on the side that is scaled: what may be infinite stands on the other, and -0.
BOOST_AUTO_TEST_CASE(nothing_is_added_where_nothing_is_scaled) {
  for (const char* how : {"factored, late scale", "factored, late scale, lowered sums"}) {
    const program p = made(activations::mish, how);
    const auto at = [&](float x) { return interpreting::interpret<float>(p, {x})[0]; };
    BOOST_TEST(steps_of(p, step::multiply_add) == 1);
    BOOST_TEST(at(3e38F) == 3e38F);
    BOOST_TEST((at(-0.0F) == 0 && std::signbit(at(-0.0F))));
    BOOST_TEST((at(0.0F) == 0 && !std::signbit(at(0.0F))));
    BOOST_TEST(steps_of(p, step::equal) == 0);  // so that no step has to keep it
  }
}
