// SPDX-License-Identifier: Apache-2.0
// Between which numbers a function lies, on the whole line: range(mish).low. Bisection with proofs: a cell is done where its
// enclosure does not lie beyond values that are reached, where f' has a sign, or where f'' has one and Newton's method finds
// the turning point.
#pragma once
#include <slope/dsl/analyse/analysed.hpp>

namespace slope {

// Every value lies in [low, high]; values as low as `lowest` and as high as `highest` are taken, or approached without end.
struct value_range {
  double low = infinity, high = -infinity;
  double lowest = infinity, highest = -infinity;
  bool known = true;  // false: somewhere the formula may have no value; low and high then are infinite

  // Whether nothing is left to be found but the last digits.
  constexpr bool tight() const { return known && near(low, lowest) && near(high, highest); }

  static constexpr double tolerance = 1e-10;
  static constexpr bool near(double a, double b) {
    if (!isfinite(a) || !isfinite(b)) return a == b;
    const double size = b < -1 ? -b : b > 1 ? b : 1;
    return a == b || (a - b <= tolerance * size && b - a <= tolerance * size);
  }
};

namespace detail {

// The values of root `of` of a graph; the next two roots, if they are there, are its derivatives.
class range_search {
 public:
  constexpr range_search(enclosing& graph, int of, bool continuous) : graph_(graph), of_(of), continuous_(continuous) {}

  constexpr value_range find(const cells& all) {
    for (const double x : {-2.0, -1.0, 0.0, 1.0, 2.0}) value_at(x);  // what to beat
    for (int i = all.count; i-- > 0;) push(all.ends[i], all.ends[i + 1]);
    while (waiting_ > 0 && found_.known) {
      --waiting_;
      visit(stack_[waiting_][0], stack_[waiting_][1]);
    }
    if (!found_.known) found_.low = -infinity, found_.high = infinity;
    return found_;
  }

  // Where, in a cell on which `slope` falls or rises, it is nearly 0.
  constexpr double turning_point(double a, double b) {
    double x = a / 2 + b / 2;
    for (int step = 0; step < 8; ++step) {
      graph_.on(x, of_ + 2);
      const interval slope = graph_.root(of_ + 1), bend = graph_.root(of_ + 2);
      const double divisor = bend.low / 2 + bend.high / 2;
      if (!(divisor != 0) || !isfinite(slope.low) || !isfinite(slope.high) || !isfinite(divisor)) break;
      const double change = (slope.low / 2 + slope.high / 2) / divisor, next = x - change;
      x = next > b ? x / 2 + b / 2 : next < a ? x / 2 + a / 2 : next;
      if (change < 1e-11 && change > -1e-11) break;
    }
    return x;
  }

 private:
  static constexpr int most_cells = 600;
  enclosing& graph_;
  int of_;
  bool continuous_;
  value_range found_;
  double stack_[160][2]{};
  int waiting_ = 0, visited_ = 0;

  constexpr void push(double a, double b) {
    stack_[waiting_][0] = a, stack_[waiting_][1] = b;
    ++waiting_;
  }

  constexpr interval value_at(double x, int derivatives = 0) {
    graph_.on(x, of_ + derivatives);
    const interval value = graph_.root(of_);
    if (value.defined) reach(value);
    return value;
  }
  constexpr void reach(const interval& value) {
    if (value.high < found_.lowest) found_.lowest = value.high;
    if (value.low > found_.highest) found_.highest = value.low;
  }
  // The value at an end of a cell, or where it tends to; `limit` is that, or everything.
  constexpr interval end_value(double end, const interval& limit) { return isfinite(end) ? value_at(end) : limit; }

  constexpr bool is_covered(const interval& values) const {
    return (values.low >= found_.lowest || value_range::near(values.low, found_.lowest)) &&
           (values.high <= found_.highest || value_range::near(values.high, found_.highest));
  }
  constexpr void accept(const interval& values) {
    if (values.low < found_.low) found_.low = values.low;
    if (values.high > found_.high) found_.high = values.high;
  }

  constexpr void visit(double a, double b) {
    const bool finite = isfinite(a) && isfinite(b), last = ++visited_ > most_cells || waiting_ + 2 > 160 ||
                                                           (finite ? is_narrow(a, b) : a > 0x1p30 || b < -0x1p30);
    const int depth = of_ + 2 < graph_.roots() ? 2 : of_ + 1 < graph_.roots() ? 1 : 0;
    graph_.on({a, b}, of_ + depth);
    interval values = graph_.root(of_);
    const interval limit = graph_.limit(of_);
    const interval bend = depth > 1 ? graph_.root(of_ + 2) : anything;
    interval slope = depth > 0 ? graph_.root(of_ + 1) : anything;
    if (!values.defined) return last ? void(found_.known = false) : cut(a, b);
    reach(limit);
    if (is_covered(values)) return accept(values);
    if (depth > 0 && slope.defined && (continuous_ || values.regular)) {
      if (finite && !slope.has_sign()) {  // the mean value theorem, for the slope and for the value
        const double m = a / 2 + b / 2, reach = above(b - m > m - a ? b - m : m - a);
        const interval value = value_at(m, 1), h(-reach, reach);
        if (slope.regular && bend.defined) slope = both(slope, graph_.root(of_ + 1) + bend * h);
        values = both(values, value + slope * h);
      }
      if (slope.has_sign())
        values = both(values, between_ends(a, b, limit, slope.low >= 0));
      else if (finite && slope.regular && bend.defined && (bend.low > 0 || bend.high < 0))
        values = both(values, around_turning_point(a, b, bend));
    } else {
      value_at(finite ? a / 2 + b / 2 : isfinite(a) ? a : isfinite(b) ? b : 0);
    }
    if (last || is_covered(values))
      accept(values);
    else
      cut(a, b);
  }
  constexpr void cut(double a, double b) {
    const double middle = cut_of(a, b);
    push(a, middle), push(middle, b);
  }

  constexpr interval between_ends(double a, double b, const interval& limit, bool rises) {
    const interval first = end_value(a, limit), last = end_value(b, limit);
    return rises ? interval(first.low, last.high) : interval(last.low, first.high);
  }

  // Convex (or concave): the ends are the greatest. From the point m, f(m) + f'(m) h + c h^2 / 2 >= f(m) - f'(m)^2 / (2 c).
  constexpr interval around_turning_point(double a, double b, const interval& bend) {
    const interval ends = hull(value_at(a), value_at(b));
    const bool convex = bend.low >= 0;
    const double c = convex ? bend.low : -bend.high;
    const double m = turning_point(a, b);
    graph_.on(m, of_ + 1);
    const interval value = graph_.root(of_), slope = graph_.root(of_ + 1);
    reach(value);
    const interval least = interval(slope.magnitude()), drop = least * least / (interval(2) * interval(c));
    return convex ? interval((value - drop).low, ends.high) : interval(ends.low, (value + drop).high);
  }
};

}  // namespace detail

// Of a formula and its derivatives: of the root `of`, 0 for the function itself, 1 for its derivative.
constexpr value_range range(const analysed& f, int of = 0) {
  enclosing enclosure(f.g, 0, f.arguments());
  return detail::range_search(enclosure, of, of == 0 && f.continuous).find(detail::cells(f.kinks));
}

// Of an activation along its first input: parameters at their defaults, other inputs anywhere.
template <class Activation>
constexpr value_range range(const Activation& f) {
  return range(analyse(f));
}

}  // namespace slope
