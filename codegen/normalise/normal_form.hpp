// SPDX-License-Identifier: Apache-2.0
// The normal form: a formula and its derivatives as one quotient of polynomials for each region, in generators that are
// nearly all bounded, and the programs that compute it.
#pragma once
#include <span>
#include <string>
#include <vector>

#include <slope/codegen/definition.hpp>
#include <slope/codegen/program.hpp>

namespace slope::codegen::normalise {

struct candidate {
  program steps;
  std::string description;
};

// Programs over the definition's arguments that compute these roots (nodes of d.partials), cheapest first: they differ
// in how they round, and measurement chooses. In a float of `working` bits, 32 or 64, whatever underflows or overflows does so
// at the end. None if the formula has no normal form here.
std::vector<candidate> candidates(const definition& d, std::span<const int> roots, int working = 32);

}  // namespace slope::codegen::normalise
