// SPDX-License-Identifier: Apache-2.0
// Division and scaling.
#include <slope/codegen/normalise/assembly.hpp>

#include <cmath>

namespace slope::codegen::normalise {

int assembly::numerator(const piece& p) { return p.numerator < 0 ? to_.constant(p.constant) : to_.scaled(p.constant, p.numerator); }

void assembly::take_base(piece& p) {
  if (p.base < 0) return;
  const int power = to_.power(p.base, p.power);
  p.denominator = p.denominator < 0 ? power : to_.multiply(p.denominator, power);
  p.base = -1, p.power = 0;
}

bool assembly::may_be_zero(int q) const {
  const instruction& i = to_.at(q);
  const auto n = to_.number(q);
  return (n && *n == double_double(0.0)) || (i.what == step::select && (may_be_zero(i.v) || may_be_zero(i.w)));
}

// y (1 + q) as y + y q. Where q is chosen to be 0 y itself is chosen: it may be infinite there, or -0.
int assembly::times_mantissa(int y, int q) {
  if (!may_be_zero(q)) return to_.make(step::multiply_add, y, q, y);
  const instruction i = to_.at(q);
  return i.what == step::select ? to_.choose(i.u, times_mantissa(y, i.v), times_mantissa(y, i.w)) : y;
}

int assembly::operator()(const piece& p) {
  int y = numerator(p);
  piece divided = p;
  take_base(divided);
  int d = divided.denominator;
  for (const late_factor& f : p.late) y = times_mantissa(y, f.fraction);
  for (const late_factor& f : p.late_below) d = times_mantissa(d < 0 ? to_.constant(1.0) : d, f.fraction);
  if (d >= 0) y = to_.divide(y, d);
  if (p.reciprocal >= 0) y = to_.multiply(y, p.reciprocal);
  if (p.front >= 0) y = to_.multiply(y, p.front);
  if (p.raised_by != 0) y = to_.make(step::strict_multiply, y, to_.constant(std::ldexp(1.0, -p.raised_by)));
  return scaled_late(p, y);
}

int assembly::scaled_late(const piece& p, int y) {
  for (const late_factor& f : p.late) y = to_.make(step::scale, y, f.exponent);
  for (const late_factor& f : p.late_below) y = to_.make(step::scale, y, to_.make(step::exponent_times, f.exponent, to_.constant(-1.0)));
  return y;
}

}  // namespace slope::codegen::normalise
