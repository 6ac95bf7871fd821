// SPDX-License-Identifier: Apache-2.0
// sqrt and rsqrt by the machine's strict float32 square root and division; cbrt = exp(log|x| / 3) in float64.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

static Expr machine_sqrt(const Expr& x) { return Halide::strict_float(Halide::sqrt(x)); }

Expr sqrt(Expr x) {
  const Expr bits = bits_of(x);
  const Expr same = elementary::is_nan(x) || (bits & Expr(0x7fffffff)) == 0 || bits == 0x7f800000;
  return select(same, x, bits < 0, quiet_nan(), machine_sqrt(max(x, 0.0f)));
}

Expr rsqrt(Expr x) {
  const Expr bits = bits_of(x);
  const Expr zero = (bits & Expr(0x7fffffff)) == 0;
  const Expr y = strict_div(Expr(1.0), machine_sqrt(Halide::cast<double>(max(x, 0x1p-149f))));
  const Expr special = select(zero, with_sign_of(infinity(), x), bits < 0, quiet_nan(), 0.0f);
  return nan_through(x, select(bits > 0 && bits < 0x7f800000, Halide::cast<float>(y), special));
}

Expr cbrt(Expr x) {
  const Expr a = Halide::cast<double>(max(magnitude(x), 0x1p-149f));
  const Expr y = Halide::cast<float>(exp_double(log_double(a) * Expr(1.0 / 3.0)));
  const Expr bits = bits_of(x) & Expr(0x7fffffff);
  return select(bits == 0 || bits >= 0x7f800000, x, with_sign_of(y, x));
}

} // namespace slope::codegen::elementary
