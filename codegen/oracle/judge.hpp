// SPDX-License-Identifier: Apache-2.0
// The error of f and its first derivatives on consecutive bit patterns of the first argument: by balls where
// they decide, by MPFR where not.
#pragma once
#include <span>
#include <vector>

#include <slope/codegen/oracle/census.hpp>
#include <slope/codegen/oracle/enclose.hpp>
#include <slope/codegen/oracle/oracle.hpp>

namespace slope::codegen::oracle {

// What the kernel gave as the answer to one question, and where it is counted.
struct account {
  const yardstick& measure;
  std::span<const double> computed;
  census& seen;
};

// One thread's.
class judge {
public:
  // Questions: the value, and first derivatives. The tape outlives it.
  judge(const tape& f, std::span<const query> questions, std::span<const double> others);

  // The other arguments, from now on.
  void beside(std::span<const double> others);

  // The inputs are the patterns first, first + 1, ..., as many as were computed of each; an account for each
  // question. Beside a second input, infinities are not counted: what infinity times zero is, no limit says.
  void hear(std::uint64_t first, std::span<const account> of);

private:
  void ask(std::uint64_t pattern, std::size_t i, std::span<const account> of,
           std::span<const std::size_t> open);

  const tape& tape_;
  std::vector<query> questions_;
  std::vector<enclosure> cheap_; // with slopes by the first argument, the second, ... that is asked for
  evaluator exact_;
  std::vector<double> arguments_;
  bool has_one_input_, nan_beside_ = false, infinity_beside_ = false; // among the other arguments
};

} // namespace slope::codegen::oracle
