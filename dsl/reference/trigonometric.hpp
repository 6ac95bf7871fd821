// SPDX-License-Identifier: Apache-2.0
// Sine, cosine and tangent of a double-double of any magnitude, and their inverses.
#pragma once

#include <slope/dsl/reference/exponential.hpp>

namespace slope::reference {

namespace detail {
inline constexpr auto sine_series = reciprocal_factorials<15>(1, 2, -1);
inline constexpr auto cosine_series = reciprocal_factorials<15>(0, 2, -1);

// 1 / (2 pi) = 0.028be60d... in base 2^64: enough for the largest double (Payne and Hanek).
inline constexpr unsigned long long inverse_turn[22] = {
    0x28be60db9391054a, 0x7f09d5f47d4d3770, 0x36d8a5664f10e410, 0x7f9458eaf7aef158, 0x6dc91b8e909374b8,
    0x01924bba82746487, 0x3f877ac72c4a69cf, 0xba208d7d4baed121, 0x3a671c09ad17df90, 0x4e64758e60d4ce7d,
    0x272117e2ef7e4a0e, 0xc7fe25fff7816603, 0xfbcbc462d6829b47, 0xdb4d9fb3c9f2c26d, 0xd3d18fd9a797fa8b,
    0x5d49eeb1faf97c5e, 0xcf41ce7de294a4ba, 0x9afed7ec47e35742, 0x1580cc11bf1edaea, 0xfc33ef0826bd0d87,
    0x6a78e45857b986c2, 0x19666157c5281a10};

__extension__ typedef unsigned __int128 wide_natural;

// A fraction of a turn as 320 bits after the point, modulo 1; limb[0] is the lowest.
struct turn_fraction {
  unsigned long long limb[5]{};

  // Adds x / (2 pi) modulo 1.
  constexpr void add_radians(double x) {
    if (x == 0 || exponent_of(x) < -300)
      return;
    const bool negative = x < 0;
    const int shift = exponent_of(x) - 52; // |x| = m 2^shift
    const auto m = static_cast<unsigned long long>(ldexp(negative ? -x : x, -shift));
    const int word = shift >= 0 ? shift / 64 : -((63 - shift) / 64), bit = shift - 64 * word;
    const auto at = [](int i) { return i >= 0 && i < 22 ? inverse_turn[i] : 0ull; };
    wide_natural carry = 0;
    bool borrow = false;
    for (int i = 0; i < 5; ++i) {
      const int source = word + 4 - i;
      const auto window = bit == 0 ? at(source) : at(source) << bit | at(source + 1) >> (64 - bit);
      carry += static_cast<wide_natural>(window) * m;
      const auto part = static_cast<unsigned long long>(carry), before = limb[i];
      carry >>= 64;
      limb[i] = negative ? before - part - borrow : before + part + borrow;
      borrow = negative ? before < part || (before == part && borrow)
                        : limb[i] < part || (limb[i] == part && borrow);
    }
  }
};

struct quarter {
  double_double rest; // |rest| <= pi / 4
  unsigned turns;     // x = turns pi / 2 + rest, modulo 2 pi
};

constexpr quarter reduce_turn(double_double x) {
  if (x.high < 0.785 && x.high > -0.785)
    return {x, 0};
  turn_fraction f;
  f.add_radians(x.high);
  f.add_radians(x.low);
  f.limb[4] += 1ull << 61; // an eighth, for rounding to the nearest quarter
  const auto turns = static_cast<unsigned>(f.limb[4] >> 62);
  f.limb[4] = (f.limb[4] & ((1ull << 62) - 1)) - (1ull << 61);
  const bool negative = f.limb[4] >> 63 != 0;
  double_double sum = 0.0;
  double unit = 0x1p-64;
  for (int i = 5; i-- > 0; unit *= 0x1p-64) {
    const auto limb = negative ? ~f.limb[i] : f.limb[i];
    sum += double_double::sum(static_cast<double>(limb >> 32) * 0x1p32 * unit,
                              static_cast<double>(limb & 0xffffffff) * unit);
  }
  return {(negative ? -sum : sum) * constants::two_pi, turns};
}

constexpr double_double sine(double_double r) { return r * sine_series(r * r, 9); }
constexpr double_double cosine(double_double r) { return cosine_series(r * r, 9); }
} // namespace detail

constexpr double_double sin(double_double x) {
  if (!isfinite(x))
    return not_a_number;
  const auto [rest, turns] = detail::reduce_turn(x);
  const double_double y = turns & 1 ? detail::cosine(rest) : detail::sine(rest);
  return turns & 2 ? -y : y;
}

constexpr double_double cos(double_double x) {
  if (!isfinite(x))
    return not_a_number;
  const auto [rest, turns] = detail::reduce_turn(x);
  const double_double y = turns & 1 ? detail::sine(rest) : detail::cosine(rest);
  return turns == 1 || turns == 2 ? -y : y;
}

constexpr double_double tan(double_double x) {
  if (!isfinite(x))
    return not_a_number;
  const auto [rest, turns] = detail::reduce_turn(x);
  const double_double s = detail::sine(rest), c = detail::cosine(rest);
  return turns & 1 ? -c / s : s / c;
}

// A double approximation y by the series, |argument| <= tan(pi/8), then one step of y + (x cos y - sin y) /
// (...).
constexpr double_double atan(double_double x) {
  if (isnan(x))
    return x;
  if (x.high < 0)
    return -atan(-x);
  if (x.high > 1)
    return constants::half_pi - atan(double_double(1.0) / x);
  const bool upper = x.high > 0.4142;
  const double t = upper ? (x.high - 1) / (x.high + 1) : x.high;
  double sum = 0;
  for (int i = 43; i >= 1; i -= 2)
    sum = 1.0 / i - sum * (t * t);
  const double y = (upper ? constants::half_pi.high / 2 : 0.0) + t * sum;
  const double_double s = detail::sine(y), c = detail::cosine(y);
  return double_double::quick_sum(y, (x * c - s).high / (c.high + x.high * s.high));
}

constexpr double_double asin(double_double x) {
  if (isnan(x) || x < -1.0 || x > 1.0)
    return not_a_number;
  const double_double one = 1.0;
  return atan(x / sqrt((one - x) * (one + x)));
}

constexpr double_double acos(double_double x) {
  if (isnan(x) || x < -1.0 || x > 1.0)
    return not_a_number;
  const double_double one = 1.0;
  if (x == -1.0)
    return constants::pi;
  return ldexp(atan(sqrt((one - x) / (one + x))), 1);
}

} // namespace slope::reference
