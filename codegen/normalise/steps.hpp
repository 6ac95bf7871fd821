// SPDX-License-Identifier: Apache-2.0
// Building programs with what is known about numbers folded away: u + 0, 1 u, (-u) + v, choices between equals.
#pragma once
#include <optional>

#include <slope/codegen/program.hpp>

namespace slope::codegen::normalise {

class steps {
 public:
  int constant(double_double value) { return builder_.constant(value); }
  int argument(int index) { return builder_.argument(index); }
  int make(step what, int u, int v = -1, int w = -1) { return builder_.make(what, u, v, w); }
  int apply(op function, int u) { return builder_.apply(function, u); }

  const instruction& at(int node) const { return builder_.result.instructions[static_cast<std::size_t>(node)]; }
  std::optional<double_double> number(int node) const;
  int negate(int u);
  int add(int u, int v);
  int multiply(int u, int v);
  int divide(int u, int v);
  int power(int u, int n);  // n > 0
  int scaled(double_double c, int u);  // c u, the constant in the first factor: before a power or another constant overflows

  // From now on u (c + v), c a power of two, is u v + c u: one rounding less. u must be bounded.
  void distribute(int u) { distributed_ = u; }

  // u where the condition holds, else v. What the two have in common is computed once: c + E x beside c + x becomes
  // c + (E or 1) x.
  int choose(int condition, int u, int v);
  int zero_exponent(int exponent) { return make(step::exponent_times, exponent, constant(0.0)); }

  program finished(std::vector<int> outputs);  // the last call; without the steps that nothing needs

 private:
  void keep_products_of_unbounded();
  std::optional<int> choose_inside(int condition, const instruction& u, const instruction& v);
  std::optional<int> distributed(int u, int v);
  int distributed_ = -1;
  program_builder builder_;
};

}  // namespace slope::codegen::normalise
