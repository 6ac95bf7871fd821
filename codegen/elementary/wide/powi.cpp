// SPDX-License-Identifier: Apache-2.0
// powi, float64: by squaring; beyond the fourth power, and for the powers of 1/x, in two words.
#include <slope/codegen/elementary/wide/parts.hpp>

#include <cstdlib>

namespace slope::codegen::elementary {
using namespace detail;

template <class Number, class Product> static Number power(Number square, unsigned n, Product product) {
  Number result = square;
  bool empty = true;
  for (unsigned m = n; m != 0; m >>= 1) {
    if ((m & 1U) != 0)
      result = empty ? square : product(result, square), empty = false;
    if (m > 1)
      square = product(square, square);
  }
  return result;
}

static wide::double_word reciprocal(const Expr& x) {
  const Expr r = strict_div(Expr(1.0), x);
  const wide::double_word back = wide::product(r, x);
  return {r, strict_sub(strict_sub(Expr(1.0), back.high), back.low) * r};
}

Expr wide::powi(Expr x, int n) {
  if (n == 0)
    return Expr(1.0);
  if (n == -1)
    return strict_div(Expr(1.0), x);
  if (n > 0 && n <= 4)
    return nan_through(x, power(x, static_cast<unsigned>(n), strict_mul));
  const double_word base = n < 0 ? reciprocal(x) : double_word{x, Expr(0.0)};
  const double_word y = power(base, static_cast<unsigned>(std::abs(n)),
                              [](const double_word& a, const double_word& b) { return product(a, b); });
  // where the high word is 0 or infinite the low one means nothing
  return nan_through(x, select(y.high == 0.0f || is_infinite(y.high), y.high, strict_add(y.high, y.low)));
}

} // namespace slope::codegen::elementary
