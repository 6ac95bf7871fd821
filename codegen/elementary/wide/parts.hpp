// SPDX-License-Identifier: Apache-2.0
// What the float64 functions share: the cores of exp, expm1 and log.
#pragma once
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary::wide {

inline constexpr double ln2_high = 0x1.62e42feep-1; ///< 32 bits: times |k| < 2^21 is exact
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;
inline constexpr double shifter = 0x1.8p52; ///< adding it rounds to an integer, in the lowest bits of the sum

/// The unevaluated sum of two float64, low the rounding error of high.
struct double_word {
  Expr high, low;
};
/// a b, exact to 2^-105, without fma; no overflow before a b overflows.
[[nodiscard]] double_word product(const Expr& a, const Expr& b);
[[nodiscard]] double_word product(const double_word& a, const double_word& b);
/// a + b with its rounding error, |a| >= |b| or a = 0.
[[nodiscard]] double_word sum(const Expr& a, const Expr& b);

/// exp(high + low), |low| < 1 or undefined.
[[nodiscard]] detail::reduced_exponential reduced(const Expr& high, const Expr& low = {});
/// See detail::exp_of_sum.
[[nodiscard]] detail::reduced_exponential exp_of_sum(Expr high, const Expr& low, bool below, bool above);
/// exp(factor * a^2), factor -1 or -1/2, 0 <= a <= 64; the square keeps its low half.
[[nodiscard]] detail::reduced_exponential exp_of_square(const Expr& a, double factor);
/// p exp(..)/(a + 4) without the factor 2^k: the tails of erfc and normal_cdf.
[[nodiscard]] Expr tail_of(const detail::tail_variable& v, const Expr& p,
                           const detail::reduced_exponential& e);
/// exp(r) = 1 + r + r^2 q(r): q, for |r| <= ln2 / 2.
[[nodiscard]] Expr exp_polynomial(const Expr& r);
/// expm1(x) / 4, -50 <= x <= 710.6: does not overflow.
[[nodiscard]] Expr quarter_expm1(const Expr& x);

/// x = 2^n (1 + t) with 1 + t in [sqrt(1/2), sqrt(2)), n a float64; x is a positive normal number.
struct log_parts {
  Expr t, n;
  Expr field; ///< n in the exponent's bits, a uint64
};
[[nodiscard]] log_parts parts_of(const Expr& x);
/// n ln2 + log(1 + t) + extra.
[[nodiscard]] Expr log_of_parts(const Expr& t, const Expr& n, const Expr& extra);
/// log(1 + t) - t
[[nodiscard]] Expr log_remainder(const Expr& t);
/// y for positive finite x; the limits and NaN of a logarithm elsewhere.
[[nodiscard]] Expr with_log_limits(const Expr& x, const Expr& y);

} // namespace slope::codegen::elementary::wide
