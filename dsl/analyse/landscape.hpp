// SPDX-License-Identifier: Apache-2.0
// A function over one cell: where its values, its slope and its bend lie. What the searches for the range and for the signs
// of the derivative share.
#pragma once
#include <slope/dsl/analyse/analysed.hpp>

namespace slope::detail {

class landscape {
 public:
  interval values, slope, bend;  // of the last cell; slope and bend are everything where there is no derivative
  interval limit;                // of a ray: where the function tends to; everything, if that is not known
  bool smooth = false;           // on that cell the function is continuous and, kinks apart, its derivative is `slope`

  // Root `of` of the graph, and the next two as its derivatives.
  constexpr landscape(const analysed& f, int of)
      : graph_(f.g, 0, f.arguments()), of_(of), depth_(f.g.root_count - of > 2 ? 2 : f.g.root_count - of - 1),
        continuous_(of == 0 && f.continuous) {}

  constexpr void look(double a, double b) {
    graph_.on({a, b}, of_ + depth_);
    values = graph_.root(of_), limit = graph_.limit(of_);
    slope = depth_ > 0 ? graph_.root(of_ + 1) : anything;
    bend = depth_ > 1 ? graph_.root(of_ + 2) : anything;
    smooth = depth_ > 0 && slope.defined && (continuous_ || values.regular);
    bends_ = depth_ > 1 && slope.regular && bend.defined;
  }

  // The mean value theorem about the middle of the (finite) cell, for the slope and for the values; returns the middle one.
  // A slope that rises or falls lies between those at the ends.
  constexpr interval sharpen(double a, double b) {
    const double m = a / 2 + b / 2, reach = above(b - m > m - a ? b - m : m - a);
    const interval value = value_at(m, 1), h(-reach, reach);
    if (bends_) slope = both(slope, graph_.root(of_ + 1) + bend * h);
    if (is_curved() && !slope.has_sign()) slope = both(slope, hull(slope_at(a), slope_at(b)));
    values = both(values, value + slope * h);
    return value;
  }

  // The slope rises, or falls, strictly on the whole cell.
  constexpr bool is_curved() const { return bends_ && (bend.low > 0 || bend.high < 0); }

  constexpr interval value_at(double x, int derivatives = 0) {
    graph_.on(x, of_ + derivatives);
    return graph_.root(of_);
  }
  constexpr interval slope_at(double x) {
    graph_.on(x, of_ + 1);
    return graph_.root(of_ + 1);
  }

  // Where, in a curved cell, the slope is nearly 0 or nearest to it: Newton's method.
  constexpr double turning_point(double a, double b) {
    double x = a / 2 + b / 2;
    for (int step = 0; step < 8; ++step) {
      graph_.on(x, of_ + 2);
      const interval s = graph_.root(of_ + 1), c = graph_.root(of_ + 2);
      const double divisor = c.low / 2 + c.high / 2;
      if (divisor == 0 || !isfinite(divisor) || !isfinite(s.low) || !isfinite(s.high)) break;
      const double change = (s.low / 2 + s.high / 2) / divisor, next = x - change;
      x = next > b ? x / 2 + b / 2 : next < a ? x / 2 + a / 2 : next;
      if (change < 1e-7 && change > -1e-7) break;
    }
    return x;
  }

 private:
  enclosing graph_;
  int of_, depth_;
  bool continuous_, bends_ = false;
};

// Cells that wait to be looked at. The last one put there comes first.
class cell_stack {
 public:
  static constexpr int most = 400;  // cells that are looked at: no search goes on for ever

  constexpr void push(double a, double b) {
    ends_[waiting_][0] = a, ends_[waiting_][1] = b;
    ++waiting_;
  }
  constexpr bool pop(double& a, double& b) {
    if (waiting_ == 0) return false;
    --waiting_, ++seen_;
    a = ends_[waiting_][0], b = ends_[waiting_][1];
    return true;
  }
  // Whether there is no use, or no time, to cut this cell.
  constexpr bool is_last(double a, double b) const { return seen_ > most || waiting_ + 2 > capacity || is_narrow(a, b); }

 private:
  static constexpr int capacity = 160;
  double ends_[capacity][2]{};
  int waiting_ = 0, seen_ = 0;
};

}  // namespace slope::detail
