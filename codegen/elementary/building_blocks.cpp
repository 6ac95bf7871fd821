// SPDX-License-Identifier: Apache-2.0
// Single strict operations, bits and polynomials that every elementary function shares.
#include <slope/codegen/elementary/building_blocks.hpp>

#include <algorithm>

namespace slope::codegen::elementary {
namespace detail {
using Halide::Internal::Call;

static Expr strict(Call::IntrinsicOp operation, const Expr& a, const Expr& b) {
  return Call::make(a.type(), operation, {a, b}, Call::PureIntrinsic);
}
Expr strict_add(Expr a, Expr b) { return strict(Call::strict_add, a, b); }
Expr strict_sub(Expr a, Expr b) { return strict(Call::strict_sub, a, b); }
Expr strict_mul(Expr a, Expr b) { return strict(Call::strict_mul, a, b); }
Expr strict_div(Expr a, Expr b) { return strict(Call::strict_div, a, b); }

static Expr integer(const Halide::Type& type, std::int64_t value) {
  return Halide::Internal::make_const(type, value);
}
Expr number(const Expr& like, double value) { return Halide::Internal::make_const(like.type(), value); }
static int mantissa_bits(const Halide::Type& type) { return type.bits() == 64 ? 52 : 23; }
static Halide::Type bits_type(const Halide::Type& type) { return Halide::Int(type.bits()); }
/// All bits but the sign.
static Expr magnitude_mask(const Halide::Type& type) {
  return integer(bits_type(type), type.bits() == 64 ? INT64_MAX : INT32_MAX);
}
static Expr sign_mask(const Halide::Type& type) {
  return integer(bits_type(type), type.bits() == 64 ? INT64_MIN : INT32_MIN);
}
static Expr infinity_bits(const Halide::Type& type) {
  return integer(bits_type(type), type.bits() == 64 ? 0x7ff0000000000000 : 0x7f800000);
}

bool is_wide(const Expr& x) { return x.type().bits() == 64; }
Expr bits_of(Expr x) { return Halide::reinterpret(bits_type(x.type()), x); }
Expr float_of(Expr bits) { return Halide::reinterpret(Halide::Float(bits.type().bits()), bits); }

Expr with_fused_unit(Expr fused, Expr otherwise) {
  return select(Halide::target_has_feature(Halide::Target::FMA) || Halide::target_arch_is(Halide::Target::ARM), fused, otherwise);
}
Expr fused_instruction(Expr a, Expr b, Expr c) {
  return Call::make(a.type(), is_wide(a) ? "llvm.fma.f64" : "llvm.fma.f32", {a, b, c}, Call::PureExtern);
}
Expr fused_multiply_add(Expr a, Expr b, Expr c) {
  return with_fused_unit(fused_instruction(a, b, c), strict_add(strict_mul(a, b), c));
}

/// Without a fused unit by Veltkamp's split, from products that are exact.
Expr product_error(Expr a, Expr b) {
  const Expr product = strict_mul(a, b);
  const auto split = [](const Expr& x) {
    const Expr c = strict_mul(x, number(x, is_wide(x) ? 0x1p27 + 1 : 0x1p12 + 1));
    const Expr high = strict_sub(c, strict_sub(c, x));
    return std::pair{high, strict_sub(x, high)};
  };
  const auto [ah, al] = split(a);
  const auto [bh, bl] = split(b);
  const Expr rest = strict_sub(strict_sub(strict_sub(product, strict_mul(ah, bh)), strict_mul(al, bh)), strict_mul(ah, bl));
  return with_fused_unit(fused_instruction(a, b, -product), strict_sub(strict_mul(al, bl), rest));
}

Expr compensated_multiply_add(Expr a, Expr b, Expr c) {
  return with_fused_unit(fused_instruction(a, b, c), strict_add(strict_mul(a, b), c + product_error(a, b)));
}

// unsigned, because Halide folds constants through signed shifts and then complains of overflow
Expr exponent_field(Expr k, Halide::Type type) {
  const Halide::Type word = bits_type(type);
  const Expr unsigned_word = Halide::reinterpret(Halide::UInt(word.bits()), Halide::cast(word, k));
  return Halide::reinterpret(word, unsigned_word << integer(unsigned_word.type(), mantissa_bits(type)));
}
Expr power_of_two(Expr k, Halide::Type type) {
  return float_of(exponent_field(std::move(k) + (type.bits() == 64 ? 1023 : 127), type));
}
Expr raised(const reduced_exponential& e, const Expr& by) {
  const Expr power = power_of_two(e.exponent + by, e.minus_one.type());
  return fused_multiply_add(power, e.minus_one, power);
}
Expr float_constant(std::uint32_t bits) { return float_of(Expr(static_cast<std::int32_t>(bits))); }
Expr infinity(Halide::Type type) { return float_of(infinity_bits(type)); }
Expr negative_infinity(Halide::Type type) { return float_of(infinity_bits(type) | sign_mask(type)); }
Expr quiet_nan(Halide::Type type) {
  return float_of(integer(bits_type(type), type.bits() == 64 ? 0x7ff8000000000000 : 0x7fc00000));
}
Expr magnitude(Expr x) { return float_of(bits_of(x) & magnitude_mask(x.type())); }
Expr with_sign_of(Expr magnitude, Expr sign_source) {
  return float_of((bits_of(magnitude) & magnitude_mask(magnitude.type())) |
                  (bits_of(sign_source) & sign_mask(sign_source.type())));
}
Expr odd(Expr same, Expr x, Expr y) {
  return with_sign_of(float_of(select(std::move(same), bits_of(magnitude(x)), bits_of(std::move(y)))), x);
}
Expr nan_through(Expr x, Expr y) { return select(elementary::is_nan(x), x, y); }
Expr is_infinite(Expr x) { return bits_of(magnitude(x)) == infinity_bits(x.type()); }
Expr is_tiny_or_nan(Expr x, double tiny) {
  const auto word = [&](const Expr& bits) { return Halide::reinterpret(Halide::UInt(x.type().bits()), bits); };
  const Expr least = word(bits_of(number(x, tiny)));  // what is less wraps to the top, where NaN is
  return word(bits_of(magnitude(x))) - least > word(infinity_bits(x.type())) - least;
}
Expr is_halfway(Expr x, int lost) {
  const std::int64_t one = 1;
  return (bits_of(x) & integer(bits_type(x.type()), (one << lost) - 1)) == integer(bits_type(x.type()), one << (lost - 1));
}
Expr machine_sqrt(Expr x) { return Halide::strict_float(Halide::sqrt(std::move(x))); }

Expr polynomial(Expr x, std::initializer_list<double> coefficients) {
  Expr sum;
  for (auto c = std::rbegin(coefficients); c != std::rend(coefficients); ++c) {
    const Expr constant = Halide::Internal::make_const(x.type(), *c);
    sum = sum.defined() ? sum * x + constant : constant;
  }
  return sum;
}

static tail_variable fused_tail_variable(const Expr& a) {
  const Expr one = number(a, 1.0), four = number(a, 4.0);
  const Expr sum = strict_add(a, four);
  const Expr lost = strict_sub(a, strict_sub(sum, four));
  const Expr first = strict_div(one, sum);
  const Expr excess = first * fused_instruction(first, lost, fused_instruction(first, sum, number(a, -1.0)));
  const Expr reciprocal = strict_sub(first, excess);
  return {fused_instruction(excess, number(a, 8.0), fused_instruction(first, number(a, -8.0), one)), reciprocal,
          strict_sub(strict_sub(first, reciprocal), excess)};
}

Expr head_of(Expr x) {
  return float_of(bits_of(x) & integer(bits_type(x.type()), is_wide(x) ? -(std::int64_t{1} << 27) : -4096));
}

static tail_variable split_tail_variable(const Expr& a) {
  // float32: head a multiple of 2^-7, `first` of 12 bits; float64: 2^-20 and 26 bits
  const Expr shifter = number(a, is_wide(a) ? 0x1.8p32 : 0x1.8p16);
  const Expr head = strict_sub(strict_add(a, shifter), shifter);
  const Expr tail = strict_sub(a, head);
  // so that their product is exact without fma; one Newton step makes the second word
  const Expr one = number(a, 1.0), four = number(a, 4.0), eight = number(a, 8.0);
  const Expr first = head_of(strict_div(one, a + 4.0f));
  const Expr residue =
      strict_sub(strict_sub(one, strict_mul(first, strict_add(head, four))), strict_mul(first, tail));
  const Expr second = first * (residue + residue * residue);
  const Expr reciprocal = strict_add(first, second);
  return {strict_sub(strict_sub(one, strict_mul(first, eight)), 8.0f * second), reciprocal,
          strict_sub(second, strict_sub(reciprocal, first))};
}

tail_variable tail_variable_of(Expr a) {
  const tail_variable fused = fused_tail_variable(a), split = split_tail_variable(a);
  return {with_fused_unit(fused.t, split.t), with_fused_unit(fused.reciprocal, split.reciprocal),
          with_fused_unit(fused.reciprocal_low, split.reciprocal_low)};
}
} // namespace detail

/// Read from an array or passed as a number: fast-math has not yet assumed of it that it is none.
static bool is_untouched(const Expr& x) {
  using Halide::Internal::Call;
  if (x.as<Halide::Internal::Variable>()) return true;
  const Call* call = x.as<Call>();
  if (!call || call->call_type != Call::Halide || !call->func.defined()) return call && call->call_type == Call::Image;
  const Halide::Internal::Function wrapper(call->func); // an ImageParam is read through a function of its own
  return wrapper.has_pure_definition() && !wrapper.has_update_definition() && wrapper.values().size() == 1 &&
         is_untouched(wrapper.values()[0]);
}

Expr is_nan(Expr x) {
  const Expr by_bits = detail::bits_of(detail::magnitude(x)) > detail::infinity_bits(x.type());
  if (!is_untouched(x)) return by_bits;
  return select(Halide::target_arch_is(Halide::Target::X86), !Halide::strict_float(x == x), by_bits);
}

Expr kept_from(Expr x, Expr first, Expr y) {
  const Expr by_bits = select(elementary::is_nan(x) || x >= first, x, y);
  if (!is_untouched(x)) return by_bits;
  // a < b alone is false of NaN: Halide takes a <= b for !(b < a). And a choice between integers, because one between floats may be
  // turned around by fast-math.
  const Expr chosen = detail::float_of(select(Halide::strict_float(x < first), detail::bits_of(y), detail::bits_of(x)));
  return select(Halide::target_arch_is(Halide::Target::X86), chosen, by_bits);
}

Expr scale_by_power_of_two(Expr y, Expr k) {
  const Expr n = detail::is_wide(y) ? clamp(k, -2044, 2044) : k; // squares of exponentials reach further
  const Expr half = n >> 1;
  return detail::strict_mul(detail::strict_mul(y, detail::power_of_two(half, y.type())),
                            detail::power_of_two(n - half, y.type()));
}

} // namespace slope::codegen::elementary
