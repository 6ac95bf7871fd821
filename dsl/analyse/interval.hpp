// SPDX-License-Identifier: Apache-2.0
// Intervals that enclose: every operation of the language on all numbers between two doubles, rounded outward, at compile
// time or at run time.
//
// Sound because each end is either exact, or a value that is known to far less than half a unit in the last place (a
// double-double operation, 2^-104; a reference function, 1e-28: tests/dsl/reference.cpp) moved outward by a whole unit.
#pragma once
#include <slope/dsl/evaluate.hpp>

namespace slope {

struct interval {
  double low = 0, high = 0;
  bool defined = true;  // the formula has a value for every argument between the ends
  bool regular = true;  // it depends on its arguments continuously, and kinks apart its derivative is the one that the rules give

  constexpr interval() = default;
  constexpr interval(double exact) : low(exact), high(exact) {}
  constexpr interval(double lowest, double highest) : low(lowest), high(highest) {}

  constexpr bool is(double exact) const { return low == exact && high == exact; }
  constexpr bool is_point() const { return low == high; }
  constexpr bool contains(double x) const { return low <= x && x <= high; }
  constexpr bool has_sign() const { return low >= 0 || high <= 0; }
  constexpr double magnitude() const { return high > -low ? high : -low; }  // the largest
  constexpr interval operator-() const { return like(-high, -low); }
  // Other ends with the same flags.
  constexpr interval like(double lowest, double highest) const {
    interval result = *this;
    result.low = lowest, result.high = highest;
    return result;
  }
};

inline constexpr interval anything{-infinity, infinity};

constexpr interval hull(const interval& u, const interval& v) {
  return u.like(u.low < v.low ? u.low : v.low, u.high > v.high ? u.high : v.high);
}
// Two enclosures of one thing.
constexpr interval both(const interval& u, const interval& v) {
  return u.like(u.low > v.low ? u.low : v.low, u.high < v.high ? u.high : v.high);
}
constexpr bool disjoint(const interval& u, const interval& v) { return u.high < v.low || v.high < u.low; }

namespace detail {

inline constexpr double largest_double = 0x1.fffffffffffffp1023;

// At least one unit in the last place away; what overflowed lies beyond the largest double.
constexpr double below(double x) {
  if (x == infinity) return largest_double;
  if (x < -0x1p1000) return -infinity;
  return x - ((x < 0 ? -x : x) * 0x1p-52 + 0x1p-1073);
}
constexpr double above(double x) { return -below(-x); }

// Between doubles that are `exact`, or around a value known to much less than half a unit.
constexpr interval enclose(double_double low, double_double high, bool low_exact, bool high_exact) {
  return {low_exact ? low.high : below(low.high), high_exact ? high.high : above(high.high)};
}

// Where neither a sum nor a product can overflow.
constexpr bool is_tame(const interval& u) { return u.low > -0x1p500 && u.high < 0x1p500; }

constexpr bool exact_product(double_double p) {  // of two doubles, unless it may have underflowed
  return p.low == 0 && isfinite(p.high) && (p.high > 0x1p-900 || p.high < -0x1p-900);
}

// 0 times infinity is 0: an infinite end stands for numbers without bound, not for a number.
constexpr double end_product(double a, double b) {
  return a == 0 || b == 0 ? 0 : (double_double(a) * double_double(b)).high;
}
// Products with it are exact, unless they underflow.
constexpr bool is_power_of_two(const interval& u) {
  return u.is_point() && __builtin_bit_cast(unsigned long long, u.low) << 12 == 0 && isfinite(u.low);
}

// a + b rounded, and whether that is exact (Knuth's two-sum).
constexpr double rounded_sum(double a, double b, bool& exact) {
  const double s = a + b, t = s - a;
  exact = (a - (s - t)) + (b - t) == 0;
  return s;
}

}  // namespace detail

constexpr interval operator+(const interval& u, const interval& v) {
  if (detail::is_tame(u) && detail::is_tame(v)) {
    bool low_exact = false, high_exact = false;
    const double l = detail::rounded_sum(u.low, v.low, low_exact);
    const double h = detail::rounded_sum(u.high, v.high, high_exact);
    return {low_exact ? l : detail::below(l), high_exact ? h : detail::above(h)};
  }
  const auto sum = [](double a, double b, double unbounded) {
    return a == unbounded || b == unbounded ? unbounded : (double_double(a) + double_double(b)).high;
  };
  return {detail::below(sum(u.low, v.low, -infinity)), detail::above(sum(u.high, v.high, infinity))};
}
constexpr interval operator-(const interval& u, const interval& v) { return u + interval(-v.high, -v.low); }

constexpr interval operator*(const interval& u, const interval& v) {
  const bool tame = detail::is_tame(u) && detail::is_tame(v);
  const auto product = [&](double x, double y) { return tame ? x * y : detail::end_product(x, y); };
  const double a = product(u.low, v.low), b = product(u.low, v.high), c = product(u.high, v.low), d = product(u.high, v.high);
  const double ab = a < b ? a : b, cd = c < d ? c : d, least = ab < cd ? ab : cd;
  const double AB = a < b ? b : a, CD = c < d ? d : c, greatest = AB < CD ? CD : AB;
  // An end of 0 is exact if no product lies beyond it; else it may have underflowed.
  const bool zero = u.is(0) || v.is(0), exact = tame && (detail::is_power_of_two(u) || detail::is_power_of_two(v));
  const bool none_below = zero || (u.low >= 0 && v.low >= 0) || (u.high <= 0 && v.high <= 0);
  const bool none_above = zero || (u.low >= 0 && v.high <= 0) || (u.high <= 0 && v.low >= 0);
  const auto is_exact = [&](double end, bool none_beyond) {
    return end == 0 ? none_beyond : exact && (end > 0x1p-900 || end < -0x1p-900);
  };
  return {is_exact(least, none_below) ? least : detail::below(least), is_exact(greatest, none_above) ? greatest : detail::above(greatest)};
}

// Where v may be 0 there is no value.
constexpr interval operator/(const interval& u, const interval& v) {
  if (v.contains(0)) return anything;
  const auto reciprocal = [](double a) {  // of an end of v
    const double_double r = isfinite(a) ? double_double(1.0) / double_double(a) : double_double(0.0);
    const bool exact = !isfinite(a) || (r.low == 0 && double_double(r.high) * double_double(a) == double_double(1.0));
    return std::pair(r, exact);
  };
  if (u.is_point() && v.is_point()) {
    const double_double q = double_double(u.low) / double_double(v.low);
    const bool exact = u.low == 0 || (detail::exact_product(q) && double_double(q.high) * double_double(v.low) == double_double(u.low));
    return detail::enclose(q, q, exact, exact);
  }
  const auto [l, l_exact] = reciprocal(v.high);
  const auto [h, h_exact] = reciprocal(v.low);
  interval inverse = detail::enclose(l, h, l_exact, h_exact);
  if (v.low > 0 && inverse.low < 0) inverse.low = 0;
  if (v.high < 0 && inverse.high > 0) inverse.high = 0;
  return u * inverse;
}

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
