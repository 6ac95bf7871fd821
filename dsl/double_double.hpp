// SPDX-License-Identifier: Apache-2.0
// A number as the unevaluated sum of two doubles (about 31 digits), for constant evaluation and at run time
// alike.
#pragma once

#include <slope/dsl/reference/scalar.hpp>

#include <compare>
#include <concepts>
#include <type_traits>

namespace slope {

// Compilers may contract a product and a sum into a fused multiply-add, which would spoil the exact products
// below.
#if defined(__x86_64__) && !defined(__FMA__)
inline constexpr bool may_contract = false;
#else
inline constexpr bool may_contract = true;
#endif
constexpr void keep_rounded(double& a, double& b, double& c) {
  if (!std::is_constant_evaluated())
    asm("" : "+m"(a), "+m"(b), "+m"(c));
}

struct double_double {
  double high = 0, low = 0; // |low| <= half a unit in the last place of high; 0 where high is not finite

  constexpr double_double() = default;
  constexpr double_double(double value) : high(value) {}
  constexpr double_double(double high_part, double low_part) : high(high_part), low(low_part) {}
  constexpr double_double(wide_integer value) { *this = from_wide(value); }
  template <std::integral Integer> constexpr double_double(Integer value) {
    if constexpr (sizeof(Integer) <= 4)
      high = static_cast<double>(value);
    else
      *this = from_wide(static_cast<wide_integer>(value));
  }

  explicit constexpr operator double() const { return high; } // normalised: high is the sum, rounded

