// SPDX-License-Identifier: Apache-2.0
// exp2, float32: k = round(x), r = x - k exactly; degree 6 with c0 = 1, relative error 3.6e-9
// (fits/exp.sollya).
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr narrow::exp2(Expr x) {
  constexpr float shifter = 12582912.0F;
  const Expr t = clamp(x, -151.0f, 129.0f);
  const Expr z = strict_add(t, Expr(shifter));
  const Expr r = strict_sub(t, strict_sub(z, Expr(shifter)));
  const Expr p = polynomial(r, {1.0, 0.693147182464599609375, 0.240226447582244873046875,
                                5.55035881698131561279296875e-2, 9.61883366107940673828125e-3,
                                1.339130220003426074981689453125e-3, 1.524128601886332035064697265625e-4});
  return nan_through(x, scale_by_power_of_two(p, bits_of(z) - 0x4b400000));
}

} // namespace slope::codegen::elementary
