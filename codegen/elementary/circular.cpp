// SPDX-License-Identifier: Apache-2.0
// sin, cos, tan, float64 inside, right for every float32. |x| < 2^24: x - n pi/2 with pi/2 in two words, the
// first of 25 bits (n times it is exact); beyond: Payne-Hanek in integers, the 24-bit significand times 96
// bits of 2/pi that the exponent selects, modulo 4. sin degree 11, cos degree 10, below 2e-13
// (fits/circular.sollya).
#include <slope/codegen/elementary/building_blocks.hpp>

#include <array>

namespace slope::codegen::elementary {
using namespace detail;
using Halide::cast;

struct reduced_angle {
  Expr quadrant, rest; // int32 (only its two lowest bits count), float64 in about [-pi/4, pi/4]
};

/// Word `index` (0 to 4) of 2/pi from `first` on.
static Expr table_word(const Expr& index, std::size_t first) {
  constexpr std::array<std::uint32_t, 8> two_over_pi = {0,           0xa2f9836eU, 0x4e441529U, 0xfc2757d1U,
                                                        0xf534ddc0U, 0xdb629599U, 0x3c439041U, 0xfe5163abU};
  const auto word = [&](std::size_t i) { return Expr(two_over_pi.at(first + i)); };
  return select(index == 0, word(0), index == 1, word(1), index == 2, word(2), index == 3, word(3), word(4));
}

static reduced_angle payne_hanek(const Expr& a) {
  const Expr exponent = max(bits_of(a) >> 23, 150 - 30) - 150; // a = m * 2^exponent, m of 24 bits
  const Expr position = cast<std::uint32_t>(exponent - 2 + 32);
  const Expr index = position >> Expr(5U);
  const Expr shift = cast<std::uint64_t>(position & Expr(31U));
  const Expr m = cast<std::uint64_t>((bits_of(a) & 0x7fffff) | 0x800000);
  const auto window = [&](std::size_t first) { // 32 bits of 2/pi from the position on
    const Expr pair = (cast<std::uint64_t>(table_word(index, first)) << Expr(std::uint64_t{32})) |
                      cast<std::uint64_t>(table_word(index, first + 1));
    return ((pair << shift) >> Expr(std::uint64_t{32})) & Expr(std::uint64_t{0xffffffffU});
  };
  const Expr turns = ((m * window(0)) << Expr(std::uint64_t{32})) + m * window(1) +
                     ((m * window(2)) >> Expr(std::uint64_t{32}));
  const Expr rounded = turns + Expr(std::uint64_t{1} << 61);
  const Expr quadrant = rounded >> Expr(std::uint64_t{62});
  const Expr signed_rest = Halide::reinterpret<std::int64_t>(turns - (quadrant << Expr(std::uint64_t{62})));
  return {cast<std::int32_t>(quadrant), cast<double>(signed_rest) * Expr(0x1.921fb54442d18p-62)};
}

static reduced_angle reduce(const Expr& x) { // x's magnitude
  const Expr a = magnitude(x);
  const Expr shifter(6755399441055744.0);
  const Expr t = cast<double>(min(a, 0x1p24f));
  const Expr z = t * Expr(0.636619772367581343076) + shifter;
  const Expr n = strict_sub(z, shifter);
  // pi/2 = 0x1.921fb5p0 (25 bits) + the rest
  const Expr small = strict_sub(strict_sub(t, strict_mul(n, Expr(0x1.921fb5p0))),
                                strict_mul(n, Expr(0x1.110b4611a6263p-26)));
  const Expr small_quadrant =
      cast<std::int32_t>(Halide::reinterpret<std::int64_t>(z) & Expr(std::int64_t{3}));
  const reduced_angle large = payne_hanek(a);
  const Expr is_small = a < 0x1p24f;
  return {select(is_small, small_quadrant, large.quadrant), select(is_small, small, large.rest)};
}

static Expr sine(const Expr& r) {
  const Expr s = r * r;
  return r + r * s *
                 polynomial(s, {-0.1666666666663030316, 8.333333325069141803e-3, -1.984126372385112686e-4,
                                2.755533862606323057e-6, -2.476037887304437558e-8});
}
static Expr cosine(const Expr& r) {
  const Expr s = r * r;
  return polynomial(s, {1.0, -0.5, 4.1666666619442301e-2, -1.38888834958835025e-3, 2.479945905400405922e-5,
                        -2.720566354845657286e-7});
}
static Expr finite_only(const Expr& x, const Expr& y) {
  return select(elementary::is_nan(x), x, (bits_of(x) & Expr(0x7fffffff)) == 0x7f800000, quiet_nan(), y);
}
/// sin(r + q pi/2), flipped if `negative`.
static Expr rotated(const reduced_angle& angle, const Expr& quadrant, const Expr& negative) {
  const Expr y = cast<float>(select((quadrant & 1) == 1, cosine(angle.rest), sine(angle.rest)));
  return float_of(bits_of(y) ^ (((quadrant & 2) << 30) ^ (negative & Expr(INT32_MIN))));
}

Expr narrow::sin(Expr x) {
  const reduced_angle angle = reduce(x);
  return select(magnitude(x) < 0x1p-12f, x, finite_only(x, rotated(angle, angle.quadrant, bits_of(x))));
}
Expr narrow::cos(Expr x) {
  const reduced_angle angle = reduce(x);
  return finite_only(x, rotated(angle, angle.quadrant + 1, Expr(0)));
}
Expr narrow::tan(Expr x) {
  const reduced_angle angle = reduce(x);
  const Expr s = sine(angle.rest), c = cosine(angle.rest);
  const Expr odd = (angle.quadrant & 1) == 1;
  const Expr y = cast<float>(strict_div(select(odd, -c, s), select(odd, s, c)));
  const Expr flipped = float_of(bits_of(y) ^ (bits_of(x) & Expr(INT32_MIN)));
  return select(magnitude(x) < 0x1p-12f, x, finite_only(x, flipped));
}

} // namespace slope::codegen::elementary
