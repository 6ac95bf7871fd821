// SPDX-License-Identifier: Apache-2.0
// From the graph to quotients, in one region.
#pragma once
#include <optional>
#include <vector>

#include <slope/codegen/normalise/region.hpp>
#include <slope/dsl/graph.hpp>

namespace slope::codegen::normalise {

// Converts nodes of g, each once. Throws `refused`, or a `split` or `finer_exponent` after which the region is begun
// again.
class conversion {
 public:
  conversion(const graph& g, region& r) : g_(g), r_(r), values_(static_cast<std::size_t>(g.size)) {}
  quotient operator()(int node);

 private:
  quotient converted(int node);
  bool holds(int node);
  int sign_of_difference(int node);
  bool is_closed(int node) const;
  const graph& g_;
  region& r_;
  std::vector<std::optional<quotient>> values_;
};

}  // namespace slope::codegen::normalise
