// SPDX-License-Identifier: Apache-2.0
// What has no float64 form yet is refused, not computed in float32.
#include <slope/codegen/elementary/forms.hpp>

#include <stdexcept>
#include <string>

namespace slope::codegen::elementary {

static Expr refuse(const char* name) {
  throw std::logic_error(std::string("the elementary function ") + name + " has no float64 form");
}
#define SLOPE_REFUSE(name) Expr wide::name(Expr) { return refuse(#name); }
SLOPE_REFUSE(rsqrt) SLOPE_REFUSE(cbrt)
SLOPE_REFUSE(sin) SLOPE_REFUSE(cos) SLOPE_REFUSE(tan) SLOPE_REFUSE(atan) SLOPE_REFUSE(asin) SLOPE_REFUSE(acos)
SLOPE_REFUSE(sinh) SLOPE_REFUSE(cosh) SLOPE_REFUSE(asinh) SLOPE_REFUSE(acosh) SLOPE_REFUSE(atanh)
SLOPE_REFUSE(erf) SLOPE_REFUSE(erfc) SLOPE_REFUSE(normal_cdf) SLOPE_REFUSE(normal_pdf)
Expr wide::pow(Expr, Expr) { return refuse("pow"); }
Expr wide::powi(Expr, int) { return refuse("powi"); }

} // namespace slope::codegen::elementary
