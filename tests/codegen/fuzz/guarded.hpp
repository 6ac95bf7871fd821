// SPDX-License-Identifier: Apache-2.0
// A double-double with its running error, as dsl/testing/measured.hpp has it, that also knows when that error says nothing:
// it is of first order, and a branch may be decided by rounding.
#pragma once
#include <slope/dsl/testing/measured.hpp>

namespace fuzz {

using slope::double_double;
using slope::op;
using slope::testing::measured;

struct guarded {
  measured m;
  // The largest error of an operand on the way as a part of the length on which the function there bends, or of what is left
  // until a branch changes: far below 1, the bound holds.
  double strain = 0;
  double doubt = 0;  // the strain of comparisons alone

  constexpr guarded() = default;
  constexpr guarded(double_double given) : m(given) { m.error = given.low == 0 ? 0 : slope::testing::unit * m.size(); }
  constexpr guarded(const measured& made, double strained, double doubtful) : m(made), strain(strained), doubt(doubtful) {}
};

constexpr double larger(double a, double b) { return a > b || a != a ? a : b; }
constexpr double smaller(double a, double b) { return a < b || a != a ? a : b; }
constexpr double magnitude(double x) { return measured::magnitude(x); }

// The length on which a function of u (and v) bends or jumps.
constexpr double reach(op o, int operand, const measured& u, const measured& v) {
  const double size = u.size(), x = u.value.high;
  switch (o) {
    case op::negate: case op::add: case op::subtract: case op::multiply: case op::when: case op::stop_gradient:
    case op::abs: case op::min: case op::max: case op::logical_and: case op::logical_or: case op::logical_not:
      return slope::infinity;
    case op::less: case op::less_equal: case op::greater: case op::greater_equal: case op::equal: case op::not_equal:
      return (u.value - v.value).high == 0 ? 0 : magnitude((u.value - v.value).high);
    case op::divide: return operand == 0 ? slope::infinity : v.size();
    case op::power: return operand == 0 ? size : 1 / (1 + magnitude(slope::reference::log(u.value).high));
    case op::log: case op::log2: case op::sqrt: case op::rsqrt: case op::cbrt: case op::integer_power: case op::sign: case op::step:
      return size;
    case op::log1p: return magnitude((u.value + double_double(1.0)).high);
    case op::acosh: return magnitude(x - 1);
    case op::asin: case op::acos: case op::atanh: case op::tan: return magnitude(1 - size);
    default: return 1 / (1 + size);
  }
}

constexpr bool rounds(op o) {  // to a number near 0 that need not be 0
  return o == op::multiply || o == op::divide || o == op::integer_power || o == op::power ||
         (slope::describe(o).kind == slope::kind::function && o != op::min && o != op::max && o != op::abs && o != op::sign && o != op::stop_gradient);
}

constexpr bool may_be_other_than_zero(const measured& u) { return u.size() > 0 || u.error > 0; }

constexpr guarded apply(op o, const guarded& u, const guarded& v, const guarded& w) {
  if (o == op::when) {
    const guarded& taken = u.m.value == double_double(0.0) ? w : v;
    return {taken.m, larger(u.strain, taken.strain), larger(u.doubt, taken.doubt)};
  }
  const int count = slope::describe(o).operands;
  measured y = slope::testing::apply(o, u.m, v.m, w.m);
  const double strain = count > 1 ? larger(u.strain, v.strain) : u.strain, doubt = count > 1 ? larger(u.doubt, v.doubt) : u.doubt;
  double here = 0;
  for (int k = 0; k < count; ++k)
    if (const double error = (k == 0 ? u : v).m.error; error > 0) here = larger(here, error / reach(o, k, u.m, v.m));
  if (o == op::min || o == op::max) y.error = larger(y.error, larger(u.m.error, v.m.error));
  if (o == op::abs) y.error = larger(y.error, u.m.error);  // at 0 too
  if (here > 0) y.error += here * (y.error + here * y.size());  // the second order
  // Where the derivative of a power underflows, and the power does not.
  const double exponent = o == op::integer_power || o == op::power ? magnitude(v.m.value.high) : o == op::rsqrt ? 0.5 : 0;
  if (exponent > 0 && u.m.size() > 0) y.error = larger(y.error, exponent * y.size() * (u.m.error / u.m.size()));
  // Below the normal numbers of a double.
  if (rounds(o) && y.size() < 0x1p-960 && may_be_other_than_zero(u.m) && (count < 2 || may_be_other_than_zero(v.m))) y.error += 0x1p-1070;
  const bool compares = slope::describe(o).kind == slope::kind::condition || o == op::sign;
  return {y, larger(strain, here), compares ? larger(doubt, here) : doubt};
}

}  // namespace fuzz
