// SPDX-License-Identifier: Apache-2.0
// The table from steps, and from the language's functions, to Exprs.
#include <slope/codegen/lower.hpp>

#include <cmath>
#include <stdexcept>

#include <slope/codegen/elementary/building_blocks.hpp>
#include <slope/codegen/exact_constants.hpp>
#include <slope/codegen/range.hpp>

namespace slope::codegen {
namespace {

using Halide::Expr;
namespace e = elementary;
namespace d = elementary::detail;

Expr constant(const double_double& value, Halide::Type working) {
  if (working.bits() == 64) return Expr(value.high);
  return Expr(static_cast<float>(value.high));
}

Expr applied(op function, const Expr& u, const Expr& v) {
  // clang-format off
  switch (function) {
    case op::floor:       return Halide::floor(u);
    case op::round:       return Halide::round(u);
    case op::power:       return e::pow(u, v);
    case op::sqrt:        return e::sqrt(u);
    case op::rsqrt:       return e::rsqrt(u);
    case op::cbrt:        return e::cbrt(u);
    case op::exp:         return e::exp(u);
    case op::expm1:       return e::expm1(u);
    case op::exp2:        return e::exp2(u);
    case op::log:         return e::log(u);
    case op::log1p:       return e::log1p(u);
    case op::log2:        return e::log2(u);
    case op::sin:         return e::sin(u);
    case op::cos:         return e::cos(u);
    case op::tan:         return e::tan(u);
    case op::asin:        return e::asin(u);
    case op::acos:        return e::acos(u);
    case op::atan:        return e::atan(u);
    case op::sinh:        return e::sinh(u);
    case op::cosh:        return e::cosh(u);
    case op::tanh:        return e::tanh(u);
    case op::asinh:       return e::asinh(u);
    case op::acosh:       return e::acosh(u);
    case op::atanh:       return e::atanh(u);
    case op::erf:         return e::erf(u);
    case op::erfc:        return e::erfc(u);
    case op::sigmoid:     return e::sigmoid(u);
    case op::softplus:    return e::softplus(u);
    case op::log_sigmoid: return e::log_sigmoid(u);
    case op::normal_cdf:  return e::normal_cdf(u);
    case op::normal_pdf:  return e::normal_pdf(u);
    case op::number: case op::pi: case op::argument: case op::negate: case op::add: case op::subtract: case op::multiply:
    case op::divide: case op::integer_power: case op::less: case op::less_equal: case op::greater: case op::greater_equal:
    case op::equal: case op::not_equal: case op::logical_and: case op::logical_or: case op::logical_not: case op::when:
    case op::min: case op::max: case op::abs: case op::sign: case op::step: case op::stop_gradient: case op::declared:
    case op::tangent: case op::maximum: case op::selected: break;  // steps of their own
  }
  // clang-format on
  throw std::logic_error("not a function of the language: " + std::string(describe(function).name));
}

class lowering {
 public:
  lowering(const program& p, std::span<const Expr> arguments, Halide::Type working)
      : program_(p), ranges_(ranges(p, working.bits())), arguments_(arguments), working_(working) {}

