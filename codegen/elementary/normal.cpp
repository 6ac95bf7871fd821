// SPDX-License-Identifier: Apache-2.0
// normal_cdf and normal_pdf, float32. cdf(-a) = exp(-a^2/2) P(t)/(a + 4), t = (a - 4)/(a + 4), degree
// 9, 1.8e-8 (fits/erf.sollya), a^2/2 split into an exact head and a tail, P/(a + 4) with its rounding errors;
// cdf(a) = 1 - cdf(-a). One exponential, one division, never 1 + erf.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

exponential narrow::scaled_normal_cdf(Expr x) {
  const Expr a = min(magnitude(x), 14.5f);
  const reduced_exponential e = exp_of_square(a, -0.5F);
  const tail_variable v = tail_variable_of(a);
  const Expr p = polynomial(v.t, {0.75528514385223388671875, -0.607896625995635986328125,
                                  0.387136638164520263671875, -0.18652282655239105224609375,
                                  6.04062564671039581298828125e-2, -7.5276638381183147430419921875e-3,
                                  -3.52165661752223968505859375e-3, 1.5704692341387271881103515625e-3,
                                  1.9145113765262067317962646484375e-4, -1.2553459964692592620849609375e-4});
  const Expr tail = strict_mul(v.reciprocal, p);
  const Expr lost = product_error(v.reciprocal, p) + v.reciprocal_low * p;
  const Expr y = strict_add(tail, lost + tail * e.minus_one);
  const Expr above = add_scaled(Expr(1.0F), -y, e.exponent);
  return {select(x > 0.0f, above, y), e.exponent};
}
Expr narrow::normal_cdf(Expr x) {
  const exponential y = scaled_normal_cdf(x);
  return nan_through(x, select(x > 0.0f, y.mantissa, scale_down(y.mantissa, y.exponent)));
}

Expr narrow::normal_pdf(Expr x) {
  const reduced_exponential e = exp_of_square(min(magnitude(x), 15.0f), -0.5F);
  const Expr c(0.398942280401432678F);
  return nan_through(x, scale_down(strict_add(c, c * e.minus_one), e.exponent));
}

} // namespace slope::codegen::elementary
