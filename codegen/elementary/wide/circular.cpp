// SPDX-License-Identifier: Apache-2.0
// sin, cos, tan, float64, right for every float64. |x| < pi/4 as it is; beyond: Payne-Hanek in integers, the
// 53-bit significand times 192 bits of 2/pi that the exponent selects, modulo 4, 128 bits of which are kept
// and become two float64. sin degree 13, cos degree 14, below 2^-57 (fits/circular_wide.sollya).
#include <slope/codegen/elementary/wide/parts.hpp>

#include <array>
#include <vector>

namespace slope::codegen::elementary {
using namespace detail;
using Halide::cast;

static Expr word(std::uint64_t value) { return Expr(value); }
static Expr low_half(const Expr& x) { return x & word(0xffffffff); }
static Expr high_half(const Expr& x) { return x >> word(32); }
/// Of an integer below 2^52.
static Expr float_of_word(const Expr& x) {
  return strict_sub(Halide::reinterpret<double>(x | word(0x4330000000000000)), Expr(0x1p52));
}

/// Words index to index + 6, of 32 bits, of 2/pi after two words of zeros; index <= 32.
static std::vector<Expr> words_of_two_over_pi(const Expr& index) {
  // clang-format off
  constexpr std::array<std::uint32_t, 39> two_over_pi = {
      0, 0, 0xa2f9836eU, 0x4e441529U, 0xfc2757d1U, 0xf534ddc0U, 0xdb629599U, 0x3c439041U, 0xfe5163abU, 0xdebbc561U,
      0xb7246e3aU, 0x424dd2e0U, 0x06492eeaU, 0x09d1921cU, 0xfe1deb1cU, 0xb129a73eU, 0xe88235f5U, 0x2ebb4484U, 0xe99c7026U,
      0xb45f7e41U, 0x3991d639U, 0x835339f4U, 0x9c845f8bU, 0xbdf9283bU, 0x1ff897ffU, 0xde05980fU, 0xef2f118bU, 0x5a0a6d1fU,
      0x6d367ecfU, 0x27cb09b7U, 0x4f463f66U, 0x9e5fea2dU, 0x7527bac7U, 0xebe5f17bU, 0x3d0739f7U, 0x8a5292eaU, 0x6bfb5fb1U,
      0x1f8d5d08U, 0x56033046U};
  // clang-format on
  std::vector<Expr> words;
  for (const std::uint32_t w : two_over_pi)
    words.emplace_back(w);
  for (int step = 32; step != 0;
       step /= 2) { // moves by 32, 16, ... words; keeps what the later steps can reach
    const Expr moves = (index & Expr(step)) != 0;
    const std::size_t left = std::min<std::size_t>(words.size(), static_cast<std::size_t>(6 + step));
    std::vector<Expr> moved;
    for (std::size_t i = 0; i < left; ++i) {
      const std::size_t from = i + static_cast<std::size_t>(step);
      moved.push_back(from < words.size() ? select(moves, words[from], words[i]) : words[i]);
    }
    words = moved;
  }
  return words;
}

struct reduced_angle {
  Expr quadrant; // a uint64, only its two lowest bits count
  wide::double_word rest;
};

/// a >= pi/4, finite.
static reduced_angle reduce(const Expr& a) {
  const Expr bits = Halide::reinterpret<std::uint64_t>(a);
  const Expr position = cast<std::int32_t>(bits >> word(52)) - 1075 - 2 + 64; // a = m 2^(position - 62)
  const Expr shift = cast<std::uint64_t>(position & 31);
  const Expr m = (bits & word(0xfffffffffffff)) | word(0x10000000000000);
  const std::vector<Expr> words = words_of_two_over_pi(position >> 5);
  std::vector<Expr> low, high; // m times each word of the window, by the halves of m
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const Expr pair = (cast<std::uint64_t>(words[i]) << word(32)) | cast<std::uint64_t>(words[i + 1]);
    const Expr window = high_half(pair << shift);
    low.push_back(low_half(m) * window);
    high.push_back(high_half(m) * window);
  }
  std::array<Expr, 4> turns; // 32 bits each of the fraction of a turn, highest first
  Expr carry = word(0);
  for (std::size_t i = 4; i-- > 0;) {
    const Expr column =
        low_half(low[i]) + high_half(low[i + 1]) + low_half(high[i + 1]) + high_half(high[i + 2]) + carry;
    turns[i] = low_half(column), carry = high_half(column);
  }
  const Expr quadrant = (turns[0] + word(0x20000000)) >> word(30);
  const Expr top =
      float_of_word(turns[0]) - float_of_word(quadrant) * Expr(0x1p30); // exact, in [-2^29, 2^29)
  const wide::double_word first = wide::sum(top * Expr(0x1p-32), float_of_word(turns[1]) * Expr(0x1p-64));
  const wide::double_word second = wide::sum(first.high, float_of_word(turns[2]) * Expr(0x1p-96));
  const Expr rest = strict_add(strict_add(first.low, second.low), float_of_word(turns[3]) * Expr(0x1p-128));
  const wide::double_word fraction = wide::sum(second.high, rest);
  const wide::double_word two_pi{Expr(0x1.921fb54442d18p2), Expr(0x1.1a62633145c07p-52)};
  const wide::double_word angle = wide::product(fraction, two_pi);
  return {quadrant, wide::sum(angle.high, angle.low)};
}

