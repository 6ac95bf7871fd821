// SPDX-License-Identifier: Apache-2.0
// Knuth's sum, the exact product, and constants in two words of which the first is a float in either working type.
#include <slope/codegen/normalise/pair.hpp>

#include <cmath>

namespace slope::codegen::normalise {

bool is_power_of_two(double_double c) {
  int exponent = 0;
  return c.low == 0 && std::abs(std::frexp(c.high, &exponent)) == 0.5;
}

pair pairs::constant(double_double value) {
  const double high = static_cast<double>(static_cast<float>(value.high));
  const double_double low = value - double_double(high);
  return {to_.constant(high), low == double_double(0.0) ? -1 : to_.constant(low)};
}

int pairs::sum(int u, int v) { return u < 0 ? v : v < 0 ? u : to_.add(u, v); }
int pairs::times(int u, int v) { return u < 0 || v < 0 ? -1 : to_.multiply(u, v); }

pair pairs::add(const pair& a, const pair& b) {
  if (const auto n = to_.number(a.high); n && *n == double_double(0.0) && a.low < 0) return b;
  if (const auto n = to_.number(b.high); n && *n == double_double(0.0) && b.low < 0) return a;
  const auto strict = [&](step s, int u, int v) { return to_.make(s, u, v); };
  const int s = strict(step::strict_add, a.high, b.high), t = strict(step::strict_subtract, s, a.high);
  const int lost = strict(step::strict_add, strict(step::strict_subtract, a.high, strict(step::strict_subtract, s, t)),
                          strict(step::strict_subtract, b.high, t));
  return {s, sum(lost, sum(a.low, b.low))};
}

pair pairs::multiply(const pair& a, const pair& b) {
  for (const auto& [c, other] : {std::pair{a, b}, std::pair{b, a}})
    if (const auto n = to_.number(c.high); n && c.low < 0 && is_power_of_two(*n))
      return {to_.multiply(c.high, other.high), times(c.high, other.low)};
  const int high = to_.make(step::strict_multiply, a.high, b.high),
            error = to_.make(step::product_error, a.high, b.high);
  return {high, sum(error, sum(times(a.high, b.low), times(a.low, b.high)))};
}

}  // namespace slope::codegen::normalise
