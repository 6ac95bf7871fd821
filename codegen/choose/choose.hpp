// SPDX-License-Identifier: Apache-2.0
// Acceptance by measurement: of the programs that compute the same outputs, the cheapest that keeps the promise of numerics.md,
// measured on this machine's levels against the oracle. Nothing is chosen by name.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include <slope/codegen/definition.hpp>
#include <slope/codegen/number.hpp>
#include <slope/codegen/program.hpp>

namespace slope::codegen {

struct chosen {
  program steps;
  int working = 32;  // bits of the floating-point type in which the steps are taken: 32 or 64
  std::string how;   // textbook, or what the normal form did
  double ratio = 0;  // the largest error as a part of what is promised; above 1: no program keeps the promise; NaN: not measured
  double worst_at = 0;  // the input at the largest error of a few thousand; NaN: some have no known value
  int worst_of = 0;     // which input
};

// All choices for one definition; the oracle is asked once for each input and derivative.
class chooser {
 public:
  explicit chooser(const definition& d);
  ~chooser();
  // roots: indices of the roots of d.partials. Throws std::invalid_argument where the contract promises nothing (f64, exact).
  const chosen& operator()(const std::vector<int>& roots, const number& n);

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace slope::codegen
