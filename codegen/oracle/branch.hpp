// SPDX-License-Identifier: Apache-2.0
// Where a formula chooses: conditions on balls are true, false, or unknown, and then so is what they choose.
#pragma once
#include <cmath>
#include <optional>

#include <slope/codegen/oracle/dual_ball.hpp>
#include <slope/dsl/double_double.hpp>

namespace slope::codegen::oracle {

// u against v: -1, 0, 1, or nothing where the balls overlap.
inline std::optional<int> compared(const ball& u, const ball& v) {
  const double distance = u.middle - v.middle;
  if (!u.known() || !v.known())
    return {};
  if (u.radius != 0 || v.radius != 0)
    if (!(std::fabs(distance) > (u.radius + v.radius) * balls::slack))
      return {};
  return (distance > 0) - (distance < 0);
}

inline dual_ball truth(std::optional<bool> holds) {
  return holds ? exact_dual(*holds ? 1 : 0) : unknown_dual();
}
inline std::optional<bool> truth_of(const dual_ball& c) {
  return c.value.known() ? std::optional(c.value.middle != 0) : std::nullopt;
}

template <class Holds> dual_ball comparison(const dual_ball& u, const dual_ball& v, const Holds& holds) {
  const auto order = compared(u.value, v.value);
  return truth(order ? std::optional<bool>(holds(*order)) : std::nullopt);
}

// One of two by the order of u and v.
template <class Holds> dual_ball chosen(const dual_ball& u, const dual_ball& v, const Holds& first) {
  const auto order = compared(u.value, v.value);
  return !order ? unknown_dual() : first(*order) ? u : v;
}

inline dual_ball by_sign(const dual_ball& u, const dual_ball& below, const dual_ball& at_zero,
                         const dual_ball& above) {
  const auto sign = compared(u.value, {});
  return !sign ? unknown_dual() : *sign < 0 ? below : *sign > 0 ? above : at_zero;
}

// Where it is level within the ball.
inline dual_ball stair(const ball& u, double (*level)(double)) {
  const double reach = u.radius * balls::slack, low = level(std::nextafter(u.middle - reach, -infinity)),
               high = level(std::nextafter(u.middle + reach, infinity));
  return u.radius == 0 ? exact_dual(level(u.middle)) : low == high ? exact_dual(low) : unknown_dual();
}

} // namespace slope::codegen::oracle
