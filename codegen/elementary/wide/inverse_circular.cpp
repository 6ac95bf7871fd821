// SPDX-License-Identifier: Apache-2.0
// atan, asin, acos, float64: the angle of the point (c, s), turned by pi/2 where s > c and by pi/4 where the
// rest exceeds pi/8, both with one division; then t + t^3 Q(t^2), |t| <= tan(pi/8), degree 23, 2^-58
// (fits/circular_wide.sollya). asin and acos take the other side as sqrt((1 - x)(1 + x)). pi has two words.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

static Expr half_pi() { return Expr(0x1.921fb54442d18p0); }
static Expr half_pi_low() { return Expr(0x1.1a62633145c07p-54); }

/// The angle in [0, pi/2] of the point (c, s), both >= 0.
static Expr angle_of(const Expr& s, const Expr& c) {
  const Expr steep = s > c;
  const Expr shorter = select(steep, c, s), longer = select(steep, s, c);
  const Expr middle = shorter > Expr(0.41421356237309503) * longer;
  const Expr t = strict_div(select(middle, strict_sub(shorter, longer), shorter),
                            select(middle, strict_add(shorter, longer), longer));
  const Expr z = t * t;
  const Expr q =
      polynomial(z, {-0x1.5555555555555p-2, 0x1.9999999999451p-3, -0x1.249249243f9a3p-3, 0x1.c71c718a0f3b5p-4,
                     -0x1.745d0bd03aa8ap-4, 0x1.3b12707208d47p-4, -0x1.10fb21d0905c2p-4, 0x1.dff0d14cb6c11p-5,
                     -0x1.a0cc5f1a1cc71p-5, 0x1.41eade12450bcp-5, -0x1.3b690c65ea6d6p-6});
  const Expr y = strict_add(t, t * z * q);
  const Expr part = select(middle, Expr(0.5), steep, Expr(1.0), Expr(0.0)); // of pi/2
  return strict_add(half_pi() * part, strict_add(select(steep, -y, y), half_pi_low() * part));
}
static Expr other_side(const Expr& a) {
  return machine_sqrt(strict_mul(strict_sub(Expr(1.0), a), strict_add(Expr(1.0), a)));
}

Expr wide::atan(Expr x) {
  const Expr y = angle_of(min(magnitude(x), Expr(0x1p100)), Expr(1.0));
  return odd(magnitude(x) < Expr(0x1p-28) || elementary::is_nan(x), x, y);
}
Expr wide::asin(Expr x) {
  const Expr a = min(magnitude(x), Expr(1.0));
  const Expr y = angle_of(a, other_side(a));
  return select(magnitude(x) > 1.0f, quiet_nan(x.type()), odd(a < Expr(0x1p-28) || elementary::is_nan(x), x, y));
}
Expr wide::acos(Expr x) {
  const Expr a = min(magnitude(x), Expr(1.0));
  const Expr angle = angle_of(other_side(a), a);
  const Expr obtuse = strict_add(strict_mul(half_pi(), Expr(2.0)), strict_sub(2.0f * half_pi_low(), angle));
  const Expr y = select(bits_of(x) < Expr(std::int64_t{0}), obtuse, angle);
  return select(elementary::is_nan(x), x, magnitude(x) > 1.0f, quiet_nan(x.type()), y);
}

} // namespace slope::codegen::elementary
