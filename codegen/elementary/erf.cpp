// SPDX-License-Identifier: Apache-2.0
// erf and erfc, float32. Near 0 (|x| < 1, for erfc 0.8): erf = x + x Q(x^2), degree 17, 8.6e-10. Beyond,
// erfc(a) = exp(-a^2) P(t)/(a + 4), t = (a - 4)/(a + 4), degree 8, 1.05e-8 (fits/erf.sollya), a^2 split into
// an exact head and a tail, t in two words; erfc(-a) = 2 - erfc(a); one division.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

/// erfc(a) for a in [0.75, 10.25] without the factor 2^k.
static Expr erfc_tail(const Expr& a, const reduced_exponential& e) {
  const tail_variable v = tail_variable_of(a);
  const Expr p = polynomial(
      v.t, {1.0959956645965576171875, -0.976548671722412109375, 0.773209273815155029296875,
            -0.5408575534820556640625, 0.3308340013027191162109375, -0.1739608347415924072265625,
            7.6538264751434326171875e-2, -2.65853703022003173828125e-2, 5.5950158275663852691650390625e-3});
  const Expr y = strict_mul(v.reciprocal, p);
  return strict_add(y, y * e.minus_one);
}

/// erf(a) for a in [0, 1].
static Expr erf_near(const Expr& a) {
  return strict_add(
      a,
      a * polynomial(a * a, {0.128379166126251220703125, -0.376126348972320556640625,
                             0.112837441265583038330078125, -2.686362154781818389892578125e-2,
                             5.2166539244353771209716796875e-3, -8.427302236668765544891357421875e-4,
                             1.089057768695056438446044921875e-4, -8.673376214574091136455535888671875e-6}));
}

Expr narrow::erf(Expr x) {
  const Expr a = min(magnitude(x), 4.5f);
  const reduced_exponential e = exp_of_square(a, -1.0F);
  const Expr far =
      strict_sub(Expr(1.0F), strict_mul(erfc_tail(a, e), float_of(exponent_field(e.exponent + 127))));
  return odd(elementary::is_nan(x), x, select(a < 1.0f, erf_near(a), far));
}

Expr narrow::erfc(Expr x) {
  const Expr a = min(magnitude(x), 10.25f);
  const reduced_exponential e = exp_of_square(a, -1.0F);
  const Expr y = scale_down(erfc_tail(a, e), e.exponent);
  const Expr near = strict_sub(Expr(1.0F), with_sign_of(erf_near(a), x));
  return nan_through(x, select(a < 0.8f, near, x < 0.0f, strict_sub(Expr(2.0F), y), y));
}

} // namespace slope::codegen::elementary
