// SPDX-License-Identifier: Apache-2.0
// Equal functions have equal forms, however they are written; the worked examples; what has no normal form is refused.
#define BOOST_TEST_MODULE "codegen/normalise/partition"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/normalise/normal_form.hpp>
#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>

#include "forms.hpp"

using namespace slope::literals;
using slope::activation;
using slope::input;
using slope::codegen::definition;
using slope::codegen::definition_of;
using text::form;
using text::root_of_order;
using text::why_refused;
namespace normalise = slope::codegen::normalise;
using strings = std::vector<std::string>;

namespace {

template <class F, class G>
void same_forms(const F& f, const G& g) {
  for (int order = 0; order <= 3; ++order)
    BOOST_TEST(form(f, order) == form(g, order), boost::test_tools::per_element());
}

void is(const strings& got, const strings& wanted) { BOOST_TEST(got == wanted, boost::test_tools::per_element()); }

constexpr auto silu_by_exp = activation<"f">([](auto x) { return x / (1_c + exp(-x)); }, input<"x">);
constexpr auto mish_by_log = activation<"f">([](auto x) { return x * tanh(log(1_c + exp(x))); }, input<"x">);
constexpr auto mish_by_log1p =
    activation<"f">([](auto x) { return x * (1_c - 2_c / (1_c + square(1_c + exp(x)))); }, input<"x">);
constexpr auto tanh_by_sinh = activation<"f">([](auto x) { return sinh(x) / cosh(x); }, input<"x">);
constexpr auto tanh_by_expm1 = activation<"f">([](auto x) { return expm1(2 * x) / (expm1(2 * x) + 2_c); }, input<"x">);
constexpr auto sigmoid_by_tanh = activation<"f">([](auto x) { return (1_c + tanh(x / 2)) / 2; }, input<"x">);
constexpr auto softplus_by_log = activation<"f">([](auto x) { return log(1_c + exp(x)); }, input<"x">);

constexpr auto gelu_by_erf = activation<"f">([](auto x) { return x / 2 * (1_c + erf(x / sqrt(2_c))); }, input<"x">);
constexpr auto gelu_by_erfc = activation<"f">([](auto x) { return x / 2 * erfc(-x * sqrt(1_c / 2)); }, input<"x">);

}  // namespace

