// SPDX-License-Identifier: Apache-2.0
// The arguments' space, split where a sign has to be known, with the roots as quotients in each region.
#pragma once
#include <memory>

#include <slope/codegen/definition.hpp>
#include <slope/codegen/normalise/convert.hpp>

namespace slope::codegen::normalise {

struct partition {
  // Of a leaf:
  std::optional<region> where;
  std::vector<quotient> roots;

  // Of a split: on > 0 and on < 0, and where on = 0 belongs; exceptions are values that only on = 0 has.
  polynomial on;
  std::unique_ptr<partition> positive, negative;
  bool zero_is_positive = true;
  std::vector<std::optional<double_double>> exceptions;

  bool is_leaf() const { return where.has_value(); }
};

const partition& first_leaf(const partition& p);  // any of them: every region begins with the same arguments
const partition& leaf_at(const partition& p, std::span<const double_double> arguments);

// Arguments of which the first is x; and a root there, in 30 digits.
std::vector<double_double> with_first(const partition& p, double x);
double_double value_at(const partition& p, std::size_t root, double x);

// The arguments that the roots depend on, which are the first generators of every region.
std::vector<int> arguments_of(const graph& g, std::span<const int> roots);

// Throws `refused`. Every leaf has been compared with the formula at points of its region.
partition partitioned(const definition& d, std::span<const int> roots, const manner& how = {});

}  // namespace slope::codegen::normalise
