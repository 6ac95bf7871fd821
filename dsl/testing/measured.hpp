// SPDX-License-Identifier: Apache-2.0
// A double-double that knows how wrong it may be: each operation carries the errors of its operands on and adds its own
// rounding. So a value which cancelled in a tail is compared with the tolerance that its cancellation left it.
#pragma once
#include <slope/dsl/evaluate.hpp>

namespace slope::testing {

// One rounding: double-double operations keep 2^-104, the reference functions about 30 digits.
inline constexpr double unit = 0x1p-97;

struct measured {
  double_double value;
  double error = 0;

  constexpr measured() = default;
  constexpr measured(double exact) : value(exact) {}
  constexpr measured(double_double exact) : value(exact) {}
  constexpr measured(double_double rounded, double carried)
      : value(rounded), error(carried + unit * magnitude(rounded)) {}

  static constexpr double magnitude(double_double x) { return (x.high < 0 ? -x.high : x.high) + 0.0; }  // of -0 too
  constexpr double size() const { return magnitude(value); }
};

constexpr measured operator-(measured u) {
  u.value = -u.value;
  return u;
}
constexpr measured operator+(const measured& u, const measured& v) { return {u.value + v.value, u.error + v.error}; }
constexpr measured operator-(const measured& u, const measured& v) { return {u.value - v.value, u.error + v.error}; }
constexpr measured operator*(const measured& u, const measured& v) {
  return {u.value * v.value, u.size() * v.error + v.size() * u.error + u.error * v.error};
}
constexpr measured operator/(const measured& u, const measured& v) {
  const double_double quotient = u.value / v.value;
  return {quotient, (u.error + measured::magnitude(quotient) * v.error) / v.size()};
}

constexpr measured apply(op o, const measured& u, const measured& v, const measured& w);
constexpr double_double value_of_number(double_double x) { return x; }
constexpr double_double value_of_number(const measured& x) { return x.value; }

// The derivative of an operation with respect to its first or second operand, from the definition of the function:
// nothing here is read from rules/calculus.hpp, which it is there to check. Zero where the operation jumps.
template <class Number>
constexpr Number partial(op o, int operand, const Number& u, const Number& v) {
  const Number zero, one(1.0), two(2.0), ln2(constants::ln2), two_over_sqrt_pi(constants::two_over_sqrt_pi),
      inverse_sqrt_two_pi(constants::inverse_sqrt_two_pi), sqrt_half(constants::sqrt_half);
  const auto call = [&](op function, const Number& x) { return apply(function, x, zero, zero); };
  const auto root = [&](const Number& x) { return call(op::sqrt, x); };
  const auto gaussian = [&](const Number& x) { return call(op::exp, -(x * x)); };
  const auto logistic = [&](const Number& x) { return one / (one + call(op::exp, x)); };
  const bool left = operand == 0;
  // clang-format off
  switch (o) {
    case op::negate:        return -one;
    case op::add:           return one;
    case op::subtract:      return left ? one : -one;
    case op::multiply:      return left ? v : u;
    case op::divide:        return left ? one / v : -(u / (v * v));
    case op::integer_power: return left ? v * apply(op::integer_power, u, v - one, zero) : zero;
    case op::power:         return left ? v / u * apply(op::power, u, v, zero) : call(op::log, u) * apply(op::power, u, v, zero);
    case op::min:           return (value_of_number(u) < value_of_number(v)) == left ? one : zero;
    case op::max:           return (value_of_number(u) > value_of_number(v)) == left ? one : zero;
    case op::abs:           return call(op::sign, u);
    case op::sqrt:          return one / (two * root(u));
    case op::rsqrt:         return -(one / (two * u * root(u)));
    case op::cbrt:          return call(op::cbrt, u) / (Number(3.0) * u);
    case op::exp:           return call(op::exp, u);
    case op::expm1:         return call(op::exp, u);
    case op::exp2:          return ln2 * call(op::exp, u * ln2);
    case op::log:           return one / u;
    case op::log1p:         return one / (one + u);
    case op::log2:          return one / (u * ln2);
    case op::sin:           return call(op::cos, u);
    case op::cos:           return -call(op::sin, u);
    case op::tan:           return one / (call(op::cos, u) * call(op::cos, u));
    case op::asin:          return one / root((one - u) * (one + u));
    case op::acos:          return -(one / root((one - u) * (one + u)));
    case op::atan:          return one / (one + u * u);
    case op::sinh:          return (call(op::exp, u) + call(op::exp, -u)) / two;
    case op::cosh:          return (call(op::exp, u) - call(op::exp, -u)) / two;
    case op::tanh:          return one / (call(op::cosh, u) * call(op::cosh, u));
    case op::asinh:         return one / root(u * u + one);
    case op::acosh:         return one / root(u * u - one);
    case op::atanh:         return one / ((one - u) * (one + u));
    case op::erf:           return two_over_sqrt_pi * gaussian(u);
    case op::erfc:          return -(two_over_sqrt_pi * gaussian(u));
    case op::sigmoid:       return logistic(u) * logistic(-u);
    case op::softplus:      return logistic(-u);
    case op::log_sigmoid:   return logistic(u);
    case op::normal_cdf:    return inverse_sqrt_two_pi * gaussian(u * sqrt_half);
    case op::normal_pdf:    return -(u * inverse_sqrt_two_pi * gaussian(u * sqrt_half));
    case op::less: case op::less_equal: case op::greater: case op::greater_equal: case op::equal: case op::not_equal:
    case op::logical_and: case op::logical_or: case op::logical_not: case op::sign: case op::floor: case op::round: case op::step:
    case op::stop_gradient: return zero;
    // with rules of their own where they are evaluated, or leaves
    case op::when: case op::declared: case op::tangent: case op::maximum: case op::selected:
    case op::number: case op::pi: case op::argument: break;
  }
  // clang-format on
  return zero;
}

// The value of an operation, and to first order what the errors of its operands make of it.
constexpr measured apply(op o, const measured& u, const measured& v, const measured& w) {
  switch (o) {
    case op::negate: return -u;
    case op::add: return u + v;
    case op::subtract: return u - v;
    case op::multiply: return u * v;
    case op::divide: return u / v;
    case op::when: return u.value == double_double(0.0) ? w : v;
    case op::declared:
    case op::stop_gradient: return u;
    default: break;
  }
  double carried = 0;
  if (u.error > 0) carried += u.error * measured::magnitude(partial(o, 0, u.value, v.value));
  if (v.error > 0 && describe(o).operands > 1)
    carried += v.error * measured::magnitude(partial(o, 1, u.value, v.value));
  return {apply(o, u.value, v.value, w.value), carried};
}

}  // namespace slope::testing
