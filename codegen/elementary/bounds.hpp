// SPDX-License-Identifier: Apache-2.0
// The largest error in ULP that each elementary function may have, on every CPU target, in float32 and in
// float64. Of float32 it is that of every input, rounded up (tests/codegen/elementary/every_input.cpp); of
// float64 that of the inputs of tests/codegen/elementary, which assert both.
#pragma once
#include <array>
#include <string_view>

namespace slope::codegen::elementary {

struct error_bound {
  std::string_view name;
  double narrow, fused, wide; ///< float32, without and with fused multiply-adds; float64
};

// clang-format off
inline constexpr std::array error_bounds{
    error_bound{"exp",         0.99, 1.01, 1.0},  error_bound{"expm1",       1.56, 1.46, 1.0},
    error_bound{"exp2",        1.08, 0.88, 1.1},  error_bound{"log",         0.96, 0.95, 0.9},
    error_bound{"log1p",       0.96, 0.9,  0.8},  error_bound{"log2",        0.51, 0.51, 1.0},
    error_bound{"sqrt",        0.5,  0.5,  0.5},  error_bound{"rsqrt",       0.51, 0.51, 1.5},
    error_bound{"cbrt",        0.51, 0.51, 0.67}, error_bound{"sin",         0.51, 0.51, 0.8},
    error_bound{"cos",         0.51, 0.51, 0.8},  error_bound{"tan",         0.51, 0.51, 2.0},
    error_bound{"atan",        0.51, 0.51, 1.7},  error_bound{"asin",        0.51, 0.51, 2.2},
    error_bound{"acos",        0.51, 0.51, 2.5},  error_bound{"sinh",        0.51, 0.51, 1.8},
    error_bound{"cosh",        0.51, 0.51, 1.4},  error_bound{"tanh",        1.47, 1.47, 2.0},
    error_bound{"asinh",       0.51, 0.51, 1.4},  error_bound{"acosh",       0.51, 0.51, 1.5},
    error_bound{"atanh",       0.51, 0.51, 1.3},  error_bound{"erf",         1.26, 1.09, 1.2},
    error_bound{"erfc",        3.67, 3.47, 2.4},  error_bound{"sigmoid",     2.41, 2.41, 2.1},
    error_bound{"softplus",    2.23, 1.9,  1.6},  error_bound{"log_sigmoid", 2.23, 1.9,  1.5},
    error_bound{"normal_cdf",  3.93, 2.94, 2.7},  error_bound{"normal_pdf",  1.5,  1.45, 1.5},
    error_bound{"pow",         0.51, 0.51, 1.0},  error_bound{"powi_3",      1.29, 1.29, 1.3},
    error_bound{"powi_7",      0.51, 0.51, 1.5},  error_bound{"powi_-2",     0.51, 0.51, 1.6},
};
// clang-format on

constexpr error_bound bound_of(std::string_view name) {
  for (const auto& bound : error_bounds)
    if (bound.name == name)
      return bound;
  return {name, 0.0, 0.0, 0.0};
}

} // namespace slope::codegen::elementary
