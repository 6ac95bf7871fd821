// SPDX-License-Identifier: Apache-2.0
// exp and its scaled form, float32: k = round(x log2 e) by adding 1.5 * 2^23 + 191, whose lowest bits are then
// the exponent field of 2^(k + 64); r = x - k ln2 with ln2 in 15 + 24 bits, so that k * ln2_high and the first
// difference are exact with and without fma; degree 6 with c0 = c1 = 1, relative error 3.3e-9
// (fits/exp.sollya); times 2^(k + 64), exactly, and one strict product by 2^-64 rounds once into the subnormals.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

/// exp(high + low), `sum` being nearly that: it finds k.
static reduced_exponential reduced(const Expr& high, const Expr& low, const Expr& sum) {
  constexpr float shifter = 0x1.8p23F + (127 + 64);
  const Expr z = sum * static_cast<float>(log2_e) + shifter;
  const Expr k = strict_sub(z, Expr(shifter));
  // `first` is exact. Strict or fused steps only: LLVM turns a fast (x - y) - z into x - (y + z), and -k, were it a fast
  // negation, into the product that k was rounded from.
  const Expr first = fused_multiply_add(k, Expr(-ln2_high), high);
  const Expr r = fused_multiply_add(k, Expr(-ln2_low), low.defined() ? strict_add(first, low) : first);
  const Expr q = polynomial(r, {0.4999999105930328369140625, 0.16666521131992340087890625,
                                4.16689626872539520263671875e-2, 8.368670009076595306396484375e-3,
                                1.378246466629207134246826171875e-3});
  return {r + r * r * q, bits_of(z) - (0x4b400000 + 127 + 64)};
}
static reduced_exponential reduced(const Expr& x) { return reduced(x, {}, x); }

static Expr raised(const Expr& y, const Expr& k) { return strict_mul(y, power_of_two(k + 64, y.type())); }

reduced_exponential detail::exp_of_sum(Expr high, Expr low, bool below, bool above) {
  if (is_wide(high)) return wide::exp_of_sum(high, low, below, above);
  if (above) high = min(high, 126.0f);
  if (below) high = max(high, -126.0f);
  return low.defined() ? reduced(high, low, high + low) : reduced(high);
}

reduced_exponential detail::exp_of_square(Expr a, float factor) {
  const Expr head = head_of(a);
  const Expr tail = strict_sub(a, head);
  const Expr scaled_a = strict_mul(a, Expr(factor)), square = strict_mul(a, scaled_a);
  const Expr square_of_head = strict_mul(strict_mul(head, head), Expr(factor)), rest = (tail * (a + head)) * factor;
  return reduced(with_fused_unit(square, square_of_head), with_fused_unit(fused_instruction(a, scaled_a, -square), rest),
                 with_fused_unit(square, square_of_head + rest));
}

Expr scale_down(Expr y, Expr k) { return strict_mul(raised(y, k), Expr(0x1p-64F)); }
Expr detail::scale_down(const reduced_exponential& e) { return strict_mul(raised(e, 64), Expr(0x1p-64F)); }

static Expr add_times_2_to_minus_64(const Expr& a, const Expr& y) {
  return with_fused_unit(fused_instruction(y, Expr(0x1p-64F), a), a + strict_mul(y, Expr(0x1p-64F)));
}
Expr add_scaled(Expr a, Expr y, Expr k) { return add_times_2_to_minus_64(a, raised(y, k)); }
Expr detail::add_scaled(const Expr& a, const reduced_exponential& e) { return add_times_2_to_minus_64(a, raised(e, 64)); }

Expr narrow::exp_of_nonpositive(Expr x) { return scale_down(reduced(max(x, -104.0f))); }

Expr narrow::exp(Expr x) {
  const Expr small = x < 0.0f;
  const Expr y = strict_mul(raised(reduced(clamp(x, -104.0f, 89.0f)), select(small, 64, -64)),
                            select(small, Expr(0x1p-64F), Expr(0x1p64F)));
  return nan_through(x, y);
}

} // namespace slope::codegen::elementary