  Expr operator()(const instruction& i) {
    const Expr none, &u = at(i.u, none), &v = at(i.v, none), &w = at(i.w, none);
    // clang-format off
    switch (i.what) {
      case step::constant:        return constant(i.value, working_);
      case step::argument:        return arguments_[static_cast<std::size_t>(i.value.high)];
      case step::add:             return sum(i);
      case step::subtract:        return u - v;
      case step::multiply:        return u * v;
      case step::divide:          return d::strict_div(u, v);  // fast-math would multiply by a rounded reciprocal
      case step::negate:          return -u;
      case step::strict_add:      return d::strict_add(u, v);
      case step::strict_subtract: return d::strict_sub(u, v);
      case step::strict_multiply: return d::strict_mul(u, v);
      case step::strict_divide:   return d::strict_div(u, v);
      case step::product_error:   return d::product_error(u, v);
      case step::multiply_add:    return d::fused_multiply_add(u, v, w);
      case step::minimum:         return Halide::select(u < v, u, v);
      case step::maximum:         return Halide::select(u > v, u, v);
      case step::magnitude:       return d::magnitude(u);
      case step::with_sign_of:    return d::with_sign_of(u, v);
      case step::less:            return holds_at_tie(i, false) ? u <= v : u < v;
      case step::less_equal:      return holds_at_tie(i, true) ? u <= v : u < v;
      case step::equal:           return rounding(i.u) == 0 && rounding(i.v) == 0 ? u == v : Halide::Internal::const_false();
      case step::is_nan:          return e::is_nan(u);
      case step::is_halfway:      return d::is_halfway(u, static_cast<int>(step_at(i.v).value.high));
      case step::logical_and:     return u && v;
      case step::logical_or:      return u || v;
      case step::logical_not:     return !u;
      case step::select:          return chosen(i);
      case step::exp_fraction:    return exponential(i, u, v).minus_one;
      case step::exp_raised:      return d::raised(exponential(i, u, v), Expr(static_cast<int>(step_at(i.w).value.high)));
      case step::exp_exponent:    return exponential(i, u, v).exponent;
      case step::cdf_mantissa:    return e::scaled_normal_cdf(u).mantissa;
      case step::cdf_exponent:    return Halide::select(u > 0.0F, 0, e::scaled_normal_cdf(u).exponent);
      case step::exponent_times:  return exponent_times(u, Halide::cast<std::int32_t>(v));
      case step::scale:           return scaled(i, u, v);
      case step::apply:           return applied(i.function, u, v);
    }
    // clang-format on
    throw std::logic_error("unknown step");
  }

  std::vector<Expr> values;

 private:
  // Which way a constant was rounded to the working type: 1 up, -1 down.
  int rounding(int index) const {
    const instruction& i = step_at(index);
    if (i.what != step::constant) return 0;
    const double_double rounded = working_.bits() == 64 ? i.value.high : static_cast<double>(static_cast<float>(i.value.high));
    return (i.value < rounded) - (rounded < i.value);
  }
  // u < v where u and v, one of them a rounded constant, have become equal: x < 1.702 holds of the float below it.
  bool holds_at_tie(const instruction& i, bool if_exact) const {
    const int direction = rounding(i.u) - rounding(i.v);
    return direction == 0 ? if_exact : direction > 0;
  }

  const Expr& at(int index, const Expr& none) const { return index < 0 ? none : values[static_cast<std::size_t>(index)]; }

  // Unsigned: Halide's simplifier folds signed constants through the exponent's offset and then complains of overflow.
  static Expr exponent_times(const Expr& k, const Expr& n) {
    return Halide::reinterpret<std::int32_t>(Halide::reinterpret<std::uint32_t>(k) * Halide::reinterpret<std::uint32_t>(n));
  }

  const instruction& step_at(int index) const { return program_.instructions[static_cast<std::size_t>(index)]; }
  const Expr& value(int index) const { return values[static_cast<std::size_t>(index)]; }

  bool may_scale_down(const instruction& i, const std::vector<interval>& there) const {
    const auto at = [&](int index) { return there[static_cast<std::size_t>(index)]; };
    return working_.bits() == 32 && at(i.u).within(-0x1p63, 0x1p63) && at(i.v).within(-190, 63);
  }

  // 1 + q with the fraction of an exponential.
  bool is_mantissa(int node) const {
    const instruction& i = step_at(node);
    return i.what == step::add && step_at(i.v).what == step::exp_fraction && step_at(i.u).what == step::constant && step_at(i.u).value == double_double(1.0);
  }
  Expr scaled_down(int node, const Expr& exponent) const {
    return is_mantissa(node) ? d::scale_down({value(step_at(node).v), exponent}) : e::scale_down(value(node), exponent);
  }

  // With a scaled number that stands nowhere else: one operation less.
  Expr sum(const instruction& i) const {
    for (const auto& [u, v] : {std::pair{i.u, i.v}, std::pair{i.v, i.u}})
      if (const instruction& a = step_at(u); a.what == step::scale && may_scale_down(a, ranges_))
        return is_mantissa(a.u) ? d::add_scaled(value(v), {value(step_at(a.u).v), value(a.v)}) : e::add_scaled(value(v), value(a.u), value(a.v));
    return value(i.u) + value(i.v);
  }

