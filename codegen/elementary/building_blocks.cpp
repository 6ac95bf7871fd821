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

Expr with_fused_unit(Expr fused, Expr otherwise) {
  return select(Halide::target_has_feature(Halide::Target::FMA) || Halide::target_arch_is(Halide::Target::ARM), fused, otherwise);
}
Expr fused_instruction(Expr a, Expr b, Expr c) {
  return Call::make(a.type(), a.type().bits() == 64 ? "llvm.fma.f64" : "llvm.fma.f32", {a, b, c}, Call::PureExtern);
}
Expr fused_multiply_add(Expr a, Expr b, Expr c) {
  return with_fused_unit(fused_instruction(a, b, c), strict_add(strict_mul(a, b), c));
}

/// By Veltkamp's split, from products that are exact.
static Expr split_product_error(const Expr& a, const Expr& b, const Expr& product) {
  const auto split = [](const Expr& x) {
    const Expr c = strict_mul(x, Halide::Internal::make_const(x.type(), x.type().bits() == 64 ? 0x1p27 + 1 : 0x1p12 + 1));
    const Expr high = strict_sub(c, strict_sub(c, x));
    return std::pair{high, strict_sub(x, high)};
  };
  const auto [ah, al] = split(a);
  const auto [bh, bl] = split(b);
  const Expr rest = strict_sub(strict_sub(strict_sub(product, strict_mul(ah, bh)), strict_mul(al, bh)), strict_mul(ah, bl));
  return strict_sub(strict_mul(al, bl), rest);
}
Expr product_error(Expr a, Expr b) {
  const Expr product = strict_mul(a, b);
  return with_fused_unit(fused_instruction(a, b, -product), split_product_error(a, b, product));
}

Expr bits_of(Expr x) { return Halide::reinterpret<std::int32_t>(x); }
Expr float_of(Expr bits) { return Halide::reinterpret<float>(bits); }
// unsigned, because Halide folds constants through signed shifts and then complains of overflow
Expr exponent_field(Expr k) {
  return Halide::reinterpret<std::int32_t>(Halide::reinterpret<std::uint32_t>(k) << Expr(23U));
}
Expr float_constant(std::uint32_t bits) { return float_of(Expr(static_cast<std::int32_t>(bits))); }
Expr infinity() { return float_constant(0x7f800000U); }
Expr quiet_nan() { return float_constant(0x7fc00000U); }
Expr magnitude(Expr x) { return float_of(bits_of(x) & Expr(0x7fffffff)); }
Expr with_sign_of(Expr magnitude, Expr sign_source) {
  return float_of((bits_of(magnitude) & Expr(0x7fffffff)) | (bits_of(sign_source) & Expr(INT32_MIN)));
}
Expr nan_through(Expr x, Expr y) { return select(elementary::is_nan(x), x, y); }

Expr polynomial(Expr x, std::initializer_list<double> coefficients) {
  Expr sum;
  for (auto c = std::rbegin(coefficients); c != std::rend(coefficients); ++c) {
    const Expr constant = Halide::Internal::make_const(x.type(), *c);
    sum = sum.defined() ? sum * x + constant : constant;
  }
  return sum;
}

static tail_variable fused_tail_variable(const Expr& a) {
  const Expr sum = strict_add(a, Expr(4.0F));
  const Expr lost = strict_sub(a, strict_sub(sum, Expr(4.0F)));
  const Expr first = strict_div(Expr(1.0F), sum);
  const Expr excess = first * fused_instruction(first, lost, fused_instruction(first, sum, Expr(-1.0F)));
  return {fused_instruction(excess, Expr(8.0F), fused_instruction(first, Expr(-8.0F), Expr(1.0F))), strict_sub(first, excess)};
}

static tail_variable split_tail_variable(const Expr& a) {
  const Expr shifter(98304.0F); // 1.5 * 2^16: rounds to multiples of 2^-7
  const Expr head = strict_sub(strict_add(a, shifter), shifter);
  const Expr tail = strict_sub(a, head);
  // 12 bits each, so that their product is exact; one Newton step makes the second word
  const Expr first = float_of(bits_of(strict_div(Expr(1.0F), a + 4.0f)) & Expr(-4096));
  const Expr residue = strict_sub(strict_sub(Expr(1.0F), strict_mul(first, strict_add(head, Expr(4.0F)))),
                                  strict_mul(first, tail));
  const Expr second = first * (residue + residue * residue);
  return {strict_sub(strict_sub(Expr(1.0F), strict_mul(first, Expr(8.0F))), 8.0f * second),
          strict_add(first, second)};
}

tail_variable tail_variable_of(Expr a) {
  const tail_variable fused = fused_tail_variable(a), split = split_tail_variable(a);
  return {with_fused_unit(fused.t, split.t), with_fused_unit(fused.reciprocal, split.reciprocal)};
}
} // namespace detail

Expr is_nan(Expr x) { return (detail::bits_of(x) & Expr(0x7fffffff)) > Expr(0x7f800000); }

} // namespace slope::codegen::elementary
