// SPDX-License-Identifier: Apache-2.0
// What a program may still lack when its finite values are right: the limits at infinity and the sign of zero.
#pragma once
#include <vector>

#include <slope/codegen/program.hpp>

namespace slope::codegen {

// Whether an output is infinite where the input is +infinity, -infinity.
struct growth {
  bool above = false, below = false;
};

// Every output sees +-`largest`, a finite number, where argument `input` is infinite; those that grow there become infinite.
program saturated(const program& p, int input, double largest, const std::vector<growth>& outputs);

// outputs[o] with keeps[o] are argument `input` itself where that is a zero.
program zero_kept(const program& p, int input, const std::vector<bool>& keeps);

}  // namespace slope::codegen