  // A choice by 0 <= x is written as one by x < 0: what is done for the negative numbers alone, as late scaling mostly is, is then
  // the masked operation of a vector that has the others already. Of NaN the one is as good as the other.
  Expr chosen(int condition, const Expr& yes, const Expr& no) const {
    const instruction& c = step_at(condition);
    const bool flips = c.what == step::less_equal && holds_at_tie(c, true) && step_at(c.u).what == step::constant;
    return flips ? Halide::select(value(c.v) < value(c.u), no, yes) : Halide::select(value(condition), yes, no);
  }

  Expr next_above(double bound) const {
    return working_.bits() == 64 ? Expr(std::nextafter(bound, HUGE_VAL)) : Expr(std::nextafter(static_cast<float>(bound), HUGE_VALF));
  }

  // x where it is NaN, x where it is above a bound, as in relu: one comparison tells both.
  Expr chosen(const instruction& i) const {
    const instruction &nan = step_at(i.u), &inner = step_at(i.w);
    if (nan.what == step::is_nan && nan.u == i.v && inner.what == step::select && inner.v == i.v)
      if (const instruction& above = step_at(inner.u); above.what == step::less && above.v == i.v && step_at(above.u).what == step::constant && rounding(above.u) == 0)
        return e::kept_from(value(i.v), next_above(step_at(above.u).value.high), value(inner.w));
    return chosen(i.u, value(i.v), value(i.w));
  }

  // By powers of two in half the operations where the number and the exponent are known to allow it, or are on that side of a
  // condition on whose other side there is no scaling.
  Expr scaled(const instruction& i, const Expr& u, const Expr& v) const {
    if (may_scale_down(i, ranges_)) return scaled_down(i.u, v);
    for (const one_sided_exponent& one : sides_of(i.v)) {
      if (one.given.node < 0 || !may_scale_down(i, ranges(program_, working_.bits(), one.given))) continue;
      const Expr down = scaled_down(on_side(i.u, one), one.exponent);
      if (one.node < 0) return Halide::select(value(one.given.node) <= 0.0F, down, u);
      return one.holds ? chosen(one.node, down, u) : chosen(one.node, u, down);
    }
    return e::scale_by_power_of_two(u, v);
  }

  // An exponent that is 0 where the condition does not hold.
  struct one_sided_exponent {
    Expr exponent;
    assumption given;  // what the condition tells
    int node = -1;     // the condition, or its opposite if it does not hold there; -1: that what `given` is about is at most 0
    bool holds = true;
  };
  std::vector<one_sided_exponent> sides_of(int node) const {
    const instruction& i = step_at(node);
    if (i.what == step::cdf_exponent) return {{e::scaled_normal_cdf(value(i.u)).exponent, {i.u, {-HUGE_VAL, 0}}}};
    std::vector<one_sided_exponent> sides;
    if (i.what == step::select && range(i.w).within(0, 0)) sides.push_back({value(i.v), told_by(program_, i.u, true), i.u, true});
    if (i.what == step::select && range(i.v).within(0, 0)) sides.push_back({value(i.w), told_by(program_, i.u, false), i.u, false});
    return sides;
  }
  // What a choice by the same condition is there.
  int on_side(int node, const one_sided_exponent& one) const {
    const instruction& i = step_at(node);
    return i.what != step::select || i.u != one.node ? node : one.holds ? i.v : i.w;
  }

  interval range(int index) const { return ranges_[static_cast<std::size_t>(index)]; }

  d::reduced_exponential exponential(const instruction& i, const Expr& u, const Expr& v) const {
    const instruction& low = step_at(i.v);
    const bool whole = low.what == step::constant && low.value.high == 0;
    const int farthest = exponential_clamp(working_.bits());
    return d::exp_of_sum(u, whole ? Expr() : v, range(i.u).low < -farthest, range(i.u).high > farthest);
  }

  const program& program_;
  std::vector<interval> ranges_;
  std::span<const Expr> arguments_;
  Halide::Type working_;
};

}  // namespace

std::vector<Halide::Expr> lower(const program& p, std::span<const Halide::Expr> arguments, Halide::Type working) {
  lowering each(p, arguments, working);
  for (const instruction& i : p.instructions) each.values.push_back(each(i));
  std::vector<Halide::Expr> outputs;
  for (const int o : p.outputs) outputs.push_back(each.values[static_cast<std::size_t>(o)]);
  return working.bits() == 64 ? with_exact_constants(outputs) : outputs;
}

}  // namespace slope::codegen
