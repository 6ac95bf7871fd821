// SPDX-License-Identifier: Apache-2.0
// The check of derivatives, checked: what is right passes with hundreds of decided comparisons, and each kind of wrong
// derivative is caught, by the method that should catch it.
#define BOOST_TEST_MODULE "dsl/testing"
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/testing.hpp>

using namespace slope::literals;
using namespace slope::activations;
using slope::graph;
using slope::testing::report;

namespace {

// The report on f, were one of its derivatives `wrong`.
template <class Activation>
report were(const Activation& f, int order, int wrt, const graph& wrong) {
  auto subject = slope::testing::subject_of(f);
  const auto right = subject.derivative;
  subject.derivative = [&, right](int o, int w) -> const graph& {
    return o == order && w == wrt ? wrong : right(o, w);
  };
  return slope::testing::check_derivatives(subject);
}

bool says(const report& r, std::string_view words) {
  return std::any_of(r.failures.begin(), r.failures.end(),
                     [&](const std::string& s) { return s.find(words) != s.npos; });
}

inline constexpr auto swiglu = slope::activation<"swiglu">([](auto gate, auto value) { return silu(gate) * value; },
                                                           slope::input<"gate">, slope::input<"value">);
inline constexpr auto hard_tanh =
    slope::activation<"hard_tanh">([](auto x) { return clamp(x, -1, 1); }, slope::input<"x">);
inline constexpr auto softsign =
    slope::activation<"softsign">([](auto x) { return x / (1 + abs(x)); }, slope::input<"x">);
inline constexpr auto straight_through =
    slope::activation<"straight_through">([](auto x) { return with_derivative(round(x), 1_c); }, slope::input<"x">);
inline constexpr auto quantised_square =
    slope::activation<"quantised_square">([](auto x) { return straight_through(square(x)); }, slope::input<"x">);
inline constexpr auto gated_tanh =
    slope::activation<"gated_tanh">([](auto x) { return x * stop_gradient(slope::tanh(x)); }, slope::input<"x">);
inline constexpr auto curve = slope::activation<"curve">(
    [](auto x) { return when(exp(x) > 2_c, exp(x), 2 + 2 * (x - log(2_c))); }, slope::input<"x">);

}  // namespace

BOOST_AUTO_TEST_CASE(what_a_user_may_write_passes) {
  SLOPE_CHECK_DERIVATIVES(swiglu);
  SLOPE_CHECK_DERIVATIVES(hard_tanh);
  SLOPE_CHECK_DERIVATIVES(softsign);
  SLOPE_CHECK_DERIVATIVES(straight_through);
  SLOPE_CHECK_DERIVATIVES(quantised_square);
  SLOPE_CHECK_DERIVATIVES(gated_tanh);
  SLOPE_CHECK_DERIVATIVES(curve);
}

BOOST_AUTO_TEST_CASE(it_says_what_it_did_not_check) {
  const report declared = slope::testing::check_derivatives(straight_through);
  BOOST_TEST(declared.checks >= 20);
  BOOST_REQUIRE(declared.notes.size() == 1u);
  BOOST_TEST(declared.notes[0] ==
             "straight_through declares its derivative: differences and integrals say nothing of it, skipped");
  const report unknown = slope::testing::check_derivatives(curve);
  BOOST_REQUIRE(unknown.notes.size() == 1u);
  BOOST_TEST(unknown.notes[0] == "curve has kinks that are not known: the integral identity is skipped");
  const report all = slope::testing::check_derivatives(mish);
  BOOST_TEST((all.checks > 100 && all.undecided == 0 && all.notes.empty()));
}

BOOST_AUTO_TEST_CASE(a_wrong_sign_is_caught_by_all_three) {
  constexpr graph wrong = slope::formula([](auto x) { return -(sigmoid(x) + x * sigmoid(x) * sigmoid(-x)); });
  const report r = were(silu, 1, 0, wrong);
  BOOST_TEST(says(r, "silu: derivative 1 with respect to x at x = 1.25 is "));
  BOOST_TEST(says(r, "but dual numbers give "));
  BOOST_TEST(says(r, "but central differences give "));
  BOOST_TEST(says(r, "the integral of silu: derivative 1 "));
}

BOOST_AUTO_TEST_CASE(a_small_error_is_caught) {
  constexpr graph wrong = slope::formula([](auto x) { return sigmoid(x) * (1 + 1e-12_c); });
  BOOST_TEST(says(were(slope::activations::softplus, 1, 0, wrong), "dual numbers"));
  BOOST_TEST(says(were(slope::activations::softplus, 1, 0, wrong), "central differences"));
}

BOOST_AUTO_TEST_CASE(the_other_branch_at_a_kink_is_caught) {
  constexpr graph wrong = slope::formula([](auto x) { return when(x >= 0_c, 1_c, 0_c); });
  const report r = were(relu, 1, 0, wrong);
  BOOST_TEST(r.failures.size() == 1u);
  BOOST_TEST(says(r, "relu: derivative 1 with respect to x at x = 0 is 1, but dual numbers give 0"));
}

BOOST_AUTO_TEST_CASE(a_value_at_a_kink_that_is_no_slope_is_caught) {
  constexpr graph wrong = slope::formula([](auto x) { return when(x > 0_c, 1_c, x == 0_c, 2_c, 0_c); });
  BOOST_TEST(says(were(relu, 1, 0, wrong), "the slopes on both sides are 0 to 1"));
}

BOOST_AUTO_TEST_CASE(an_error_in_the_tail_is_caught) {
  constexpr graph wrong =
      slope::formula([](auto x) { return sigmoid(x) * sigmoid(-x) + when(x < -100_c, 1e-20_c, 0_c); });
  BOOST_TEST(says(were(slope::activations::sigmoid, 1, 0, wrong), "at x = -110 is "));
}

BOOST_AUTO_TEST_CASE(an_error_between_all_points_is_caught_by_the_integral) {
  constexpr graph wrong = slope::formula([](auto x) { return 1 + when(x > 4_c && x < 5_c, 1e-6_c, 0_c); });
  const report r = were(identity, 1, 0, wrong);
  BOOST_TEST(says(r, "the integral of identity: derivative 1 "));
  BOOST_TEST(!says(r, "dual numbers"));
}

BOOST_AUTO_TEST_CASE(wrong_higher_orders_and_arguments_are_caught) {
  const graph& second = mish.derivative<2>();
  BOOST_TEST(says(were(mish, 3, 0, second), "mish: derivative 3 "));
  BOOST_TEST(says(were(mish, 2, 0, mish.derivative<1>()), "mish: derivative 2 "));
  BOOST_TEST(says(were(prelu, 1, 1, prelu.derivative<1>()), "prelu: derivative 1 with respect to a at a = 0.25, x = "));
  BOOST_TEST(says(were(swiglu, 1, 1, swiglu.derivative<1>()), "swiglu: derivative 1 with respect to value"));
}

BOOST_AUTO_TEST_CASE(a_declared_derivative_that_is_not_used_is_caught) {
  constexpr graph wrong = slope::formula([](auto x) { return x; });
  BOOST_TEST(says(were(quantised_square, 1, 0, wrong), "dual numbers give "));
}

BOOST_AUTO_TEST_CASE(the_wrong_piece_of_a_group_is_caught) {
  const graph wrong = slope::formula([](auto) { return 1_c; });
  BOOST_TEST(says(were(maxout, 1, 0, wrong), "maxout: derivative 1 "));
}
