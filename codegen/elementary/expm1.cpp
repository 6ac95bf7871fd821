// SPDX-License-Identifier: Apache-2.0
// expm1, float32: exp's reduction and degree 6, exp(x) = (1 + m) 2^k, put together as 2^k m + (2^k - 1) with one
// rounding, where there is a fused unit; everything is halved so that k = 128 does not overflow too early.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr narrow::expm1(Expr x) {
  const reduced_exponential e = exp_of_sum(clamp(x, -20.0f, 89.0f), {}, false, false);
  const Expr half_power = power_of_two(e.exponent - 1, x.type());
  const Expr half = fused_multiply_add(half_power, e.minus_one, strict_sub(half_power, Expr(0.5F)));
  return select(is_tiny_or_nan(x, 0x1p-25), x, strict_add(half, half));
}

} // namespace slope::codegen::elementary
