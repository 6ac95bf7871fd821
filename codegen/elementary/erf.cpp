// SPDX-License-Identifier: Apache-2.0
// erf and erfc, float32. erf for |x| < 1: x + x Q(x^2), degree 17, 8.6e-10. erfc(a) = exp(-a^2) P(t)/(a + 3),
// t = (a - 3)/(a + 3), degree 10, 7.7e-9 (fits/erf.sollya), a^2 split into an exact head and a tail; erfc(-a)
// = 2 - erfc(a); one division.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

/// erfc(a) for a in [0, 10.2] without the factor 2^k.
static Expr erfc_tail(const Expr& a, const exponential& e) {
  const Expr s = strict_div(Expr(1.0F), strict_add(a, Expr(3.0F)));
  const Expr p = polynomial((a - 3.0f) * s,
                            {1.07400691509246826171875, -0.8833944797515869140625, 0.590228021144866943359375,
                             -0.310466349124908447265625, 0.1195319592952728271484375,
                             -2.683542482554912567138671875e-2, -1.236989512108266353607177734375e-3,
                             3.0597993172705173492431640625e-3, -4.7515935148112475872039794921875e-4,
                             -2.938209217973053455352783203125e-4, 1.49830457303323782980442047119140625e-5});
  return e.mantissa * s * p;
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

Expr erf(Expr x) {
  const Expr a = min(magnitude(x), 4.5f);
  const exponential e = scaled_of_minus_square(a);
  const Expr far =
      strict_sub(Expr(1.0F), strict_mul(erfc_tail(a, e), float_of(exponent_field(e.exponent + 127))));
  return nan_through(x, with_sign_of(select(a < 1.0f, erf_near(a), far), x));
}

Expr erfc(Expr x) {
  const Expr a = min(magnitude(x), 10.25f);
  const exponential e = scaled_of_minus_square(a);
  const Expr y = scale_by_power_of_two(erfc_tail(a, e), e.exponent);
  const Expr near = strict_sub(Expr(1.0F), with_sign_of(erf_near(a), x));
  return nan_through(x, select(a < 0.8f, near, x < 0.0f, strict_sub(Expr(2.0F), y), y));
}

} // namespace slope::codegen::elementary
