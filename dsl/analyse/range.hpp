// SPDX-License-Identifier: Apache-2.0
// Between which numbers a function lies, on the whole line: range(mish).low. Bisection with proofs: a cell is done where its
// enclosure does not lie beyond values that are reached, where f' has a sign, or where f'' has one and Newton's method finds
// the turning point.
#pragma once
#include <slope/dsl/analyse/landscape.hpp>

namespace slope {

// Every value lies in [low, high]; values as low as `lowest` and as high as `highest` are taken, or approached without end.
struct value_range {
  double low = infinity, high = -infinity;
  double lowest = infinity, highest = -infinity;
  bool known = true;  // false: somewhere the formula may have no value; low and high then are infinite

  // Nothing is left to be found but digits beyond the tolerance.
  constexpr bool tight() const { return known && near(low, lowest) && near(high, highest); }

  static constexpr double tolerance = 1e-10;  // absolute below 1, relative above
  static constexpr bool near(double a, double b) {
    if (!isfinite(a) || !isfinite(b)) return a == b;
    const double size = b < -1 ? -b : b > 1 ? b : 1;
    return a - b <= tolerance * size && b - a <= tolerance * size;
  }
};

namespace detail {

class range_search {
 public:
  constexpr range_search(const analysed& f, int of) : f_(f, of), kinks_(f.kinks) {}

  constexpr value_range find() {
    for (const double x : {-2.0, -1.0, 0.0, 1.0, 2.0}) value_at(x);  // what to beat
    const cells all(kinks_);
    for (int i = all.count; i-- > 0;) stack_.push(all.ends[i], all.ends[i + 1]);
    for (double a = 0, b = 0; found_.known && stack_.pop(a, b);) visit(a, b);
    if (!found_.known) found_.low = -infinity, found_.high = infinity;
    return found_;
  }

 private:
  landscape f_;
  const kink_set& kinks_;
  value_range found_;
  cell_stack stack_;

  constexpr interval reach(const interval& value) {
    if (value.defined && value.high < found_.lowest) found_.lowest = value.high;
    if (value.defined && value.low > found_.highest) found_.highest = value.low;
    return value;
  }
  constexpr interval value_at(double x) { return reach(f_.value_at(x)); }

  constexpr bool is_covered(const interval& values) const {
    return (values.low >= found_.lowest || value_range::near(values.low, found_.lowest)) &&
           (values.high <= found_.highest || value_range::near(values.high, found_.highest));
  }

  constexpr void visit(double a, double b) {
    const bool finite = isfinite(a) && isfinite(b), last = stack_.is_last(a, b);
    f_.look(a, b);
    if (!f_.values.defined) return last ? void(found_.known = false) : cut(a, b);
    reach(f_.limit);
    if (is_covered(f_.values)) return accept(f_.values);
    if (!f_.smooth)
      value_at(finite ? a / 2 + b / 2 : isfinite(a) ? a : isfinite(b) ? b : 0);
    else if (finite && !f_.slope.has_sign())
      reach(f_.sharpen(a, b));
    interval values = f_.values;
    if (f_.smooth && f_.slope.has_sign())
      values = both(values, between_ends(a, b, f_.limit, f_.slope.low >= 0));
    else if (f_.smooth && finite && f_.is_curved())
      values = both(values, around_turning_point(a, b, f_.bend));
    if (last || is_covered(values))
      accept(values);
    else
      cut(a, b);
  }
  constexpr void accept(const interval& values) {
    if (values.low < found_.low) found_.low = values.low;
    if (values.high > found_.high) found_.high = values.high;
  }
  constexpr void cut(double a, double b) {
    const double middle = cut_of(a, b);
    stack_.push(a, middle), stack_.push(middle, b);
  }

  constexpr interval between_ends(double a, double b, const interval& limit, bool rises) {
    const interval first = isfinite(a) ? value_at(a) : limit, last = isfinite(b) ? value_at(b) : limit;
    return rises ? interval(first.low, last.high) : interval(last.low, first.high);
  }

  // Convex (or concave): the ends are the greatest. From the point m, f(m) + f'(m) h + c h^2 / 2 >= f(m) - f'(m)^2 / (2 c).
  constexpr interval around_turning_point(double a, double b, const interval& bend) {
    const interval ends = hull(value_at(a), value_at(b)), c = bend.low > 0 ? bend.low : -bend.high;
    const double m = f_.turning_point(a, b);
    const interval value = value_at(m), slope(f_.slope_at(m).magnitude()), drop = slope * slope / (interval(2) * c);
    return bend.low > 0 ? interval((value - drop).low, ends.high) : interval(ends.low, (value + drop).high);
  }
};

}  // namespace detail

// Of a formula and its derivatives: of the root `of`, 0 for the function itself, 1 for its derivative.
constexpr value_range range(const analysed& f, int of = 0) { return detail::range_search(f, of).find(); }

// Of an activation along its first input: parameters at their defaults, other inputs anywhere.
template <class Activation>
constexpr value_range range(const Activation& f) {
  return range(analyse(f));
}

}  // namespace slope
