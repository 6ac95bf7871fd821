// SPDX-License-Identifier: Apache-2.0
// The functions of a double-double that are exact or nearly so: floor, round, sign, min, max, roots, integer
// powers.
#pragma once

#include <slope/dsl/double_double.hpp>

namespace slope {

constexpr double floor(double x) {
  if (!(x < 0x1p52 && x > -0x1p52))
    return x;
  const auto n = static_cast<double>(static_cast<long long>(x));
  return n > x ? n - 1 : n;
}

constexpr double_double floor(double_double x) {
  const double n = floor(x.high);
  return n == x.high && isfinite(n) ? double_double::quick_sum(n, floor(x.low)) : double_double(n);
}

// Newton's step from the usual bit trick for x^(-1/2), on an even power of two in [1, 4), then Karp's
// correction.
constexpr double_double sqrt(double_double x) {
  if (x.high < 0)
    return not_a_number;
  if (!(x.high > 0 && isfinite(x)))
    return x;
  if (exponent_of(x.high) == -1023)
    return ldexp(sqrt(ldexp(x, 200)), -100);
  const int n = exponent_of(x.high) & ~1;
  const double_double m = ldexp(x, -n);
  double y = __builtin_bit_cast(double, 0x5fe6eb50c7b537a9 - (__builtin_bit_cast(long long, m.high) >> 1));
  for (int i = 0; i < 4; ++i)
    y *= 1.5 - 0.5 * m.high * y * y;
  const double s = m.high * y;
  const double_double r = double_double::quick_sum(s, (m - double_double::product(s, s)).high * (0.5 * y));
  const double_double rest = m - r * r;
  return ldexp(double_double::quick_sum(r.high, r.low + rest.high * (0.5 * y)), n / 2);
}

namespace reference {
using slope::floor;
using slope::sqrt;

constexpr double_double abs(double_double x) {
  return x.high < 0 ? -x : x.high == 0 ? double_double(0.0) : x;
}
constexpr double_double sign(double_double x) {
  return isnan(x) ? x : x.high > 0 ? 1.0 : x.high < 0 ? -1.0 : 0.0;
}
constexpr double_double step(double_double x) { return isnan(x) ? x : x.high > 0 ? 1.0 : 0.0; }
constexpr double_double min(double_double u, double_double v) { return isnan(u) || u < v ? u : v; }
constexpr double_double max(double_double u, double_double v) { return isnan(u) || u > v ? u : v; }

// Half to even.
constexpr double_double round(double_double x) {
  if (!isfinite(x))
    return x;
  const double_double n = floor(x), rest = x - n;
  if (rest < 0.5)
    return n;
  if (rest > 0.5)
    return n + 1.0;
  const double_double half = ldexp(n, -1);
  return floor(half) == half ? n : n + 1.0;
}

constexpr double_double rsqrt(double_double x) {
  if (x.high == 0)
    return infinity;
  return double_double(1.0) / sqrt(x);
}

// x^n by squaring; the error grows with the number of products only.
constexpr double_double powi(double_double x, int n) {
  if (isnan(x))
    return x;
  const auto count = n < 0 ? 0u - static_cast<unsigned>(n) : static_cast<unsigned>(n);
  // The reciprocal comes last, where it costs no accuracy; first where x^|n| would leave the normal range.
  const long long size = static_cast<long long>(exponent_of(x.high)) * count;
  const bool last = n < 0 && size > -900 && size < 900;
  double_double base = n < 0 && !last ? double_double(1.0) / x : x, result = 1.0;
  for (auto left = count; left > 0; left >>= 1) {
    if (left & 1)
      result *= base;
    if (left > 1)
      base *= base;
  }
  return last ? double_double(1.0) / result : result;
}

constexpr double_double cbrt(double_double x) {
  if (x.high == 0 || !isfinite(x))
    return x;
  if (x.high < 0)
    return -cbrt(-x);
  if (exponent_of(x.high) == -1023)
    return ldexp(cbrt(ldexp(x, 300)), -100);
  const int exponent = exponent_of(x.high), third = (exponent + 3000) / 3 - 1000;
  const double_double m = ldexp(x, -3 * third); // in [1, 8)
  double y = 0.85 + 0.155 * m.high;
  for (int i = 0; i < 5; ++i)
    y -= (y * y * y - m.high) / (3 * y * y);
  double_double r = y;
  for (int i = 0; i < 2; ++i)
    r = double_double::quick_sum(r.high, r.low + (m - r * r * r).high / (3 * y * y));
  return ldexp(r, third);
}
} // namespace reference

} // namespace slope
