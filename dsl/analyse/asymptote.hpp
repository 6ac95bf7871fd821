// SPDX-License-Identifier: Apache-2.0
// How a formula behaves on a ray, t >= from >= 1: the sum of a constant and of a multiple of t^p e^(-a t - b t^2), both
// factors known to lie in intervals. What interval arithmetic cannot do: x sigmoid(x) tends to 0 at minus infinity, and the
// derivative has one sign from somewhere on.
#pragma once
#include <slope/dsl/analyse/interval_functions.hpp>
#include <slope/dsl/rules/calculus.hpp>

namespace slope {

// t^power e^(-linear t - square t^2), exactly.
struct scale {
  double power = 0, linear = 0, square = 0;

  friend constexpr bool operator==(const scale&, const scale&) = default;
  constexpr scale inverse() const { return {-power, -linear, -square}; }
};

struct asymptote {
  bool known = false;
  interval constant, coefficient;
  slope::scale scale;

  constexpr bool is_constant() const { return coefficient.is(0); }
};

// The derivative of a function of one operand, on an interval: its row of the table of calculus.
constexpr interval slope_of(const graph& patterns, int pattern, const interval& u) {
  const op o = patterns.operation(pattern);
  if (o == op::argument) return patterns.argument(pattern) == letter_u ? u : interval(1);  // du = 1
  if (o == op::number) return static_cast<double>(patterns.number(pattern).numerator);      // the table has integers only
  if (o == op::pi) return {constants::pi.high, detail::above(constants::pi.high)};
  interval operand[3];
  for (int k = 0; k < patterns.operands(pattern); ++k) operand[k] = slope_of(patterns, patterns.operand(pattern, k), u);
  return apply(o, operand[0], operand[1], operand[2]);
}

class asymptotics {
 public:
  // On t >= from >= 1.
  constexpr explicit asymptotics(double from) : from_(from), log_from_(detail::at_point(op::log, from)) {}

  static constexpr asymptote constant(const interval& c) { return {true, c, 0, {}}; }
  // The argument itself, `sign` times t.
  static constexpr asymptote argument(double sign) { return {true, 0, sign, {1, 0, 0}}; }

  // All values on the ray, and where they tend to.
  constexpr interval bounds(const asymptote& u) const {
    if (u.is_constant()) return u.constant;
    if (u.scale == scale{}) return u.constant + u.coefficient;
    const interval start = at_start(u.scale);
    const double least = grows(u.scale) ? start.low : 0, greatest = decays(u.scale) ? start.high : infinity;
    return u.constant + u.coefficient * interval(least, greatest);
  }
  constexpr interval limit(const asymptote& u) const {
    if (u.is_constant() || tends_to_zero(u.scale)) return u.constant;
    if (u.scale == scale{}) return u.constant + u.coefficient;
    return !tends_to_zero(u.scale.inverse()) ? anything
           : u.coefficient.low > 0           ? interval(infinity)
           : u.coefficient.high < 0          ? interval(-infinity)
                                             : anything;
  }

  // What an operation makes of the asymptotes of its operands, whose values lie in `low_u`, `low_v`; unknown where this
  // arithmetic cannot say.
  constexpr asymptote of(op o, const asymptote& u, const interval& values_u, const asymptote& v,
                         const interval& values_v) const {
    const asymptote unknown;
    // clang-format off
    switch (o) {
      case op::min: case op::max: {  // where one is always the greater
        const interval difference = bounds_of_difference(u, v, values_u - values_v);
        return !difference.has_sign() ? unknown : (difference.low >= 0) == (o == op::max) ? u : v;
      }
      case op::stop_gradient: case op::declared: case op::maximum: return u;
      default: break;
    }
    if (!u.known) return unknown;
    switch (o) {
      case op::negate:        return negate(u);
      case op::add:           return v.known ? add(u, v) : unknown;
      case op::subtract:      return v.known ? add(u, negate(v)) : unknown;
      case op::multiply:      return v.known ? multiply(u, v) : unknown;
      case op::divide:        return v.known ? divide(u, v, values_v) : unknown;
      case op::integer_power: return power(u, values_u, static_cast<int>(values_v.low));
      case op::abs:           return values_u.low >= 0 ? u : values_u.high <= 0 ? negate(u) : unknown;
      default:                break;
    }
    // clang-format on
    if (describe(o).operands != 1 || !has_rule(o)) return unknown;
    if (u.is_constant()) return constant(apply(o, u.constant, {}, {}));
    if (decays(u.scale)) return near_constant(o, u);
    const int to = !grows(u.scale) ? 0 : u.coefficient.low > 0 ? 1 : u.coefficient.high < 0 ? -1 : 0;
    return to == 0 ? unknown : towards_infinity(o, u, to, values_u);
  }