BOOST_AUTO_TEST_CASE(equal_functions_have_equal_forms) {
  using namespace slope::activations;
  same_forms(silu, silu_by_exp);
  same_forms(mish, mish_by_log);
  same_forms(mish, mish_by_log1p);
  same_forms(tanh, tanh_by_sinh);
  same_forms(tanh, tanh_by_expm1);
  same_forms(sigmoid, sigmoid_by_tanh);
  same_forms(softplus, softplus_by_log);
  is(form(gelu, 0), form(gelu_by_erf, 0));
  is(form(gelu, 0), form(gelu_by_erfc, 0));
  BOOST_TEST(form(silu, 0) != form(sigmoid, 0), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(textbook_functions) {
  using namespace slope::activations;
  is(form(sigmoid, 0), {"(1 + E)^-1", "(1 + E)^-1 E"});
  is(form(sigmoid, 1), {"(1 + E)^-2 E", "(1 + E)^-2 E"});
  is(form(tanh, 0), {"(1 + E)^-1 (1 - E)", "-1 (1 + E)^-1 (1 - E)"});
  is(form(tanh, 1), {"4 (1 + E)^-2 E", "4 (1 + E)^-2 E"});
  is(form(silu, 0), {"(1 + E)^-1 x", "(1 + E)^-1 E x"});
  is(form(silu, 1), {"(1 + E + x E) (1 + E)^-2", "(1 + E)^-2 (1 + x + E) E"});
  is(form(silu, 2), {"(1 + E)^-3 (2 - x + 2 E + x E) E", "(1 + E)^-3 (2 + x + 2 E - x E) E"});
  is(form(softplus, 0), {"(x + E l)", "E l"});
  is(form(elu, 0), {"x", "-1 (1 - E) b"});
  is(form(elu, 1), {"1", "E b"});
  is(form(relu, 1), {"1", "0"});
  is(form(gelu_tanh, 0), {"(1 + E)^-1 x", "(1 + E)^-1 E x"});
}

// The worked example of the design: x tanh(softplus x).
BOOST_AUTO_TEST_CASE(mish) {
  using slope::activations::mish;
  is(form(mish, 0), {"(1 + 2 E + 2 E^2)^-1 (1 + 2 E) x", "(2 + 2 E + E^2)^-1 (2 + E) E x"});
  is(form(mish, 1), {"(1 + 2 E + 2 E^2)^-2 (1 + 4 E + 6 E^2 + 4 x E^2 + 4 E^3 + 4 x E^3)",
                     "(2 + 2 E + E^2)^-2 (4 + 4 x + 6 E + 4 x E + 4 E^2 + E^3) E"});
  is(form(mish, 2), {"4 (1 + 2 E + 2 E^2)^-3 (2 - 2 x + 6 E - 3 x E + 8 E^2 + 2 x E^2 + 4 E^3 + 2 x E^3) E^2",
                     "4 (2 + 2 E + E^2)^-3 (4 + 2 x + 8 E + 2 x E + 6 E^2 - 3 x E^2 + 2 E^3 - 2 x E^3) E"});
}

BOOST_AUTO_TEST_CASE(fractions_of_an_exponent_begin_again) {
  constexpr auto f = activation<"f">(
      [](auto x) { return exp(-square(x)) + exp(-square(x) / 2) + exp(-3_c / 2 * square(x)); }, input<"x">);
  is(form(f, 0), {"(1 + E + E^2) E"});
}

BOOST_AUTO_TEST_CASE(the_side_of_a_kink_is_the_formulas) {
  const auto side = [](const auto& f, int order) {
    const definition d = definition_of(f);
    const int root = root_of_order(d, order);
    return normalise::partitioned(d, {&root, 1});
  };
  constexpr auto right = activation<"f">([](auto x) { return when(x >= 0_c, 2 * x, x); }, input<"x">);
  constexpr auto left = activation<"f">([](auto x) { return when(x > 0_c, 2 * x, x); }, input<"x">);
  constexpr auto neither = activation<"f">([](auto x) { return abs(x); }, input<"x">);
  BOOST_TEST(side(right, 1).zero_is_positive);
  BOOST_TEST(!side(left, 1).zero_is_positive);
  const auto p = side(neither, 1);
  BOOST_REQUIRE(p.exceptions[0].has_value());
  BOOST_TEST(static_cast<double>(*p.exceptions[0]) == 0.0);
}

BOOST_AUTO_TEST_CASE(what_has_no_normal_form_is_refused) {
  constexpr auto jumps = activation<"f">([](auto x) { return x * with_derivative(floor(x), 0_c); }, input<"x">);
  BOOST_TEST(why_refused(jumps) == "a function that jumps");
  constexpr auto many = activation<"f">(
      [](auto x) {
        return sin(x) + cos(x) + sin(2 * x) + cos(2 * x) + sin(3 * x) + cos(3 * x) + sin(5 * x) + cos(5 * x);
      },
      input<"x">);
  BOOST_TEST(why_refused(many) == "more than eight generators");
  constexpr auto hidden = activation<"f">([](auto x) { return exp(x - sin(x) * x * x); }, input<"x">);
  BOOST_TEST(why_refused(hidden) == "a sign that does not depend on the arguments alone");
  constexpr auto high = activation<"f">([](auto x) { return pow(1_c + exp(x) + pow(x, 2), 50) + 1_c / x; }, input<"x">);
  BOOST_TEST(!why_refused(high).empty());
  constexpr auto steps = activation<"f">(
      [](auto x) { return when(x > 0_c, 1_c, x > -1_c, 2_c, x > -2_c, 3_c, x > -3_c, 4_c, x > -4_c, 5_c, 6_c) * x; },
      input<"x">);
  BOOST_TEST(why_refused(steps) == "too many regions");
  const definition d = definition_of(jumps);
  const int root = root_of_order(d, 0);
  BOOST_TEST(normalise::candidates(d, {&root, 1}).empty());
}
