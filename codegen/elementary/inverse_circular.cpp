// SPDX-License-Identifier: Apache-2.0
// atan, asin, acos, float64 inside: the angle of (c, s) by min/max in [0, 1] and an odd polynomial of degree
// 25, 1.0e-11 (fits/circular.sollya); asin and acos take the other side as sqrt((1 - x)(1 + x)). One
// division.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;
using Halide::cast;

/// The angle in [0, pi/2] of the point (c, s), both >= 0.
static Expr angle_of(const Expr& s, const Expr& c) {
  const Expr steep = s > c;
  const Expr t = strict_div(select(steep, c, s), select(steep, s, c));
  const Expr y =
      t * polynomial(t * t, {1.0, -0.33333333111106444590, 0.19999984221813194014, -0.14285320885660864821,
                             0.11106143431637971464, -9.0536296000432128772e-2, 7.5105113199727722601e-2,
                             -6.0569563172847597221e-2, 4.4179102604088318906e-2, -2.6547777381558623072e-2,
                             1.1778641051766939110e-2, -3.3264864797787696737e-3, 4.4069301946992994484e-4});
  return select(steep, Expr(1.5707963267948966) - y, y);
}
static Expr other_side(const Expr& a) {
  return Halide::strict_float(Halide::sqrt((Expr(1.0) - a) * (Expr(1.0) + a)));
}

Expr narrow::atan(Expr x) {
  const Expr y = cast<float>(angle_of(cast<double>(min(magnitude(x), 0x1p100f)), Expr(1.0)));
  return odd(is_tiny_or_nan(x, 0x1p-12), x, y);
}
Expr narrow::asin(Expr x) {
  const Expr a = cast<double>(min(magnitude(x), 1.0f));
  const Expr y = cast<float>(angle_of(a, other_side(a)));
  return select(magnitude(x) > 1.0f, quiet_nan(), odd(is_tiny_or_nan(x, 0x1p-12), x, y));
}
Expr narrow::acos(Expr x) {
  const Expr a = cast<double>(min(magnitude(x), 1.0f));
  const Expr angle = angle_of(other_side(a), a);
  const Expr y = cast<float>(select(bits_of(x) < 0, Expr(3.14159265358979312) - angle, angle));
  return select(elementary::is_nan(x), x, magnitude(x) > 1.0f, quiet_nan(), y);
}

} // namespace slope::codegen::elementary
