// SPDX-License-Identifier: Apache-2.0
// Even, odd or neither: proven by putting -x for x and simplifying, refuted at a point.
#pragma once
#include <slope/dsl/analyse/analysed.hpp>

namespace slope {

enum class parity : std::uint8_t { unknown, neither, even, odd };

namespace detail {

// Whether f(-x) and f(x), or -f(x), simplify to one formula, whatever the other arguments are.
struct mirrored {
  bool even = false, odd = false;

  constexpr explicit mirrored(const graph& f) {
    simplifying work;
    int arguments[graph::root_capacity]{};
    for (int i = 0; i < graph::root_capacity; ++i) arguments[i] = work.argument(i);
    const int plain = copy(f, f.root(), work, arguments), opposite = work.insert(op::negate, plain);
    arguments[0] = work.insert(op::negate, arguments[0]);
    const int other = copy(f, f.root(), work, arguments);
    even = other == plain, odd = other == opposite;
    if (work.result.error != failure::none) even = odd = false;
  }
};

}  // namespace detail

// Along argument 0, the others as given. The zero function is even.
constexpr parity parity_of(const analysed& f) {
  for (int i = 0; i < f.g.size; ++i)
    if (f.g.operation(i) == op::maximum || f.g.operation(i) == op::selected) return parity::unknown;
  const detail::mirrored symbols(f.g);
  if (symbols.even) return parity::even;
  if (symbols.odd) return parity::odd;
  bool not_even = false, not_odd = false;
  enclosing g(f.g, 0, f.arguments());
  for (const double x : {1.0, 0.25, 3.0}) {
    g.on(-x, 0);
    const interval left = g.root(0);
    g.on(x, 0);
    const interval right = g.root(0);
    if (!left.defined || !right.defined) continue;
    not_even = not_even || disjoint(left, right);
    not_odd = not_odd || disjoint(left, -right);
    if (not_even && not_odd) return parity::neither;
  }
  return parity::unknown;
}

// Of an activation along its first input, the parameters at their defaults.
template <class Activation>
constexpr parity parity_of(const Activation& f) {
  return parity_of(analyse(f));
}

}  // namespace slope
