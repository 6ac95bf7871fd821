// SPDX-License-Identifier: Apache-2.0
// expm1, float32: exp's reduction and degree 6 (fits/exp.sollya), put together as (2^k - 1) + 2^k r + 2^k
// (the rest) with the first sum's rounding error kept; everything is halved so that k = 128 does not overflow
// too early.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr narrow::expm1(Expr x) {
  constexpr float shifter = 12582912.0F;
  const Expr t = clamp(x, -20.0f, 89.0f);
  const Expr z = t * static_cast<float>(log2_e) + shifter;
  const Expr k = strict_sub(z, Expr(shifter));
  const Expr first = strict_sub(t, strict_mul(k, Expr(ln2_high)));
  const Expr low = strict_mul(k, Expr(ln2_low));
  const Expr r = strict_sub(first, low);
  const Expr q = polynomial(r, {0.4999999105930328369140625, 0.16666521131992340087890625,
                                4.16689626872539520263671875e-2, 8.368670009076595306396484375e-3,
                                1.378246466629207134246826171875e-3});
  const Expr half_power = float_of(exponent_field(bits_of(z) - 0x4b400000 + 126));
  const Expr base = strict_sub(half_power, Expr(0.5F));
  const Expr addend = strict_mul(half_power, first);
  const Expr sum = strict_add(base, addend);
  const Expr lost = strict_add(strict_sub(strict_sub(half_power, base), Expr(0.5F)),
                               strict_sub(addend, strict_sub(sum, base)));
  const Expr half = strict_add(sum, strict_add(lost, half_power * (r * r * q - low)));
  const Expr y = strict_mul(half, Expr(2.0F));
  return select(magnitude(x) < 0x1p-25f || elementary::is_nan(x), x, y);
}

} // namespace slope::codegen::elementary
