// SPDX-License-Identifier: Apache-2.0
// What double-double arithmetic needs of a plain double where constant expressions have no <cmath>.
#pragma once

namespace slope {

__extension__ typedef __int128 wide_integer;

inline constexpr double infinity = __builtin_huge_val();
inline constexpr double not_a_number = __builtin_nan("");

// 2^n for -1022 <= n <= 1023.
constexpr double power_of_two(int n) {
  return __builtin_bit_cast(double, static_cast<long long>(n + 1023) << 52);
}

constexpr bool isfinite(double x) { return x < infinity && x > -infinity; }

// The exponent of a normal number: 2^n <= |x| < 2^(n+1). Below the normal range -1023.
constexpr int exponent_of(double x) {
  return static_cast<int>((__builtin_bit_cast(unsigned long long, x) >> 52) & 0x7ff) - 1023;
}

// x 2^n; overflow gives infinity without ever computing it, which a constant expression may not.
constexpr double ldexp(double x, int n) {
  if (x == 0 || !isfinite(x))
    return x;
  if (exponent_of(x) == -1023)
    return n <= -1000 ? (x > 0 ? 0.0 : -0.0) : ldexp(x * 0x1p60, n - 60);
  if (exponent_of(x) + n > 1023)
    return x > 0 ? infinity : -infinity;
  if (n < -2200)
    return x > 0 ? 0.0 : -0.0;
  for (; n > 1000; n -= 1000)
    x *= 0x1p1000;
  for (; n < -1000; n += 1000)
    x *= 0x1p-1000;
  return x * power_of_two(n);
}

} // namespace slope
