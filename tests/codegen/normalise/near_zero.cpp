// SPDX-License-Identifier: Apache-2.0
// Polynomials near 0: where sums cancel there they give every digit, and they are made nowhere else.
#define BOOST_TEST_MODULE "codegen/normalise/near_zero"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/normalise/near_zero.hpp>
#include <slope/dsl.hpp>

#include "chosen.hpp"
#include "forms.hpp"

using namespace slope::literals;

namespace {

template <class Formula>
constexpr auto of_x(Formula f) {
  return slope::activation<"f">(f, slope::input<"x">);
}

template <class Activation>
bool cancels(const Activation& f, int order = 0) {
  const auto d = text::definition_of(f);
  const int root = text::root_of_order(d, order);
  return slope::codegen::normalise::cancels_at_zero(slope::codegen::normalise::partitioned(d, {&root, 1}), 0);
}

constexpr auto shrink = of_x([](auto x) { return x - slope::tanh(x); });
constexpr auto shifted = of_x([](auto x) { return slope::softplus(x) - log(2_c); });
constexpr auto one_sided = of_x([](auto x) { return when(x > 0_c, x, expm1(x) - x); });
constexpr auto quotient = of_x([](auto x) { return (x - sin(x)) / (1 + square(x)); });

}  // namespace

BOOST_AUTO_TEST_CASE(only_what_cancels_has_one) {
  BOOST_TEST(cancels(shrink));
  BOOST_TEST(cancels(shifted));
  BOOST_TEST(cancels(one_sided));
  BOOST_TEST(cancels(quotient));
  BOOST_TEST(!cancels(of_x([](auto x) { return x * slope::sigmoid(x); })));
  BOOST_TEST(!cancels(of_x([](auto x) { return slope::tanh(x); })));
  BOOST_TEST(!cancels(of_x([](auto x) { return exp(-square(x)); }), 1));
  BOOST_TEST(!cancels(slope::activation<"f">([](auto x, auto b) { return x - slope::tanh(b * x); }, slope::input<"x">, slope::learned<"b">(1_c))));
}

// Relative errors, from the smallest float to beyond the polynomial; in double as many digits as double has.
BOOST_AUTO_TEST_CASE(every_digit_near_zero) {
  const auto x = measuring::inputs(2, 40);
  const auto check = [&](const auto& f) {
    const auto d = text::definition_of(f);
    const int root = d.partials.root(0);
    const auto r = measuring::reference_of(d, {root}, x);
    for (const int working : {32, 64}) {
      int polynomials = 0;
      for (const auto& c : slope::codegen::normalise::candidates(d, {&root, 1}, working)) {
        if (c.description.find("polynomial near 0") == std::string::npos) continue;
        ++polynomials;
        double worst = 0;
        for (std::size_t i = 0; i < r.values.size(); ++i) {
          const double at = r.arguments[i][0];
          if (std::fabs(at) >= 0.125 || std::fabs(r.values[i][0]) < 0x1p-125L) continue;
          const double got = working == 32 ? static_cast<double>(interpreting::interpret<float>(c.steps, {static_cast<float>(at)})[0])
                                           : interpreting::interpret<double>(c.steps, {at})[0];
          worst = std::max(worst, static_cast<double>(std::fabs((got - r.values[i][0]) / r.values[i][0])));
        }
        BOOST_TEST(worst <= (working == 32 ? 4e-7 : 1e-15), to_text(f.written).view() << ", " << working << ": " << c.description);
      }
      BOOST_TEST(polynomials > 0);
    }
  };
  check(shrink), check(shifted), check(one_sided), check(quotient);
}
