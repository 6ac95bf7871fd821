// SPDX-License-Identifier: Apache-2.0
// Where functions become lines, what serves both halves then, and what is raised meanwhile.
#define BOOST_TEST_MODULE "codegen/normalise/one_sided"
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <functional>

#include <slope/codegen/normalise/emission.hpp>
#include <slope/codegen/normalise/one_sided.hpp>
#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>

#include "interpret.hpp"

using namespace slope::literals;
using slope::activation;
using slope::input;
using slope::codegen::program;
using slope::codegen::step;
namespace activations = slope::activations;
namespace normalise = slope::codegen::normalise;

namespace {

constexpr auto mirrored_silu = activation<"f">([](auto x) { return -x * slope::sigmoid(-x); }, input<"x">);
constexpr auto with_offset = activation<"f">([](auto x) { return (2 * x + 1) * slope::sigmoid(x); }, input<"x">);
constexpr auto two_lines = activation<"f">([](auto x) { return 2 * x + 1 + x / (1 + exp(x)); }, input<"x">);
constexpr auto cubed = activation<"f">([](auto x) { return x * pow(slope::sigmoid(x), 3); }, input<"x">);
constexpr auto steep = activation<"f">([](auto x) { return x * exp(x) * square(1 + exp(x)) / (1 + pow(1 + exp(x), 3)); }, input<"x">);

normalise::partition halves(const auto& f) {
  const auto d = slope::codegen::definition_of(f);
  const int root = d.partials.root(d.roots.value());
  return normalise::partitioned(d, {&root, 1});
}

std::string why_refused(const std::function<void()>& work) {
  try {
    work();
  } catch (const normalise::refused& r) {
    return r.why;
  }
  return "";
}

int count(const program& p, step what) {
  return static_cast<int>(std::count_if(p.instructions.begin(), p.instructions.end(), [&](const auto& i) { return i.what == what; }));
}

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

struct example {
  const char* name;
  program (*made)(normalise::style);
  double (*exact)(double);
};
template <const auto& F>
program made(normalise::style s) {
  const normalise::partition p = halves(F);
  return normalise::from_one_side(p, s, normalise::settled(p, s.settled, s.working));
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_line_and_where_it_begins) {
  const auto is = [](const auto& f, int side, double offset, double slope, double least, double most) {
    const normalise::settlement s = normalise::settled(halves(f), side, 32).at(0);
    BOOST_TEST((s.on.offset == slope::double_double(offset) && s.on.slope == slope::double_double(slope)));
    BOOST_TEST((least <= s.from && s.from <= most), s.from << " is not in [" << least << ", " << most << "]");
  };
  is(activations::silu, 1, 0, 1, 20.75, 21);  // e^-21 is 2^-30
  is(activations::sigmoid, 1, 1, 0, 20.75, 21);
  is(activations::mish, 1, 0, 1, 10.5, 11.5);  // 2 e^-2x
  is(mirrored_silu, -1, 0, -1, 20.75, 21);
  is(with_offset, 1, 1, 2, 19, 21);
  BOOST_TEST(normalise::settled(halves(activations::silu), 1, 64).at(0).from > 41);
}

BOOST_AUTO_TEST_CASE(what_is_refused) {
  const auto refuses = [](const normalise::partition& p, int side, const std::string& why) {
    BOOST_TEST(why_refused([&] { normalise::settled(p, side, 32); }) == why);
  };
  refuses(halves(activations::silu), -1, "nothing is left far out");  // it is -0 there, and relatively never near it
  refuses(halves(activation<"f">([](auto x) { return square(x) * slope::sigmoid(x); }, input<"x">)), 1, "no line far out");
  refuses(halves(activation<"f">([](auto x) { return slope::when(x > 0, 1 + exp(-x), exp(x)); }, input<"x">)), 1, "halves of two functions");
  refuses(halves(activation<"f">([](auto x) { return slope::sigmoid(x / 1000000000); }, input<"x">)), 1, "a line that bends");
  refuses(halves(activation<"f">([](auto x) { return slope::sigmoid(-x); }, input<"x">)), 1, "nothing is left far out");
  BOOST_TEST(why_refused([] { made<two_lines>({.settled = 1}); }) == "a half that goes on where its argument is bounded");
  refuses(halves(activation<"f">([](auto x) { return x / (1 + square(x)); }, input<"x">)), 1, "not two halves");
}

BOOST_AUTO_TEST_CASE(one_half_serves_both) {
  const example examples[] = {
      {"silu", made<activations::silu>, [](double x) { return x * logistic(x); }},
      {"mish", made<activations::mish>, [](double x) { return x * std::tanh(std::log1p(std::exp(x))); }},
      {"sigmoid", made<activations::sigmoid>, logistic},
      {"with an offset", made<with_offset>, [](double x) { return (2 * x + 1) * logistic(x); }},
  };
  for (const example& e : examples)
    for (const bool distributed : {false, true})
      for (const bool raised : {false, true}) {
        const program p = e.made({.late = 1, .raised = raised, .distributed = distributed, .settled = 1});
        BOOST_TEST_CONTEXT(e.name << (raised ? ", raised" : "") << (distributed ? ", distributed" : "")) {
          BOOST_TEST(count(p, step::magnitude) == 0);
          BOOST_TEST(count(p, step::select) <= 1);  // the line
          BOOST_TEST((count(p, step::scale) == 0) == raised);
          for (const float x : {-80.0F, -20.0F, -1.5F, -0.25F, 0.5F, 3.0F, 12.0F, 20.5F, 21.5F, 400.0F, 1e38F}) {
            const double y = static_cast<double>(interpreting::interpret<float>(p, {x})[0]), exact = e.exact(static_cast<double>(x));
            BOOST_TEST(std::fabs(y - exact) <= 1e-6 * std::fabs(exact), "at " << x << ": " << y << ", exactly " << exact);
          }
        }
      }
}

// Results below the normal numbers are rounded once, as late scaling has them.
BOOST_AUTO_TEST_CASE(a_raised_exponential_underflows_at_the_end) {
  const program p = made<activations::silu>({.late = 1, .raised = true, .settled = 1});
  for (const float x : {-88.5F, -91.0F, -100.0F, -103.0F}) {
    const auto wanted = static_cast<double>(x) * std::exp(static_cast<double>(x));
    BOOST_TEST(std::fabs(static_cast<double>(interpreting::interpret<float>(p, {x})[0]) - wanted) <= std::fmax(0x1p-149, std::fabs(wanted) * 3e-7));
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_raised_too_high) {
  BOOST_TEST(why_refused([] { made<cubed>({.late = 1, .raised = true, .settled = 1}); }) == "more than one exponential, raised");
  BOOST_TEST(why_refused([] { made<steep>({.late = 1, .settled = 1}); }) == "");
  BOOST_TEST(why_refused([] { made<steep>({.late = 1, .raised = true, .settled = 1}); }) == "exponentials that overflow");  // 2^64 E^3, E up to 2^30
}
