// SPDX-License-Identifier: Apache-2.0
// tanh, float64: with h = expm1(2|x|)/2 it is h/(h + 1) up to 1/2, beyond 1 - 1/(h + 1): one exponential, one division.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr wide::tanh(Expr x) {
  const Expr a = min(magnitude(x), Expr(20.0));
  const Expr h = half_expm1(2.0f * a);
  const Expr near = a < Expr(0.549);
  const Expr quotient = strict_div(select(near, h, Expr(1.0)), strict_add(h, Expr(1.0)));
  return nan_through(x, with_sign_of(select(near, quotient, strict_sub(Expr(1.0), quotient)), x));
}

} // namespace slope::codegen::elementary
