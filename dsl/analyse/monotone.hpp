// SPDX-License-Identifier: Apache-2.0
// Where a function is proven to rise and where to fall: the longest stretches on which f' >= 0, or f' <= 0. Between two of
// them lies a gap of about 1e-7 around a turning point, or what could not be proven.
#pragma once
#include <slope/dsl/analyse/landscape.hpp>
#include <slope/dsl/analyse/verdict.hpp>

namespace slope {

struct stretch {
  double low, high;  // closed; infinite ends
  int direction;     // +1: f' >= 0; -1: f' <= 0; 0: f' = 0
  bool strict;       // f is not constant there
};

struct stretch_list {
  static constexpr int capacity = 32;
  stretch all[capacity]{};  // from left to right
  int count = 0;
  bool complete = true;  // false: there are more than fit

  constexpr const stretch* begin() const { return all; }
  constexpr const stretch* end() const { return all + count; }

  // Longer by the next cell, if it goes on where the last ended and as the last.
  constexpr void add(const stretch& next) {
    stretch* last = count > 0 ? &all[count - 1] : nullptr;
    if (last && last->high == next.low && (last->direction == next.direction || last->direction == 0 || next.direction == 0)) {
      last->high = next.high;
      last->strict = last->strict || next.strict;
      if (last->direction == 0) last->direction = next.direction;
    } else if (count == capacity) {
      complete = false;
    } else {
      all[count++] = next;
    }
  }
};

namespace detail {

class stretch_search {
 public:
  constexpr explicit stretch_search(const analysed& f) : f_(f, 0), kinks_(f.kinks), derived_(f.g.root_count > 1) {}

  constexpr stretch_list find() {
    if (!derived_) return found_;
    const cells all(kinks_);
    for (int i = all.count; i-- > 0;) stack_.push(all.ends[i], all.ends[i + 1]);
    for (double a = 0, b = 0; stack_.pop(a, b);) visit(a, b);
    return found_;
  }

 private:
  landscape f_;
  const kink_set& kinks_;
  bool derived_;
  stretch_list found_;
  cell_stack stack_;

  constexpr void visit(double a, double b) {
    f_.look(a, b);
    const bool finite = isfinite(a) && isfinite(b);
    if (f_.smooth && finite && !f_.slope.has_sign()) f_.sharpen(a, b);
    if (f_.smooth && f_.slope.has_sign())
      found_.add({a, b, f_.slope.is(0) ? 0 : f_.slope.low >= 0 ? 1 : -1, f_.slope.low > 0 || f_.slope.high < 0});
    else if (f_.smooth && finite && f_.is_curved())
      split(a, b, f_.bend.low > 0 ? 1 : -1);
    else if (!stack_.is_last(a, b) && !is_hopeless(a, b)) {
      const double middle = cut_of(a, b);
      stack_.push(middle, b), stack_.push(a, middle);
    }
  }

  // The slope has no sure sign at one number even: what cancelled left nothing, and shorter cells are no better.
  constexpr bool is_hopeless(double a, double b) {
    if (a == -infinity && b == infinity) return false;
    const double x = !isfinite(a) ? b : !isfinite(b) ? a : a / 2 + b / 2;
    return (b - a <= 1 || x <= -8 || x >= 8) && !f_.slope_at(x).has_sign();
  }

  // The slope goes from one sign to the other: `direction` after the turning point. What holds at a point holds beyond it.
  constexpr void split(double a, double b, int direction) {
    const double turn = f_.turning_point(a, b);
    bool before = false, after = false;
    double first = turn, second = turn;
    for (double gap = 0x1p-40; gap < b - a && !(before && after); gap *= 4) {
      if (!before) first = turn - gap < a ? a : turn - gap, before = has_direction(first, -direction);
      if (!after) second = turn + gap > b ? b : turn + gap, after = has_direction(second, direction);
    }
    if (before && first > a) found_.add({a, first, -direction, true});
    if (after && second < b) found_.add({second, b, direction, true});
  }
  constexpr bool has_direction(double x, int direction) {
    const interval slope = f_.slope_at(x);
    return direction > 0 ? slope.low > 0 : slope.high < 0;
  }
};

}  // namespace detail

constexpr stretch_list stretches(const analysed& f) { return detail::stretch_search(f).find(); }

// Whether f only rises, or only falls, on the whole line.
constexpr verdict is_monotone(const stretch_list& found) {
  bool rises = false, falls = false;
  for (const stretch& s : found) {
    if (s.low == -infinity && s.high == infinity) return verdict::is_proven;
    rises = rises || (s.strict && s.direction > 0);
    falls = falls || (s.strict && s.direction < 0);
  }
  return rises && falls ? verdict::is_refuted : verdict::is_unknown;
}

// Of an activation along its first input, the parameters at their defaults.
template <class Activation>
constexpr stretch_list stretches(const Activation& f) {
  return stretches(analyse(f));
}
template <class Activation>
constexpr verdict is_monotone(const Activation& f) {
  return is_monotone(stretches(f));
}

}  // namespace slope
