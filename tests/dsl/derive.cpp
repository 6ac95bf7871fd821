// SPDX-License-Identifier: Apache-2.0
// Conditions and kinks; for the first functions, every order and argument against central differences in double-double.
#define BOOST_TEST_MODULE "dsl/derive"
#include <boost/hana/for_each.hpp>
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>

#include "difference.hpp"

namespace {

using by_values::difference, by_values::same;
using slope::double_double;

}  // namespace

BOOST_AUTO_TEST_CASE(conditions_select_the_derivative) {
  using namespace slope::literals;
  constexpr auto f = slope::formula([](auto x, auto y) { return when(x < y, square(x), x * y); });
  constexpr auto dx = slope::derivative(f, 0);
  static_assert(dx == slope::formula([](auto x, auto y) { return when(x < y, 2 * x, y); }));
  // At a kink the derivative is that of the branch which the formula selects there; max and min select v at a tie.
  static_assert(slope::derivative(slope::formula([](auto x) { return max(x, 0_c); }), 0) ==
                slope::formula([](auto x) { return when(x > 0_c, 1_c, 0_c); }));
  static_assert(slope::derivative(slope::formula([](auto x) { return min(x, 6_c); }), 0) ==
                slope::formula([](auto x) { return when(x < 6_c, 1_c, 0_c); }));
  static_assert(slope::derivative(slope::formula([](auto x) { return abs(x); }), 0) ==
                slope::formula([](auto x) { return sign(x); }));
  static_assert(slope::derivative(slope::formula([](auto x) { return stop_gradient(x) * x; }), 0) ==
                slope::formula([](auto x) { return stop_gradient(x); }));
  constexpr auto rounded = slope::activation<"rounded">([](auto x) { return with_derivative(floor(x), 3 * x); }, slope::input<"x">);
  static_assert(rounded.derivative<1>() == slope::formula([](auto x) { return 3 * x; }));
  BOOST_TEST(true);
}

template <int Order, int Wrt, class Activation>
void check_order(const Activation&) {
  for (double x : {-7.5, -1.25, -0.3, 0.4, 1.7, 9.0}) {
    const auto at = [&](const slope::graph& g, double_double t, double a) {
      const std::array<double_double, 2> arguments{Wrt == 0 ? t : double_double(x), Wrt == 0 ? double_double(a) : t};
      return slope::evaluate(g, arguments);
    };
    const double a = 0.3, start = Wrt == 0 ? x : a;
    const auto lower = [&](double_double t) { return at(Activation::template derived<Order - 1, Wrt>, t, a); };
    BOOST_TEST_CONTEXT(Activation::name << ", order " << Order << ", argument " << Wrt << ", at " << x)
    same(static_cast<double>(at(Activation::template derived<Order, Wrt>, double_double(start), a)), difference(lower, start));
  }
}

BOOST_AUTO_TEST_CASE(the_first_functions_in_every_order_and_argument) {
  boost::hana::for_each(slope::activations::catalogue, [](const auto& f) {
    using F = std::decay_t<decltype(f)>;
    if constexpr (F::shape != slope::shape::grouped) {
      check_order<1, 0>(f);
      check_order<2, 0>(f);
      check_order<3, 0>(f);
      if constexpr (F::argument_count > 1) check_order<1, 1>(f);
    }
  });
}

BOOST_AUTO_TEST_CASE(the_last_piece_has_the_gradient_at_a_tie) {
  using slope::activations::maxout;
  const std::array<double_double, 3> pieces{2.0, 5.0, 5.0};
  const std::array<double, 3> wanted{0, 0, 1};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::array<double_double, 1> x{pieces[i]};
    BOOST_TEST(static_cast<double>(slope::evaluate(maxout.derivative<0>(), x, {pieces, i})) == 5);
    BOOST_TEST(static_cast<double>(slope::evaluate(maxout.derivative<1>(), x, {pieces, i})) == wanted[i]);
  }
}
