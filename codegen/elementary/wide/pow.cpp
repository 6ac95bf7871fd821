// SPDX-License-Identifier: Apache-2.0
// pow, float64: exp(y log|x|) with the logarithm in two words, 2^-65: 2 atanh(s), s = t/(2 + t), where 2 s
// and 2/3 s^3 have two words and the rest is a polynomial in s^2 of degree 7 (fits/log_wide.sollya); signs
// and specials as in C.
#include <slope/codegen/elementary/wide/parts.hpp>

namespace slope::codegen::elementary {
using namespace detail;

/// log(2^n (1 + t)), see log.cpp.
static wide::double_word long_log(const Expr& t, const Expr& n) {
  const Expr d = strict_add(t, Expr(2.0)), d_low = strict_sub(t, strict_sub(d, Expr(2.0)));
  const Expr s = strict_div(t, d);
  const wide::double_word back = wide::product(s, d);
  const Expr residue = strict_sub(strict_sub(strict_sub(t, back.high), back.low), strict_mul(s, d_low));
  const wide::double_word quotient{s, strict_div(residue, d)};
  const wide::double_word square = wide::product(quotient, quotient);
  const wide::double_word two_thirds{Expr(0x1.5555555555555p-1), Expr(0x1.5555555555555p-55)};
  const wide::double_word cubic = wide::product(wide::product(square, two_thirds), quotient);
  const Expr z = square.high;
  const Expr rest =
      s * z * z *
      polynomial(z, {0x1.999999999999ap-2, 0x1.24924924922fep-2, 0x1.c71c71c74c77ap-3, 0x1.745d173ce41b8p-3,
                     0x1.3b13a9cbb9433p-3, 0x1.1115511547ee3p-3, 0x1.e01971bde808p-4, 0x1.daa559d7e331ep-4});
  const wide::double_word first = wide::sum(strict_mul(n, Expr(wide::ln2_high)), strict_mul(s, Expr(2.0)));
  const wide::double_word second = wide::sum(first.high, cubic.high);
  const Expr small = cubic.low + 2.0f * quotient.low + n * Expr(wide::ln2_low) + rest;
  return wide::sum(second.high, strict_add(strict_add(first.low, second.low), small));
}

/// |x|^y for finite arguments, x not 0.
static Expr finite_power(const Expr& a, const Expr& y) {
  const Expr tiny = a < Expr(0x1p-1022);
  const wide::log_parts p = wide::parts_of(select(tiny, strict_mul(a, Expr(0x1p54)), a));
  const wide::double_word l = long_log(p.t, select(tiny, p.n - 54.0f, p.n));
  const wide::double_word e = wide::product(y, l.high);
  const Expr clamped = clamp(e.high, Expr(-750.0), Expr(712.0));
  const Expr low = select(clamped == e.high, strict_add(e.low, strict_mul(y, l.low)), Expr(0.0));
  const reduced_exponential r = wide::reduced(clamped, low);
  return scale_by_power_of_two(strict_add(Expr(1.0), r.minus_one), r.exponent);
}

Expr wide::pow(Expr x, Expr y) {
  const Expr zero(0.0), one(1.0), infinite = infinity(x.type());
  const Expr a = magnitude(x), b = magnitude(y);
  const Expr x_negative = bits_of(x) < Expr(std::int64_t{0}), y_negative = bits_of(y) < Expr(std::int64_t{0});
  // rounding to integers by 2^52; from 2^52 on all are integers, from 2^53 on even
  const auto is_whole = [](const Expr& v) {
    return strict_sub(strict_add(v, Expr(0x1p52)), Expr(0x1p52)) == v;
  };
  const Expr is_integer = b >= Expr(0x1p52) || is_whole(min(b, Expr(0x1p52)));
  const Expr is_odd = is_integer && b < Expr(0x1p53) && !is_whole(min(b, Expr(0x1p53)) * 0.5f);
  const Expr largest(0x1.fffffffffffffp1023);
  const Expr y_infinite = is_infinite(y);
  const Expr finite = finite_power(clamp(a, Expr(0x1p-1074), largest), select(y_infinite, zero, y));
  const Expr edge = select((a == 0.0f) != y_negative, zero, infinite); // |x| = 0
  const Expr limit = select((a > 1.0f) == y_negative, zero, infinite); // y = +-inf or |x| = inf
  const Expr size = select(a == 0.0f, edge, is_infinite(x) || y_infinite, limit, finite);
  const Expr signed_size = select(x_negative && is_odd, with_sign_of(size, Expr(-1.0)), size);
  const Expr undefined = x_negative && a != 0.0f && !is_infinite(x) && !is_integer;
  const Expr y_zero = bits_of(b) == Expr(std::int64_t{0}), x_one = bits_of(x) == bits_of(one); // by bits: NaN
  return select(y_zero || x_one, one, elementary::is_nan(x), x, elementary::is_nan(y), y,
                y_infinite && a == 1.0f, one, undefined, quiet_nan(x.type()), signed_size);
}

} // namespace slope::codegen::elementary
