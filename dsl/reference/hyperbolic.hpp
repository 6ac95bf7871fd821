// SPDX-License-Identifier: Apache-2.0
// Hyperbolic functions of a double-double and their inverses, accurate near zero too.
#pragma once

#include <slope/dsl/reference/exponential.hpp>

namespace slope::reference {

constexpr double_double sinh(double_double x) {
  if (isnan(x))
    return x;
  if (x.high < 0)
    return -sinh(-x);
  if (x.high > 80) { // e^-x no longer shows; half of e^x in two factors, for it may exist where e^x does not
    const double_double root = exp(ldexp(x, -1));
    return ldexp(root, -1) * root;
  }
  const double_double t = expm1(x);
  return ldexp(t + t / (double_double(1.0) + t), -1);
}

constexpr double_double cosh(double_double x) {
  if (isnan(x))
    return x;
  if (x.high < 0)
    x = -x;
  if (x.high > 80)
    return sinh(x);
  const double_double t = exp(x);
  return ldexp(t + double_double(1.0) / t, -1);
}

constexpr double_double tanh(double_double x) {
  if (isnan(x))
    return x;
  if (x.high < 0)
    return -tanh(-x);
  if (x.high > 80)
    return 1.0;
  const double_double t = expm1(ldexp(x, 1));
  return t / (t + double_double(2.0));
}

constexpr double_double asinh(double_double x) {
  if (isnan(x))
    return x;
  if (x.high < 0)
    return -asinh(-x);
  if (x.high > 0x1p60)
    return log(x) + constants::ln2;
  const double_double one = 1.0, square = x * x;
  return log1p(x + square / (one + sqrt(one + square)));
}

constexpr double_double acosh(double_double x) {
  if (isnan(x) || x < 1.0)
    return not_a_number;
  if (x.high > 0x1p60)
    return log(x) + constants::ln2;
  const double_double t = x - double_double(1.0);
  return log1p(t + sqrt(t * (t + double_double(2.0))));
}

constexpr double_double atanh(double_double x) {
  if (isnan(x))
    return x;
  if (x.high < 0)
    return -atanh(-x);
  return ldexp(log1p(ldexp(x, 1) / (double_double(1.0) - x)), -1);
}

} // namespace slope::reference
