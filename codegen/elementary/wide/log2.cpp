// SPDX-License-Identifier: Apache-2.0
// log2, float64: n + log(1 + t) log2 e (log.cpp), the product of t with log2 e in two words; exact at powers
// of two.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr wide::log2(Expr x) {
  const Expr tiny = x < Expr(0x1p-1022);
  const log_parts p = parts_of(select(tiny, strict_mul(x, Expr(0x1p54)), x));
  const Expr n = select(tiny, p.n - 54.0f, p.n);
  const Expr head = head_of(p.t), log2_e_head(0x1.715476p0), log2_e_tail(0x1.4ae0bf85ddf44p-26);
  const double_word whole = sum(n, strict_mul(head, log2_e_head));
  const Expr rest =
      strict_sub(p.t, head) * log2_e_head + (p.t * log2_e_tail + log_remainder(p.t) * Expr(log2_e));
  return with_log_limits(x, strict_add(whole.high, strict_add(whole.low, rest)));
}

} // namespace slope::codegen::elementary