static reduced_angle angle_of(const Expr& x) {
  const Expr a = magnitude(x);
  const Expr small = a < Expr(0x1.921fb54442d18p-1);
  const reduced_angle large = reduce(clamp(a, Expr(0x1.921fb54442d18p-1), Expr(0x1.fffffffffffffp1023)));
  return {select(small, word(0), large.quadrant),
          {select(small, a, large.rest.high), select(small, Expr(0.0), large.rest.low)}};
}

static Expr sine(const wide::double_word& r) {
  const Expr z = r.high * r.high;
  const Expr q = polynomial(z, {-0x1.5555555555548p-3, 0x1.111111110f751p-7, -0x1.a01a019befb93p-13,
                                0x1.71de355c5f14p-19, -0x1.ae5e52092adc7p-26, 0x1.5d8d6e1091e0bp-33});
  return strict_add(r.high, r.high * z * q + r.low * (1.0f - 0.5f * z));
}
static Expr cosine(const wide::double_word& r) {
  const Expr z = strict_mul(r.high, r.high), half = strict_mul(z, Expr(0.5));
  const Expr q = polynomial(z, {0x1.555555555554bp-5, -0x1.6c16c16c1500cp-10, 0x1.a01a019c8d949p-16,
                                -0x1.27e4f7f008783p-22, 0x1.1ee9da88f4795p-29, -0x1.8fa5c165deabdp-37});
  const Expr head = strict_sub(Expr(1.0), half);
  const Expr lost = strict_sub(strict_sub(Expr(1.0), head), half);
  return strict_add(head, strict_add(lost, z * z * q - r.high * r.low));
}
static Expr finite_only(const Expr& x, const Expr& y) {
  return select(elementary::is_nan(x), x, is_infinite(x), quiet_nan(x.type()), y);
}
static Expr flipped(const Expr& y, const Expr& bit) {
  return Halide::reinterpret<double>(Halide::reinterpret<std::uint64_t>(y) ^ (bit << word(63)));
}
static Expr sign_of(const Expr& x) { return Halide::reinterpret<std::uint64_t>(x) >> word(63); }
/// sin(rest + quadrant pi/2)
static Expr rotated(const reduced_angle& angle, const Expr& quadrant) {
  const Expr y = select((quadrant & word(1)) == word(1), cosine(angle.rest), sine(angle.rest));
  return flipped(y, (quadrant >> word(1)) & word(1));
}

Expr wide::sin(Expr x) {
  const reduced_angle angle = angle_of(x);
  const Expr y = flipped(rotated(angle, angle.quadrant), sign_of(x));
  return select(magnitude(x) < Expr(0x1p-28), x, finite_only(x, y));
}
Expr wide::cos(Expr x) {
  const reduced_angle angle = angle_of(x);
  return finite_only(x, rotated(angle, angle.quadrant + word(1)));
}
Expr wide::tan(Expr x) {
  const reduced_angle angle = angle_of(x);
  const Expr s = sine(angle.rest), c = cosine(angle.rest);
  const Expr odd = (angle.quadrant & word(1)) == word(1);
  const Expr y = flipped(strict_div(select(odd, -c, s), select(odd, s, c)), sign_of(x));
  return select(magnitude(x) < Expr(0x1p-28), x, finite_only(x, y));
}

} // namespace slope::codegen::elementary
