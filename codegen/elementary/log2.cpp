// SPDX-License-Identifier: Apache-2.0
// log2, float64 inside: log_double (see double_cores.cpp) times log2 e, rounded once.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr narrow::log2(Expr x) {
  const Expr bits = bits_of(x);
  const Expr y = Halide::cast<float>(log_double(Halide::cast<double>(max(x, 0x1p-149f))) * Expr(log2_e));
  const Expr special = select(bits == 0x7f800000, infinity(), (bits & Expr(0x7fffffff)) == 0,
                              float_constant(0xff800000U), quiet_nan());
  return nan_through(x, select(bits > 0 && bits < 0x7f800000, y, special));
}

} // namespace slope::codegen::elementary
