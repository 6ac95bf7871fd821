// SPDX-License-Identifier: Apache-2.0
// One line an operation; the compiler warns if one is missing.
#include <slope/codegen/normalise/convert.hpp>

#include <slope/dsl/evaluate.hpp>

namespace slope::codegen::normalise {

quotient conversion::operator()(int node) {
  auto& known = values_[static_cast<std::size_t>(node)];
  if (!known) known = converted(node);
  return *known;
}

bool conversion::is_closed(int node) const {
  const op o = g_.operation(node);
  if (describe(o).kind == kind::leaf) return o != op::argument;
  if (o == op::maximum || o == op::selected) return false;
  for (int k = 0; k < g_.operands(node); ++k)
    if (!is_closed(g_.operand(node, k))) return false;
  return true;
}

int conversion::sign_of_difference(int node) {
  return r_.sign(r_.algebra.subtract((*this)(g_.operand(node, 0)), (*this)(g_.operand(node, 1))));
}

bool conversion::holds(int node) {
  // clang-format off
  switch (g_.operation(node)) {
    case op::less:          return sign_of_difference(node) < 0;
    case op::less_equal:    return sign_of_difference(node) <= 0;
    case op::greater:       return sign_of_difference(node) > 0;
    case op::greater_equal: return sign_of_difference(node) >= 0;
    case op::equal:         return sign_of_difference(node) == 0;
    case op::not_equal:     return sign_of_difference(node) != 0;
    case op::logical_and:   return holds(g_.operand(node, 0)) && holds(g_.operand(node, 1));
    case op::logical_or:    return holds(g_.operand(node, 0)) || holds(g_.operand(node, 1));
    case op::logical_not:   return !holds(g_.operand(node, 0));
    default: throw refused{"a number where a condition is needed"};
  }
  // clang-format on
}

quotient conversion::converted(int node) {
  const auto rational_number = [](wide n) { return field::number(rational(n)); };
  const op o = g_.operation(node);
  if (g_.is_number(node)) return field::number(g_.number(node));

  // Products of constants are products; any other function of constants is a constant by its value: so two constants of
  // a formula that only ever stand as factors cost two generators, however long their definitions are.
  const bool product = o == op::multiply || o == op::negate || o == op::integer_power;
  if (o != op::argument && !product && is_closed(node)) {
    graph alone = g_;
    alone.roots[0] = static_cast<std::int16_t>(node), alone.root_count = 1;
    return r_.constant(
        evaluate(alone, std::vector<double_double>(values_.size())));  // evaluate reads every node before
  }

  auto& algebra = r_.algebra;
  const auto u = [&] { return (*this)(g_.operand(node, 0)); };
  const auto v = [&] { return (*this)(g_.operand(node, 1)); };
  const auto w = [&] { return (*this)(g_.operand(node, 2)); };
  const auto one = rational_number(1), minus_one = rational_number(-1);
  const auto plus = [&](const quotient& a, const quotient& b) { return algebra.add(a, b); };
  const auto over = [](const quotient& a, const quotient& b) { return field::divide(a, b); };
  const auto times = [](const quotient& a, const quotient& b) { return field::multiply(a, b); };
  const auto two_times = [&](const quotient& a) { return field::multiply(rational_number(2), a); };
  const auto exp = [&](const quotient& a) { return r_.exponential(a); };
  const auto log = [&](quotient a) {
    if (r_.conjugates) r_.conjugate(a);
    return r_.logarithm(a);
  };
  const auto half = [&](const quotient& a) { return field::divide(a, rational_number(2)); };
  // t = exp(u) and its inverse, for the family that is a quotient in it
  const auto sum_of_exponentials = [&](int sign) {
    const quotient t = exp(u());
    return half(plus(t, times(rational_number(sign), over(one, t))));
  };
  // clang-format off
  switch (o) {
    case op::argument:
      for (int g = 0; g < r_.count(); ++g)
        if (r_[g].kind == generator_kind::argument && r_[g].argument == g_.argument(node)) return field::generator(g);
      throw refused{"an argument that the region does not know"};
    case op::negate:        return field::negate(u());
    case op::add:           return plus(u(), v());
    case op::subtract:      return algebra.subtract(u(), v());
    case op::multiply:      { const auto a = u(); return a.is_zero() ? a : times(a, v()); }
    case op::divide:        return over(u(), v());
    case op::integer_power: return field::power(u(), static_cast<int>(g_.number(g_.operand(node, 1)).numerator));
    case op::power:         return exp(times(v(), log(u())));
    case op::when:          return holds(g_.operand(node, 0)) ? v() : w();
    case op::min:           return sign_of_difference(node) < 0 ? u() : v();
    case op::max:           return sign_of_difference(node) > 0 ? u() : v();
    case op::abs:           return r_.sign(u()) < 0 ? field::negate(u()) : u();
    case op::sign:          return rational_number(r_.sign(u()));
    case op::step:          return rational_number(r_.sign(u()) > 0 ? 1 : 0);
    case op::stop_gradient: case op::declared: return u();
    case op::tangent:       return rational_number(0);

    case op::exp:           return exp(u());
    case op::expm1:         return plus(exp(u()), minus_one);
    case op::exp2:          return exp(times(r_.constant(constants::ln2), u()));
    case op::sigmoid:       { const auto t = exp(u()); return over(t, plus(one, t)); }
    case op::tanh:          { const auto t = exp(two_times(u())); return over(plus(t, minus_one), plus(t, one)); }
    case op::sinh:          return sum_of_exponentials(-1);
    case op::cosh:          return sum_of_exponentials(1);
    case op::softplus:      return log(plus(one, exp(u())));
    case op::log_sigmoid:   return field::negate(log(plus(one, exp(field::negate(u())))));
    case op::log:           return log(u());
    case op::log1p:         return log(plus(one, u()));
    case op::log2:          return over(log(u()), r_.constant(constants::ln2));
    case op::normal_pdf:    return times(r_.constant(constants::inverse_sqrt_two_pi), exp(half(field::negate(field::power(u(), 2)))));
    case op::sqrt:          return r_.root(u());
    case op::rsqrt:         return over(one, r_.root(u()));
    case op::atan: {  // pi/2 - atan(1/v)
      const auto inside = u();
      if (!how_.far_out || inside.is_number()) return r_.opaque(o, inside);
      const auto sign = rational_number(r_.sign(inside)), right_angle = field::divide(r_.constant(constants::pi), rational_number(2));
      return times(sign, algebra.subtract(right_angle, r_.opaque(o, over(sign, inside))));
    }
    case op::cbrt: case op::sin: case op::cos: case op::tan: case op::asin: case op::acos:
    case op::asinh: case op::acosh: case op::atanh: case op::normal_cdf:
      return r_.opaque(o, u());
    case op::erf: case op::erfc: {  // erf(v / sqrt(2)) = 2 normal_cdf(v) - 1
      const auto rest = r_.without_root_two(u());
      if (!rest) return r_.opaque(o, u());
      if (o == op::erfc) return two_times(r_.opaque(op::normal_cdf, field::negate(*rest)));
      return plus(two_times(r_.opaque(op::normal_cdf, *rest)), minus_one);
    }
    case op::floor: case op::round: throw refused{"a function that jumps"};
    case op::maximum: case op::selected: throw refused{"a grouped operation"};
    case op::number: case op::pi: case op::less: case op::less_equal: case op::greater: case op::greater_equal:
    case op::equal: case op::not_equal: case op::logical_and: case op::logical_or: case op::logical_not: break;
  }
  // clang-format on
  throw refused{"a condition where a number is needed"};
}

}  // namespace slope::codegen::normalise
