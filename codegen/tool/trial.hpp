// SPDX-License-Identifier: Apache-2.0
// The inputs on which the kernels of a function are tried, for the oracle as numbers and for the kernels as
// arrays.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <slope/codegen/definition.hpp>
#include <slope/codegen/oracle/query.hpp>
#include <slope/codegen/tool/element_type.hpp>
#include <slope/runtime.h>

namespace slope::tool {

/// Parameters have their defaults, as the kernel's type rounds them. One input runs through all hard and
/// ordinary places, infinities and NaN among them, or through all numbers of a 16-bit type; several inputs,
/// or pieces, through all pairs of hard values.
class trial {
public:
  static constexpr std::size_t pieces = 2;

  /// Without a count: every number of a 16-bit type, about 2^14 of another.
  trial(const codegen::definition& d, const element_type& type, std::optional<std::size_t> about_how_many);

  std::size_t size() const { return size_; }
  slope_shape shape() const; ///< channelwise: each point is a channel, so that gradients are not summed

  codegen::oracle::point point(std::size_t i, int piece = 0) const;
  bool is_finite(std::size_t i) const; ///< no infinity and no NaN among its numbers
  /// Of an input, a learned parameter or a scalar; of pieces, one after the other.
  std::vector<double> values(std::string_view argument) const;
  std::string describe(std::size_t i) const; ///< "x = 1.5, y = 2"

private:
  void add(std::span<const double> inputs);

  const codegen::definition& definition_;
  bool grouped_;
  std::size_t width_; ///< arguments of a point, or pieces and then arguments
  std::size_t size_ = 0;
  int digits_ = 9; ///< with which a number is read back
  std::vector<double> parameters_, numbers_;
};

} // namespace slope::tool
