// SPDX-License-Identifier: Apache-2.0
// Intervals and their arithmetic, rounded outward, at compile time or at run time: an end is exact, or the rounded one moved
// outward by a whole unit in the last place.
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
  return {is_exact(least, none_below) ? least : detail::below(least),
          is_exact(greatest, none_above) ? greatest : detail::above(greatest)};
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
    const bool divides = double_double(q.high) * double_double(v.low) == double_double(u.low);
    const bool exact = u.low == 0 || (detail::exact_product(q) && divides);
    return detail::enclose(q, q, exact, exact);
  }
  const auto [l, l_exact] = reciprocal(v.high);
  const auto [h, h_exact] = reciprocal(v.low);
  interval inverse = detail::enclose(l, h, l_exact, h_exact);
  if (v.low > 0 && inverse.low < 0) inverse.low = 0;
  if (v.high < 0 && inverse.high > 0) inverse.high = 0;
  return u * inverse;
}

}  // namespace slope
