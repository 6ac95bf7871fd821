// SPDX-License-Identifier: Apache-2.0
// log, log1p and their common core, float32: x = 2^k (1 + t), 1 + t in [sqrt(1/2), sqrt(2)); log(1 + t) = t -
// t^2/2 + t^3 Q(t), degree 10 in all, relative error 9.2e-9 (fits/log.sollya); k ln2 in 15 + 24 bits, its sum
// with t is kept with its rounding error. log1p keeps the rounding error of 1 + x as a second word of t. Where 0 <= e <= 1, log1p(e)
// is e + e^2 Q(e), degree 10, 5.3e-9: no choice, and k not needed.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr detail::log_of_parts(Expr t, Expr k, Expr extra) {
  const Expr q =
      polynomial(t, {-0.5, 0.3333327472209930419921875, -0.2500079572200775146484375,
                     0.2000431120395660400390625, -0.16626267135143280029296875, 0.1415046155452728271484375,
                     -0.1308874189853668212890625, 0.1303231716156005859375, -8.114866912364959716796875e-2});
  const Expr n = Halide::cast<float>(k);
  const Expr base = strict_mul(n, Expr(ln2_high));
  const Expr sum = strict_add(base, t);
  const Expr lost = strict_sub(t, strict_sub(sum, base));
  return strict_add(sum, strict_add(lost, extra + n * ln2_low + t * t * q));
}

Expr narrow::log1p_of_unit(Expr e) {
  const Expr q = polynomial(e, {-0.4999993145465850830078125, 0.3333047926425933837890625, -0.24958293139934539794921875,
                                0.196940243244171142578125, -0.15351717174053192138671875, 0.1067469418048858642578125,
                                -5.760939419269561767578125e-2, 2.017644606530666351318359375e-2,
                                -3.31243476830422878265380859375e-3});
  return fused_multiply_add(strict_mul(e, e), q, e);
}

/// The exponent k with bits * 2^-k in [sqrt(1/2), sqrt(2)).
static Expr exponent_of(const Expr& bits) { return (bits - 0x3f3504f3) >> 23; }

Expr narrow::log(Expr x) {
  const Expr tiny = x < 0x1p-126f;
  const Expr bits = bits_of(select(tiny, strict_mul(x, Expr(0x1p25F)), x));
  const Expr k = exponent_of(bits);
  const Expr t = strict_sub(float_of(bits - exponent_field(k)), Expr(1.0F));
  const Expr y = log_of_parts(t, select(tiny, k - 25, k), 0.0f);
  const Expr zero = (bits_of(x) & Expr(0x7fffffff)) == 0;
  const Expr odd =
      select(bits_of(x) == 0x7f800000, infinity(), zero, float_constant(0xff800000U), quiet_nan());
  return nan_through(x, select(bits_of(x) > 0 && bits_of(x) < 0x7f800000, y, odd));
}

Expr narrow::log1p(Expr x) {
  const Expr one(1.0F);
  const Expr u = strict_add(x, one);
  const Expr c = select(x >= 1.0f, strict_sub(one, strict_sub(u, x)), strict_sub(x, strict_sub(u, one)));
  const Expr k = exponent_of(bits_of(u));
  const Expr t = strict_sub(float_of(bits_of(u) - exponent_field(k)), one);
  const Expr low = strict_mul(c, float_of(exponent_field(127 - clamp(k, -126, 126))));
  const Expr sum = strict_add(t, low);
  const Expr rest = strict_sub(low, strict_sub(sum, t));
  const Expr y = log_of_parts(sum, k, rest - rest * sum);
  const Expr bits = bits_of(x);
  const Expr same = is_tiny_or_nan(x, 0x1p-25) || bits == 0x7f800000;
  const Expr odd = select(x == -1.0f, float_constant(0xff800000U), quiet_nan());
  return select(same, x, x > -1.0f, y, odd);
}

} // namespace slope::codegen::elementary
