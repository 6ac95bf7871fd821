// SPDX-License-Identifier: Apache-2.0
// Whether a formula is continuous along one argument: proven symbolically, branch against branch at the kink between them.
#pragma once
#include <slope/dsl/analyse/cells.hpp>
#include <slope/dsl/analyse/enclosure.hpp>

namespace slope {
namespace detail {

class continuity_proof {
 public:
  constexpr continuity_proof(const graph& f, int wrt, std::span<const interval> arguments, const kink_set& kinks)
      : f_(f), wrt_(wrt), kinks_(kinks), enclosure_(f, wrt, arguments) {}

  constexpr bool succeeds() {
    bool branches = false;
    for (int i = 0; i < f_.size; ++i)
      if (enclosure_.moves(i) && jumping_operations >> static_cast<unsigned>(f_.operation(i)) & 1)
        return false;
      else
        branches = branches || (enclosure_.moves(i) && f_.operation(i) == op::when);
    if (!branches) return true;
    if (!kinks_.complete) return false;
    for (int k = 0; k < kinks_.count; ++k)
      if ((k > 0 && kink(k) - beside(kink(k)) <= kink(k - 1) + beside(kink(k - 1))) || !joins_at(kink(k))) return false;
    return true;
  }

 private:
  // They jump, or their value is not what is derived.
  static constexpr std::uint64_t jumping_operations =
      bit(op::sign) | bit(op::step) | bit(op::floor) | bit(op::round) | bit(op::stop_gradient) | bit(op::declared) |
      bit(op::maximum) | bit(op::selected);
  const graph& f_;
  int wrt_;
  const kink_set& kinks_;
  enclosing enclosure_;
  bool switches_[graph::capacity]{};   // conditions that are not the same before, at and after the kink
  double decided_[graph::capacity]{};  // what the others are, 1 or 0

  constexpr double kink(int k) const { return kinks_.points[k].high; }
  static constexpr bool near(double a, double b) { return a - b <= beside(b) && b - a <= beside(b); }

  // Both sides of the conditions that switch, and both branches that they select, are the same where x is `symbol`. The other
  // conditions are what they are on both sides.
  template <class Symbol>
  constexpr bool joins_where(Symbol symbol) const {
    simplifying work;
    const int x = symbol(work);
    std::int16_t image[graph::capacity]{};
    for (int i = 0; i < f_.size; ++i) {
      const op o = f_.operation(i);
      int operand[3]{}, made = 0;
      if (describe(o).kind != kind::leaf)
        for (int k = 0; k < f_.operands(i); ++k) operand[k] = image[f_.operand(i, k)];
      const bool selects = o == op::when && switches_[f_.operand(i, 0)];
      if (selects || (switches_[i] && o >= op::less && o <= op::not_equal))
        if (operand[selects ? 1 : 0] != operand[selects ? 2 : 1]) return false;
      if (o == op::number)
        made = work.number(f_.number(i));
      else if (o == op::argument)
        made = f_.argument(i) == wrt_ ? x : work.argument(f_.argument(i));
      else if (o == op::when && (selects || decided_[f_.operand(i, 0)] >= 0))
        made = operand[decided_[f_.operand(i, 0)] == 0 ? 2 : 1];
      else
        made = work.insert(o, operand[0], operand[1], operand[2]);
      image[i] = static_cast<std::int16_t>(made);
    }
    return work.result.error == failure::none;
  }

  constexpr bool joins_at(double x0) {
    for (int i = 0; i < f_.size; ++i) switches_[i] = false, decided_[i] = -1;
    for (const double x : {x0 - beside(x0), x0, x0 + beside(x0)}) {
      enclosure_.on(x, 0);
      for (int i = 0; i < f_.size; ++i) {
        const interval& value = enclosure_.node(i);
        if (describe(f_.operation(i)).kind != kind::condition) continue;
        switches_[i] = switches_[i] || !value.is_point() || (x > x0 - beside(x0) && value.low != decided_[i]);
        decided_[i] = value.low;
      }
    }
    // The kink in symbols: a number or a parameter of the formula, its negative, or the double itself.
    bool joined = joins_where([&](simplifying& to) { return number(to, x0); });
    for (int i = 0; i < f_.size && !joined; ++i) {
      if (describe(f_.operation(i)).kind != kind::leaf || enclosure_.moves(i)) continue;
      const double value = enclosure_.node(i).low;
      if (near(value, x0)) joined = joins_where([&](simplifying& to) { return copy(f_, i, to); });
      if (near(-value, x0)) joined = joined || joins_where([&](simplifying& to) { return to.insert(op::negate, copy(f_, i, to)); });
    }
    return joined;
  }

  static constexpr int number(simplifying& to, double x) {
    rational r;
    for (; x != floor(x) && r.denominator < wide(1) << 60; x *= 2) r.denominator *= 2;
    r.numerator = x < 0x1p62 && x > -0x1p62 ? wide(static_cast<long long>(x)) : 0;
    return to.number(r);
  }
};

}  // namespace detail

// Proven to be continuous along argument `wrt` wherever it is defined, and, kinks apart, to have the derivative that the
// rules give. False: not proven. f has one root and no node that it does not need.
constexpr bool is_continuous(const graph& f, int wrt, std::span<const interval> arguments, const kink_set& kinks) {
  return detail::continuity_proof(f, wrt, arguments, kinks).succeeds();
}

}  // namespace slope
