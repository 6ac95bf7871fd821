// SPDX-License-Identifier: Apache-2.0
// normal_cdf and normal_pdf, float64. cdf(-a) = exp(-a^2/2) P(t)/(a + 4), t = (a - 4)/(a + 4), degree 20,
// 2^-54 (fits/erf_wide.sollya), a^2/2 split into an exact head and a tail; cdf(a) = 1 - cdf(-a); |x| < 0.7:
// 1/2 + x Q(x^2), degree 19, 2^-54. One exponential, one division, never 1 + erf.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

exponential wide::scaled_normal_cdf(Expr x) {
  const Expr a = min(magnitude(x), Expr(38.7));
  const reduced_exponential e = exp_of_square(a, -0.5);
  const tail_variable v = tail_variable_of(a);
  const Expr p = polynomial(v.t, {0x1.82b4bb8c94dcep-1,   -0x1.373e3a893c28dp-1,  0x1.8c6dbf2cfc2b7p-2,
                                  -0x1.7dff2bff67de9p-3,  0x1.eec4cc3e48592p-5,   -0x1.ee2761061628cp-8,
                                  -0x1.c81719ca77a2dp-9,  0x1.ab826026f1a04p-10,  0x1.17a4a3ef91b2ap-13,
                                  -0x1.e4a440ebb3d91p-13, -0x1.00094402fdf89p-19, 0x1.26d2c5f0fd3bbp-15,
                                  0x1.7f153e170fa8dp-21,  -0x1.8d80a4c5fc49ap-18, -0x1.4d0054a595feep-21,
                                  0x1.13c79df1174f1p-20,  0x1.10de2ae6c9f2p-22,   -0x1.5ac97cbaed0b7p-23,
                                  -0x1.1a9124a1b27fep-24, 0x1.2db3352658c78p-26,  0x1.18da60056c3afp-27});
  const Expr y = tail_of(v, p, e);
  const Expr near =
      x * polynomial(x * x, {0x1.9884533d43651p-2, -0x1.1058377e2cfbap-4, 0x1.46d0429778436p-7,
                             -0x1.37403f734e4fcp-10, 0x1.e42b1189bbf27p-14, -0x1.3ce9a8fa88aa9p-17,
                             0x1.65ac190359bf1p-21, -0x1.661027df14c11p-25, 0x1.77c174ff33d8dp-29,
                             -0x1.4dfadb83668c1p-32});
  const Expr above = strict_sub(Expr(1.0), scale_by_power_of_two(y, e.exponent));
  const Expr small = a < Expr(0.7);
  return {select(small, strict_add(Expr(0.5), near), x > 0.0f, above, y), select(small, 0, e.exponent)};
}
Expr wide::normal_cdf(Expr x) {
  const exponential y = scaled_normal_cdf(x);
  return nan_through(x, select(x > 0.0f, y.mantissa, scale_by_power_of_two(y.mantissa, y.exponent)));
}

Expr wide::normal_pdf(Expr x) {
  const reduced_exponential e = exp_of_square(min(magnitude(x), Expr(39.0)), -0.5);
  const Expr c(0x1.9884533d43651p-2); // 1/sqrt(2 pi)
  return nan_through(x, scale_by_power_of_two(strict_add(c, c * e.minus_one), e.exponent));
}

} // namespace slope::codegen::elementary
