// SPDX-License-Identifier: Apache-2.0
// exp2, float64: k = round(x), r = x - k exactly; degree 11 with c0 = 1, relative error 2^-57
// (fits/exp_wide.sollya).
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr wide::exp2(Expr x) {
  const Expr t = clamp(x, Expr(-1080.0), Expr(1025.0));
  const Expr z = strict_add(t, Expr(shifter));
  const Expr r = strict_sub(t, strict_sub(z, Expr(shifter)));
  const Expr p = polynomial(r, {0x1.62e42fefa39efp-1, 0x1.ebfbdff82c5a6p-3, 0x1.c6b08d704a12cp-5,
                                0x1.3b2ab6fb9fda6p-7, 0x1.5d87fe789e96fp-10, 0x1.4309130f6cbdbp-13,
                                0x1.ffcbfc6685f06p-17, 0x1.62bfc6596be12p-20, 0x1.b52522bc15f8fp-24,
                                0x1.e61d43321746dp-28, 0x1.e973179a994acp-32});
  const Expr k = Halide::cast<std::int32_t>(bits_of(z));
  return nan_through(x, scale_by_power_of_two(strict_add(Expr(1.0), r * p), k));
}

} // namespace slope::codegen::elementary
