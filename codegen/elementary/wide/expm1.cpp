// SPDX-License-Identifier: Apache-2.0
// expm1, float64: exp's reduction and polynomial (exp.cpp), put together as (2^k - 1) + 2^k r + 2^k (the
// rest) with the first sum's rounding error kept; everything is quartered so that k = 1025 does not overflow
// too early (sinh).
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr wide::quarter_expm1(const Expr& x) {
  const Expr z = x * Expr(log2_e) + Expr(shifter);
  const Expr k = strict_sub(z, Expr(shifter));
  const Expr first = strict_sub(x, strict_mul(k, Expr(ln2_high)));
  const Expr low = strict_mul(k, Expr(ln2_low));
  const Expr r = strict_sub(first, low);
  const Expr power =
      float_of(exponent_field(Halide::cast<std::int32_t>(bits_of(z)) + 1021, Halide::Float(64)));
  const Expr base = strict_sub(power, Expr(0.25));
  const Expr addend = strict_mul(power, first);
  const Expr sum = strict_add(base, addend);
  const Expr lost =
      strict_add(strict_sub(strict_sub(power, base), Expr(0.25)), strict_sub(addend, strict_sub(sum, base)));
  return strict_add(sum, strict_add(lost, power * (r * r * exp_polynomial(r) - low)));
}

Expr wide::expm1(Expr x) {
  const Expr y = strict_mul(quarter_expm1(clamp(x, Expr(-50.0), Expr(710.0))), Expr(4.0));
  return select(magnitude(x) < Expr(0x1p-54) || elementary::is_nan(x), x, y);
}

} // namespace slope::codegen::elementary
