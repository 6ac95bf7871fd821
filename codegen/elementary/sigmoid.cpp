// SPDX-License-Identifier: Apache-2.0
// sigmoid, softplus and log_sigmoid, float32, all from e = exp(-|x|) <= 1: sigmoid = (x >= 0 ? 1 : e)/(1 +
// e), softplus = max(x, 0) + log1p(e), log_sigmoid = min(x, 0) - log1p(e). exp and log1p: see exp.cpp and
// log.cpp.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

Expr sigmoid(Expr x) {
  const Expr e = exp_of_nonpositive(-magnitude(x));
  return nan_through(x, strict_div(select(x >= 0.0f, 1.0f, e), 1.0f + e));
}

Expr softplus(Expr x) {
  const Expr y = log1p_of_unit(exp_of_nonpositive(-magnitude(x)));
  return nan_through(x, select(x > 0.0f, strict_add(x, y), y));
}

Expr log_sigmoid(Expr x) {
  const Expr y = log1p_of_unit(exp_of_nonpositive(-magnitude(x)));
  return nan_through(x, select(x < 0.0f, strict_sub(x, y), -y));
}

} // namespace slope::codegen::elementary