  // Knuth's two-sum, and Dekker's for |a| >= |b|: the rounded sum and its exact error.
  static constexpr double_double sum(double a, double b) {
    const double s = a + b, t = s - a;
    return {s, (a - (s - t)) + (b - t)};
  }
  static constexpr double_double quick_sum(double a, double b) {
    const double s = a + b;
    return {s, b - (s - a)};
  }
  // Dekker's product with Veltkamp's split, for |a|, |b| < 2^990 and |a b| < 2^1023.
  static constexpr double_double product(double a, double b) {
    double p = a * b, s = 0x8000001p0 * a, t = 0x8000001p0 * b;
    if constexpr (may_contract)
      keep_rounded(p, s, t);
    const double a1 = s - (s - a), a2 = a - a1, b1 = t - (t - b), b2 = b - b1;
    return {p, ((a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2};
  }
  static constexpr double_double rational(wide_integer numerator, wide_integer denominator);

  friend constexpr bool operator==(const double_double&, const double_double&) = default;
  friend constexpr std::partial_ordering operator<=>(const double_double&, const double_double&) = default;

  constexpr double_double operator-() const { return {-high, -low}; }
  constexpr double_double operator+() const { return *this; }

  friend constexpr double_double operator+(double_double a, double_double b) {
    if (!(tame(a.high) && tame(b.high)))
      return wild_sum(a, b);
    const double s = a.high + b.high, t = s - a.high;
    const double u = a.low + b.low, v = u - a.low;
    const double r = ((a.high - (s - t)) + (b.high - t)) + u, w = s + r;
    const double q = (r - (w - s)) + ((a.low - (u - v)) + (b.low - v)), h = w + q;
    return {h, q - (h - w)};
  }
  friend constexpr double_double operator-(double_double a, double_double b) { return a + -b; }

  friend constexpr double_double operator*(double_double a, double_double b) {
    if (!(tame(a.high) && tame(b.high)))
      return wild_product(a, b);
    double p = a.high * b.high, s = 0x8000001p0 * a.high, t = 0x8000001p0 * b.high;
    if constexpr (may_contract)
      keep_rounded(p, s, t);
    const double a1 = s - (s - a.high), a2 = a.high - a1, b1 = t - (t - b.high), b2 = b.high - b1;
    const double r = (((a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2) + (a.high * b.low + a.low * b.high);
    const double h = p + r;
    return {h, r - (h - p)};
  }

  friend constexpr double_double operator/(double_double a, double_double b) {
    if (!(tame(a.high) && small_enough_to_divide(a.high) && tame(b.high) && small_enough_to_divide(b.high)))
      return wild_quotient(a, b);
    const double q = a.high / b.high;
    const double_double r = a - double_double(q) * b;
    const double_double s = quick_sum(q, r.high / b.high), rest = a - s * b;
    return quick_sum(s.high, s.low + rest.high / b.high);
  }

  constexpr double_double& operator+=(double_double other) { return *this = *this + other; }
  constexpr double_double& operator-=(double_double other) { return *this = *this - other; }
  constexpr double_double& operator*=(double_double other) { return *this = *this * other; }
  constexpr double_double& operator/=(double_double other) { return *this = *this / other; }

private:
  // Where no product, quotient or split can overflow; false for NaN.
  static constexpr bool tame(double x) { return x < 0x1p500 && x > -0x1p500; }
  // Where the remainder of a division is exact.
  static constexpr bool small_enough_to_divide(double x) { return x > 0x1p-450 || x < -0x1p-450; }
  static constexpr bool nan(double x) { return !(x == x); }
  static constexpr double signed_infinity(bool negative) { return negative ? -infinity : infinity; }
  static constexpr double_double scaled(double_double a, int n) {
    const double h = ldexp(a.high, n);
    return {h, isfinite(h) ? ldexp(a.low, n) : 0};
  }

  static constexpr double_double from_wide(wide_integer n) {
    const auto top = static_cast<long long>(n >> 64);
    const auto bottom = static_cast<unsigned long long>(n);
    const double_double upper =
        quick_sum(static_cast<double>(top >> 32) * 0x1p32, static_cast<double>(top & 0xffffffff));
    const double_double lower =
        quick_sum(static_cast<double>(bottom >> 32) * 0x1p32, static_cast<double>(bottom & 0xffffffff));
    return double_double{upper.high * 0x1p64, upper.low * 0x1p64} + lower;
  }

  // Infinities, NaN, zeros and extreme magnitudes: no step computes an infinity or a NaN.
  static constexpr double_double wild_sum(double_double a, double_double b) {
    if (nan(a.high) || nan(b.high))
      return not_a_number;
    if (!isfinite(a.high))
      return isfinite(b.high) || a.high == b.high ? a : double_double(not_a_number);
    if (!isfinite(b.high))
      return b;
    return scaled(scaled(a, -600) + scaled(b, -600), 600); // what this loses is 2^-574 of the larger
  }
  static constexpr double_double wild_product(double_double a, double_double b) {
    if (nan(a.high) || nan(b.high))
      return not_a_number;
    const bool infinite = !isfinite(a.high) || !isfinite(b.high);
    if (a.high == 0 || b.high == 0)
      return infinite ? not_a_number : a.high == 0 ? a.high : b.high;
    if (infinite)
      return signed_infinity((a.high < 0) != (b.high < 0));
    const int i = exponent_of(a.high), j = exponent_of(b.high);
    return scaled(scaled(a, -i) * scaled(b, -j), i + j);
  }
  static constexpr double_double wild_quotient(double_double a, double_double b) {
    if (nan(a.high) || nan(b.high))
      return not_a_number;
    if (!isfinite(a.high)) {
      if (!isfinite(b.high))
        return not_a_number;
      return signed_infinity((a.high < 0) != (b.high < 0 || __builtin_bit_cast(long long, b.high) < 0));
    }
    if (!isfinite(b.high))
      return 0;
    if (b.high == 0) {
      if (a.high == 0)
        return not_a_number;
      return signed_infinity((a.high < 0) != (__builtin_bit_cast(long long, b.high) < 0));
    }
    if (a.high == 0)
      return 0;
    const int i = exponent_of(a.high), j = exponent_of(b.high);
    return scaled(scaled(a, -i) / scaled(b, -j), i - j);
  }
};

constexpr double_double double_double::rational(wide_integer numerator, wide_integer denominator) {
  return double_double(numerator) / double_double(denominator);
}

constexpr bool isnan(double_double x) { return !(x.high == x.high); }
constexpr bool isinf(double_double x) { return x.high == infinity || x.high == -infinity; }
constexpr bool isfinite(double_double x) { return isfinite(x.high); }

constexpr double_double ldexp(double_double x, int n) {
  const double h = ldexp(x.high, n);
  return {h, isfinite(h) ? ldexp(x.low, n) : 0};
}

namespace constants { // bit-exact pairs
inline constexpr double_double pi{0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53};
inline constexpr double_double half_pi{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54};
inline constexpr double_double two_pi{0x1.921fb54442d18p+2, 0x1.1a62633145c07p-52};
inline constexpr double_double inverse_pi{0x1.45f306dc9c883p-2, -0x1.6b01ec5417056p-56};
inline constexpr double_double e{0x1.5bf0a8b145769p+1, 0x1.4d57ee2b1013ap-53};
inline constexpr double_double ln2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};
inline constexpr double_double log2_e{0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56};
inline constexpr double_double sqrt2{0x1.6a09e667f3bcdp+0, -0x1.bdd3413b26456p-54};
inline constexpr double_double sqrt_half{0x1.6a09e667f3bcdp-1, -0x1.bdd3413b26456p-55};
inline constexpr double_double two_over_sqrt_pi{0x1.20dd750429b6dp+0, 0x1.1ae3a914fed80p-56};
inline constexpr double_double inverse_sqrt_two_pi{0x1.9884533d43651p-2, -0x1.cbc0d30ebfd15p-56};
} // namespace constants

} // namespace slope

#include <slope/dsl/reference/rounding.hpp> // sqrt, floor
#include <slope/dsl/reference/text.hpp>     // to_text
