// SPDX-License-Identifier: Apache-2.0
// Reading and rounding single elements: plain conversions for f32 and f64, one table of two formats for 16
// bits.
#include <slope/codegen/runtime/element.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace slope::runtime {
namespace {

struct format {
  int fraction_bits, exponent_bits;
  constexpr int bias() const { return (1 << (exponent_bits - 1)) - 1; }
  constexpr unsigned infinity() const { return ((1u << exponent_bits) - 1u) << fraction_bits; }
};

constexpr format f16_format{10, 5}, bf16_format{7, 8};

double decode(format f, unsigned bits) {
  const unsigned magnitude = bits & 0x7fffu;
  const double sign = bits & 0x8000u ? -1.0 : 1.0;
  if (magnitude > f.infinity())
    return std::numeric_limits<double>::quiet_NaN();
  if (magnitude == f.infinity())
    return sign * std::numeric_limits<double>::infinity();
  const int exponent = static_cast<int>(magnitude >> f.fraction_bits);
  const unsigned fraction = magnitude & ((1u << f.fraction_bits) - 1u);
  const unsigned whole = exponent ? fraction | (1u << f.fraction_bits) : fraction;
  return sign * std::ldexp(whole, std::max(exponent, 1) - f.bias() - f.fraction_bits);
}

unsigned encode(format f, double value) {
  const unsigned sign = std::signbit(value) ? 0x8000u : 0u;
  if (std::isnan(value))
    return sign | f.infinity() | (1u << (f.fraction_bits - 1));
  if (std::isinf(value))
    return sign | f.infinity();
  if (value == 0)
    return sign;
  // In units of the last place everything is an integer; a carry of the rounding goes into the exponent by
  // itself.
  const int exponent = std::max(std::ilogb(value), 1 - f.bias());
  const double units = std::nearbyint(std::ldexp(std::fabs(value), f.fraction_bits - exponent));
  if (exponent > f.bias())
    return sign | f.infinity();
  const unsigned base = static_cast<unsigned>(exponent + f.bias() - 1) << f.fraction_bits;
  return sign | (base + static_cast<unsigned>(units));
}

} // namespace

double load(element e, const void* array, std::size_t index) noexcept {
  switch (e) {
  case element::f32:
    return static_cast<double>(static_cast<const float*>(array)[index]);
  case element::f64:
    return static_cast<const double*>(array)[index];
  case element::f16:
    return decode(f16_format, static_cast<const std::uint16_t*>(array)[index]);
  case element::bf16:
    return decode(bf16_format, static_cast<const std::uint16_t*>(array)[index]);
  }
  return 0;
}

void store(element e, void* array, std::size_t index, double value) noexcept {
  switch (e) {
  case element::f32:
    static_cast<float*>(array)[index] = static_cast<float>(value);
    break;
  case element::f64:
    static_cast<double*>(array)[index] = value;
    break;
  case element::f16:
    static_cast<std::uint16_t*>(array)[index] = static_cast<std::uint16_t>(encode(f16_format, value));
    break;
  case element::bf16:
    static_cast<std::uint16_t*>(array)[index] = static_cast<std::uint16_t>(encode(bf16_format, value));
    break;
  }
}

} // namespace slope::runtime
