// SPDX-License-Identifier: Apache-2.0
// pow = exp(y log|x|) with both in float64 (double_cores.cpp), signs and specials as in C; powi by squaring,
// float32 up to |x^4| and float64 inside beyond and for negative exponents.
#include <slope/codegen/elementary/building_blocks.hpp>

#include <cstdlib>

namespace slope::codegen::elementary {
using namespace detail;
using Halide::cast;

Expr narrow::pow(Expr x, Expr y) {
  const Expr a = magnitude(x), b = magnitude(y), bits = bits_of(a);
  const Expr one(1.0F);
  // below 2^24 the truncation tells integers and odd ones; from 2^24 on every float32 is an even integer
  const Expr whole = cast<std::int32_t>(min(b, 0x1p24f));
  const Expr is_integer = b >= 0x1p24f || cast<float>(whole) == b;
  const Expr is_odd = b < 0x1p24f && is_integer && (whole & 1) == 1;
  const Expr exponent = cast<double>(y) * log_double(cast<double>(clamp(a, 0x1p-149f, 0x1.fffffep127f)));
  const Expr finite = cast<float>(exp_double(select(bits_of(b) >= 0x7f800000, Expr(0.0), exponent)));
  const Expr y_negative = bits_of(y) < 0;
  const Expr edge = select((bits == 0) != y_negative, 0.0f, infinity()); // |x| = 0, and y = +-inf below
  const Expr limit = select((a > 1.0f) == y_negative, 0.0f, infinity()); // y = +-inf or |x| = inf
  const Expr size = select(bits == 0, edge, bits == 0x7f800000 || bits_of(b) == 0x7f800000, limit, finite);
  const Expr y_infinite = bits_of(b) == 0x7f800000;
  const Expr signed_size =
      float_of(bits_of(size) ^ select(bits_of(x) < 0 && is_odd, Expr(INT32_MIN), Expr(0)));
  const Expr undefined = bits_of(x) < 0 && bits != 0 && bits != 0x7f800000 && !is_integer;
  return select(bits_of(b) == 0 || bits_of(x) == 0x3f800000, one, elementary::is_nan(x), x,
                elementary::is_nan(y), y, y_infinite && bits == 0x3f800000, one, undefined, quiet_nan(),
                signed_size);
}

Expr narrow::powi(Expr x, int n) {
  if (n == 0)
    return Halide::Internal::make_one(x.type());
  if (n == -1)
    return strict_div(Expr(1.0F), x);
  const bool narrow = n > 0 && n <= 4;
  const auto times = [](const Expr& a, const Expr& b) { return strict_mul(a, b); };
  Expr square = narrow ? x : cast<double>(x), product;
  for (unsigned m = static_cast<unsigned>(std::abs(n)); m != 0; m >>= 1) {
    if ((m & 1U) != 0)
      product = product.defined() ? times(product, square) : square;
    if (m > 1)
      square = times(square, square);
  }
  if (n < 0)
    product = strict_div(Expr(1.0), product);
  return nan_through(x, narrow ? product : cast<float>(product));
}

} // namespace slope::codegen::elementary
