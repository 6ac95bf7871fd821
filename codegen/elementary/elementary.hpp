// SPDX-License-Identifier: Apache-2.0
// Our own elementary functions, in the type of their argument, float32 or float64, as Halide expressions: no
// library calls, no branches.
#pragma once
#include <Halide.h>

namespace slope::codegen::elementary {

using Halide::Expr;

/// mantissa * 2^exponent, the exponent an int32.
struct exponential {
  Expr mantissa, exponent;
};
/// y * 2^k rounded once, |k| <= 252, in float64 any k for |y| in [2^-960, 2^960]: subnormal results are right
/// while y itself is normal.
[[nodiscard]] Expr scale_by_power_of_two(Expr y, Expr k);
/// The same for |y| <= 2^63, -190 <= k <= 63, in half the operations.
[[nodiscard]] Expr scale_down(Expr y, Expr k);
/// a + y * 2^k under the same conditions, rounded once where the target has the instruction.
[[nodiscard]] Expr add_scaled(Expr a, Expr y, Expr k);
/// Survives fast-math: a strict comparison where x is read from an array or passed as a number, its bits elsewhere.
[[nodiscard]] Expr is_nan(Expr x);
/// x from `first` on, and where it is NaN; y below.
[[nodiscard]] Expr kept_from(Expr x, Expr first, Expr y);

[[nodiscard]] Expr exp(Expr x);
[[nodiscard]] Expr expm1(Expr x);
[[nodiscard]] Expr exp2(Expr x);
[[nodiscard]] Expr log(Expr x);
[[nodiscard]] Expr log1p(Expr x);
[[nodiscard]] Expr log2(Expr x);
[[nodiscard]] Expr sqrt(Expr x);
[[nodiscard]] Expr rsqrt(Expr x);
[[nodiscard]] Expr cbrt(Expr x);
[[nodiscard]] Expr sin(Expr x);
[[nodiscard]] Expr cos(Expr x);
[[nodiscard]] Expr tan(Expr x);
[[nodiscard]] Expr atan(Expr x);
[[nodiscard]] Expr asin(Expr x);
[[nodiscard]] Expr acos(Expr x);
[[nodiscard]] Expr sinh(Expr x);
[[nodiscard]] Expr cosh(Expr x);
[[nodiscard]] Expr tanh(Expr x);
[[nodiscard]] Expr asinh(Expr x);
[[nodiscard]] Expr acosh(Expr x);
[[nodiscard]] Expr atanh(Expr x);
[[nodiscard]] Expr erf(Expr x);
[[nodiscard]] Expr erfc(Expr x);
[[nodiscard]] Expr sigmoid(Expr x);
[[nodiscard]] Expr softplus(Expr x);
[[nodiscard]] Expr log_sigmoid(Expr x);
[[nodiscard]] Expr normal_cdf(Expr x);
[[nodiscard]] Expr normal_pdf(Expr x);
/// normal_cdf(x) is the mantissa for x > 0, elsewhere mantissa * 2^exponent, -190 <= exponent <= 0 in float32: the
/// mantissa is a normal number where normal_cdf(x) is none. Not of NaN.
[[nodiscard]] exponential scaled_normal_cdf(Expr x);
/// C's rules: pow(x, 0) = pow(1, y) = 1 even for NaN.
[[nodiscard]] Expr pow(Expr x, Expr y);
[[nodiscard]] Expr powi(Expr x, int n);

} // namespace slope::codegen::elementary
