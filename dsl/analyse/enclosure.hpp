// SPDX-License-Identifier: Apache-2.0
// All values of the roots of a graph while one argument goes through an interval, finite or a ray; the others stay in theirs.
#pragma once
#include <slope/dsl/analyse/asymptote.hpp>

namespace slope {

// The number itself where a double is one.
constexpr interval enclose(const rational& number) {
  const double_double value = double_double::rational(number.numerator, number.denominator);
  const wide power_of_two = number.denominator & (number.denominator - 1), limit = wide(1) << 53;
  const bool exact = power_of_two == 0 && number.numerator < limit && number.numerator > -limit;
  return detail::enclose(value, value, exact, exact);
}

// The last values of a function at doubles: cells of a bisection share their ends.
class memory {
 public:
  constexpr interval operator()(op o, double x) {
    for (int i = 0; i < filled_; ++i)
      if (x_[i] == x) return y_[i];
    const int i = next_;
    next_ = (next_ + 1) % size;
    if (filled_ < size) ++filled_;
    x_[i] = x;
    return y_[i] = detail::at_point(o, x);
  }

 private:
  static constexpr int size = 12;
  double x_[size]{};
  interval y_[size]{};
  int filled_ = 0, next_ = 0;
};

class enclosing {
 public:
  // Along argument `wrt`; arguments[i] holds every value that argument i may have.
  constexpr enclosing(const graph& g, int wrt, std::span<const interval> arguments) : g_(g), wrt_(wrt), arguments_(arguments) {
    for (int k = g.root_count - 1; k >= 0; --k) {
      bool needed[graph::capacity]{};
      needed[g.root(k)] = true;
      mark_needed(g, g.root(k), needed);
      for (int i = 0; i <= g.root(k); ++i)
        if (needed[i]) first_[i] = static_cast<std::int8_t>(k + 1);
    }
    std::int8_t remembering = 0;
    for (int i = 0; i < g.size; ++i) {
      const op o = g.operation(i);
      moves_[i] = o == op::argument && g.argument(i) == wrt;
      for (int k = 0; k < g.operands(i); ++k) moves_[i] = moves_[i] || moves_[g.operand(i, k)];
      if (first_[i] > 0 && !moves_[i]) value_[i] = compute(i, 0);
      if (moves_[i] && describe(o).kind == kind::function && remembering < memories) memory_of_[i] = ++remembering;
    }
  }

  // From now on root(k) is about x, for the roots up to `last`. A ray that begins at 1 or farther out has asymptotes.
  constexpr void on(const interval& x, int last) {
    const bool up = x.high == infinity && x.low >= 1, down = x.low == -infinity && x.high <= -1;
    on_ray_ = up || down;
    const asymptotics ray(up ? x.low : down ? -x.high : 1);
    for (int i = 0; i <= g_.size - 1; ++i) {
      if (first_[i] == 0 || first_[i] > last + 1) continue;
      if (moves_[i]) value_[i] = compute(i, x);
      if (on_ray_) compute_tail(ray, i, up ? 1 : -1);
    }
  }
  constexpr const interval& root(int k) const { return value_[g_.root(k)]; }
  constexpr const interval& node(int i) const { return value_[i]; }
  constexpr bool moves(int i) const { return moves_[i]; }
  // After a ray: where root k tends to; everything, if that is not known.
  constexpr interval limit(int k) const { return on_ray_ && tail_[g_.root(k)].known ? limit_[g_.root(k)] : anything; }
  constexpr int roots() const { return g_.root_count; }

 private:
  const graph& g_;
  int wrt_;
  std::span<const interval> arguments_;
  interval value_[graph::capacity]{}, limit_[graph::capacity]{};
  asymptote tail_[graph::capacity]{};
  static constexpr int memories = 16;
  memory memory_[memories]{};
  std::int8_t memory_of_[graph::capacity]{};  // plus one
  std::int8_t first_[graph::capacity]{};  // the first root that needs a node, plus one
  bool moves_[graph::capacity]{}, on_ray_ = false;

  constexpr interval compute(int i, const interval& x) {
    switch (g_.operation(i)) {
      case op::number: return enclose(g_.number(i));
      case op::pi: return {constants::pi.high, detail::above(constants::pi.high)};
      case op::argument: return g_.argument(i) == wrt_ ? x : arguments_[graph::at(g_.argument(i))];
      default: break;
    }
    const op o = g_.operation(i);
    const int m = memory_of_[i];
    const auto value_at = [&](double at) { return m ? memory_[m - 1](o, at) : detail::at_point(o, at); };
    return apply(o, operand(i, 0), operand(i, 1), operand(i, 2), value_at);
  }
  constexpr interval operand(int i, int k) const { return k < g_.operands(i) ? value_[g_.operand(i, k)] : interval(); }

  constexpr void compute_tail(const asymptotics& ray, int i, double sign) {
    const op o = g_.operation(i);
    if (o == op::argument && g_.argument(i) == wrt_)
      tail_[i] = ray.argument(sign);
    else if (!moves_[i])
      tail_[i] = ray.constant(value_[i]);
    else if (o == op::when) {
      const interval condition = operand(i, 0);
      tail_[i] = condition.is_point() ? tail_[g_.operand(i, condition.low == 0 ? 2 : 1)] : asymptote{};
    } else {
      const int u = g_.operand(i, 0), v = g_.operands(i) > 1 ? g_.operand(i, 1) : u;
      tail_[i] = ray.of(o, tail_[u], value_[u], tail_[v], value_[v]);
    }
    if (!tail_[i].known) return;
    value_[i] = both(value_[i], ray.bounds(tail_[i]));
    limit_[i] = ray.limit(tail_[i]);
  }
};

}  // namespace slope
