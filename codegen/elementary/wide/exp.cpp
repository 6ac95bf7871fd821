// SPDX-License-Identifier: Apache-2.0
// exp and its scaled form, float64: k = round(x log2 e) by adding 1.5 * 2^52; r = x - k ln2 with ln2 in 32 +
// 53 bits, so that k * ln2_high and the first difference are exact with and without fma; degree 11 with c0 =
// c1 = 1, relative error 2^-58 (fits/exp_wide.sollya); 2^k is added to the exponent bits, offset by 512, and
// one strict product by 2^-+512 rounds once into the subnormals or overflows to infinity.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr wide::exp_polynomial(const Expr& r) {
  return polynomial(r,
                    {0x1.000000000000ap-1, 0x1.55555555554fep-3, 0x1.55555555506bcp-5, 0x1.1111111126b36p-7,
                     0x1.6c16c18477083p-10, 0x1.a01a012fee99cp-13, 0x1.a019995efb00fp-16,
                     0x1.71df18ef76144p-19, 0x1.28adfccb26cd8p-22, 0x1.ad92e899366cbp-26});
}

reduced_exponential wide::reduced(const Expr& high, const Expr& low) {
  const Expr sum = low.defined() ? high + low : high;
  const Expr z = sum * Expr(log2_e) + Expr(shifter);
  const Expr k = strict_sub(z, Expr(shifter));
  const Expr first = strict_sub(high, strict_mul(k, Expr(ln2_high)));
  const Expr correction = strict_mul(k, Expr(ln2_low));
  const Expr r =
      low.defined() ? strict_add(first, strict_sub(low, correction)) : strict_sub(first, correction);
  return {r + r * r * exp_polynomial(r), Halide::cast<std::int32_t>(bits_of(z))};
}

static exponential whole(const reduced_exponential& e) {
  return {strict_add(Expr(1.0), e.minus_one), e.exponent};
}

static Expr with_exponent_offset(const exponential& e, const Expr& offset) {
  return float_of(bits_of(e.mantissa) + exponent_field(e.exponent + offset, Halide::Float(64)));
}

// 2^-1473 leaves a factor of 2^398 to whatever the result is multiplied by before it must underflow
reduced_exponential wide::exp_of_sum(Expr high, const Expr& low, bool below, bool above) {
  if (above)
    high = min(high, Expr(1021.0));
  if (below)
    high = max(high, Expr(-1021.0));
  return reduced(high, low);
}

reduced_exponential wide::exp_of_square(const Expr& a, double factor) {
  const Expr head = head_of(a);
  const Expr tail = strict_sub(a, head);
  return reduced(strict_mul(strict_mul(head, head), Expr(factor)), (tail * (a + head)) * Expr(factor));
}

Expr wide::exp_of_nonpositive(Expr x) {
  const exponential e = whole(reduced(max(x, Expr(-746.0))));
  return strict_mul(with_exponent_offset(e, 512), Expr(0x1p-512));
}

Expr wide::exp(Expr x) {
  const exponential e = whole(reduced(clamp(x, Expr(-746.0), Expr(710.0))));
  const Expr small = x < 0.0f;
  return nan_through(x, strict_mul(with_exponent_offset(e, select(small, 512, -512)),
                                   select(small, Expr(0x1p-512), Expr(0x1p512))));
}

} // namespace slope::codegen::elementary
