// SPDX-License-Identifier: Apache-2.0
// The value of a graph, at compile time or at run time, to about 30 digits.
#pragma once
#include <span>

#include <slope/dsl/activation.hpp>
#include <slope/dsl/reference.hpp>

namespace slope {

// What each operation means on numbers; conditions are 1 and 0. Leaves are read by evaluate itself.
constexpr double_double apply(op o, double_double u, double_double v, double_double w) {
  namespace r = reference;
  const auto truth = [](bool holds) { return double_double(holds ? 1.0 : 0.0); };
  const double_double zero(0.0);
  // clang-format off
  switch (o) {
    case op::negate:        return -u;
    case op::add:           return u + v;
    case op::subtract:      return u - v;
    case op::multiply:      return u * v;
    case op::divide:        return u / v;
    case op::integer_power: return r::powi(u, static_cast<int>(v.high));
    case op::power:         return r::pow(u, v);
    case op::less:          return truth(u < v);
    case op::less_equal:    return truth(u <= v);
    case op::greater:       return truth(u > v);
    case op::greater_equal: return truth(u >= v);
    case op::equal:         return truth(u == v);
    case op::not_equal:     return truth(!(u == v));
    case op::logical_and:   return truth(!(u == zero) && !(v == zero));
    case op::logical_or:    return truth(!(u == zero) || !(v == zero));
    case op::logical_not:   return truth(u == zero);
    case op::when:          return u == zero ? w : v;
    case op::min:           return r::min(u, v);
    case op::max:           return r::max(u, v);
    case op::abs:           return r::abs(u);
    case op::sign:          return r::sign(u);
    case op::floor:         return r::floor(u);
    case op::round:         return r::round(u);
    case op::step:          return r::step(u);
    case op::sqrt:          return r::sqrt(u);
    case op::rsqrt:         return r::rsqrt(u);
    case op::cbrt:          return r::cbrt(u);
    case op::exp:           return r::exp(u);
    case op::expm1:         return r::expm1(u);
    case op::exp2:          return r::exp2(u);
    case op::log:           return r::log(u);
    case op::log1p:         return r::log1p(u);
    case op::log2:          return r::log2(u);
    case op::sin:           return r::sin(u);
    case op::cos:           return r::cos(u);
    case op::tan:           return r::tan(u);
    case op::asin:          return r::asin(u);
    case op::acos:          return r::acos(u);
    case op::atan:          return r::atan(u);
    case op::sinh:          return r::sinh(u);
    case op::cosh:          return r::cosh(u);
    case op::tanh:          return r::tanh(u);
    case op::asinh:         return r::asinh(u);
    case op::acosh:         return r::acosh(u);
    case op::atanh:         return r::atanh(u);
    case op::erf:           return r::erf(u);
    case op::erfc:          return r::erfc(u);
    case op::sigmoid:       return r::sigmoid(u);
    case op::softplus:      return r::softplus(u);
    case op::log_sigmoid:   return r::log_sigmoid(u);
    case op::normal_cdf:    return r::normal_cdf(u);
    case op::normal_pdf:    return r::normal_pdf(u);
    case op::stop_gradient: return u;
    case op::declared:      return u;
    case op::tangent:       return zero;
    case op::number: case op::pi: case op::argument: case op::maximum: case op::selected: break;
  }
  // clang-format on
  return zero;
}

// The pieces of a group, and which of them the formula is asked about.
struct group {
  std::span<const double_double> pieces{};
  std::size_t index = 0;

  constexpr std::size_t last_maximum() const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < pieces.size(); ++i)
      if (!(pieces[i] < pieces[best])) best = i;
    return best;
  }
};

// On any numbers that `apply` knows and that a double_double converts to.
template <class Number>
constexpr Number evaluate_as(const graph& g, std::span<const Number> arguments, const group& pieces = {}, int root = 0) {
  std::array<Number, graph::capacity> value{};
  for (int i = 0; i <= g.root(root); ++i) {
    auto& result = value[graph::at(i)];
    const auto operand = [&](int k) { return value[graph::at(g.operand(i, k))]; };
    switch (g.operation(i)) {
      case op::number: result = double_double::rational(g.number(i).numerator, g.number(i).denominator); break;
      case op::pi: result = constants::pi; break;
      case op::argument: result = arguments[graph::at(g.argument(i))]; break;
      case op::maximum: result = pieces.pieces[pieces.last_maximum()]; break;
      case op::selected: result = double_double(pieces.index == pieces.last_maximum() ? 1.0 : 0.0); break;
      default:
        result = apply(g.operation(i), operand(0), g.operands(i) > 1 ? operand(1) : Number(),
                       g.operands(i) > 2 ? operand(2) : Number());
    }
  }
  return value[graph::at(g.root(root))];
}

constexpr double_double evaluate(const graph& g, std::span<const double_double> arguments, const group& pieces = {},
                                 int root = 0) {
  return evaluate_as<double_double>(g, arguments, pieces, root);
}

// A closed formula, such as the default of a scalar.
template <Formula Closed>
constexpr double_double value_of(const Closed& closed) {
  consing builder;
  const int root = freeze(builder, closed, nullptr);
  return evaluate(builder.result.add_root(root), {});
}

// Whether two values agree to a number of significant digits.
template <class Expected>
constexpr bool agrees(double_double value, const Expected& expected, int digits) {
  const double_double wanted = value_of(expected);
  return reference::abs(value - wanted) <= reference::abs(wanted) * reference::powi(double_double(10.0), -digits);
}

// The Order-th derivative with respect to argument Wrt at x; parameters that are not given have their defaults.
template <int Order = 0, int Wrt = 0, class Activation, class... Rest>
constexpr double_double at(const Activation& f, double_double x, Rest... rest) {
  static_assert(Activation::shape != shape::grouped, "Slope: a grouped activation has no value at one number");
  static_assert(sizeof...(Rest) < Activation::argument_count, "Slope: more values than the activation has arguments");
  std::array<double_double, Activation::argument_count> values{x, double_double(rest)...};
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    ((I > sizeof...(Rest) ? void(values[I] = value_of(std::get<I>(f.arguments).start)) : void()), ...);
  }(std::make_index_sequence<Activation::argument_count>{});
  return evaluate(Activation::template derived<Order, Wrt>, values);
}

}  // namespace slope
