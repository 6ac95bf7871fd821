// SPDX-License-Identifier: Apache-2.0
// A double-double in decimal, 32 significant digits, rounded from the exact value; in constant expressions
// too.
#pragma once

#include <slope/dsl/double_double.hpp>

#include <string_view>

namespace slope {

struct number_text {
  char data[48]{};
  unsigned size = 0;

  constexpr void add(char c) { data[size++] = c; }
  constexpr void add(std::string_view s) {
    for (const char c : s)
      add(c);
  }
  constexpr std::string_view view() const { return {data, size}; }
  constexpr operator std::string_view() const { return view(); }
};

namespace detail {
// A natural number of at most 48 limbs of 32 bits, lowest first: 2^1536.
struct natural {
  unsigned limb[48]{};
  int size = 0;

  constexpr void push(unsigned value) {
    if (value != 0)
      limb[size++] = value;
  }
  constexpr void multiply(unsigned factor, unsigned long long carry = 0) {
    for (int i = 0; i < size; ++i) {
      carry += static_cast<unsigned long long>(limb[i]) * factor;
      limb[i] = static_cast<unsigned>(carry);
      carry >>= 32;
    }
    push(static_cast<unsigned>(carry));
  }
  constexpr unsigned divide(unsigned divisor) { // returns the remainder
    unsigned long long rest = 0;
    for (int i = size; i-- > 0;) {
      rest = rest << 32 | limb[i];
      limb[i] = static_cast<unsigned>(rest / divisor);
      rest %= divisor;
    }
    while (size > 0 && limb[size - 1] == 0)
      --size;
    return static_cast<unsigned>(rest);
  }
  constexpr void shift_right(int bits) {
    const int whole = bits / 32, part = bits % 32;
    for (int i = 0; i + whole < size; ++i) {
      unsigned long long pair = limb[i + whole];
      if (i + whole + 1 < size)
        pair |= static_cast<unsigned long long>(limb[i + whole + 1]) << 32;
      limb[i] = static_cast<unsigned>(pair >> part);
    }
    size = size > whole ? size - whole : 0;
    while (size > 0 && limb[size - 1] == 0)
      --size;
  }
};

// x = m 2^s with m the upper 118 bits of a positive x.
constexpr wide_integer mantissa(double_double x, int s) {
  const double h = ldexp(x.high, -s), t = ldexp(x.low, -s); // h < 2^118, |t| <= 2^64
  const auto top = static_cast<long long>(ldexp(h, -64));
  return (static_cast<wide_integer>(top) << 64) + static_cast<wide_integer>(t);
}
} // namespace detail

constexpr number_text to_text(double_double x) {
  number_text text;
  if (isnan(x))
    text.add("nan");
  if (isnan(x))
    return text;
  if (__builtin_bit_cast(long long, x.high) < 0)
    text.add('-'), x = -x;
  if (isinf(x))
    text.add("inf");
  if (x.high == 0)
    text.add('0');
  if (isinf(x) || x.high == 0)
    return text;

  // digits 10^point = x with more than 33 digits, the rest cut off: n = m 2^s 10^k, then digit by digit.
  int s = exponent_of(x.high) - 117, point = 0;
  detail::natural n;
  const wide_integer m = detail::mantissa(x, s);
  for (int i = 0; i < 4; ++i)
    n.limb[i] = static_cast<unsigned>(m >> 32 * i);
  for (n.size = 4; n.size > 0 && n.limb[n.size - 1] == 0;)
    --n.size;
  for (; s > 0 && s >= 16; s -= 16)
    n.multiply(1u << 16);
  if (s > 0)
    n.multiply(1u << s), s = 0;
  for (; s < 0 && s + 32 * n.size < 160; ++point)
    n.multiply(10); // leave at least 128 bits before the point
  if (s < 0)
    n.shift_right(-s);

  char digits[360]{};
  int count = 0;
  while (n.size > 0) {
    unsigned nine = n.divide(1000000000);
    for (int i = 0; i < 9 && (n.size > 0 || nine > 0); ++i, nine /= 10)
      digits[count++] = static_cast<char>(nine % 10);
  }
  int power = count - 1 - point; // x = d.ddd 10^power, digits[count - 1] the first
  constexpr int kept = 32;
  int lowest = count - kept;
  if (digits[lowest - 1] >= 5) { // round half up
    int i = lowest;
    while (i < count && digits[i] == 9)
      digits[i++] = 0;
    if (i == count)
      digits[count++] = 1, ++lowest, ++power;
    else
      ++digits[i];
  }
  while (lowest < count - 1 && digits[lowest] == 0)
    ++lowest;
  const auto digit = [&](int place) { // of 10^place
    const int i = count - 1 - power + place;
    text.add(i >= lowest && i < count ? static_cast<char>('0' + digits[i]) : '0');
  };
  const int last = power - (count - 1 - lowest); // place of the last digit that is not zero
  if (power >= -5 && power < 32) {
    for (int place = power > 0 ? power : 0; place >= 0; --place)
      digit(place);
    if (last < 0)
      text.add('.');
    for (int place = -1; place >= last; --place)
      digit(place);
    return text;
  }
  digit(power);
  if (last < power)
    text.add('.');
  for (int place = power - 1; place >= last; --place)
    digit(place);
  text.add('e');
  if (power < 0)
    text.add('-'), power = -power;
  for (int unit = power >= 100 ? 100 : power >= 10 ? 10 : 1; unit > 0; unit /= 10)
    text.add(static_cast<char>('0' + power / unit % 10));
  return text;
}

} // namespace slope
