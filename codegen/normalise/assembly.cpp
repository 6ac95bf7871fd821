// SPDX-License-Identifier: Apache-2.0
// Division, scaling, and the rounding errors that are added in between.
#include <slope/codegen/normalise/assembly.hpp>

namespace slope::codegen::normalise {

// The constant goes into the first factor, before a power of the argument can overflow.
int assembly::numerator(const piece& p) { return p.numerator < 0 ? to_.constant(p.constant) : scaled(p.constant, p.numerator); }

int assembly::scaled(double_double c, int node) {
  const instruction i = to_.at(node);
  if (c == double_double(1.0) || c == double_double(-1.0) || i.what != step::multiply) return to_.multiply(to_.constant(c), node);
  return to_.multiply(scaled(c, i.u), i.v);
}

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

// A product with its rounding error.
pair assembly::in_two_words(int node) {
  const instruction i = to_.at(node);
  return i.what == step::multiply ? pairs(to_).multiply({i.u}, {i.v}) : pair{node};
}

// So that its rounding errors and its inverse are numbers, and Veltkamp's split of it does not overflow.
bool assembly::is_bounded(int node, const assumption& given) const {
  return ranges(to_.so_far(), given)[static_cast<std::size_t>(node)].within(-0x1p100, 0x1p100);
}

// `corrected(q)` where q is a fraction, `plain` where it is chosen to be 0.
template <class Corrected, class Plain>
int assembly::where_scaled(int q, const assumption& given, Corrected corrected, Plain plain) {
  const instruction i = to_.at(q);
  if (!may_be_zero(q)) return corrected(q, given);
  if (i.what != step::select) return plain();
  const int positive = where_scaled(i.v, told_by(to_.so_far(), i.u, true), corrected, plain);
  const int negative = where_scaled(i.w, told_by(to_.so_far(), i.u, false), corrected, plain);
  return to_.make(step::select, i.u, positive, negative);
}

int assembly::corrected_numerator(const pair& n, int q) {
  if (n.low < 0) throw refused{"nothing to correct"};
  return where_scaled(
      q, {},
      [&](int fraction, const assumption& given) {
        if (!is_bounded(n.high, given)) throw refused{"a numerator that may overflow"};
        return to_.make(step::strict_add, n.high, to_.add(to_.multiply(n.high, fraction), n.low));
      },
      [&] { return n.high; });
}

int assembly::corrected_quotient(const pair& n, int d, int q) {
  if (d < 0) throw refused{"nothing to correct"};
  const int inverse = to_.divide(to_.constant(1.0), d), quotient = to_.make(step::strict_multiply, n.high, inverse);
  return where_scaled(
      q, {},
      [&](int fraction, const assumption& given) {
        if (!is_bounded(n.high, given) || !is_bounded(d, given)) throw refused{"a quotient of what may overflow"};
        const int rest = to_.make(step::remainder, n.high, quotient, d), all = n.low < 0 ? rest : to_.add(rest, n.low);
        return to_.make(step::strict_add, quotient, to_.add(to_.multiply(quotient, fraction), to_.multiply(all, inverse)));
      },
      [&] { return quotient; });
}

int assembly::operator()(const piece& p) {
  int y = numerator(p);
  piece divided = p;
  take_base(divided);
  int d = divided.denominator;
  const bool corrected = style_.corrected != correction::none && !p.late.empty();
  if (corrected && (p.late.size() != 1 || !p.late_below.empty() || p.reciprocal >= 0 || p.front >= 0)) throw refused{"nothing to correct"};
  if (corrected && style_.corrected == correction::quotient) return scaled_late(p, corrected_quotient(in_two_words(y), d, p.late[0].fraction));
  if (corrected)
    y = corrected_numerator(in_two_words(y), p.late[0].fraction);
  else
    for (const late_factor& f : p.late) y = times_mantissa(y, f.fraction);
  for (const late_factor& f : p.late_below) d = times_mantissa(d < 0 ? to_.constant(1.0) : d, f.fraction);
  if (d >= 0) y = to_.divide(y, d);
  if (p.reciprocal >= 0) y = to_.multiply(y, p.reciprocal);
  if (p.front >= 0) y = to_.multiply(y, p.front);
  return scaled_late(p, y);
}

int assembly::scaled_late(const piece& p, int y) {
  for (const late_factor& f : p.late) y = to_.make(step::scale, y, f.exponent);
  for (const late_factor& f : p.late_below) y = to_.make(step::scale, y, to_.make(step::exponent_times, f.exponent, to_.constant(-1.0)));
  return y;
}

bool assembly::keeps_zero(const piece& p, int condition, int side) const {
  if (style_.corrected == correction::none || p.late.empty()) return true;
  const instruction& i = to_.at(p.late[0].fraction);
  if (i.what != step::select || i.u != condition || side == 0) return false;
  const auto there = to_.number(side > 0 ? i.v : i.w);
  return there && *there == double_double(0.0);
}

}  // namespace slope::codegen::normalise
