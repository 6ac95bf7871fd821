// SPDX-License-Identifier: Apache-2.0
// erf and erfc, float64. Near 0 (|x| < 1, for erfc 0.8): erf = x + x Q(x^2), degree 25, 2^-56. Beyond,
// erfc(a) = exp(-a^2) P(t)/(a + 4), t = (a - 4)/(a + 4), degree 20, 2^-54 (fits/erf_wide.sollya), a^2 split
// into an exact head and a tail, t in two words; erfc(-a) = 2 - erfc(a); one division.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr wide::tail_of(const tail_variable& v, const Expr& p, const reduced_exponential& e) {
  const double_word y = product(v.reciprocal, p);
  return strict_add(y.high, strict_add(y.low + v.reciprocal_low * p, y.high * e.minus_one));
}

/// erfc(a) for a in [0.75, 27.3] without the factor 2^k.
static Expr erfc_tail(const Expr& a, const reduced_exponential& e) {
  const tail_variable v = tail_variable_of(a);
  const Expr p = polynomial(v.t, {0x1.18932bf08e154p0,    -0x1.f3fe31ecb49bep-1,  0x1.8be202d26c745p-1,
                                  -0x1.14eacb1ad03cep-1,  0x1.52cac2370f03cp-2,   -0x1.645fd8a4b6cdp-3,
                                  0x1.38dbd2c921839p-4,   -0x1.b00c052f02d9ap-6,  0x1.908f4707e387ap-8,
                                  -0x1.269b4ba61e9c4p-12, -0x1.dd283fbf5b64ap-12, 0x1.72cd60ebaf006p-13,
                                  -0x1.e7e743de0897dp-19, -0x1.3c6784770075ep-16, 0x1.3af50b704d4cep-18,
                                  0x1.7d696e2337fd2p-20,  -0x1.c41b87dc6ea8bp-21, -0x1.35936109e1b5dp-24,
                                  0x1.fa3d82dfda2bap-24,  -0x1.1f1f1190e1afep-31, -0x1.7b750160ae75ep-27});
  return wide::tail_of(v, p, e);
}

/// erf(a) for a in [0, 1].
static Expr erf_near(const Expr& a) {
  const Expr q = polynomial(a * a, {0x1.06eba8214db69p-3, -0x1.812746b0379fdp-2, 0x1.ce2f21a04362dp-4,
                                    -0x1.b82ce312abf08p-6, 0x1.565bcd12991cp-8, -0x1.c02db49b09506p-11,
                                    0x1.f9a335388d2f5p-14, -0x1.f4d333884b5cap-17, 0x1.b9ee95850f6f5p-20,
                                    -0x1.5f9828c55da45p-23, 0x1.fc78cbccf6129p-27, -0x1.46794feb16f44p-30,
                                    0x1.2978304266ff7p-34});
  return strict_add(a, a * q);
}

Expr wide::erf(Expr x) {
  const Expr a = min(magnitude(x), Expr(6.5));
  const reduced_exponential e = exp_of_square(a, -1.0);
  const Expr far =
      strict_sub(Expr(1.0), strict_mul(erfc_tail(a, e), power_of_two(e.exponent, Halide::Float(64))));
  return odd(elementary::is_nan(x), x, select(a < 1.0f, erf_near(a), far));
}

Expr wide::erfc(Expr x) {
  const Expr a = min(magnitude(x), Expr(27.3));
  const reduced_exponential e = exp_of_square(a, -1.0);
  const Expr y = scale_by_power_of_two(erfc_tail(a, e), e.exponent);
  const Expr near = strict_sub(Expr(1.0), with_sign_of(erf_near(a), x));
  return nan_through(x, select(a < Expr(0.8), near, x < 0.0f, strict_sub(Expr(2.0), y), y));
}

} // namespace slope::codegen::elementary
