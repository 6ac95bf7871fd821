// SPDX-License-Identifier: Apache-2.0
// The public functions: the form of the argument's type.
#include <slope/codegen/elementary/building_blocks.hpp>

#include <utility>

namespace slope::codegen::elementary {

#define SLOPE_CHOOSE(name)                                                                                   \
  Expr name(Expr x) { return detail::is_wide(x) ? wide::name(std::move(x)) : narrow::name(std::move(x)); }
SLOPE_FUNCTIONS_WITH_FORMS(SLOPE_CHOOSE)
#undef SLOPE_CHOOSE

exponential scaled_normal_cdf(Expr x) {
  return detail::is_wide(x) ? wide::scaled_normal_cdf(x) : narrow::scaled_normal_cdf(x);
}
Expr pow(Expr x, Expr y) { return detail::is_wide(x) ? wide::pow(x, y) : narrow::pow(x, y); }
Expr powi(Expr x, int n) { return detail::is_wide(x) ? wide::powi(x, n) : narrow::powi(x, n); }

} // namespace slope::codegen::elementary
