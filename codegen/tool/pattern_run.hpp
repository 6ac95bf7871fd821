// SPDX-License-Identifier: Apache-2.0
// A kernel of one input, or of two, on bit patterns of its type: what an exhaustive proof calls.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <slope/codegen/tool/claim.hpp>
#include <slope/codegen/tool/element_type.hpp>
#include <slope/codegen/tool/inventory.hpp>

namespace slope::tool {

/// One thread's: it keeps the arrays of the last call. The first input runs through patterns, the other
/// arguments are fixed, cotangents are 1.
class pattern_run {
public:
  /// Of the claim's output.
  pattern_run(const inventory& all, const codegen::definition& d, const claim& c,
              std::span<const double> others);

  /// The second input, if there is one, and the parameters, in the order of the definition; of each one
  /// number for all elements.
  void beside(std::span<const double> others);

  /// On first, first + 1, ... or on the listed patterns.
  void on(std::uint64_t first, std::size_t count);
  void on(std::span<const std::uint64_t> patterns);

  const std::vector<double>& numbers() const { return numbers_; } ///< what was computed
  std::uint64_t digest() const { return digest_; }                ///< of its bits, in order; all NaNs are one

private:
  void call(std::size_t count);

  const inventory& all_;
  const codegen::definition& definition_;
  const slope_kernel& kernel_;
  const element_type& type_;
  std::vector<slope_value> values_;
  std::vector<std::vector<std::byte>> arrays_;
  std::size_t input_ = 0, output_ = 0;
  std::vector<double> constants_; ///< what the arrays that are read have, but for the first input
  std::vector<double> numbers_;
  std::uint64_t digest_ = 0;
};

/// Digests of parts, each with its place, as one number that does not depend on the order of the calls.
class digest_sum {
public:
  void add(std::uint64_t place, std::uint64_t digest);
  void merge(const digest_sum& other) { sum += other.sum; }
  std::uint64_t sum = 0;
};

} // namespace slope::tool
