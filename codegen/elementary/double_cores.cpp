// SPDX-License-Identifier: Apache-2.0
// exp and log in float64 to 2^-34 or better, for the functions that compute in float64 inside.
// exp: k = round(x log2 e), degree 7, 5.2e-11 (fits/exp.sollya); log: 2 atanh((m - 1)/(m + 1)), degree
// 13, 1.9e-16 (fits/log.sollya).
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary::detail {

Expr exp_double(Expr x) {
  const Expr shifter(6755399441055744.0); // 1.5 * 2^52
  const Expr t = clamp(x, Expr(-300.0), Expr(300.0));
  const Expr z = t * Expr(log2_e) + shifter;
  const Expr r = strict_sub(t, strict_mul(strict_sub(z, shifter), Expr(ln2)));
  const Expr p = polynomial(r, {1.0, 1.0, 0.50000000681281478, 0.16666665863479457, 4.1666293298259552e-2,
                                8.3334978277625547e-3, 1.39447838561921689e-3, 1.9790218674715527e-4});
  const Expr k = Halide::reinterpret<std::int64_t>(z) << Expr(std::int64_t{52});
  return Halide::reinterpret<double>(Halide::reinterpret<std::int64_t>(p) + k);
}

Expr log_double(Expr x) {
  const Expr bits = Halide::reinterpret<std::int64_t>(x);
  const Expr k = (bits - Expr(std::int64_t{0x3fe6a09e667f3bcd})) >> Expr(std::int64_t{52});
  const Expr m = Halide::reinterpret<double>(bits - (k << Expr(std::int64_t{52})));
  const Expr s = strict_div(strict_sub(m, Expr(1.0)), m + Expr(1.0));
  const Expr log_m =
      s * polynomial(s * s, {2.0, 0.66666666666587353, 0.40000000052222196, 0.28571417136217703,
                             0.22223371356213506, 0.18123649239624736, 0.16819784909426233});
  return Halide::cast<double>(Halide::cast<std::int32_t>(k)) * Expr(ln2) + log_m;
}

} // namespace slope::codegen::elementary::detail
