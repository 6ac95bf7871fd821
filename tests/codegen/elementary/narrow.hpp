// SPDX-License-Identifier: Apache-2.0
// The elementary functions of float32, each beside the C library's of a wider type.
#pragma once
#include <cmath>
#include <limits>
#include <vector>

#include <slope/codegen/elementary/elementary.hpp>

#include "entry.hpp"

namespace slope::testing {

template <class Real> std::vector<entry<Real>> narrow_functions() {
  using Halide::Expr;
  namespace elementary = codegen::elementary;
  return {
    {"exp", elementary::exp, [](Real x) { return std::exp(x); }},
    {"expm1", elementary::expm1, [](Real x) { return std::expm1(x); }},
    {"exp2", elementary::exp2, [](Real x) { return std::exp2(x); }},
    {"log", elementary::log, [](Real x) { return std::log(x); }},
    {"log1p", elementary::log1p, [](Real x) { return std::log1p(x); }},
    {"log2", elementary::log2, [](Real x) { return std::log2(x); }},
    {"sqrt", elementary::sqrt, [](Real x) { return std::sqrt(x); }},
    {"rsqrt", elementary::rsqrt, [](Real x) { return 1 / std::sqrt(x); }},
    {"cbrt", elementary::cbrt, [](Real x) { return std::cbrt(x); }},
    {"sin", elementary::sin, [](Real x) { return std::sin(x); }},
    {"cos", elementary::cos, [](Real x) { return std::cos(x); }},
    {"tan", elementary::tan, [](Real x) { return std::tan(x); }},
    {"atan", elementary::atan, [](Real x) { return std::atan(x); }},
    {"asin", elementary::asin, [](Real x) { return std::asin(x); }},
    {"acos", elementary::acos, [](Real x) { return std::acos(x); }},
    {"sinh", elementary::sinh, [](Real x) { return std::sinh(x); }},
    {"cosh", elementary::cosh, [](Real x) { return std::cosh(x); }},
    {"tanh", elementary::tanh, [](Real x) { return std::tanh(x); }},
    {"asinh", elementary::asinh, [](Real x) { return std::asinh(x); }},
    {"acosh", elementary::acosh, [](Real x) { return std::acosh(x); }},
    {"atanh", elementary::atanh, [](Real x) { return std::atanh(x); }},
    {"erf", elementary::erf, [](Real x) { return std::erf(x); }},
    {"erfc", elementary::erfc, [](Real x) { return std::erfc(x); }},
    {"sigmoid", elementary::sigmoid, [](Real x) { return 1 / (1 + std::exp(-x)); }},
    {"softplus", elementary::softplus,
     [](Real x) { return std::fmax(x, Real(0)) + std::log1p(std::exp(-std::fabs(x))); }},
    {"log_sigmoid", elementary::log_sigmoid,
     [](Real x) { return std::fmin(x, Real(0)) - std::log1p(std::exp(-std::fabs(x))); }},
    {"normal_cdf", elementary::normal_cdf, [](Real x) { return std::erfc(-x * Real(0.707106781186547524401L)) / 2; }},
    {"normal_pdf", elementary::normal_pdf, [](Real x) { return std::exp(-x * x / 2) * Real(0.398942280401432677940L); }},
    {"pow", [](Expr x) { return elementary::pow(x, Expr(2.7F)); }, [](Real x) { return std::pow(x, Real(2.7F)); }},
    {"powi_3", [](Expr x) { return elementary::powi(x, 3); }, [](Real x) { return x * x * x; }},
    {"powi_7", [](Expr x) { return elementary::powi(x, 7); }, [](Real x) { return std::pow(x, 7); }},
    {"powi_-2", [](Expr x) { return elementary::powi(x, -2); }, [](Real x) { return 1 / (x * x); }},
  };
}

/// In units of the last place of a float32 result, minimum exponent that of the smallest normal number.
template <class Real> double error_in_ulp(float got, Real exact) {
  constexpr Real overflow = 0x1.ffffffp127;
  if (std::isnan(exact) || std::isnan(got))
    return std::isnan(exact) == std::isnan(got) ? 0.0 : HUGE_VAL;
  if (std::fabs(exact) >= overflow)
    return got == std::copysign(std::numeric_limits<float>::infinity(), static_cast<float>(exact)) ? 0.0
                                                                                                   : HUGE_VAL;
  if (std::isinf(got)) // half a unit past the largest number
    return static_cast<double>((overflow - std::fabs(exact)) / Real(0x1p104)) + 0.5;
  const int exponent = exact == 0 ? -126 : std::max(std::ilogb(exact), -126);
  return static_cast<double>(std::fabs(Real(got) - exact) / std::ldexp(Real(1), exponent - 23));
}

} // namespace slope::testing
