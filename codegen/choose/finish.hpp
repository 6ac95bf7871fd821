// SPDX-License-Identifier: Apache-2.0
// What a program may still lack when its finite values are right: the limits at infinity, the sign of zero, and which side of a
// tie a result is on.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include <slope/codegen/oracle/format.hpp>
#include <slope/codegen/program.hpp>

namespace slope::codegen {

// What an output is where the input is infinite.
enum class limit : std::uint8_t { reached, infinite, zero };  // reached: what it is at the largest number
struct limits {
  limit above = limit::reached, below = limit::reached;  // at +infinity, -infinity
};

// Every output sees +-`largest`, a finite number, where argument `input` is infinite; those that grow there become infinite, and those
// that vanish more slowly than numbers end a zero.
program saturated(const program& p, int input, double largest, const std::vector<limits>& outputs);

// Results that come out as ties between two numbers of the format: which way from there the exact ones lie, by where an input is: 1
// away from zero, -1 towards it, 0 there are none; and whether some of them are normal numbers.
struct lean {
  // Beside a sum's first term its second is invisible where x is tiny, its third where x is small, and what vanishes where it is large.
  static constexpr double tiny = 0x1p-40, small = 1;
  using by_size = std::array<int, 3>;

  int input = 0;
  by_size below{}, above{};  // of inputs below and above 0: tiny, small, large ones
  bool normal = false;
  bool contradicted = false;  // both ways are called for in one place: it is another input that decides

  void add(double x, int away);
  bool is_needed() const { return below != by_size{} || above != by_size{}; }
};

// Outputs below the smallest normal number, and normal ones halfway between two numbers of the format (of 64 working bits), are moved
// that way by about one unit in the last place of a float of `working` bits, so that they are rounded to the right side: silu is
// x/2 + x^2/4 for an x too small for any float to have the sum, and so is sigmoid 1/2 + x/4 - x^3/48.
program leaning(const program& p, int working, const oracle::format& type, const std::vector<lean>& outputs);

// outputs[o] with keeps[o] are argument `input` itself where that is a zero.
program zero_kept(const program& p, int input, const std::vector<bool>& keeps);

}  // namespace slope::codegen
