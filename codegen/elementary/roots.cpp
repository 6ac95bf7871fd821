// SPDX-License-Identifier: Apache-2.0
// sqrt and rsqrt by the machine's strict square root and division; cbrt = exp(log|x| / 3) in float64.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr sqrt(Expr x) { // of both types
  const Expr negative = bits_of(x) < number(bits_of(x), 0.0);
  const Expr same = elementary::is_nan(x) || x == 0.0f || (is_infinite(x) && !negative);
  return select(same, x, negative, quiet_nan(x.type()), machine_sqrt(max(x, 0.0f)));
}

Expr narrow::rsqrt(Expr x) {
  const Expr bits = bits_of(x);
  const Expr zero = (bits & Expr(0x7fffffff)) == 0;
  const Expr y = strict_div(Expr(1.0), machine_sqrt(Halide::cast<double>(max(x, 0x1p-149f))));
  const Expr special = select(zero, with_sign_of(infinity(), x), bits < 0, quiet_nan(), 0.0f);
  return nan_through(x, select(bits > 0 && bits < 0x7f800000, Halide::cast<float>(y), special));
}

Expr narrow::cbrt(Expr x) {
  const Expr a = Halide::cast<double>(max(magnitude(x), 0x1p-149f));
  const Expr y = Halide::cast<float>(exp_double(log_double(a) * Expr(1.0 / 3.0)));
  const Expr bits = bits_of(x) & Expr(0x7fffffff);
  return odd(bits == 0 || bits >= 0x7f800000, x, y);
}

} // namespace slope::codegen::elementary
