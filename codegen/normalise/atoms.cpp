// SPDX-License-Identifier: Apache-2.0
// How exp, log and the functions that stay opaque become generators of a region.
#include <slope/codegen/normalise/region.hpp>

#include <algorithm>

#include <slope/dsl/evaluate.hpp>

namespace slope::codegen::normalise {
namespace {

constexpr int largest_power = 12;  // above, two exponentials are right: exp(1.702 x) beside exp(x)

std::size_t at(int i) { return static_cast<std::size_t>(i); }

double_double number(const quotient& q) {
  return double_double::rational(q.constant.numerator, q.constant.denominator);
}

bool close(double_double a, double_double b) {
  return reference::abs(a - b) <= reference::abs(b) * double_double(1e-27);
}

// The coefficient of the first power of a generator, and the rest; nothing if it stands anywhere else than in such
// terms.
struct linear {
  quotient coefficient, rest;
};
std::optional<linear> linear_in(field& algebra, const quotient& u, int generator) {
  for (const auto& [f, n] : u.factors)
    if (n < 0 && algebra.factor(f).degree(generator) > 0) return {};
  if (u.powers[at(generator)] < 0) return {};
  const auto parts = algebra.expanded(u).coefficients_in(generator);
  if (parts.size() != 2) return {};
  quotient outside = field::number(u.constant);  // the constant and the denominator
  for (std::size_t g = 0; g < u.powers.size(); ++g) outside.powers[g] = std::min(u.powers[g], 0);
  for (const auto& [f, n] : u.factors)
    if (n < 0) outside.factors[f] = n;
  return linear{field::multiply(algebra.from(parts[1]), outside), field::multiply(algebra.from(parts[0]), outside)};
}

}  // namespace

quotient region::constant(double_double value) {
  for (wide denominator = 1; denominator <= 64; ++denominator) {
    const double_double scaled = value * double_double(denominator), whole = reference::round(scaled);
    if (reference::abs(whole) < double_double(1e15) && (close(scaled, whole) || scaled == whole))
      return field::number(exact(reduced(static_cast<wide>(static_cast<double>(whole)), denominator)));
  }
  for (int g = 0; g < count(); ++g)
    if ((*this)[g].kind == generator_kind::constant)
      for (const int sign : {1, -1})
        if (close((*this)[g].value * double_double(sign), value))
          return field::multiply(field::generator(g), field::number(rational(sign)));
  const bool negative = value < double_double(0.0);
  return field::generator(add(
      {.kind = generator_kind::constant, .value = value, .u = field::number(rational(0)), .sign = negative ? -1 : 1}));
}

// exp(n Q l) = (1 + Q)^n for l = log1p(Q)/Q: what turns tanh(softplus) and exp(k log v) into quotients.
quotient region::without_logarithms(const quotient& u, quotient& factor) {
  quotient rest = u;
  for (int g = 0; g < count(); ++g) {
    const generator l = (*this)[g];
    if (l.kind != generator_kind::log_ratio) continue;
    const auto parts = linear_in(algebra, rest, g);
    if (!parts) continue;
    const auto n = algebra.ratio(parts->coefficient, l.u);
    if (!n || !n->is_integer() || n->numerator > largest_power || n->numerator < -largest_power) continue;
    factor = field::multiply(
        factor, field::power(algebra.add(l.u, field::number(rational(1))), static_cast<int>(n->numerator)));
    rest = parts->rest;
  }
  return rest;
}

constexpr double largest_exponent = 600;  // of a double-double with all its digits

// exp(n ln 2 + v) = 2^n exp(v), and so for every constant.
quotient region::without_constants(const quotient& u, quotient& factor) {
  for (const auto& entry : u.factors)
    if (entry.second < 0) return u;
  for (const int p : u.powers)
    if (p < 0) return u;
  polynomial constants, others;
  const polynomial numerator = algebra.expanded(u);
  for (const term& t : numerator.terms()) {
    bool is_constant = true;
    for (int g = 0; g < count(); ++g)
      is_constant = is_constant && (power_in(t.powers, g) == 0 || (*this)[g].kind == generator_kind::constant);
    polynomial& to = is_constant ? constants : others;
    to = to + polynomial(t.powers, t.coefficient);
  }
  if (constants.is_zero()) return u;
  const double_double exponent = values(everywhere(0.0))(constants) * number(field::number(u.constant));
  if (reference::abs(exponent) > double_double(largest_exponent)) throw refused{"the exponential of a constant beyond the numbers"};
  factor = field::multiply(factor, constant(reference::exp(exponent)));
  return field::multiply(algebra.from(others), field::number(u.constant));
}

quotient region::exponential(const quotient& u) {
  quotient factor = field::number(rational(1));
  const quotient rest = without_constants(without_logarithms(u, factor), factor);
  if (rest.is_zero()) return factor;
  int order = 0;
  for (int g = 0; g < count(); ++g) {
    if ((*this)[g].kind != generator_kind::exponential) continue;
    const auto r = algebra.ratio(rest, (*this)[g].u);
    const auto within = [](wide n) { return -largest_power <= n && n <= largest_power; };
    if (r && within(r->numerator) && within(r->denominator)) {
      if (!r->is_integer()) throw finer_exponent{order, static_cast<int>(r->denominator)};
      return field::multiply(factor, field::generator(g, -static_cast<int>(r->numerator)));
    }
    ++order;
  }
  const int s = sign(rest), divisor = order < static_cast<int>(divisors_.size()) ? divisors_[at(order)] : 1;
  const quotient exponent = field::multiply(rest, field::number(exact(reduced(s, divisor))));
  const int made = add({.kind = generator_kind::exponential, .u = exponent, .sign = 1, .bounded = true});
  algebra.expect_factor(one_plus(made, -1));
  algebra.expect_factor(one_plus(made));
  return field::multiply(factor, field::generator(made, -s * divisor));
}

// What u is far out, if that is a simple positive number; else 1.
rational region::limit_of(const quotient& u) const {
  std::vector<double_double> far = everywhere(0.0);
  for (int g = 0; g < arguments_; ++g)
    far[at((*this)[g].argument)] = double_double((*this)[g].sign < 0 ? -0x1p60 : 0x1p60);
  const double_double value = values(far)(u);
  for (int g = 0; g < arguments_; ++g)
    if (has(generators_of(algebra, u), g)) return rational(1);
  for (wide denominator = 1; denominator <= 12; ++denominator) {
    const double_double scaled = value * double_double(denominator), whole = reference::round(scaled);
    if (isfinite(value) && whole > double_double(0.0) && whole < double_double(1e6) && close(scaled, whole))
      return exact(reduced(static_cast<wide>(whole.high), denominator));
  }
  return rational(1);
}

// log(1/D) = -log(D). log(R): exponentials go outside as -j u, then a constant; the rest is Q l, Q = R/c - 1, l = log1p(Q)/Q.
quotient region::logarithm(const quotient& u) {
  if (u.is_zero() || known_sign(u) < 0) throw refused{"the logarithm of what is not positive"};
  if (u.is_number()) return constant(reference::log(number(u)));
  const auto is_below = [](const auto& entry) { return entry.second < 0; };
  if (!u.factors.empty() && std::all_of(u.factors.begin(), u.factors.end(), is_below)) return field::negate(logarithm(field::power(u, -1)));
  quotient rest = u, outside = field::number(rational(0));
  for (int g = 0; g < count(); ++g) {
    int& n = rest.powers[at(g)];
    if ((*this)[g].kind == generator_kind::exponential && n != 0) {
      outside = algebra.add(outside, field::multiply(field::number(rational(-n)), (*this)[g].u));
      n = 0;
    }
  }
  for (const int p : rest.powers)
    if (p != 0) throw refused{"the logarithm of a power"};
  const rational limit = limit_of(rest);
  if (!(limit == rational(1)))
    outside =
        algebra.add(outside, constant(reference::log(double_double::rational(limit.numerator, limit.denominator))));
  quotient q =
      algebra.subtract(field::multiply(rest, field::number(exact(inverse(limit)))), field::number(rational(1)));
  if (q.is_zero()) return outside;
  if (conjugates) conjugate(q);
  if (known_sign(rest) <= 0) throw refused{"the logarithm of what may not be positive"};
  generator l{.kind = generator_kind::log_ratio, .u = q, .sign = 1, .bounded = known_sign(q) > 0};
  const int found = find(l), g = found < 0 ? add(l) : found;
  return algebra.add(outside, field::multiply(q, field::generator(g)));
}

std::optional<quotient> region::without_root_two(const quotient& u) {
  for (int g = 0; g < count(); ++g) {
    const int n = u.powers[at(g)];
    if ((*this)[g].kind != generator_kind::constant || n == 0) continue;
    if (n < 0 ? close((*this)[g].value, constants::sqrt2) : close((*this)[g].value, constants::sqrt_half))
      return field::multiply(u, field::generator(g, n < 0 ? 1 : -1));
  }
  return {};
}

quotient region::opaque(op function, const quotient& u) {
  if (u.is_number()) return constant(slope::apply(function, number(u), {}, {}));
  generator made{.kind = generator_kind::opaque, .function = function, .u = u};
  if (function == op::normal_cdf || function == op::erfc || function == op::sqrt || function == op::acos) made.sign = 1;
  if (function == op::atan) made.sign = known_sign(u);
  made.bounded = function == op::normal_cdf;
  const int found = find(made);
  return field::generator(found < 0 ? add(made) : found);
}

}  // namespace slope::codegen::normalise