 private:
  double from_;
  interval log_from_;

  static constexpr bool tends_to_zero(const scale& s) {
    return s.square > 0 || (s.square == 0 && (s.linear > 0 || (s.linear == 0 && s.power < 0)));
  }
  // Falls to 0, all the way from the start of the ray: the derivative of its logarithm, p/t - a - 2 b t, is not positive.
  constexpr bool decays(const scale& s) const {
    const double up = s.power > 0 ? s.power / from_ : 0, down = s.linear + 2 * s.square * from_;
    return tends_to_zero(s) && s.square >= 0 && up * (1 + 1e-9) <= down * (1 - 1e-9);
  }
  constexpr bool grows(const scale& s) const { return decays(s.inverse()); }
  constexpr interval at_start(const scale& s) const {
    if (s == scale{}) return 1;
    const interval from(from_);
    return apply(op::exp, interval(s.power) * log_from_ - interval(s.linear) * from - interval(s.square) * (from * from), {}, {});
  }

  // Exponents must be exact: no double may have been rounded.
  static constexpr bool sums(const scale& a, const scale& b, scale& sum) {
    const auto l = double_double(a.linear) + b.linear, q = double_double(a.square) + b.square, p = double_double(a.power) + b.power;
    sum = {p.high, l.high, q.high};
    return l.low == 0 && q.low == 0 && p.low == 0;
  }

  static constexpr asymptote negate(const asymptote& u) { return {u.known, -u.constant, -u.coefficient, u.scale}; }

  constexpr asymptote add(const asymptote& u, const asymptote& v) const {
    asymptote sum{u.known && v.known, u.constant + v.constant, 0, u.scale};
    scale ratio;
    if (u.is_constant() || v.is_constant())
      sum.coefficient = u.is_constant() ? v.coefficient : u.coefficient, sum.scale = u.is_constant() ? v.scale : u.scale;
    else if (u.scale == v.scale)
      sum.coefficient = u.coefficient + v.coefficient;
    else if (!sums(v.scale, u.scale.inverse(), ratio))
      sum.known = false;
    else if (decays(ratio))  // v is small beside u
      sum.coefficient = u.coefficient + v.coefficient * interval(0, at_start(ratio).high);
    else if (grows(ratio))
      sum.coefficient = v.coefficient + u.coefficient * interval(0, at_start(ratio.inverse()).high), sum.scale = v.scale;
    else
      sum.known = false;
    if (sum.is_constant()) sum.scale = {};
    return sum;
  }

  constexpr asymptote multiply(const asymptote& u, const asymptote& v) const {
    if (!u.known || !v.known) return {};
    asymptote left{true, 0, v.coefficient * u.constant, v.scale}, right{true, 0, u.coefficient * v.constant, u.scale};
    asymptote product{true, u.constant * v.constant, u.coefficient * v.coefficient, {}};
    if (!product.is_constant() && !sums(u.scale, v.scale, product.scale)) return {};
    return absorbed(add(add(product, left), right));
  }

