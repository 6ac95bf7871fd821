// SPDX-License-Identifier: Apache-2.0
// What the analyses ask about one function of one argument.
#pragma once
#include <slope/dsl/analyse/continuity.hpp>
#include <slope/dsl/partials.hpp>

namespace slope {

struct analysed {
  graph g;                // f, f', f'', f''' by argument 0; only f where an operation has no derivative
  bool continuous = false;  // proven of f
  kink_set kinks;           // of f
  int argument_count = 0;
  interval argument[graph::root_capacity]{};  // all values that each argument but the first may have

  constexpr std::span<const interval> arguments() const { return {argument, static_cast<std::size_t>(argument_count)}; }
};

// `partials` with its roots where `roots` says, or with one alone.
constexpr analysed analyse(const graph& partials, const partial_roots& roots, std::span<const interval> arguments) {
  analysed f;
  f.g = partials;
  f.g.root_count = 0;
  f.g.add_root(partials.root());
  const graph value = compact(f.g);
  if (partials.root_count == roots.count())
    for (const int k : {roots.first(0), roots.second(0, 0), roots.third()}) f.g.add_root(partials.root(k));
  f.g = compact(f.g);
  double_double middles[graph::root_capacity]{};
  for (const interval& a : arguments) {
    middles[f.argument_count] = a.magnitude() < infinity ? double_double(a.low / 2 + a.high / 2) : double_double(not_a_number);
    f.argument[f.argument_count++] = a;
  }
  f.kinks = kinks(value, 0, std::span<const double_double>(middles, arguments.size()));
  f.continuous = is_continuous(value, 0, f.arguments(), f.kinks);
  return f;
}

// A closed formula, such as the default of a scalar.
template <Formula Closed>
constexpr interval enclose_value(const Closed& closed) {
  simplifying builder;
  const int root = freeze(builder, closed, nullptr);
  if (builder.result.is_number(root)) return enclose(builder.result.number(root));
  builder.result.add_root(root);
  return enclosing(builder.result, 0, {}).root(0);
}

// The parameters at their defaults, all inputs but the first anywhere.
template <class Activation>
constexpr analysed analyse(const Activation& f) {
  static_assert(Activation::argument_count <= graph::root_capacity, "Slope: the activation has too many arguments");
  std::array<interval, Activation::argument_count> values{};
  std::apply(
      [&](const auto&... a) {
        std::size_t i = 0;
        ((values[i++] = [](const auto& argument) {
           constexpr role is = std::decay_t<decltype(argument)>::role;
           if constexpr (is == role::scalar || is == role::learned)
             return enclose_value(argument.start);
           else
             return anything;
         }(a)),
         ...);
      },
      f.arguments);
  if constexpr (partials<Activation>.error == failure::none)
    return analyse(partials<Activation>, roots_of<Activation>(), values);
  else
    return analyse(Activation::template derived<0>, roots_of<Activation>(), values);
}

}  // namespace slope
