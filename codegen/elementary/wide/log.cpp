// SPDX-License-Identifier: Apache-2.0
// log, log1p and their common core, float64: x = 2^n (1 + t), 1 + t in [sqrt(1/2), sqrt(2)); with s = t/(2 +
// t) and h = t^2/2, log(1 + t) = 2 atanh(s) = t - (h - s (h + R(s^2))), degree 15 in s, relative error 2^-60
// (fits/log_wide.sollya); n ln2 in 32 + 53 bits, its sum with t is kept with its rounding error. log1p keeps
// the rounding error of 1 + x as a second word of t.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

static Expr word(std::uint64_t value) { return Expr(value); }
static Expr unsigned_bits(const Expr& x) { return Halide::reinterpret<std::uint64_t>(x); }
static Expr float_of_unsigned(const Expr& bits) { return Halide::reinterpret<double>(bits); }

// unsigned, because the differences may wrap
wide::log_parts wide::parts_of(const Expr& x) {
  const Expr above = unsigned_bits(x) - word(0x3fe6a09e667f3bcd) + word(0x3ff0000000000000);
  const Expr field = (above & word(0xfff0000000000000)) - word(0x3ff0000000000000);
  // a float64 of 2^52 shows an integer in its lowest bits: no conversion from int64
  const Expr n =
      strict_sub(float_of_unsigned((above >> word(52)) | word(0x4330000000000000)), Expr(0x1p52 + 1023));
  return {strict_sub(float_of_unsigned(unsigned_bits(x) - field), Expr(1.0)), n, field};
}

Expr wide::log_remainder(const Expr& t) {
  const Expr s = strict_div(t, 2.0f + t);
  const Expr z = s * s, h = 0.5f * t * t;
  const Expr q =
      polynomial(z, {0x1.5555555555592p-1, 0x1.999999997ff58p-2, 0x1.24924941dc60dp-2, 0x1.c71c5218e11f5p-3,
                     0x1.74663bf27dcf1p-3, 0x1.39a2024d18ee6p-3, 0x1.2f02bc1b2f46bp-3});
  return s * (h + z * q) - h;
}

Expr wide::log_of_parts(const Expr& t, const Expr& n, const Expr& extra) {
  const Expr base = strict_mul(n, Expr(ln2_high));
  const Expr sum = strict_add(base, t);
  const Expr lost = strict_sub(t, strict_sub(sum, base));
  return strict_add(
      sum, strict_add(lost, strict_add(extra, strict_add(strict_mul(n, Expr(ln2_low)), log_remainder(t)))));
}

Expr wide::log1p_of_unit(Expr e) {
  const Expr big = e > Expr(0.4142);
  return log_of_parts(select(big, strict_mul(strict_sub(e, Expr(1.0)), Expr(0.5)), e),
                      select(big, Expr(1.0), Expr(0.0)), Expr(0.0));
}

Expr wide::with_log_limits(const Expr& x, const Expr& y) {
  const Expr negative = bits_of(x) < Expr(std::int64_t{0});
  const Expr special =
      select(x == 0.0f, negative_infinity(x.type()), negative, quiet_nan(x.type()), infinity(x.type()));
  return nan_through(x, select(negative || x == 0.0f || is_infinite(x), special, y));
}

Expr wide::log(Expr x) {
  const Expr tiny = x < Expr(0x1p-1022);
  const log_parts p = parts_of(select(tiny, strict_mul(x, Expr(0x1p54)), x));
  return with_log_limits(x, log_of_parts(p.t, select(tiny, p.n - 54.0f, p.n), Expr(0.0)));
}

Expr wide::log1p(Expr x) {
  const Expr one(1.0);
  const Expr u = strict_add(x, one);
  const Expr c = select(x >= 1.0f, strict_sub(one, strict_sub(u, x)), strict_sub(x, strict_sub(u, one)));
  const log_parts p = parts_of(u);
  // 2^-n in two factors: n reaches 1024
  const Expr power = float_of_unsigned(word(std::uint64_t{1023 + 64} << 52) - p.field);
  const Expr low = strict_mul(strict_mul(c, Expr(0x1p-64)), power);
  const Expr sum = strict_add(p.t, low);
  const Expr rest = strict_sub(low, strict_sub(sum, p.t));
  const Expr y = log_of_parts(sum, p.n, rest - rest * sum);
  const Expr infinite = infinity(x.type());
  const Expr same = magnitude(x) < Expr(0x1p-54) || elementary::is_nan(x);
  const Expr outside = select(x == -1.0f, negative_infinity(x.type()), quiet_nan(x.type()));
  return select(same, x, is_infinite(x) && x > 0.0f, infinite, x > -1.0f, y, outside);
}

} // namespace slope::codegen::elementary
