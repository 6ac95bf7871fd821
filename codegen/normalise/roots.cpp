// SPDX-License-Identifier: Apache-2.0
// Square roots: squares leave them, the root r of what is left has r^2 = P, and a difference A - B r is (A^2 - B^2 P)/(A + B r).
#include <slope/codegen/normalise/region.hpp>

#include <cmath>

#include <slope/dsl/reference.hpp>

namespace slope::codegen::normalise {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

// n = 2 k + odd
struct halves {
  int k = 0, odd = 0;
};
halves halved(int n) {
  const int odd = n % 2 != 0 ? 1 : 0;
  return {(n - odd) / 2, odd};
}

}  // namespace

// |q|^k for what stands under a root as q^(2 k).
quotient region::out_of_root(const quotient& q, int k) {
  if (k % 2 == 0) return field::power(q, k);
  return field::multiply(field::power(q, k), field::number(rational(sign(q) < 0 ? -1 : 1)));
}

quotient region::root(const quotient& u) {
  if (u.is_number()) return constant(reference::sqrt(double_double::rational(u.constant.numerator, u.constant.denominator)));
  quotient outside = field::number(rational(1)), inside = outside;
  int exponentials = 0;
  for (int g = 0; g < count(); ++g) {
    const auto [k, odd] = halved(u.powers[at(g)]);
    const bool is_exponential = (*this)[g].kind == generator_kind::exponential;
    if (odd != 0 && is_exponential) throw finer_exponent{exponentials, 2};
    exponentials += is_exponential;
    if (k != 0) outside = field::multiply(outside, out_of_root(field::generator(g), k));
    inside.powers[at(g)] = odd;
  }
  for (const auto& [f, n] : u.factors) {
    const auto [k, odd] = halved(n);
    if (k != 0) outside = field::multiply(outside, out_of_root(algebra.from(algebra.factor(f)), k));
    if (odd != 0) inside.factors[f] = 1;
  }
  // sqrt(p / q) = sqrt(p q) / q
  const auto product = slope::product(u.constant.numerator, u.constant.denominator);
  if (!product) throw refused{"a rational constant needs more than 128 bits"};
  wide number = *product;
  outside.constant = exact(outside.constant / rational(u.constant.denominator));
  const auto whole = static_cast<wide>(std::llround(std::sqrt(std::fabs(static_cast<double>(number)))));
  if (whole * whole == number && number < wide(1) << 60) number = 1, outside.constant = exact(outside.constant * rational(whole));
  const polynomial square = algebra.expanded(inside) * polynomial(number);
  if (square.is_constant())
    return number == 1 ? outside : field::multiply(outside, constant(reference::sqrt(double_double(number))));
  for (const auto& [g, known] : algebra.squares())
    if (known == square) return field::multiply(outside, field::generator(g));
  inside.constant = rational(number);
  const int made = add({.kind = generator_kind::opaque, .function = op::sqrt, .u = inside, .sign = 1});
  algebra.relate(made, square);
  return field::multiply(outside, field::generator(made));
}

// A + B r with A and B of opposite sign is what its conjugate leaves of A^2 - B^2 P; the region is split where A's sign is not
// known.
void region::conjugate(quotient& q) {
  const auto factors = q.factors;
  for (const auto& [f, n] : factors)
    for (const auto& [g, square] : algebra.squares()) {
      const auto parts = polynomial(algebra.factor(f)).coefficients_in(g);
      if (parts.size() != 2 || parts[0].is_zero()) continue;
      const int of_root = known_sign(parts[1]);
      if (of_root == 0 || sign(algebra.from(parts[0])) == of_root) continue;
      const polynomial r(power_of(g, 1), 1), minus(-1);
      const quotient difference = algebra.from(parts[0] * parts[0] + minus * parts[1] * parts[1] * square),
                     conjugated = algebra.from(parts[0] + minus * parts[1] * r);
      quotient rest = q;
      rest.factors.erase(f);
      q = field::multiply(rest, field::power(field::divide(difference, conjugated), n));
      break;
    }
}

}  // namespace slope::codegen::normalise
