// SPDX-License-Identifier: Apache-2.0
// How far out a region's exponentials are worth anything. Whatever multiplies a vanishing generator takes its argument
// clamped there, so that no infinity meets a zero.
#pragma once
#include <slope/codegen/normalise/region.hpp>

namespace slope::codegen::normalise {

// How far the exponents of a floating-point type reach.
struct extent {
  double exponent;  // exp(-exponent) times anything of use is below the smallest number
  double normal;    // exp(-normal) is a normal number
  double overflow;  // exp(overflow) is none
  double clamped;   // where exponents of fractions are
  int power;        // 2^-power and 2^power are normal numbers
};
const extent& extent_of(int working);  // bits

struct reach {
  extent of{};
  int generator = -1;           // the argument that is clamped; -1: nothing vanishes
  double above = 0, below = 0;  // 0: not clamped on that side; else where the slowest generator is exp(-of.exponent)
  int exponential = -1;         // of unknown scale (beta x): clamped where this exponent passes that
  unsigned vanishing = 0;       // the generators that vanish wherever it is clamped, as bits
  unsigned vanishing_once = 0;  // and those that do so on one side at least
  bool rational = false;        // nothing vanishes, but a denominator grows: clamped where no power overflows
  double lasting = 0;           // the same beside what vanishes: where the powers that last are clamped; 0: nowhere

  bool clamps() const { return generator >= 0; }
  double farthest() const { return above > below ? above : below; }
};

reach reach_of(const region& r, std::span<const quotient> roots, const extent& of);  // throws `refused`

// What floating point does not compute: as far as exponentials are known, and with the reach of quotients.
void refuse_exponentials(const region& r, const reach& to, std::span<const quotient> roots);
void refuse_quotients(const region& r, const reach& to, std::span<const quotient> roots);

// Where that argument is x, the others somewhere.
valuation values_at(const region& r, int variable, double x);

// The powers of the argument g that last in the numerator (sign = 1) or in the denominator's sums (sign = -1); a root counts as
// what it grows like.
int growth(const region& r, const reach& to, const quotient& q, int g, int sign);

// How often a power of the argument g is in the generator h, far out: once in sqrt(1 + g^2).
int degree_far_out(const region& r, const reach& to, int h, int g);
int degree_far_out(const region& r, const reach& to, const term& t, int g);

// Whether a sum such as 1 - exp(-2 E) has vanished wherever the argument is clamped.
bool vanishes_at_edge(const region& r, const reach& to, const polynomial& p);

// The value of an exponent (of the exponential g) at the edge, where it is known.
double exponent_at_edge(const region& r, const reach& to, int g);

}  // namespace slope::codegen::normalise
