// SPDX-License-Identifier: Apache-2.0
// Whether two definitions are one function: proven where they simplify to one formula, refuted at a point where their values
// are proven to differ, unknown otherwise.
#pragma once
#include <slope/dsl/analyse/enclosure.hpp>
#include <slope/dsl/analyse/verdict.hpp>

namespace slope {

// Of simplified formulas with the same arguments.
constexpr verdict same_function(const graph& f, const graph& g, int argument_count) {
  if (f == g) return verdict::is_proven;
  for (const graph* each : {&f, &g})
    for (int i = 0; i < each->size; ++i)
      if (each->operation(i) == op::maximum || each->operation(i) == op::selected) return verdict::is_unknown;
  // Points that are not on a line, with the parameters near where they usually are.
  constexpr double points[] = {-2.5, -0.75, 0.375, 1.25, 4.0, -7.0}, parameters[] = {0.25, 0.625, 1.5, 0.125};
  interval arguments[graph::root_capacity]{};
  const std::span<const interval> others(arguments, static_cast<std::size_t>(argument_count));
  int at = 0;
  for (const double x : points) {
    for (int i = 1; i < argument_count; ++i) arguments[i] = parameters[++at % 4];
    enclosing first(f, 0, others), second(g, 0, others);
    first.on(x, 0), second.on(x, 0);
    if (first.root(0).defined && second.root(0).defined && disjoint(first.root(0), second.root(0))) return verdict::is_refuted;
  }
  return verdict::is_unknown;
}

// Of activations, argument by argument. With other numbers of arguments they are not one function.
template <class F, class G>
constexpr verdict same_function(const F&, const G&) {
  if constexpr (F::argument_count != G::argument_count)
    return verdict::is_refuted;
  else
    return same_function(F::template derived<0>, G::template derived<0>, F::argument_count);
}

}  // namespace slope
