// SPDX-License-Identifier: Apache-2.0
// sinh, cosh, asinh, acosh, atanh, float64. With q = expm1(a)/4 and w = q/(q + 1/4): sinh/2 = q + w/4, below
// 1 more accurately 2q - q w; with g = exp(a)/2: cosh = g + 1/(4g); neither overflows before its result. The
// inverses are log1p of, asinh: a + a^2/(1 + sqrt(1 + a^2)); acosh: d + sqrt(2d + d^2), d = x - 1; atanh: 2a
// + 2a^2/(1 - a), halved; from 2^28 on asinh and acosh are log(a) + ln2.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr wide::sinh(Expr x) {
  const Expr a = magnitude(x);
  const Expr q = quarter_expm1(min(a, Expr(710.6)));
  const Expr w = strict_div(q, strict_add(q, Expr(0.25)));
  const Expr half = select(a < 1.0f, strict_sub(strict_mul(q, Expr(2.0)), q * w), strict_add(q, 0.25f * w));
  const Expr y = strict_mul(half, Expr(2.0));
  const Expr same = a < Expr(0x1p-28) || is_infinite(x) || elementary::is_nan(x);
  return odd(same, x, y);
}

Expr wide::cosh(Expr x) {
  const reduced_exponential e = reduced(min(magnitude(x), Expr(711.0)));
  const Expr g = scale_by_power_of_two(strict_add(Expr(1.0), e.minus_one), e.exponent - 1);
  return nan_through(x, strict_add(g, strict_div(Expr(0.25), g)));
}

/// log(2a) for a >= 2^28, log1p(u) below.
static Expr log_of_twice(const Expr& a, const Expr& u) {
  const Expr large = a >= Expr(0x1p28);
  const wide::log_parts p = wide::parts_of(min(a, Expr(0x1.fffffffffffffp1023)));
  return select(large, wide::log_of_parts(p.t, p.n + 1.0f, Expr(0.0)), wide::log1p(u));
}

Expr wide::asinh(Expr x) {
  const Expr a = magnitude(x), c = min(a, Expr(0x1p28));
  const Expr square = strict_mul(c, c);
  const Expr u = strict_add(c, strict_div(square, 1.0f + machine_sqrt(1.0f + square)));
  const Expr same = a < Expr(0x1p-28) || is_infinite(x) || elementary::is_nan(x);
  return odd(same, x, log_of_twice(a, u));
}

Expr wide::acosh(Expr x) {
  const Expr a = max(x, Expr(1.0));
  const Expr d = strict_sub(min(a, Expr(0x1p28)), Expr(1.0));
  const Expr u = strict_add(d, machine_sqrt(2.0f * d + d * d));
  const Expr positive = bits_of(x) > Expr(std::int64_t{0});
  const Expr same = elementary::is_nan(x) || (is_infinite(x) && positive);
  return select(same, x, x < 1.0f, quiet_nan(x.type()), log_of_twice(a, u));
}

Expr wide::atanh(Expr x) {
  const Expr a = magnitude(x), c = min(a, Expr(0x1.fffffffffffffp-1));
  const Expr twice = strict_add(c, c);
  const Expr y = 0.5f * wide::log1p(strict_add(twice, strict_div(twice * c, strict_sub(Expr(1.0), c))));
  const Expr same = a < Expr(0x1p-28) || elementary::is_nan(x);
  return select(a > 1.0f, quiet_nan(x.type()), odd(same, x, select(a < 1.0f, y, infinity(x.type()))));
}

} // namespace slope::codegen::elementary