  // A coefficient without a scale belongs to the constant.
  static constexpr asymptote absorbed(asymptote u) {
    if (!u.is_constant() && u.scale == scale{}) u.constant = u.constant + u.coefficient, u.coefficient = 0;
    return u;
  }

  constexpr asymptote inverse(const asymptote& v, const interval& values) const {
    if (v.is_constant()) return v.constant.contains(0) ? asymptote{} : constant(interval(1) / v.constant);
    if (decays(v.scale) && !v.constant.is(0))  // 1/c - r / (c v)
      return v.constant.contains(0) || values.contains(0)
                 ? asymptote{}
                 : asymptote{true, interval(1) / v.constant, -(v.coefficient / (v.constant * values)), v.scale};
    interval coefficient = v.coefficient;
    if (!v.constant.is(0)) {
      if (!grows(v.scale)) return {};
      coefficient = coefficient + v.constant * interval(0, at_start(v.scale.inverse()).high);
    }
    return coefficient.contains(0) ? asymptote{} : asymptote{true, 0, interval(1) / coefficient, v.scale.inverse()};
  }

  // Where both grow alike, (c + a s) / (d + b s) = a / b + (c - d a / b) / v.
  constexpr asymptote divide(const asymptote& u, const asymptote& v, const interval& values) const {
    if (!(u.scale == v.scale) || !grows(u.scale) || v.coefficient.contains(0)) return multiply(u, inverse(v, values));
    const interval ratio = u.coefficient / v.coefficient;
    return add(constant(ratio), multiply(constant(u.constant - v.constant * ratio), inverse(v, values)));
  }

  constexpr asymptote power(const asymptote& u, const interval& values, int n) const {
    if (n < 0) return inverse(power(u, values, -n), apply(op::integer_power, values, interval(-n), {}));
    asymptote result = constant(1);
    if (n > 16) return {};
    for (; n > 0; --n) result = multiply(result, u);
    return result;
  }

  constexpr interval bounds_of_difference(const asymptote& u, const asymptote& v, const interval& plain) const {
    const asymptote difference = add(u, negate(v));
    return difference.known ? both(plain, bounds(difference)) : plain;
  }

  // c + r with r to 0: f(c) + f'(between) r.
  constexpr asymptote near_constant(op o, const asymptote& u) const {
    const interval slope = slope_of(calculus.patterns, calculus.rules[calculus.first[std::size_t(o)]].right, bounds(u));
    if (!slope.defined || !slope.regular) return {};
    return {true, apply(o, u.constant, {}, {}), u.coefficient * slope, u.scale};
  }

  // e^u; where u is no exact multiple of t or t^2, only bounded: between 0 and e^(-a t).
  constexpr asymptote exponential(const asymptote& u) const {
    const interval factor = apply(op::exp, u.constant, {}, {});
    if (u.is_constant()) return constant(factor);
    if (decays(u.scale)) return near_constant(op::exp, u);
    if (u.coefficient.is_point() && u.scale == scale{1, 0, 0}) return {true, 0, factor, {0, -u.coefficient.low, 0}};
    if (u.coefficient.is_point() && u.scale == scale{2, 0, 0}) return {true, 0, factor, {0, 0, -u.coefficient.low}};
    const double rate = slowest(u, 1);
    return rate > 0 ? asymptote{true, 0, {0, factor.high}, {0, rate, 0}} : asymptote{};
  }
  // The largest a that is sure: u <= c - a t^n on the ray.
  constexpr double slowest(const asymptote& u, int n) const {
    if (!(u.coefficient.high < 0) || u.scale.power < n || u.scale.linear > 0 || u.scale.square > 0) return 0;
    return (interval(-u.coefficient.high) * at_start({u.scale.power - n, 0, 0})).low;
  }

