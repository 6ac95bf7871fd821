// SPDX-License-Identifier: Apache-2.0
// sinh, cosh, asinh, acosh, atanh, float64 inside (double_cores.cpp), rounded once; near 0 the odd ones are
// polynomials: sinh degree 9 on |x| <= 1, 3.6e-10 (fits/tanh.sollya), asinh and atanh Taylor to x^5 below
// 2^-6, 2^-38.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

static Expr wide(const Expr& x) { return Halide::cast<double>(x); }
static Expr narrow(const Expr& x) { return Halide::cast<float>(x); }
static Expr is_infinite(const Expr& x) { return (bits_of(x) & Expr(0x7fffffff)) == 0x7f800000; }
static Expr root(const Expr& x) { return Halide::strict_float(Halide::sqrt(x)); }

Expr sinh(Expr x) {
  const Expr a = wide(min(magnitude(x), 100.0f));
  const Expr e = exp_double(a);
  const Expr s = a * a;
  const Expr near = a * polynomial(s, {1.0, 0.16666667163372039, 8.333315141499042e-3, 1.9841665925923735e-4,
                                       2.789983909678995e-6});
  const Expr far = (e - strict_div(Expr(1.0), e)) * Expr(0.5);
  const Expr tiny = magnitude(x) < 0x1p-12f || is_infinite(x) || elementary::is_nan(x);
  return select(tiny, x, with_sign_of(narrow(select(a < Expr(1.0), near, far)), x));
}

Expr cosh(Expr x) {
  const Expr e = exp_double(wide(min(magnitude(x), 100.0f)));
  return nan_through(x, narrow((e + strict_div(Expr(1.0), e)) * Expr(0.5)));
}

Expr asinh(Expr x) {
  const Expr a = wide(magnitude(x));
  const Expr near = a * polynomial(a * a, {1.0, -1.0 / 6, 3.0 / 40});
  const Expr far = log_double(a + root(a * a + Expr(1.0)));
  const Expr same = magnitude(x) < 0x1p-12f || is_infinite(x) || elementary::is_nan(x);
  return select(same, x, with_sign_of(narrow(select(a < Expr(0x1p-6), near, far)), x));
}

Expr acosh(Expr x) {
  const Expr a = wide(max(x, 1.0f));
  const Expr y = narrow(log_double(a + root((a - Expr(1.0)) * (a + Expr(1.0)))));
  return select(elementary::is_nan(x) || bits_of(x) == 0x7f800000, x, x < 1.0f, quiet_nan(), y);
}

Expr atanh(Expr x) {
  const Expr a = wide(magnitude(x));
  const Expr c = min(a, Expr(1.0 - 0x1p-24));
  const Expr near = a * polynomial(a * a, {1.0, 1.0 / 3, 1.0 / 5});
  const Expr far = Expr(0.5) * log_double(strict_div(Expr(1.0) + c, Expr(1.0) - c));
  const Expr y = narrow(select(a < Expr(0x1p-6), near, far));
  const Expr special = select(magnitude(x) == 1.0f, infinity(), quiet_nan());
  const Expr same = magnitude(x) < 0x1p-12f || elementary::is_nan(x);
  return select(same, x, magnitude(x) > 1.0f, quiet_nan(),
                with_sign_of(select(a < Expr(1.0), y, special), x));
}

} // namespace slope::codegen::elementary
