// SPDX-License-Identifier: Apache-2.0
// Where a formula changes its branch along one argument: where a condition, max, min, abs, sign or step changes.
//
// Found exactly where what is compared is linear between the kinks found so far. Between two kinks every condition has
// one value, so nested ones (clamp) are pieces of lines again; the others leave `complete` false.
#pragma once
#include <initializer_list>
#include <span>

#include <slope/dsl/evaluate.hpp>

namespace slope {

struct kink_set {
  static constexpr int capacity = 16;
  double_double points[capacity]{};  // ascending
  int count = 0;
  bool complete = true;  // false: there may be others

  constexpr const double_double* begin() const { return points; }
  constexpr const double_double* end() const { return points + count; }

  // These, and no others.
  constexpr bool are(std::initializer_list<double_double> expected) const {
    return complete && std::equal(begin(), end(), expected.begin(), expected.end());
  }
  constexpr void insert(double_double point) {
    if (count == capacity) return void(complete = false);
    int at = count++;
    for (; at > 0 && points[at - 1] > point; --at) points[at] = points[at - 1];
    points[at] = point;
  }
};

namespace detail {

// A graph along one argument in one interval between kinks: each node a line, or unknown.
class kink_search {
 public:
  constexpr kink_search(const graph& g, int wrt, std::span<const double_double> arguments)
      : g_(g), wrt_(wrt), arguments_(arguments) {}

  constexpr kink_set find() {
    kink_set found;
    for (int interval = 0; interval <= found.count && found.complete;) {
      low_ = interval > 0 ? found.points[interval - 1] : double_double(-infinity);
      high_ = interval < found.count ? found.points[interval] : double_double(infinity);
      for (auto& node : line_) node = line{};
      crossing_ = false;
      visit(g_.root());
      if (crossing_)
        found.insert(at_);  // and again, in the left part of this interval
      else
        ++interval;
    }
    found.complete = found.complete && !unknown_;
    return found;
  }

 private:
  struct line {
    double_double slope, value_at_0;
    bool visited = false, known = false;

    constexpr bool constant() const { return known && slope == double_double(0.0); }
  };
  const graph& g_;
  int wrt_;
  std::span<const double_double> arguments_;
  line line_[graph::capacity]{};
  double_double low_, high_, at_;
  bool crossing_ = false, unknown_ = false;

  constexpr double_double middle() const {
    const double_double one(1.0);
    if (isinf(low_)) return isinf(high_) ? double_double(0.0) : high_ - one;
    return isinf(high_) ? low_ + one : (low_ + high_) / double_double(2.0);
  }

  // The sign of a line in the interval: it has one unless it crosses zero there, which ends the visit.
  constexpr int sign(const line& l) {
    if (!l.known) return unknown_ = true, 0;
    if (l.constant()) return (l.value_at_0 > double_double(0.0)) - (l.value_at_0 < double_double(0.0));
    const double_double root = -l.value_at_0 / l.slope;
    // Nearer to an end of the interval it is the kink that is there already.
    const double_double near = double_double(1e-25) * (double_double(1.0) + reference::abs(root));
    if (root > low_ + near && root < high_ - near) return crossing_ = true, at_ = root, 0;
    const double_double value = l.slope * (isinf(low_) && isinf(high_) ? double_double(0.0) : middle()) + l.value_at_0;
    return value > double_double(0.0) ? 1 : -1;
  }

  static constexpr line known(double_double slope, double_double value) { return {slope, value, true, !isnan(value)}; }
  static constexpr line combine(const line& u, double_double a, const line& v, double_double b) {
    line result = known(u.slope * a + v.slope * b, u.value_at_0 * a + v.value_at_0 * b);
    result.known = result.known && u.known && v.known;
    return result;
  }

  constexpr const line& visit(int node) {
    line& result = line_[node];
    if (!result.visited && !crossing_) {
      line computed = compute(node);
      computed.visited = true;
      result = computed;
    }
    return result;
  }

  constexpr line compute(int node) {
    const op o = g_.operation(node);
    const double_double zero(0.0), one(1.0);
    const line nothing{zero, zero, true, false};
    if (o == op::argument)
      return g_.argument(node) == wrt_ ? known(one, zero) : known(zero, arguments_[graph::at(g_.argument(node))]);
    if (o == op::number)
      return known(zero, double_double::rational(g_.number(node).numerator, g_.number(node).denominator));
    if (o == op::pi) return known(zero, constants::pi);
    if (o == op::maximum || o == op::selected) return unknown_ = true, nothing;
    const line u = visit(g_.operand(node, 0));
    if (o == op::stop_gradient || o == op::declared) return u;
    if (o == op::when) {  // only the branch that is taken counts
      if (crossing_) return nothing;
      if (u.constant()) return visit(g_.operand(node, u.value_at_0 == zero ? 2 : 1));
      visit(g_.operand(node, 1)), visit(g_.operand(node, 2));
      return nothing;
    }
    const line v = g_.operands(node) > 1 ? visit(g_.operand(node, 1)) : known(zero, zero);
    if (crossing_) return nothing;
    if (u.constant() && v.constant()) return known(zero, apply(o, u.value_at_0, v.value_at_0, zero));
    switch (o) {
      case op::negate: return combine(u, -one, u, zero);
      case op::add: return combine(u, one, v, one);
      case op::subtract: return combine(u, one, v, -one);
      case op::multiply:
        if (u.constant()) return combine(v, u.value_at_0, v, zero);
        return v.constant() ? combine(u, v.value_at_0, u, zero) : nothing;
      case op::divide: return v.constant() ? combine(u, one / v.value_at_0, u, zero) : nothing;
      case op::abs: {
        const int s = sign(u);
        return combine(u, double_double(s), u, zero);
      }
      case op::min:
      case op::max: {
        const int s = sign(combine(u, one, v, -one));
        return !u.known || !v.known ? nothing : (s > 0) == (o == op::max) ? u : v;
      }
      case op::sign:
      case op::step: {
        const int s = sign(u);
        return u.known ? known(zero, apply(o, double_double(s), zero, zero)) : nothing;
      }
      case op::less:
      case op::less_equal:
      case op::greater:
      case op::greater_equal:
      case op::equal:
      case op::not_equal: {
        const line difference = combine(u, one, v, -one);
        const int s = sign(difference);
        return difference.known ? known(zero, apply(o, double_double(s), zero, zero)) : nothing;
      }
      case op::floor:
      case op::round: return unknown_ = true, nothing;
      default: return nothing;
    }
  }
};

}  // namespace detail

// Along argument `wrt`, the others as given; one that is NaN is not known.
constexpr kink_set kinks(const graph& g, int wrt, std::span<const double_double> arguments) {
  return detail::kink_search(g, wrt, arguments).find();
}

// The defaults of the parameters of an activation; inputs have none and are NaN.
template <class Activation>
constexpr std::array<double_double, Activation::argument_count> defaults_of(const Activation& f) {
  std::array<double_double, Activation::argument_count> values{};
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    ((values[I] = [&] {
       if constexpr (Activation::roles[I] == role::scalar || Activation::roles[I] == role::learned)
         return value_of(std::get<I>(f.arguments).start);
       else
         return double_double(not_a_number);
     }()),
     ...);
  }(std::make_index_sequence<Activation::argument_count>{});
  return values;
}

// Along the first input, the parameters at their defaults.
template <class Activation>
constexpr kink_set kinks(const Activation& f) {
  const auto values = defaults_of(f);
  return kinks(Activation::template derived<0>, 0, values);
}

}  // namespace slope
