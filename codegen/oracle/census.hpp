// SPDX-License-Identifier: Apache-2.0
// What was seen of a kernel on a whole set of inputs, each known by its bit pattern. The result depends on
// the set alone, not on the order, nor on how it was cut into shards: largest errors are counted in `grains`,
// rounded up, and the first input that has so many is the one named; of the inputs that break the promise, the
// first ones. Above 1 and 4: by more than a grain.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include <slope/codegen/oracle/ball.hpp>
#include <slope/codegen/oracle/error.hpp>

namespace slope::codegen::oracle {

// In one. A prime: of the errors that many inputs share (1/2, 2/5) none but a whole one lies between two
// grains, where a ball would leave it open. Whole ones must, for the promise is one.
inline constexpr double grains = 65537;

struct peak {
  double height = 0; // in grains: an integer, or infinite
  std::uint64_t at = 0;

  void raise(double grains_there, std::uint64_t pattern) {
    if (grains_there > height || (grains_there == height && height > 0 && pattern < at))
      height = grains_there, at = pattern;
  }
  double size() const { return height / grains; }
};

// The inputs that break the promise: how many, and the first of them, ascending.
struct exceptions {
  static constexpr std::size_t most_named = 128;
  std::uint64_t count = 0;
  std::vector<std::uint64_t> first;

  void add(std::uint64_t pattern);
  void merge(const exceptions& other);

private:
  void name(std::uint64_t pattern);
};

struct yardstick {
  format type;
  oracle::bound bound;
  double largest = 1; // value of that derivative
};

struct census {
  std::uint64_t count = 0, above_1 = 0, above_4 = 0, not_finite = 0;
  peak worst, ratio; // the error in ULP, and over the allowed one
  exceptions broken; // errors beyond the allowed one, and what is not finite
  // How many were decided by a rule (NaN gives NaN), by balls of doubles, by MPFR.
  std::uint64_t by_rule = 0, by_balls = 0, by_mpfr = 0;

  // False, and nothing is counted, where the ball leaves something open.
  bool try_ball(const yardstick& y, std::uint64_t pattern, double computed, const ball& exact);
  void add_exact(const yardstick& y, std::uint64_t pattern, double computed, double_double exact); // of MPFR
  void add_nan(std::uint64_t pattern, double computed); // the input is NaN

  // Peaks so far, and nothing counted: for a part of the set, so that it need not find them again.
  census continued() const {
    census part;
    part.worst = worst, part.ratio = ratio;
    return part;
  }
  void merge(const census& other);
  bool holds() const { return count > 0 && broken.count == 0; }

private:
  void add_number(const yardstick& y, std::uint64_t pattern, double computed, double_double exact);
  void add(std::uint64_t pattern, double error, double relative, bool lost);
};

} // namespace slope::codegen::oracle
