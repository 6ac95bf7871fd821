// SPDX-License-Identifier: Apache-2.0
// Polynomials over the integers in at most eight generators: exact, or refused.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <slope/dsl/rational.hpp>

namespace slope::codegen::normalise {

// Why a formula has no normal form here: thrown by the algebra, caught where the candidates are made.
struct refused {
  std::string why;
};

inline constexpr int generator_capacity = 8;

// The powers of the eight generators, eight bits each: a product of monomials is a sum of keys, and comparing keys is a
// lexicographic order that products respect.
using monomial = std::uint64_t;

constexpr int power_in(monomial m, int generator) { return static_cast<int>(m >> (8 * generator) & 0xff); }
constexpr monomial power_of(int generator, int power) { return static_cast<monomial>(power) << (8 * generator); }
monomial product(monomial a, monomial b);  // refuses powers above 127

struct term {
  monomial powers = 0;
  wide coefficient = 0;
  friend bool operator==(const term&, const term&) = default;
};

class polynomial {
 public:
  polynomial() = default;  // zero
  polynomial(wide constant);
  polynomial(monomial powers, wide coefficient);

  const std::vector<term>& terms() const { return terms_; }  // by ascending key, no coefficient is zero
  bool is_zero() const { return terms_.empty(); }
  bool is_constant() const { return terms_.empty() || (terms_.size() == 1 && terms_[0].powers == 0); }
  int degree(int generator) const;
  wide constant_term() const;
  wide content() const;              // the greatest common divisor of the coefficients, with the sign of the first one
  monomial common_monomial() const;  // the greatest that divides every term

  // The coefficients of the powers 0, 1, ... of one generator.
  std::vector<polynomial> coefficients_in(int generator) const;

  // The quotient, if the division leaves nothing.
  std::optional<polynomial> divided_by(const polynomial& divisor) const;
  polynomial divided_by_term(const term& divisor) const;  // which divides every term

  friend polynomial operator+(const polynomial& a, const polynomial& b);
  friend polynomial operator*(const polynomial& a, const polynomial& b);
  friend bool operator==(const polynomial&, const polynomial&) = default;

 private:
  std::vector<term> terms_;
};

polynomial power(const polynomial& base, int exponent);
polynomial one_plus(int generator, int sign = 1);  // 1 + g, 1 - g

}  // namespace slope::codegen::normalise
