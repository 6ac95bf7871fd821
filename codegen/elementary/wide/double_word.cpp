// SPDX-License-Identifier: Apache-2.0
// Sums and products of two float64 in two words, after Dekker, with the split by bits.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

wide::double_word wide::sum(const Expr& a, const Expr& b) {
  const Expr high = strict_add(a, b);
  return {high, strict_sub(b, strict_sub(high, a))};
}

wide::double_word wide::product(const Expr& a, const Expr& b) {
  const Expr a_head = head_of(a), b_head = head_of(b);
  const Expr a_tail = strict_sub(a, a_head), b_tail = strict_sub(b, b_head);
  const Expr high = strict_mul(a, b);
  const Expr heads = strict_sub(strict_mul(a_head, b_head), high);
  const Expr crossed = strict_add(strict_add(heads, strict_mul(a_head, b_tail)), strict_mul(a_tail, b_head));
  return {high, strict_add(crossed, strict_mul(a_tail, b_tail))};
}

wide::double_word wide::product(const double_word& a, const double_word& b) {
  const double_word p = product(a.high, b.high);
  return {p.high, strict_add(p.low, a.high * b.low + a.low * b.high)};
}

} // namespace slope::codegen::elementary
