// SPDX-License-Identifier: Apache-2.0
// The four element types as numbers: their grid, rounding to it, and their bit patterns.
#pragma once
#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include <slope/dsl/double_double.hpp>

namespace slope::codegen::oracle {

struct format {
  int digits;                     // of the significand, the leading one included
  int min_exponent, max_exponent; // of normal numbers: 2^min_exponent is the smallest

  constexpr int exponent_bits() const { return max_exponent == 15 ? 5 : max_exponent == 127 ? 8 : 11; }
  constexpr int bits() const { return exponent_bits() + digits; }
  friend constexpr auto operator<=>(const format&, const format&) = default;
};

inline constexpr format f16{11, -14, 15}, bf16{8, -126, 127}, f32{24, -126, 127}, f64{53, -1022, 1023};

// The exponent of the unit in the last place of the number of the format nearest to x, x finite; beyond the
// largest number as if the format had larger exponents.
int unit_exponent(const format& f, double_double x);

// The number of the format nearest to x, ties to even; infinite where x overflows.
double rounded(const format& f, double_double x);

double largest(const format& f);

// What a bit pattern is worth, and the pattern of a number that the format has.
double decode(const format& f, std::uint64_t bits);
std::uint64_t encode(const format& f, double number);

// The same, of many patterns in succession.
void decode(const format& f, std::uint64_t first, std::span<double> numbers);

// What each bit pattern of a 16-bit format is worth, in the order of the patterns: 65,536, the NaNs among
// them.
std::vector<double> every(const format& f);

} // namespace slope::codegen::oracle
