// SPDX-License-Identifier: Apache-2.0
// The least L with |f(x) - f(y)| <= L |x - y|: the supremum of |f'|, where f is proven to be continuous.
#pragma once
#include <slope/dsl/analyse/range.hpp>

namespace slope {

struct lipschitz_constant {
  double bound = infinity;  // proven; infinite: there is none, or none was found
  double at_least = 0;      // slopes as steep as this are taken, or approached
  bool known = false;       // false: f may jump, or may have no value or no derivative somewhere

  constexpr bool tight() const { return known && value_range::near(bound, at_least); }
};

constexpr lipschitz_constant lipschitz(const analysed& f) {
  if (!f.continuous || f.g.root_count < 2) return {};
  const value_range slopes = range(f, 1);
  const double low = -slopes.lowest, high = slopes.highest, least = low > high ? low : high;
  if (!slopes.known) return {infinity, least > 0 ? least : 0, false};
  return {slopes.high > -slopes.low ? slopes.high : -slopes.low, least > 0 ? least : 0, true};
}

// Of an activation along its first input, the parameters at their defaults.
template <class Activation>
constexpr lipschitz_constant lipschitz(const Activation& f) {
  return lipschitz(analyse(f));
}

}  // namespace slope
