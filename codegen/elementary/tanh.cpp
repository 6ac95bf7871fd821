// SPDX-License-Identifier: Apache-2.0
// tanh, float32: x + x^3 Q(x^2) to degree 11 for |x| < 0.625, relative error 4.5e-9 (fits/tanh.sollya);
// beyond, 1 - 2E/(1 + E) with E = exp(-2|x|): one exponential, one division.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr narrow::tanh(Expr x) {
  const Expr a = min(magnitude(x), 12.0f);
  const reduced_exponential e = exp_of_sum(-2.0f * a, {}, false, false);
  const Expr power = power_of_two(e.exponent + 1, a.type());
  const Expr twice = fused_multiply_add(power, e.minus_one, power); // 2E, a normal number
  const Expr far = strict_sub(Expr(1.0F), strict_div(twice, 1.0f + 0.5f * twice));
  const Expr s = a * a;
  const Expr near =
      strict_add(a, a * s *
                        polynomial(s, {-0.3333328068256378173828125, 0.1333141624927520751953125,
                                       -5.3737938404083251953125e-2, 2.06341184675693511962890625e-2,
                                       -5.700091831386089324951171875e-3}));
  return odd(elementary::is_nan(x), x, select(a < 0.625f, near, far));
}

} // namespace slope::codegen::elementary
