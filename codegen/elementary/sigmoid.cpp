// SPDX-License-Identifier: Apache-2.0
// sigmoid, softplus and log_sigmoid, float32 and float64, all from e = exp(-|x|) <= 1: sigmoid = (x >= 0 ? 1
// : e)/(1 + e), softplus = max(x, 0) + log1p(e), log_sigmoid = min(x, 0) - log1p(e). exp and log1p: see
// exp.cpp and log.cpp, here and in wide/.
#include <slope/codegen/elementary/building_blocks.hpp>

namespace slope::codegen::elementary {
using namespace detail;

static Expr decay(const Expr& x) {
  const Expr t = -magnitude(x);
  return is_wide(x) ? wide::exp_of_nonpositive(t) : narrow::exp_of_nonpositive(t);
}
static Expr log1p_of_decay(const Expr& x) {
  const Expr e = decay(x);
  return is_wide(x) ? wide::log1p_of_unit(e) : narrow::log1p_of_unit(e);
}

Expr sigmoid(Expr x) {
  const Expr e = decay(x);
  return nan_through(x, strict_div(select(x >= 0.0f, number(e, 1.0), e), 1.0f + e));
}

Expr softplus(Expr x) {
  const Expr y = log1p_of_decay(x);
  return nan_through(x, select(x > 0.0f, strict_add(x, y), y));
}

Expr log_sigmoid(Expr x) {
  const Expr y = log1p_of_decay(x);
  return nan_through(x, select(x < 0.0f, strict_sub(x, y), -y));
}

} // namespace slope::codegen::elementary
