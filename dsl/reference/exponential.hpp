// SPDX-License-Identifier: Apache-2.0
// The exponential and the logarithm of a double-double, and all that is one formula away from them.
#pragma once

#include <slope/dsl/reference/rounding.hpp>

namespace slope::reference {

// Sum of c[i] z^i. From `exact` on, terms so small that double arithmetic does not show.
template <int Count> struct series {
  double_double c[Count];
  constexpr double_double operator()(double_double z, int exact) const {
    double tail = 0;
    for (int i = Count; i-- > exact;)
      tail = tail * z.high + c[i].high;
    double_double sum = tail;
    for (int i = exact; i-- > 0;)
      sum = sum * z + c[i];
    return sum;
  }
};

// c[i] = sign^i / (first + step i)!
template <int Count> constexpr series<Count> reciprocal_factorials(int first, int step, int sign) {
  series<Count> s;
  double_double term = 1.0;
  for (int i = 0, n = 0; i < Count; ++i) {
    for (; n < first + step * i; ++n)
      term /= n + 1;
    s.c[i] = sign < 0 && i % 2 ? -term : term;
  }
  return s;
}

namespace detail {
inline constexpr auto exponential_series = reciprocal_factorials<14>(1, 1, 1);

// e^r - 1 for |r| < 0.36: at r/16 by Taylor, then (1 + s)^2 - 1 = 2 s + s^2 four times.
constexpr double_double expm1_reduced(double_double r) {
  const double_double t{r.high * 0x1p-4, r.low * 0x1p-4};
  double_double s = t * exponential_series(t, 8);
  for (int i = 0; i < 4; ++i)
    s = double_double{2 * s.high, 2 * s.low} + s * s;
  return s;
}

// x = k ln 2 + rest; k times the first two parts of ln 2 is exact.
struct reduced {
  double_double rest;
  int k;
};
constexpr reduced reduce_ln2(double_double x) {
  const double k = floor(x.high * constants::log2_e.high + 0.5);
  if (k == 0)
    return {x, 0};
  const double_double first = x + double_double(-k * 0x1.62e42fefa3800p-1);
  return {first + double_double(-k * 0x1.ef35793c76000p-45) + double_double(-k * 0x1.cc01f97b57a08p-87),
          static_cast<int>(k)};
}

// ln(1 + u) for 1 + u in [0.70, 1.42]: the odd series of 2 artanh(u / (2 + u)) in double, then Halley's step.
constexpr double_double log1p_reduced(double_double u) {
  const double s = u.high / (2 + u.high), z = s * s;
  double sum = 0;
  for (int i = 23; i >= 1; i -= 2)
    sum = sum * z + 1.0 / i;
  const double y = 2 * s * sum;
  const double_double w = expm1_reduced(y);
  return double_double::quick_sum(y, 2 * (u - w).high / (2 + u.high + w.high));
}

// x = 2^k (1 + rest) for a positive finite x.
constexpr reduced reduce_binary(double_double x) {
  if (exponent_of(x.high) == -1023) {
    const reduced r = reduce_binary(ldexp(x, 100));
    return {r.rest, r.k - 100};
  }
  int k = exponent_of(x.high);
  if (ldexp(x.high, -k) > constants::sqrt2.high)
    ++k;
  return {ldexp(x, -k) + double_double(-1.0), k};
}
} // namespace detail

constexpr double_double exp(double_double x) {
  if (isnan(x))
    return x;
  if (x.high > 710)
    return infinity;
  if (x.high < -746)
    return 0.0;
  const auto [rest, k] = detail::reduce_ln2(x);
  return ldexp(double_double(1.0) + detail::expm1_reduced(rest), k);
}

constexpr double_double exp2(double_double x) {
  if (isnan(x))
    return x;
  if (x.high >= 1024)
    return infinity;
  if (x.high < -1076)
    return 0.0;
  const double k = floor(x.high + 0.5);
  const double_double rest = (x + double_double(-k)) * constants::ln2;
  return ldexp(double_double(1.0) + detail::expm1_reduced(rest), static_cast<int>(k));
}

constexpr double_double expm1(double_double x) {
  if (isnan(x))
    return x;
  if (x.high > 709 || x.high < -80)
    return exp(x) - double_double(1.0);
  const auto [rest, k] = detail::reduce_ln2(x);
  const double_double s = detail::expm1_reduced(rest);
  if (k == 0)
    return s;
  return ldexp(s, k) + (double_double(power_of_two(k)) + double_double(-1.0));
}

constexpr double_double log(double_double x) {
  if (isnan(x) || x.high < 0)
    return not_a_number;
  if (x.high == 0)
    return -infinity;
  if (isinf(x))
    return x;
  const auto [rest, k] = detail::reduce_binary(x);
  const double_double y = detail::log1p_reduced(rest);
  return k == 0 ? y : constants::ln2 * double_double(k) + y;
}

constexpr double_double log2(double_double x) {
  if (!(x.high > 0) || isinf(x))
    return log(x);
  const auto [rest, k] = detail::reduce_binary(x);
  return double_double(k) + detail::log1p_reduced(rest) * constants::log2_e;
}

constexpr double_double log1p(double_double x) {
  if (x.high > -0.29 && x.high < 0.41)
    return detail::log1p_reduced(x);
  return log(double_double(1.0) + x);
}

// A small integer power is a product; else e^(y ln x), whose relative error grows with |y ln x|.
constexpr double_double pow(double_double x, double_double y) {
  if (isnan(x) || isnan(y))
    return not_a_number;
  const bool whole = floor(y) == y;
  if (whole && y > -65.0 && y < 65.0)
    return powi(x, static_cast<int>(y.high));
  if (x == 1.0)
    return x;
  const bool odd = whole && isfinite(y) && ldexp(floor(ldexp(y, -1)), 1) != y;
  if (x.high < 0 || (x.high == 0 && __builtin_bit_cast(long long, x.high) < 0)) {
    if (!whole && x.high != 0 && isfinite(x))
      return not_a_number;
    return odd ? -pow(-x, y) : pow(-x, y);
  }
  if (x.high == 0)
    return y.high > 0 ? 0.0 : infinity;
  return exp(y * log(x));
}

// All of these are sums of terms of one sign, so the relative error stays small down to the tails.
constexpr double_double sigmoid(double_double x) {
  const double_double t = exp(x.high < 0 ? x : -x);
  return (x.high < 0 ? t : double_double(1.0)) / (double_double(1.0) + t);
}
constexpr double_double softplus(double_double x) {
  if (isnan(x))
    return x;
  return max(x, 0.0) + log1p(exp(x.high < 0 ? x : -x));
}
constexpr double_double log_sigmoid(double_double x) { return -softplus(-x); }

} // namespace slope::reference
