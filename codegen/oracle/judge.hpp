// SPDX-License-Identifier: Apache-2.0
// The error of f and f' on consecutive bit patterns of the first argument: by balls where they decide, by
// MPFR where not.
#pragma once
#include <span>
#include <vector>

#include <slope/codegen/oracle/census.hpp>
#include <slope/codegen/oracle/enclose.hpp>
#include <slope/codegen/oracle/oracle.hpp>

namespace slope::codegen::oracle {

// One of the two that are judged: what the kernel gave, and where it is counted.
struct account {
  query asked; // what the ball's value or slope is
  const yardstick& measure;
  std::span<const double> computed;
  census& seen;
};

// One thread's.
class judge {
public:
  judge(const tape& f, std::span<const double> others);

  // The inputs are the patterns first, first + 1, ..., as many as were computed of each.
  void hear(std::uint64_t first, const account& of_value, const account& of_slope);

private:
  void ask(std::uint64_t pattern, std::size_t i, double x, std::span<const account* const> open);

  enclosure cheap_;
  evaluator exact_;
  std::vector<double> arguments_;
};

} // namespace slope::codegen::oracle
