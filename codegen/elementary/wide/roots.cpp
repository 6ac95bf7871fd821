// SPDX-License-Identifier: Apache-2.0
// rsqrt, float64, by the machine's strict square root and division. cbrt as in FreeBSD's libm: the exponent
// divided by 3 gives 5 bits, a polynomial in t^3/x 23 bits, cut so that t^2 is exact, one Newton step the
// rest.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr wide::rsqrt(Expr x) {
  const Expr negative = bits_of(x) < Expr(std::int64_t{0});
  const Expr ordinary = x != 0.0f && !negative && !is_infinite(x);
  const Expr y = strict_div(Expr(1.0), machine_sqrt(select(ordinary, x, Expr(1.0))));
  const Expr special =
      select(x == 0.0f, with_sign_of(infinity(x.type()), x), negative, quiet_nan(x.type()), Expr(0.0));
  return nan_through(x, select(ordinary, y, special));
}

Expr wide::cbrt(Expr x) {
  const Expr a = magnitude(x);
  const Expr tiny = a < Expr(0x1p-1022);
  const Expr b = select(tiny, strict_mul(a, Expr(0x1p54)), a);
  const Expr third =
      Halide::cast<std::int32_t>(Halide::reinterpret<std::uint64_t>(b) >> Expr(std::uint64_t{32})) / 3 +
      select(tiny, 696219795, 715094163);
  const Expr guess =
      Halide::reinterpret<double>(Halide::cast<std::uint64_t>(third) << Expr(std::uint64_t{32}));
  const Expr r = strict_mul(strict_mul(guess, guess), strict_div(guess, a));
  const Expr better = guess * polynomial(r, {0x1.e03e60f61e692p0, -0x1.e28e092f02420p0, 0x1.9f1604a49d6c2p0,
                                             -0x1.844cbbee751d9p-1, 0x1.2b000d4e4edd7p-3});
  const Expr rounded = Halide::reinterpret<std::uint64_t>(better) + Expr(std::uint64_t{0x80000000});
  const Expr t = Halide::reinterpret<double>(rounded & Expr(std::uint64_t{0xffffffffc0000000}));
  const Expr q = strict_div(a, strict_mul(t, t));
  const Expr y = strict_add(t, strict_mul(t, strict_div(strict_sub(q, t), strict_add(strict_add(t, t), q))));
  return odd(a == 0.0f || is_infinite(x) || elementary::is_nan(x), x, y);
}

} // namespace slope::codegen::elementary
