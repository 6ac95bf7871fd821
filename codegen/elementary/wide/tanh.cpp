// SPDX-License-Identifier: Apache-2.0
// tanh, float64: with q = expm1(2|x|)/4 it is q/(q + 1/2) up to 1/2, beyond 1 - 1/2/(q + 1/2): one
// exponential, one division.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr wide::tanh(Expr x) {
  const Expr a = min(magnitude(x), Expr(20.0));
  const Expr q = quarter_expm1(2.0f * a);
  const Expr near = a < Expr(0.549);
  const Expr quotient = strict_div(select(near, q, Expr(0.5)), strict_add(q, Expr(0.5)));
  const Expr y = select(near, quotient, strict_sub(Expr(1.0), quotient));
  return odd(a < Expr(0x1p-28) || elementary::is_nan(x), x, y);
}

} // namespace slope::codegen::elementary
