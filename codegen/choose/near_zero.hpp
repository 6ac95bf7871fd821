// SPDX-License-Identifier: Apache-2.0
// A function that vanishes at 0 faster than its terms do (x - tanh x) loses its digits there; one that does not (sigmoid) may lie
// between two floats so nearly in the middle that the rounding of a quotient decides: near 0 it is its value at 0 and a power of x
// times a polynomial, which are added last.
#pragma once
#include <optional>
#include <vector>

#include <slope/codegen/definition.hpp>
#include <slope/codegen/program.hpp>

namespace slope::codegen {

// Where |x| < reach: at_zero + x^power (coefficients[0] + coefficients[1] x + ...), the relative error of the product below half a
// unit in the last place.
struct near_zero {
  double reach = 0;
  double at_zero = 0, at_zero_low = 0;  // in two words of the working type
  int power = 0;
  std::vector<double_double> coefficients;
};

// Of a root of d.partials, for programs of so many bits; `reach` is a power of two. None where the function does not approach its value at 0
// like a power of x, has further arguments, or is no polynomial of a sensible degree.
std::optional<near_zero> fitted_near_zero(const definition& d, int root, int working, double reach);

// The program's only output is replaced near 0.
program replaced_near_zero(const program& p, const near_zero& by);

}  // namespace slope::codegen
