// SPDX-License-Identifier: Apache-2.0
// Exact rational numbers of 128 bits: the literals of the language and the folding of constants.
#pragma once
#include <cstdint>
#include <optional>
#include <utility>

namespace slope {

__extension__ using wide = __int128;

struct rational {
  wide numerator = 0;
  wide denominator = 1;  // > 0, in lowest terms

  constexpr rational() = default;
  constexpr rational(wide n) : numerator(n) {}
  constexpr bool is_integer() const { return denominator == 1; }
  friend constexpr bool operator==(const rational&, const rational&) = default;
};

constexpr wide greatest_common_divisor(wide a, wide b) {
  while (b != 0) a = std::exchange(b, a % b);
  return a < 0 ? -a : a;
}

// Every operation is exact or gives nothing (128 bits overflowed, or a division by zero).
using maybe_rational = std::optional<rational>;

constexpr maybe_rational reduced(wide n, wide d) {
  if (d == 0) return {};
  const wide g = greatest_common_divisor(n, d) * (d < 0 ? -1 : 1);
  rational r;
  r.numerator = n / g;
  r.denominator = d / g;
  return r;
}

constexpr std::optional<wide> product(wide a, wide b) {
  wide r = 0;
  if (__builtin_mul_overflow(a, b, &r)) return {};
  return r;
}

constexpr maybe_rational operator*(const rational& a, const rational& b) {
  const wide g = greatest_common_divisor(a.numerator, b.denominator), h = greatest_common_divisor(b.numerator, a.denominator);
  if (g == 0 || h == 0) return rational(0);
  const auto n = product(a.numerator / g, b.numerator / h), d = product(a.denominator / h, b.denominator / g);
  return n && d ? reduced(*n, *d) : maybe_rational{};
}

constexpr maybe_rational inverse(const rational& a) { return reduced(a.denominator, a.numerator); }

constexpr maybe_rational operator/(const rational& a, const rational& b) {
  const auto i = inverse(b);
  return i ? a * *i : maybe_rational{};
}

constexpr rational operator-(rational a) {
  a.numerator = -a.numerator;
  return a;
}

constexpr maybe_rational operator+(const rational& a, const rational& b) {
  const auto l = product(a.numerator, b.denominator), r = product(b.numerator, a.denominator),
             d = product(a.denominator, b.denominator);
  wide sum = 0;
  if (!l || !r || !d || __builtin_add_overflow(*l, *r, &sum)) return {};
  return reduced(sum, *d);
}

constexpr maybe_rational operator-(const rational& a, const rational& b) { return a + (-b); }

constexpr maybe_rational power(rational base, wide exponent) {
  if (exponent < 0) {
    const auto i = inverse(base);
    return i ? power(*i, -exponent) : i;
  }
  maybe_rational result = rational(1);
  for (; exponent > 0 && result; --exponent) result = *result * base;
  return result;
}

// The sign of a - b, or nothing on overflow.
constexpr std::optional<int> compare(const rational& a, const rational& b) {
  const auto d = a - b;
  if (!d) return {};
  return d->numerator < 0 ? -1 : d->numerator > 0 ? 1 : 0;
}

}  // namespace slope
