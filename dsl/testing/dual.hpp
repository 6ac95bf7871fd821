// SPDX-License-Identifier: Apache-2.0
// Dual numbers: a value and its derivative together, computed on the formula as written. What the derived graphs are
// checked against, so nothing here reads rules/ or the graph of the formula.
#pragma once
#include <slope/dsl/testing/measured.hpp>

namespace slope::testing {

struct dual {
  measured value, derivative;

  constexpr dual() = default;
  constexpr dual(double_double constant) : value(constant) {}
  constexpr dual(measured v, measured d) : value(v), derivative(d) {}
};

constexpr dual apply(op o, const dual& u, const dual& v, const dual& w) {
  if (o == op::when) return u.value.value == double_double(0.0) ? w : v;
  if (o == op::declared) return {u.value, v.derivative};
  if (o == op::tangent) return {{}, u.value * v.derivative};
  measured derivative;
  const auto moves = [](const dual& x) { return x.derivative.size() != 0 || x.derivative.error != 0; };  // 0 inf is 0 here
  if (moves(u)) derivative = partial(o, 0, u.value, v.value) * u.derivative;
  if (moves(v) && describe(o).operands > 1) derivative = derivative + partial(o, 1, u.value, v.value) * v.derivative;
  return {apply(o, u.value, v.value, w.value), derivative};
}

// The argument that a formula mentions, or -1; with_derivative(e, d) has an e of one.
template <class Formula>
inline constexpr int mentioned_argument = -1;
template <int I>
inline constexpr int mentioned_argument<symbol<I>> = I;
template <op O, class... Operands>
inline constexpr int mentioned_argument<node<O, Operands...>> = std::max({-1, mentioned_argument<Operands>...});
template <class A, class... Arguments>
inline constexpr int mentioned_argument<call<A, Arguments...>> = std::max({-1, mentioned_argument<Arguments>...});

// A walk over the tree of types that the user's lambda made.
struct walk {
  std::span<const dual> arguments;
  const group& pieces;

  constexpr dual operator()(const literal& l) const { return double_double::rational(l.value.numerator, l.value.denominator); }
  constexpr dual operator()(const pi_leaf&) const { return constants::pi; }
  template <int I>
  constexpr dual operator()(const symbol<I>&) const {
    return arguments[I];
  }
  template <op O, class A>
  constexpr dual operator()(const node<O, A>& n) const {
    const dual u = (*this)(n.a);
    if constexpr (O == op::maximum) {
      const std::size_t best = pieces.last_maximum();
      return best == pieces.index ? u : dual(pieces.pieces[best]);
    } else if constexpr (O == op::stop_gradient) {
      return {u.value, {}};
    } else {
      return apply(O, u, dual(), dual());
    }
  }
  template <op O, class A, class B>
  constexpr dual operator()(const node<O, A, B>& n) const {
    const dual u = (*this)(n.a), v = (*this)(n.b);
    if constexpr (O == op::declared)
      return {u.value, mentioned_argument<A> < 0 ? measured() : v.value * arguments[std::size_t(mentioned_argument<A>)].derivative};
    else
      return apply(O, u, v, dual());
  }
  template <op O, class A, class B, class C>
  constexpr dual operator()(const node<O, A, B, C>& n) const {
    return apply(O, (*this)(n.a), (*this)(n.b), (*this)(n.c));
  }
  template <class Activation, class... Arguments>
  constexpr dual operator()(const call<Activation, Arguments...>& c) const {
    std::array<dual, Activation::argument_count> inner{};
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      ((inner[I] = [&] {
         if constexpr (I < sizeof...(Arguments))
           return (*this)(std::get<I>(c.arguments));
         else
           return (*this)(std::get<I>(c.activation.arguments).start);
       }()),
       ...);
    }(std::make_index_sequence<Activation::argument_count>{});
    return value_on<Activation>(inner, pieces);
  }

  // An activation on dual numbers. One without a tree of its own is the derivative of another: then on its graph.
  template <class Activation>
  static constexpr dual value_on(std::span<const dual> values, const group& pieces) {
    if constexpr (requires { Activation::tree(); }) {
      constexpr auto tree = Activation::tree();
      return walk{values, pieces}(tree);
    } else {
      return evaluate_as<dual>(Activation::written, values, pieces);
    }
  }
};

}  // namespace slope::testing
