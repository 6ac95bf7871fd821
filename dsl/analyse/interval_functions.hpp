// SPDX-License-Identifier: Apache-2.0
// Every operation of the language on all numbers between two doubles. Sound because each end is exact or known to far less
// than half a unit in the last place (a reference function to 1e-28: tests/dsl/reference.cpp), and is then moved by a whole one.
#pragma once
#include <slope/dsl/analyse/interval.hpp>

namespace slope {
namespace detail {

// Functions that rise or fall on their whole domain, which is open where they have a pole, and what they do not leave.
struct monotone_function {
  op function;
  int direction;
  interval domain, values;
  bool open = false;
};
inline constexpr double half_pi_above = 0x1.921fb54442d19p+0, pi_above = 0x1.921fb54442d19p+1;
// clang-format off
inline constexpr monotone_function monotone_functions[] = {
    {op::exp,         +1, anything,        {0, infinity}},
    {op::exp2,        +1, anything,        {0, infinity}},
    {op::expm1,       +1, anything,        {-1, infinity}},
    {op::log,         +1, {0, infinity},   anything,         true},
    {op::log2,        +1, {0, infinity},   anything,         true},
    {op::log1p,       +1, {-1, infinity},  anything,         true},
    {op::sqrt,        +1, {0, infinity},   {0, infinity}},
    {op::rsqrt,       -1, {0, infinity},   {0, infinity},    true},
    {op::cbrt,        +1, anything,        anything},
    {op::atan,        +1, anything,        {-half_pi_above, half_pi_above}},
    {op::asin,        +1, {-1, 1},         {-half_pi_above, half_pi_above}},
    {op::acos,        -1, {-1, 1},         {0, pi_above}},
    {op::sinh,        +1, anything,        anything},
    {op::tanh,        +1, anything,        {-1, 1}},
    {op::asinh,       +1, anything,        anything},
    {op::acosh,       +1, {1, infinity},   {0, infinity}},
    {op::atanh,       +1, {-1, 1},         anything,         true},
    {op::erf,         +1, anything,        {-1, 1}},
    {op::erfc,        -1, anything,        {0, 2}},
    {op::sigmoid,     +1, anything,        {0, 1}},
    {op::softplus,    +1, anything,        {0, infinity}},
    {op::log_sigmoid, +1, anything,        {-infinity, 0}},
    {op::normal_cdf,  +1, anything,        {0, 1}},
};
// clang-format on
struct monotone_index {
  std::int8_t of[operation_count]{};  // plus one
};
inline constexpr monotone_index monotone_rows = [] {
  monotone_index index;
  std::int8_t next = 0;
  for (const auto& f : monotone_functions) index.of[std::size_t(f.function)] = ++next;
  return index;
}();

// Values of what is not defined everywhere between the ends.
constexpr interval nowhere(interval values) {
  values.defined = values.regular = false;
  return values;
}

// A function at one double. At 0 the simple values are exact.
constexpr interval at_point(op o, double x) {
  const double_double y = apply(o, x, double_double(0.0), double_double(0.0)), zero(0.0);
  const bool exact = x == 0 && (y == zero || y == double_double(0.5) || y == double_double(1.0));
  return isnan(y) ? anything : enclose(y, y, exact, exact);
}

// `at(x)` encloses the function at one double.
template <class At>
constexpr interval of_monotone(const monotone_function& f, const interval& u, At at) {
  const bool inside = f.open ? u.low > f.domain.low && (u.high < f.domain.high || f.domain.high == infinity)
                             : u.low >= f.domain.low && u.high <= f.domain.high;
  if (!inside) return nowhere(f.values);
  const interval first = at(u.low), last = u.is_point() ? first : at(u.high);
  return both(f.values, f.direction > 0 ? interval(first.low, last.high) : interval(last.low, first.high));
}

constexpr interval magnitude_of(const interval& u) {
  return u.low >= 0 ? interval(u.low, u.high) : u.high <= 0 ? interval(-u.high, -u.low) : interval(0, u.magnitude());
}

// Even functions: of the magnitude, from 0 on.
template <class At>
constexpr interval of_even(const interval& u, int direction, At at) {
  const interval m = magnitude_of(u), first = at(m.low), last = m.is_point() ? first : at(m.high);
  return direction > 0 ? interval(first.low, last.high) : interval(last.low < 0 ? 0 : last.low, first.high);
}

// Sine or cosine: less than half a turn holds one turning point at most, and then the derivative changes its sign.
constexpr interval of_wave(op o, const interval& u) {
  const interval whole{-1, 1};
  if (!(u.high - u.low < 3)) return whole;
  const auto direction = [&](double x) {  // 0: too near to a turning point to tell
    const double slope = o == op::sin ? reference::cos(x).high : -reference::sin(x).high;
    return slope > 1e-12 ? 1 : slope < -1e-12 ? -1 : 0;
  };
  const int before = direction(u.low), after = direction(u.high);
  if (before == 0 || after == 0) return whole;
  const interval ends = hull(at_point(o, u.low), at_point(o, u.high));
  return both(whole, before == after ? ends : hull(ends, interval(before)));
}

constexpr interval of_integer_power(const interval& u, int n) {
  if (n == 0) return 1;
  if (n < 0) return interval(1) / of_integer_power(u, -n);
  if (n % 2 == 0) {
    const interval m = magnitude_of(u);
    if (n == 2) {
      const interval l = interval(m.low) * interval(m.low), h = interval(m.high) * interval(m.high);
      return {l.low, h.high};
    }
    const auto power = [&](double x) { return enclose(reference::powi(x, n), reference::powi(x, n), x == 0, x == 0); };
    return {power(m.low).low < 0 ? 0 : power(m.low).low, m.high == infinity ? infinity : power(m.high).high};
  }
  if (n == 1) return {u.low, u.high};
  const auto power = [&](double x) {
    const double_double y = isfinite(x) ? reference::powi(x, n) : double_double(x);
    return enclose(y, y, x == 0 || !isfinite(x), x == 0 || !isfinite(x));
  };
  return {power(u.low).low, power(u.high).high};
}

inline constexpr interval truth_unknown{0, 1};

constexpr interval holds(bool certainly, bool certainly_not) {
  return certainly ? interval(1) : certainly_not ? interval(0) : truth_unknown;
}

// What jumps, where it is not known on which side it is.
constexpr interval jumping(const interval& values) {
  interval result = values;
  result.regular = values.is_point();
  return result;
}

template <class At>
constexpr interval apply_to_ends(op o, const interval& u, const interval& v, const interval& w, At at) {
  if (const int row = monotone_rows.of[std::size_t(o)]) return of_monotone(monotone_functions[row - 1], u, at);
  // clang-format off
  switch (o) {
    case op::negate:        return {-u.high, -u.low};
    case op::add:           return u + v;
    case op::subtract:      return u - v;
    case op::multiply:      return u * v;
    case op::divide:        return v.contains(0) ? nowhere(anything) : u / v;
    case op::integer_power: return v.low < 0 && u.contains(0) ? nowhere(anything) : of_integer_power(u, static_cast<int>(v.low));
    case op::power: {  // e^(v log u)
      if (!(u.low > 0 || (u.low == 0 && u.high > 0 && v.low > 0))) return nowhere(anything);
      const interval logarithm{u.low == 0 ? -infinity : at_point(op::log, u.low).low, at_point(op::log, u.high).high};
      return of_monotone(monotone_functions[0], v * logarithm, [](double x) { return at_point(op::exp, x); });
    }
    case op::less:          return holds(u.high < v.low, u.low >= v.high);
    case op::less_equal:    return holds(u.high <= v.low, u.low > v.high);
    case op::greater:       return holds(u.low > v.high, u.high <= v.low);
    case op::greater_equal: return holds(u.low >= v.high, u.high < v.low);
    case op::equal:         return holds(u.is_point() && v.is(u.low), disjoint(u, v));
    case op::not_equal:     return holds(disjoint(u, v), u.is_point() && v.is(u.low));
    case op::logical_and:   return {u.low * v.low, u.high * v.high};
    case op::logical_or:    return {u.low > v.low ? u.low : v.low, u.high > v.high ? u.high : v.high};
    case op::logical_not:   return {1 - u.high, 1 - u.low};
    case op::when:          return w;  // see apply
    case op::min:           return {u.low < v.low ? u.low : v.low, u.high < v.high ? u.high : v.high};
    case op::max:           return {u.low > v.low ? u.low : v.low, u.high > v.high ? u.high : v.high};
    case op::abs:           return magnitude_of(u);
    case op::sign:          return jumping({u.low > 0 ? 1.0 : u.low == 0 ? 0.0 : -1.0, u.high > 0 ? 1.0 : u.high == 0 ? 0.0 : -1.0});
    case op::step:          return jumping({u.low > 0 ? 1.0 : 0.0, u.high > 0 ? 1.0 : 0.0});
    case op::floor:         return jumping({floor(u.low), floor(u.high)});
    case op::round:         return jumping({reference::round(u.low).high, reference::round(u.high).high});
    case op::cosh:          return of_even(u, +1, at);
    case op::normal_pdf:    return of_even(u, -1, at);
    case op::sin:
    case op::cos:           return of_wave(o, u);
    case op::tan:           return of_wave(op::cos, u).contains(0) ? nowhere(anything) : interval(at_point(o, u.low).low, at_point(o, u.high).high);
    case op::stop_gradient: case op::declared: {  // the value of u, but another derivative
      interval value = u;
      value.regular = false;
      return value;
    }
    case op::maximum:       return u;
    case op::selected:      return truth_unknown;
    default:                return 0;  // tangent, which has no value; leaves
  }
  // clang-format on
}

}  // namespace detail

// An operation on intervals. `when` on both of its branches, unless its condition is decided. at(x) is the function at a
// double, from a memory perhaps.
template <class At>
constexpr interval apply(op o, const interval& u, const interval& v, const interval& w, At at) {
  if (o == op::when) {
    interval result = !u.is_point() ? hull(v, w) : u.low == 0 ? w : v;
    if (!u.is_point()) result.regular = false, result.defined = v.defined && w.defined;
    result.defined = result.defined && u.defined;
    return result;
  }
  interval result = detail::apply_to_ends(o, u, v, w, at);
  const int count = describe(o).operands;
  if (o == op::declared || o == op::tangent) return result;
  result.defined = result.defined && u.defined && (count < 2 || v.defined);
  result.regular = result.regular && u.regular && (count < 2 || v.regular);
  return result;
}

constexpr interval apply(op o, const interval& u, const interval& v, const interval& w) {
  return apply(o, u, v, w, [o](double x) { return detail::at_point(o, x); });
}

}  // namespace slope
