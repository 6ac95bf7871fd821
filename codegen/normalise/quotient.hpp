// SPDX-License-Identifier: Apache-2.0
// Quotients of polynomials, kept factored and reduced: whatever can cancel is a factor that is already known, so trial
// division by the known factors replaces the greatest common divisor.
#pragma once
#include <array>
#include <map>
#include <vector>

#include <slope/codegen/normalise/polynomial.hpp>

namespace slope::codegen::normalise {

// constant * product of generators^powers * product of (known factors)^powers; the powers may be negative.
struct quotient {
  rational constant;
  std::array<int, generator_capacity> powers{};
  std::map<int, int> factors;  // by their number in the field; no power is zero

  bool is_zero() const { return constant.numerator == 0; }
  bool is_number() const { return is_zero() || (factors.empty() && powers == std::array<int, generator_capacity>{}); }
  friend bool operator==(const quotient&, const quotient&) = default;
};

// The field operations, and the factors that have been met. A factor is primitive, no generator divides it, its first
// term is positive.
class field {
 public:
  const std::vector<polynomial>& factors() const { return factors_; }
  const polynomial& factor(int number) const { return factors_[static_cast<std::size_t>(number)]; }

  static quotient number(rational value);
  static quotient generator(int g, int power = 1);
  void expect_factor(const polynomial& p) { number_of(p); }  // before it is met: 1 - E and 1 + E are
  // From here on generator^2 = square, a polynomial in generators before it, which is written as that power where it is a factor.
  void relate(int generator, const polynomial& square) { squares_[generator] = square; }
  const std::map<int, polynomial>& squares() const { return squares_; }

  quotient from(const polynomial& p);
  quotient add(const quotient& a, const quotient& b);
  quotient subtract(const quotient& a, const quotient& b) { return add(a, negate(b)); }
  static quotient negate(quotient a);
  static quotient multiply(const quotient& a, const quotient& b);
  static quotient divide(const quotient& a, const quotient& b) { return multiply(a, power(b, -1)); }
  static quotient power(const quotient& a, int exponent);

  bool equal(const quotient& a, const quotient& b) { return subtract(a, b).is_zero(); }
  // a / b if that is a rational number.
  std::optional<rational> ratio(const quotient& a, const quotient& b);

  // The product of what stands in the numerator (sign = 1) or denominator (sign = -1), without the constant.
  polynomial expanded(const quotient& a, int sign = 1) const;
  // With `image` for a generator.
  quotient substitute(const quotient& a, int generator, const quotient& image);

 private:
  int number_of(const polynomial& p);
  polynomial reduced(polynomial p) const;  // no generator that has a square in a higher power than the first
  std::vector<polynomial> factors_;
  std::map<int, polynomial> squares_;
};

rational exact(const maybe_rational& r);  // refuses what overflowed

}  // namespace slope::codegen::normalise
