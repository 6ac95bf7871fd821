// SPDX-License-Identifier: Apache-2.0
// log2, float64: n + log(1 + t) log2 e (log.cpp), exact at powers of two.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr wide::log2(Expr x) {
  const Expr tiny = x < Expr(0x1p-1022);
  const log_parts p = parts_of(select(tiny, strict_mul(x, Expr(0x1p54)), x));
  const Expr n = select(tiny, p.n - 54.0f, p.n);
  return with_log_limits(x, strict_add(n, strict_mul(log_of_mantissa(p.t), Expr(log2_e))));
}

} // namespace slope::codegen::elementary
