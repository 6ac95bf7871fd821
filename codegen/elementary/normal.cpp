// SPDX-License-Identifier: Apache-2.0
// normal_cdf and normal_pdf, float32. cdf(-a) = exp(-a^2/2) N/(a N + M)/2, N of degree 4, M of degree 5, 8.2e-9
// (fits/normal_cdf.py): the tail is near 1/a, so that where a N is most of the denominator the rounding errors of N
// cancel. a^2/2 is split into an exact head and a tail; cdf(a) = 1 - cdf(-a). One exponential, one division, never 1 + erf.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

exponential narrow::scaled_normal_cdf(Expr x) {
  const Expr a = min(magnitude(x), 14.5f);
  const reduced_exponential e = exp_of_square(a, -0.5F);
  const Expr n = compensated_multiply_add(
      a, polynomial(a, {1.540336012840271, 0.6430701017379761, 0.14235538244247437, 0.01438135001808405}), Expr(1.76F));
  const Expr m = polynomial(a, {1.7599999904632568, 1.1846133470535278, 0.572188675403595, 0.18065492808818817,
                                0.03607220575213432, 0.003642783733084798});
  const Expr tail = strict_div(n, compensated_multiply_add(a, n, m));
  const Expr y = compensated_multiply_add(tail, e.minus_one, tail), exponent = e.exponent - 1;
  const Expr above = add_scaled(Expr(1.0F), -y, exponent);
  return {select(x > 0.0f, above, y), exponent};
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
