// SPDX-License-Identifier: Apache-2.0
// From the graph to quotients, in one region.
#pragma once
#include <optional>
#include <vector>

#include <slope/codegen/normalise/region.hpp>
#include <slope/dsl/graph.hpp>

namespace slope::codegen::normalise {

// Equal functions, of which the one cancels where the other does not.
struct manner {
  bool conjugates = true;  // differences with a root are quotients of sums
  bool far_out = false;    // functions of v are those of 1/v
};

// Converts nodes of g, each once. Throws `refused`, or a `split` or `finer_exponent` after which the region is begun
// again.
class conversion {
 public:
  conversion(const graph& g, region& r, const manner& how) : g_(g), r_(r), how_(how), values_(static_cast<std::size_t>(g.size)) {}
  quotient operator()(int node);

 private:
  quotient converted(int node);
  bool holds(int node);
  int sign_of_difference(int node);
  bool is_closed(int node) const;
  const graph& g_;
  region& r_;
  manner how_;
  std::vector<std::optional<quotient>> values_;
};

}  // namespace slope::codegen::normalise