  // The tail of the Gauss integral of u -> infinity: of normal_cdf(-u) with half = 1/2, of erfc(u) with half = 1. Mills:
  // e^(-h u^2) / (u sqrt(pi / h)) times at most 1 and at least 1 - 1 / (2 h u^2); and never more than h e^(-h u^2).
  constexpr asymptote gaussian_tail(const asymptote& u, double half) const {
    const interval c = u.coefficient, pi{constants::pi.high, detail::above(constants::pi.high)};
    const double_double square = double_double(c.low) * c.low;
    if (u.constant.is(0) && c.is_point() && u.scale == scale{1, 0, 0} && square.low == 0) {
      interval part = interval(1) - interval(1) / (interval(2 * half * square.high) * interval(from_) * interval(from_));
      part = {part.low < 0 ? 0 : part.low, 1};
      return {true, 0, part / (c * apply(op::sqrt, pi / interval(half), {}, {})), {-1, 0, half * square.high}};
    }
    const double rate = u.constant.low >= 0 ? slowest(negate(u), 1) : 0;
    return rate > 0 ? asymptote{true, 0, {0, half}, {0, 0, (interval(half) * interval(rate) * interval(rate)).low}} : asymptote{};
  }

  constexpr asymptote towards_infinity(op o, const asymptote& u, int to, const interval& values) const {
    const asymptote one = constant(1), towards = to > 0 ? u : negate(u);
    const auto e = [&](double k) { return exponential(multiply(constant(k), towards)); };        // e^(k |u|)
    const auto logistic = [&](double k) { return multiply(e(-k), inverse(add(one, e(-k)), interval(1) + bounds(e(-k)))); };
    const auto either = [&](const asymptote& above, const asymptote& below) { return to > 0 ? above : below; };
    const auto log1p_e = [&] { return e(-1).known ? near_constant(op::log1p, e(-1)) : asymptote{}; };
    // clang-format off
    switch (o) {
      case op::exp:         return exponential(u);
      case op::expm1:       return add(exponential(u), constant(-1));
      case op::exp2:        return exponential(multiply(u, constant(apply(op::log, interval(2), {}, {}))));
      case op::sigmoid:     return either(add(one, negate(logistic(1))), logistic(1));
      case op::tanh:        return multiply(constant(to), add(one, multiply(constant(-2), logistic(2))));
      case op::softplus:    return either(add(u, log1p_e()), log1p_e());
      case op::log_sigmoid: return either(negate(log1p_e()), add(u, negate(log1p_e())));
      case op::sinh:        return multiply(constant(to * 0.5), add(e(1), negate(e(-1))));
      case op::cosh:        return multiply(constant(0.5), add(e(1), e(-1)));
      case op::normal_cdf:  return either(add(one, negate(gaussian_tail(towards, 0.5))), gaussian_tail(towards, 0.5));
      case op::erfc:        return either(gaussian_tail(towards, 1), add(constant(2), negate(gaussian_tail(towards, 1))));
      case op::erf:         return multiply(constant(to), add(one, negate(gaussian_tail(towards, 1))));
      case op::normal_pdf:  return multiply(constant(apply(o, interval(0), {}, {})), exponential(multiply(constant(-0.5), multiply(u, u))));
      case op::atan: {      // pi / 2 - 1 / u (1 - 1 / (3 u^2)), at least
        const interval size = to > 0 ? values : -values, least(size.low);
        if (least.low < 1) return {};
        const interval part{(interval(1) - interval(1) / (interval(3) * least * least)).low, 1};
        const asymptote rest = multiply(constant(part), inverse(towards, size));
        return multiply(constant(to), add(constant({constants::half_pi.high, detail::half_pi_above}), negate(rest)));
      }
      case op::sqrt: {
        if (to < 0) return {};
        const interval c = u.coefficient + u.constant * interval(0, at_start(u.scale.inverse()).high);
        if (!(c.low > 0)) return {};
        return {true, 0, apply(op::sqrt, c, {}, {}), {u.scale.power / 2, u.scale.linear / 2, u.scale.square / 2}};
      }
      default: return {};
    }
    // clang-format on
  }
};

}  // namespace slope
