// SPDX-License-Identifier: Apache-2.0
// The 16-bit formats by integer bits and one addition that rounds; float16 by the processor's instruction where it has one.
#include <slope/codegen/storage.hpp>

#include <cmath>

#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen {
namespace {

using Halide::Expr;
using namespace elementary::detail;

const Halide::Type word = Halide::UInt(16);

bool is_bits(const oracle::format& f) { return f.bits() == 16; }

Expr with_instruction(const Expr& instruction, const Expr& otherwise) {
  return select(Halide::target_has_feature(Halide::Target::F16C), instruction, otherwise);
}

Expr with_bits(const Expr& pattern) { return Halide::reinterpret<float>(pattern); }

Expr from_f16_bits(const Expr& bits) {
  const Expr all = Halide::cast<std::uint32_t>(bits), magnitude = all & 0x7fff;
  const auto raised = [&](int exponent) { return with_bits((magnitude << 13) + (exponent << 23)); };
  const Expr normal = select(magnitude < 0x7c00, raised(127 - 15), raised(255 - 31));
  const Expr value = select(magnitude < 0x400, Halide::cast<float>(magnitude) * 0x1p-24F, normal);
  return with_bits(Halide::reinterpret<std::uint32_t>(value) | (all & 0x8000) << 16);
}

Expr from_bits(const Expr& bits, const oracle::format& f) {
  if (f == oracle::bf16) return with_bits(Halide::cast<std::uint32_t>(bits) << 16);
  return with_instruction(Halide::cast<float>(Halide::reinterpret<Halide::float16_t>(bits)), from_f16_bits(bits));
}

// Adding a power of two whose last place is the format's unit rounds to whole units, which then stand in the sum's low bits; a
// carry goes into the exponent by itself, and into infinity.
Expr to_magnitude_bits(const Expr& x, const oracle::format& f) {
  const bool wide = is_wide(x);
  const int digits = wide ? 53 : 24, bias = wide ? 1023 : 127;
  const auto pattern = [&](const Expr& y) { return Halide::reinterpret(Halide::UInt(x.type().bits()), y); };
  const auto integer = [&](std::int64_t n) { return Halide::Internal::make_const(Halide::UInt(x.type().bits()), n); };
  const Expr a = min(magnitude(x), number(x, std::ldexp(1, f.max_exponent + 1)));
  const Expr field = pattern(max(a, number(x, std::ldexp(1, f.min_exponent)))) >> integer(digits - 1);
  const Expr shifter = (field + integer(digits - f.digits)) << integer(digits - 1);
  const Expr units = pattern(strict_add(a, Halide::reinterpret(x.type(), shifter))) - shifter;
  return Halide::cast(word, units + ((field - integer(f.min_exponent + bias)) << integer(f.digits - 1)));
}

// bfloat16 is the upper half of float32.
Expr to_upper_half(const Expr& x) {
  const Expr all = Halide::reinterpret<std::uint32_t>(x);
  return Halide::cast(word, (all + 0x7fff + ((all >> 16) & 1)) >> 16);
}

Expr sign_bits(const Expr& x) {
  const int bits = x.type().bits();
  return Halide::cast(word, Halide::reinterpret(Halide::UInt(bits), x) >> Halide::Internal::make_const(Halide::UInt(bits), bits - 16)) & 0x8000;
}

Expr to_bits(const Expr& x, const oracle::format& f) {
  if (!is_wide(x) && f == oracle::bf16) return to_upper_half(x);
  const Expr by_addition = to_magnitude_bits(x, f) | sign_bits(x);
  if (is_wide(x)) return by_addition;
  return with_instruction(Halide::reinterpret(word, Halide::cast(Halide::Float(16), x)), by_addition);
}

}  // namespace

Halide::Type storage_type(const oracle::format& f) { return is_bits(f) ? word : Halide::Float(f.bits()); }

Expr loaded(const Expr& stored, const oracle::format& f, int working) {
  return Halide::cast(Halide::Float(working), is_bits(f) ? from_bits(stored, f) : stored);
}

Expr stored(const Expr& value, const oracle::format& f) {
  if (!is_bits(f)) return Halide::cast(Halide::Float(f.bits()), value);
  const Expr quiet_nan(static_cast<std::uint16_t>(oracle::encode(f, not_a_number)));
  return select(elementary::is_nan(value), sign_bits(value) | quiet_nan, to_bits(value, f));
}

}  // namespace slope::codegen
