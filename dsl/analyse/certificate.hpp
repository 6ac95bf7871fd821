// SPDX-License-Identifier: Apache-2.0
// All that is proven of one function, as plain data.
#pragma once
#include <slope/dsl/analyse/lipschitz.hpp>
#include <slope/dsl/analyse/monotone.hpp>
#include <slope/dsl/analyse/parity.hpp>

namespace slope {

struct certificate {
  value_range range;
  slope::parity parity = slope::parity::unknown;
  stretch_list stretches;
  lipschitz_constant lipschitz;
  bool continuous = false;
};

constexpr certificate certify(const analysed& f) {
  return {range(f), parity_of(f), stretches(f), lipschitz(f), f.continuous};
}

// Of an activation along its first input: parameters at their defaults, other inputs anywhere.
template <class Activation>
constexpr certificate certify(const Activation& f) {
  return certify(analyse(f));
}

}  // namespace slope
