// SPDX-License-Identifier: Apache-2.0
// How far out a region's exponentials are worth anything. Whatever multiplies a vanishing generator takes its argument
// clamped there, so that no infinity meets a zero.
#pragma once
#include <slope/codegen/normalise/region.hpp>

namespace slope::codegen::normalise {

struct reach {
  int generator = -1;           // the argument that is clamped; -1: nothing vanishes
  double above = 0, below = 0;  // 0: not clamped on that side; else where the slowest generator is exp(-120)
  int exponential = -1;         // of unknown scale (beta x): clamped where this exponent passes 120
  unsigned vanishing = 0;       // the generators that vanish, as bits
  bool rational = false;        // nothing vanishes, but a denominator grows: clamped where no power overflows

  bool clamps() const { return generator >= 0; }
  double farthest() const { return above > below ? above : below; }
};

inline constexpr double exponent_reach = 120;  // exp(-120) times anything of use is below the smallest float

reach reach_of(const region& r, std::span<const quotient> roots);

// The powers of the argument g that last in the numerator (sign = 1) or in the denominator's sums (sign = -1).
int growth(const region& r, const reach& to, const quotient& q, int g, int sign);

// Whether a sum such as 1 - exp(-2 E) has vanished where the argument is clamped.
bool vanishes_at_edge(const region& r, const reach& to, const polynomial& p);

// The value of an exponent (of the exponential g) at the edge, where it is known.
double exponent_at_edge(const region& r, const reach& to, int g);

}  // namespace slope::codegen::normalise
