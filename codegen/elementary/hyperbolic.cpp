// SPDX-License-Identifier: Apache-2.0
// sinh, cosh, asinh, acosh, atanh, float64 inside (double_cores.cpp), rounded once; near 0 the odd ones are
// polynomials: sinh degree 9 on |x| <= 1, 3.6e-10 (fits/tanh.sollya), asinh and atanh Taylor to x^5 below
// 2^-6, 2^-38.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

static Expr widened(const Expr& x) { return Halide::cast<double>(x); }
static Expr rounded(const Expr& x) { return Halide::cast<float>(x); }

Expr narrow::sinh(Expr x) {
  const Expr a = widened(min(magnitude(x), 100.0f));
  const Expr e = exp_double(a);
  const Expr s = a * a;
  const Expr near = a * polynomial(s, {1.0, 0.16666667163372039, 8.333315141499042e-3, 1.9841665925923735e-4,
                                       2.789983909678995e-6});
  const Expr far = (e - strict_div(Expr(1.0), e)) * Expr(0.5);
  const Expr tiny = is_tiny_or_nan(x, 0x1p-12) || is_infinite(x);
  return odd(tiny, x, rounded(select(a < Expr(1.0), near, far)));
}

Expr narrow::cosh(Expr x) {
  const Expr e = exp_double(widened(min(magnitude(x), 100.0f)));
  return nan_through(x, rounded((e + strict_div(Expr(1.0), e)) * Expr(0.5)));
}

Expr narrow::asinh(Expr x) {
  const Expr a = widened(magnitude(x));
  const Expr near = a * polynomial(a * a, {1.0, -1.0 / 6, 3.0 / 40});
  const Expr far = log_double(a + machine_sqrt(a * a + Expr(1.0)));
  const Expr same = is_tiny_or_nan(x, 0x1p-12) || is_infinite(x);
  return odd(same, x, rounded(select(a < Expr(0x1p-6), near, far)));
}

Expr narrow::acosh(Expr x) {
  const Expr a = widened(max(x, 1.0f));
  const Expr y = rounded(log_double(a + machine_sqrt((a - Expr(1.0)) * (a + Expr(1.0)))));
  return select(elementary::is_nan(x) || bits_of(x) == 0x7f800000, x, x < 1.0f, quiet_nan(), y);
}

Expr narrow::atanh(Expr x) {
  const Expr a = widened(magnitude(x));
  const Expr c = min(a, Expr(1.0 - 0x1p-24));
  const Expr near = a * polynomial(a * a, {1.0, 1.0 / 3, 1.0 / 5});
  const Expr far = Expr(0.5) * log_double(strict_div(Expr(1.0) + c, Expr(1.0) - c));
  const Expr y = rounded(select(a < Expr(0x1p-6), near, far));
  const Expr special = select(magnitude(x) == 1.0f, infinity(), quiet_nan());
  const Expr same = is_tiny_or_nan(x, 0x1p-12);
  return odd(same, x, select(a < Expr(1.0), y, special));
}

} // namespace slope::codegen::elementary
