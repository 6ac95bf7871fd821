// SPDX-License-Identifier: Apache-2.0
// The two forms of each elementary function: float32 (this folder) and float64 (wide/). The public function
// takes the one of its argument's type (forms.cpp); what is written the same in both types has no forms.
#pragma once
#include <slope/codegen/elementary/elementary.hpp>

// clang-format off
#define SLOPE_FUNCTIONS_WITH_FORMS(X)                              \
  X(exp) X(expm1) X(exp2) X(log) X(log1p) X(log2) X(rsqrt) X(cbrt) \
  X(sin) X(cos) X(tan) X(atan) X(asin) X(acos)                     \
  X(sinh) X(cosh) X(tanh) X(asinh) X(acosh) X(atanh)               \
  X(erf) X(erfc) X(normal_cdf) X(normal_pdf)

#define SLOPE_FORM(name) [[nodiscard]] Expr name(Expr x);
#define SLOPE_FORMS                                                                     \
  SLOPE_FUNCTIONS_WITH_FORMS(SLOPE_FORM)                                                \
  SLOPE_FORM(exp_of_nonpositive) /* exp(x), x <= 0 (NaN unspecified), subnormals right */ \
  SLOPE_FORM(log1p_of_unit)      /* log(1 + e) for e in [0, 1] */                       \
  [[nodiscard]] exponential scaled_normal_cdf(Expr x);                                  \
  [[nodiscard]] Expr pow(Expr x, Expr y);                                               \
  [[nodiscard]] Expr powi(Expr x, int n);
// clang-format on

namespace slope::codegen::elementary {
namespace narrow {
SLOPE_FORMS
}
namespace wide {
SLOPE_FORMS
}
} // namespace slope::codegen::elementary
#undef SLOPE_FORMS
#undef SLOPE_FORM
