// SPDX-License-Identifier: Apache-2.0
// A partition in two halves of which one becomes a line far out, as silu does x and sigmoid 1: the other half's quotient, which is the
// same function, serves both up to there. Nothing is chosen by the sign of x, and |x| is not needed.
#pragma once
#include <slope/codegen/normalise/leaf.hpp>
#include <slope/codegen/normalise/partition.hpp>

namespace slope::codegen::normalise {

struct line {
  double_double offset{0.0}, slope{0.0};
};

struct settlement {
  line on;
  double from = 0;  // the |x| from which nothing is seen of the rest
};

// Of each root on that side, 1 or -1, of 0. Throws `refused` if one becomes no line there, or only where an exponential could
// overflow, or if the other half's quotient is another function there.
std::vector<settlement> settled(const partition& halves, int side, int working);

program from_one_side(const partition& halves, const style& s, const std::vector<settlement>& roots);  // throws `refused`

}  // namespace slope::codegen::normalise
