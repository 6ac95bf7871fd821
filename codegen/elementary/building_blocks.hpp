// SPDX-License-Identifier: Apache-2.0
// What the elementary functions are made of: single strict operations, bits, polynomials and two float64
// cores. What takes an Expr x works in x's type, float32 or float64.
#pragma once
#include <slope/codegen/elementary/forms.hpp>

#include <cstdint>
#include <initializer_list>

namespace slope::codegen::elementary::detail {

/// One IEEE operation that fast-math may neither contract, reassociate nor turn into a reciprocal.
[[nodiscard]] Expr strict_add(Expr a, Expr b);
[[nodiscard]] Expr strict_sub(Expr a, Expr b);
[[nodiscard]] Expr strict_mul(Expr a, Expr b);
[[nodiscard]] Expr strict_div(Expr a, Expr b);

/// The first on targets with a fused multiply-add, the second elsewhere; decided when the target is known.
[[nodiscard]] Expr with_fused_unit(Expr fused, Expr otherwise);
/// a b + c by that instruction: only inside the first argument of with_fused_unit (elsewhere it is a call for each lane).
[[nodiscard]] Expr fused_instruction(Expr a, Expr b, Expr c);
/// a b + c, rounded once where the target has the instruction, twice (but never reassociated) elsewhere.
[[nodiscard]] Expr fused_multiply_add(Expr a, Expr b, Expr c);
/// The same, and nearly as exact where the product's error has to be added: 17 instructions more there.
[[nodiscard]] Expr compensated_multiply_add(Expr a, Expr b, Expr c);
/// a b - round(a b), exactly.
[[nodiscard]] Expr product_error(Expr a, Expr b);

[[nodiscard]] bool is_wide(const Expr& x);             ///< float64, or its bits
[[nodiscard]] Expr bits_of(Expr x);                    ///< float32 -> int32, float64 -> int64
[[nodiscard]] Expr float_of(Expr bits);                ///< int32 -> float32, int64 -> float64
/// The int32 k, moved to where a float of that type has its exponent; in wrapping arithmetic.
[[nodiscard]] Expr exponent_field(Expr k, Halide::Type type = Halide::Float(32));
[[nodiscard]] Expr power_of_two(Expr k, Halide::Type type); ///< 2^k, a normal number
[[nodiscard]] Expr float_constant(std::uint32_t bits); ///< for inf and NaN, which arithmetic may not name
[[nodiscard]] Expr infinity(Halide::Type type = Halide::Float(32));
[[nodiscard]] Expr negative_infinity(Halide::Type type);
[[nodiscard]] Expr quiet_nan(Halide::Type type = Halide::Float(32));
[[nodiscard]] Expr magnitude(Expr x);                              ///< |x| by bits
[[nodiscard]] Expr with_sign_of(Expr magnitude, Expr sign_source); ///< by bits
/// y >= 0 with the sign of x, but x itself where `same` holds. Not a choice of x and with_sign_of(y, x): for AVX-512 LLVM 21 makes one
/// masked vpternlogd of the two, where x came from integers, with its operands exchanged.
[[nodiscard]] Expr odd(Expr same, Expr x, Expr y);
[[nodiscard]] Expr nan_through(Expr x, Expr y);                    ///< x if x is NaN, else y
[[nodiscard]] Expr is_infinite(Expr x);                            ///< by bits
[[nodiscard]] Expr is_tiny_or_nan(Expr x, double tiny);            ///< |x| < tiny, or NaN: by bits, one comparison
[[nodiscard]] Expr is_halfway(Expr x, int lost);                   ///< float64, between two normal numbers of 53 - lost digits; by bits
/// x cut to 12 bits, in float64 to 26: its square is exact.
[[nodiscard]] Expr head_of(Expr x);
[[nodiscard]] Expr number(const Expr& like, double value); ///< of the type of `like`
[[nodiscard]] Expr machine_sqrt(Expr x);                   ///< x >= 0

/// c[0] + c[1] x + ..., Horner; the type is x's.
[[nodiscard]] Expr polynomial(Expr x, std::initializer_list<double> coefficients);

/// (1 + minus_one) * 2^exponent: y + y * minus_one rounds once less than y times the mantissa.
struct reduced_exponential {
  Expr minus_one, exponent;
};
/// exp(high + low), |low| < 1 or undefined; clamped where `high` may leave [-126, 126], in float64 at 1021.
[[nodiscard]] reduced_exponential exp_of_sum(Expr high, Expr low, bool below, bool above);
/// exp(factor * a^2), factor -1 or -1/2, 0 <= a <= 32; the square keeps its low half.
[[nodiscard]] reduced_exponential exp_of_square(Expr a, float factor);
/// (1 + minus_one) 2^(exponent + by), both powers of two normal numbers: rounded once, as 1 + minus_one is.
[[nodiscard]] Expr raised(const reduced_exponential& e, const Expr& by);
/// (1 + minus_one) 2^exponent, float32, -190 <= exponent <= 63: rounded twice at most, as the sum and as a subnormal.
[[nodiscard]] Expr scale_down(const reduced_exponential& e);
/// a and that, rounded once where the target has the instruction.
[[nodiscard]] Expr add_scaled(const Expr& a, const reduced_exponential& e);

/// k ln2 + log(1 + t) + extra for 1 + t in [sqrt(1/2), sqrt(2)], k an int32; about 0.6 ULP.
[[nodiscard]] Expr log_of_parts(Expr t, Expr k, Expr extra);

/// t = (a - 4)/(a + 4) = 1 - 8/(a + 4) and 1/(a + 4), both to half a unit, for a in [0.6, 15], in float64 to 39:
/// the tails of erfc, and of normal_cdf in float64, are so steep in t that the roundings of a + 4 and of the quotient
/// would cost them 3 ULP.
struct tail_variable {
  Expr t, reciprocal, reciprocal_low;
};
[[nodiscard]] tail_variable tail_variable_of(Expr a);

/// float64 in and out, relative error below 2^-33: for functions that are not worth float32 tricks.
[[nodiscard]] Expr exp_double(Expr x); ///< |x| is clamped at 300
[[nodiscard]] Expr log_double(Expr x); ///< positive normal numbers

inline constexpr double ln2 = 0.693147180559945309417;
inline constexpr double log2_e = 1.44269504088896340736;
inline constexpr float ln2_high = 0.693145751953125F; ///< 15 bits: times |k| < 512 is exact
inline constexpr float ln2_low = 1.42860682030941723212e-6F;

} // namespace slope::codegen::elementary::detail
