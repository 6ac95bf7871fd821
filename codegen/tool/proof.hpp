// SPDX-License-Identifier: Apache-2.0
// What interval analysis has proven of a function (dsl/analyse), held against what its kernels gave: two
// proofs that share nothing but the formula.
#pragma once
#include <string>

#include <slope/codegen/certificate.hpp>
#include <slope/codegen/oracle/census.hpp>

namespace slope::tool {

/// Says of a result whether a function with these properties can have it, rounded as badly as is promised.
class proof {
public:
  proof(const certificate& proven, const codegen::oracle::yardstick& value,
        const codegen::oracle::yardstick& slope)
      : proven_(proven), value_(value), slope_(slope) {}

  std::string of_values() const; ///< what is proven of f: "range, odd"; empty: nothing
  std::string of_slopes() const; ///< of f': "Lipschitz, stretches"
  bool has_symmetry() const { return proven_.parity == parity::even || proven_.parity == parity::odd; }

  bool allows_value(double y) const;                 ///< y = f(x), x not NaN
  bool allows_pair(double y, double mirrored) const; ///< f(x) and f(-x), neither NaN
  bool allows_slope(double x, double slope) const;   ///< f'(x), x not NaN

private:
  certificate proven_;
  codegen::oracle::yardstick value_, slope_;
};

} // namespace slope::tool
