// SPDX-License-Identifier: Apache-2.0
// Interval arithmetic over the steps; widened by a little, since the steps round.
#include <slope/codegen/range.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace slope::codegen {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr interval anything{-infinite, infinite}, truth{0, 1};

interval hull(std::initializer_list<double> ends) {
  for (const double e : ends)
    if (std::isnan(e)) return anything;  // 0 * infinity, infinity - infinity
  const auto [low, high] = std::minmax(ends);
  constexpr double rounding = 1e-6;
  return {low - std::fabs(low) * rounding, high + std::fabs(high) * rounding};
}

interval magnitude(const interval& u) {
  return {u.low > 0 ? u.low : u.high < 0 ? -u.high : 0, std::max(std::fabs(u.low), std::fabs(u.high))};
}

interval rounding_of(const interval& product) {  // half a unit in the last place of float32, of the largest
  const double most = std::max(std::fabs(product.low), std::fabs(product.high)) * 0x1p-24;
  return {-most, most};
}

interval sum(const interval& u, const interval& v) { return hull({u.low + v.low, u.high + v.high}); }
interval difference(const interval& u, const interval& v) { return hull({u.low - v.high, u.high - v.low}); }
interval product(const interval& u, const interval& v) { return hull({u.low * v.low, u.low * v.high, u.high * v.low, u.high * v.high}); }

// exp(u + v) 2^w, |v| < 1; widened by what its rounding needs, and much more.
interval exponential(const interval& u, double correction, double raised_by) {
  const auto power = [&](double x) { return std::exp2(std::clamp(x * 1.4427, -1e4, 1e4) + raised_by); };
  return {power(u.low - correction) / 2, power(u.high + correction) * 2};
}

interval of_function(op function, const interval& u) {
  if (function == op::exp) return exponential(u, 0, 0);
  if (function == op::expm1) return {-1, exponential(u, 0, 0).high};
  return anything;
}

interval of(const instruction& i, const interval& u, const interval& v, const interval& w, int working) {
  // clang-format off
  switch (i.what) {
    case step::constant:                            return {i.value.high, i.value.high};
    case step::argument:                            return anything;
    case step::add:      case step::strict_add:      return sum(u, v);
    case step::subtract: case step::strict_subtract: return difference(u, v);
    case step::multiply: case step::strict_multiply:
    case step::exponent_times:                      return product(u, v);
    case step::divide:   case step::strict_divide:   return v.low > 0 || v.high < 0 ? hull({u.low / v.low, u.low / v.high, u.high / v.low, u.high / v.high}) : anything;
    case step::negate:                              return {-u.high, -u.low};
    case step::multiply_add:                        return sum(product(u, v), w);
    case step::product_error:                       return rounding_of(product(u, v));
    case step::minimum:                             return {std::min(u.low, v.low), std::min(u.high, v.high)};
    case step::maximum:                             return {std::max(u.low, v.low), std::max(u.high, v.high)};
    case step::magnitude:                           return magnitude(u);
    case step::with_sign_of:                        return {-magnitude(u).high, magnitude(u).high};
    case step::less: case step::less_equal: case step::equal: case step::is_nan: case step::is_halfway:
    case step::logical_and: case step::logical_or: case step::logical_not: return truth;
    case step::select:                              return {std::min(v.low, w.low), std::max(v.high, w.high)};
    case step::exp_fraction:                        return {-0.3, 0.42};
    case step::exp_raised:                          return exponential(u, std::max(-v.low, v.high), w.low);
    case step::exp_exponent: {  // the argument is clamped, its correction small, the exponent rounded
      const double farthest = exponential_clamp(working);
      const auto bound = [&](double x) { return std::clamp(x, -farthest, farthest) * 1.4427; };
      return {std::floor(bound(u.low + std::max(v.low, -1.0)) - 1), std::ceil(bound(u.high + std::min(v.high, 1.0)) + 1)};
    }
    case step::cdf_mantissa:                        return {0, 1};
    case step::cdf_exponent:                        return {working == 64 ? -1100.0 : -160.0, 0};
    case step::scale: {
      const double low = std::exp2(v.low), high = std::exp2(v.high);
      return hull({u.low * low, u.low * high, u.high * low, u.high * high});
    }
    case step::apply:                               return of_function(i.function, u);
  }
  // clang-format on
  return anything;
}

}  // namespace

std::vector<interval> ranges(const program& p, int working, const assumption& given) {
  std::vector<interval> all;
  const auto at = [&](int i) { return i < 0 ? interval{0, 0} : all[static_cast<std::size_t>(i)]; };
  for (const instruction& i : p.instructions) {
    interval r = of(i, at(i.u), at(i.v), at(i.w), working);
    if (static_cast<int>(all.size()) == given.node) r = {std::max(r.low, given.range.low), std::min(r.high, given.range.high)};
    all.push_back(r);
  }
  return all;
}

assumption told_by(const program& p, int condition, bool holds) {
  const auto at = [&](int i) -> const instruction& { return p.instructions[static_cast<std::size_t>(i)]; };
  const instruction& c = at(condition);
  if (c.what != step::less && c.what != step::less_equal) return {};
  const instruction &u = at(c.u), &v = at(c.v);
  const bool first = v.what == step::constant;
  if (!first && u.what != step::constant) return {};
  const double border = (first ? v : u).value.high;
  const bool below = first == holds;  // closed intervals: what a border adds does no harm
  return {first ? c.u : c.v, below ? interval{-infinite, border} : interval{border, infinite}};
}

}  // namespace slope::codegen
