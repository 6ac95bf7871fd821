// SPDX-License-Identifier: Apache-2.0
// derivative(f): the derivative of an activation is an activation again, for formulas and catalogues.
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope {

// Stands where an activation has the lambda that a user wrote.
template <class Base, int Order>
struct derivative_formula {
  using base = Base;
  static constexpr int order = Order;
};

template <std::size_t N, std::size_t M>
consteval auto operator+(const fixed_string<N>& a, const char (&b)[M]) {
  char joined[N + M - 1]{};
  std::copy_n(a.text, N - 1, joined);
  std::copy_n(b, M, joined + N - 1);
  return fixed_string<N + M - 1>(joined);
}

// With respect to the first input; the parameters keep their names and defaults. derivative<"slope_of_mish">(mish).
template <fixed_string New, int Order = 1, fixed_string Name, class Formula, class... Arguments>
constexpr auto derivative(const activation_type<Name, Formula, Arguments...>& f) {
  using Base = activation_type<Name, Formula, Arguments...>;
  static_assert(is_identifier(New.view()), "Slope: the name of an activation is a C identifier, such as \"my_silu\"");
  static_assert(Order >= 1, "Slope: the order of a derivative that is an activation is 1 or more");
  require_meaning<Base::template derived<Order>.error, Base::template derived<Order>.culprit>();
  return activation_type<New, derivative_formula<Base, Order>, Arguments...>{f.arguments};
}

// Named after f: mish_derivative.
template <fixed_string Name, class Formula, class... Arguments>
constexpr auto derivative(const activation_type<Name, Formula, Arguments...>& f) {
  return derivative<Name + "_derivative">(f);
}

}  // namespace slope
