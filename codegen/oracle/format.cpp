// SPDX-License-Identifier: Apache-2.0
// Rounding to a format, and its bit patterns.
#include <slope/codegen/oracle/format.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>

namespace slope::codegen::oracle {
namespace {

// x in units of 2^exponent, rounded to an integer, ties to even.
double in_units(double_double x, int exponent) {
  const double high = std::ldexp(x.high, -exponent), low = std::ldexp(x.low, -exponent);
  const double nearest = std::nearbyint(high), rest = high - nearest;
  if (low == 0 || std::fabs(rest) != 0.5)
    return nearest; // |low| reaches over half an integer from a tie only
  return std::floor(high) + (low > 0 ? 1 : 0);
}

} // namespace

int unit_exponent(const format& f, double_double x) {
  if (x.high == 0)
    return f.min_exponent - f.digits + 1;
  const int exponent = std::max(std::ilogb(x.high), f.min_exponent) - f.digits + 1;
  return std::fabs(in_units(x, exponent)) >= std::ldexp(1, f.digits) ? exponent + 1 : exponent;
}

double rounded(const format& f, double_double x) {
  if (!std::isfinite(x.high) || x.high == 0)
    return x.high;
  const int exponent = unit_exponent(f, x);
  const double y = std::ldexp(in_units(x, exponent), exponent);
  return std::fabs(y) > largest(f) ? std::copysign(infinity, x.high) : std::copysign(y, x.high);
}

double largest(const format& f) { return std::ldexp(2 - std::ldexp(1, 1 - f.digits), f.max_exponent); }

double decode(const format& f, std::uint64_t bits) {
  const std::uint64_t one = 1, hidden = one << (f.digits - 1),
                      magnitude = bits & ((one << (f.bits() - 1)) - 1);
  const double sign = (bits >> (f.bits() - 1)) & 1 ? -1 : 1;
  const auto exponent = static_cast<int>(magnitude >> (f.digits - 1));
  const std::uint64_t fraction = magnitude & (hidden - 1);
  if (exponent > f.max_exponent - f.min_exponent + 1)
    return fraction ? not_a_number : sign * infinity;
  const double units = static_cast<double>(exponent ? fraction | hidden : fraction);
  return sign * std::ldexp(units, std::max(exponent, 1) - 1 + f.min_exponent - f.digits + 1);
}

void decode(const format& f, std::uint64_t first, std::span<double> numbers) {
  for (std::size_t i = 0; i < numbers.size(); ++i)
    numbers[i] = f == f32 ? static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(first + i)))
                          : decode(f, first + i);
}

std::uint64_t encode(const format& f, double number) {
  const std::uint64_t one = 1, sign = std::signbit(number) ? one << (f.bits() - 1) : 0;
  const std::uint64_t endless = static_cast<std::uint64_t>(f.max_exponent - f.min_exponent + 2)
                                << (f.digits - 1);
  if (std::isnan(number))
    return sign | endless | one << (f.digits - 2);
  if (std::isinf(number))
    return sign | endless;
  if (rounded(f, number) != number)
    throw std::invalid_argument("oracle: not a number of the format");
  if (number == 0)
    return sign;
  const int exponent = std::max(std::ilogb(number), f.min_exponent);
  const auto units = static_cast<std::uint64_t>(std::ldexp(std::fabs(number), f.digits - 1 - exponent));
  return sign | ((static_cast<std::uint64_t>(exponent - f.min_exponent) << (f.digits - 1)) + units);
}

std::vector<double> every(const format& f) {
  if (f.bits() != 16)
    throw std::invalid_argument("oracle: only the 16-bit formats are few enough to list");
  std::vector<double> all;
  for (std::uint64_t bits = 0; bits < 65536; ++bits)
    all.push_back(decode(f, bits));
  return all;
}

} // namespace slope::codegen::oracle
