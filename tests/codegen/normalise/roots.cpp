// SPDX-License-Identifier: Apache-2.0
// Square roots: what leaves them, what their squares are, and differences that become sums.
#define BOOST_TEST_MODULE "codegen/normalise/roots"
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>

#include "chosen.hpp"
#include "forms.hpp"

using namespace slope::literals;
using strings = std::vector<std::string>;

namespace {

template <class Formula>
constexpr auto of_x(Formula f) {
  return slope::activation<"f">(f, slope::input<"x">);
}
void is(const strings& got, const strings& wanted) { BOOST_TEST(got == wanted, boost::test_tools::per_element()); }

constexpr auto hypotenuse = of_x([](auto x) { return sqrt(1 + square(x)); });
constexpr auto inverse = of_x([](auto x) { return x / sqrt(1 + square(x)); });
constexpr auto plus = of_x([](auto x) { return (x + sqrt(square(x) + 4)) / 2; });
constexpr auto bent = of_x([](auto x) { return (sqrt(square(x) + 1) - 1) / 2 + x; });
constexpr auto skewed = of_x([](auto x) { return x / sqrt(2 * square(x) + 3 * x + 5); });
constexpr auto cubed = of_x([](auto x) { return pow(x / (1 + sqrt(1 + square(x))), 3); });
constexpr auto gated = of_x([](auto x) { return x / sqrt(1 + square(x)) * slope::sigmoid(x); });

}  // namespace

BOOST_AUTO_TEST_CASE(squares_leave_them) {
  using text::form;
  is(form(of_x([](auto x) { return sqrt(square(x)); }), 0), {"x", "-1 x"});
  is(form(of_x([](auto x) { return sqrt(4 * square(x) / 9); }), 0), {"2/3 x", "-2/3 x"});
  is(form(of_x([](auto x) { return sqrt(exp(x)); }), 0), {"E^-1", "E"});
  is(form(of_x([](auto x) { return sqrt(pow(1 + square(x), 3)); }), 0), {"(1 + x^2) q"});
  is(form(of_x([](auto x) { return rsqrt(x * x + 1); }), 0), {"q^-1"});
}

BOOST_AUTO_TEST_CASE(their_squares_are_what_is_inside) {
  using text::form;
  is(form(of_x([](auto x) { return sqrt(1 + square(x)) - (1 + square(x)) / sqrt(1 + square(x)); }), 0), {"0"});
  is(form(inverse, 0), {"q^-1 x"});
  is(form(inverse, 1), {"q^-3"});
  is(form(inverse, 2), {"-3 q^-5 x"});
  is(form(hypotenuse, 2), {"q^-3"});
}

BOOST_AUTO_TEST_CASE(differences_become_sums) {
  using text::form;
  is(form(plus, 0), {"1/2 (x + q)", "-2 (x - q)^-1"});
  is(form(plus, 0, {.conjugates = false}), {"1/2 (x + q)"});
  is(form(of_x([](auto x) { return sqrt(1 + square(x)) - x; }), 0), form(of_x([](auto x) { return 1 / (sqrt(1 + square(x)) + x); }), 0));
  BOOST_TEST(form(bent, 0).size() == 2U);  // split at 1/2, where 2 x - 1 changes its sign
}

// In double, where rounding does not hide it, every candidate follows the formula to where squares overflow in float; f, f' and
// f'' alone and together.
BOOST_AUTO_TEST_CASE(every_candidate_has_the_value) {
  const auto x = measuring::inputs(2, 40);
  const auto check = [&](const auto& f) {
    const auto d = text::definition_of(f);
    const auto roots = measuring::orders(d);
    const auto r = measuring::reference_of(d, roots, x);
    for (const auto& [first, last] : {std::pair(0, 1), std::pair(1, 2), std::pair(2, 3), std::pair(0, 3)}) {
      const auto all = slope::codegen::normalise::candidates(d, {roots.begin() + first, roots.begin() + last});
      BOOST_TEST(!all.empty());
      for (const auto& c : all)
        for (std::size_t i = 0; i < r.values.size(); ++i) {
          const auto in_double = interpreting::interpret<double>(c.steps, r.arguments[i]);
          const auto in_float = interpreting::interpret<float>(c.steps, {static_cast<float>(r.arguments[i][0])});
          for (int order = first; order < last; ++order) {
            const auto output = static_cast<std::size_t>(order - first);
            const auto exact = static_cast<double>(r.values[i][static_cast<std::size_t>(order)]);
            if (!(std::fabs(exact) < 1e38)) continue;
            BOOST_TEST(std::fabs(in_double[output] - exact) <= 1e-4 * std::max(1.0, std::fabs(exact)),
                       to_text(f.written).view() << ", order " << order << ", " << c.description << " at " << r.arguments[i][0] << ": " << in_double[output]);
            BOOST_TEST(std::isfinite(in_float[output]));
          }
        }
    }
  };
  check(hypotenuse), check(inverse), check(plus), check(bent), check(skewed), check(cubed), check(gated);
}

BOOST_AUTO_TEST_CASE(it_ends) {
  using text::why_refused;
  BOOST_TEST(why_refused(of_x([](auto x) { return sqrt(1 + sqrt(1 + sqrt(1 + square(x)))); }), 3) == "");
  BOOST_TEST(why_refused(of_x([](auto x) { return sqrt(1 - sqrt(1 - sqrt(1 - exp(-abs(x))))); }), 1) == "");
  BOOST_TEST(why_refused(of_x([](auto x) {
               return sqrt(square(x) + 1) + sqrt(square(x) + 2) + sqrt(square(x) + 3) + sqrt(square(x) + 5) + sqrt(square(x) + 6) + sqrt(square(x) + 7) +
                      sqrt(square(x) + 8) + sqrt(square(x) + 10);
             })) == "more than eight generators");
}
