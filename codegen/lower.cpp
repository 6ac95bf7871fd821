// SPDX-License-Identifier: Apache-2.0
// The table from steps, and from the language's functions, to Exprs.
#include <slope/codegen/lower.hpp>

#include <stdexcept>

#include <slope/codegen/elementary/building_blocks.hpp>
#include <slope/codegen/exact_constants.hpp>

namespace slope::codegen {
namespace {

using Halide::Expr;
namespace e = elementary;

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
  lowering(std::span<const Expr> arguments, Halide::Type working) : arguments_(arguments), working_(working) {}

  Expr operator()(const instruction& i) {
    const Expr none, &u = at(i.u, none), &v = at(i.v, none), &w = at(i.w, none);
    namespace d = e::detail;
    // clang-format off
    switch (i.what) {
      case step::constant:        return constant(i.value, working_);
      case step::argument:        return arguments_[static_cast<std::size_t>(i.value.high)];
      case step::add:             return u + v;
      case step::subtract:        return u - v;
      case step::multiply:        return u * v;
      case step::divide:          return d::strict_div(u, v);  // fast-math would multiply by a rounded reciprocal
      case step::negate:          return -u;
      case step::strict_add:      return d::strict_add(u, v);
      case step::strict_subtract: return d::strict_sub(u, v);
      case step::strict_multiply: return d::strict_mul(u, v);
      case step::strict_divide:   return d::strict_div(u, v);
      case step::product_error:   return product_error(u, v);
      case step::minimum:         return Halide::select(u < v, u, v);
      case step::maximum:         return Halide::select(u > v, u, v);
      case step::magnitude:       return d::magnitude(u);
      case step::with_sign_of:    return d::with_sign_of(u, v);
      case step::less:            return u < v;
      case step::less_equal:      return u <= v;
      case step::equal:           return u == v;
      case step::is_nan:          return e::is_nan(u);
      case step::logical_and:     return u && v;
      case step::logical_or:      return u || v;
      case step::logical_not:     return !u;
      case step::select:          return Halide::select(u, v, w);
      case step::exp_fraction:    return d::strict_sub(e::scaled(u, v).mantissa, Halide::Internal::make_one(working_));
      case step::exp_exponent:    return e::scaled(u, v).exponent;
      case step::exponent_times:  return u * Halide::cast<std::int32_t>(v);
      case step::scale:           return e::scale_by_power_of_two(u, v);
      case step::apply:           return applied(i.function, u, v);
    }
    // clang-format on
    throw std::logic_error("unknown step");
  }

  std::vector<Expr> values;

 private:
  const Expr& at(int index, const Expr& none) const { return index < 0 ? none : values[static_cast<std::size_t>(index)]; }

  // By Veltkamp's split: needs no fused operation, which sse4.1 and some devices lack.
  static Expr product_error(const Expr& u, const Expr& v) {
    namespace d = e::detail;
    const auto split = [](const Expr& a) {
      const Expr c = d::strict_mul(a, Halide::Internal::make_const(a.type(), a.type().bits() == 64 ? 134217729.0 : 4097.0));
      const Expr high = d::strict_sub(c, d::strict_sub(c, a));
      return std::pair{high, Expr(d::strict_sub(a, high))};
    };
    const auto [uh, ul] = split(u);
    const auto [vh, vl] = split(v);
    const Expr product = d::strict_mul(u, v);
    return d::strict_sub(d::strict_mul(ul, vl),
                         d::strict_sub(d::strict_sub(d::strict_sub(product, d::strict_mul(uh, vh)), d::strict_mul(ul, vh)),
                                       d::strict_mul(uh, vl)));
  }

  std::span<const Expr> arguments_;
  Halide::Type working_;
};

}  // namespace

std::vector<Halide::Expr> lower(const program& p, std::span<const Halide::Expr> arguments, Halide::Type working) {
  lowering each(arguments, working);
  for (const instruction& i : p.instructions) each.values.push_back(each(i));
  std::vector<Halide::Expr> outputs;
  for (const int o : p.outputs) outputs.push_back(each.values[static_cast<std::size_t>(o)]);
  return working.bits() == 64 ? with_exact_constants(outputs) : outputs;
}

}  // namespace slope::codegen
