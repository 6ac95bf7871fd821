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

tail_variable tail_variable_of(Expr a) {
  const Expr shifter(98304.0F); // 1.5 * 2^16: rounds to multiples of 2^-7
  const Expr head = strict_sub(strict_add(a, shifter), shifter);
  const Expr tail = strict_sub(a, head);
  // 12 bits each, so that their product is exact without fma; one Newton step makes the second word
  const Expr first = float_of(bits_of(strict_div(Expr(1.0F), a + 4.0f)) & Expr(-4096));
  const Expr residue = strict_sub(strict_sub(Expr(1.0F), strict_mul(first, strict_add(head, Expr(4.0F)))),
                                  strict_mul(first, tail));
  const Expr second = first * (residue + residue * residue);
  return {strict_sub(strict_sub(Expr(1.0F), strict_mul(first, Expr(8.0F))), 8.0f * second),
          strict_add(first, second)};
}
} // namespace detail

Expr is_nan(Expr x) { return (detail::bits_of(x) & Expr(0x7fffffff)) > Expr(0x7f800000); }

} // namespace slope::codegen::elementary
