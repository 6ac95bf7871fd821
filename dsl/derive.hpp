// SPDX-License-Identifier: Apache-2.0
// The one engine that derives: the table of calculus applied to each node once, in order of evaluation.
#pragma once
#include <slope/dsl/rules/calculus.hpp>
#include <slope/dsl/simplify.hpp>

namespace slope {

// Whether a pattern mentions a letter: a rule needs the derivative of an operand only if it does.
constexpr bool mentions_letter(const graph& patterns, int pattern, int letter) {
  if (patterns.operation(pattern) == op::argument) return patterns.argument(pattern) == letter;
  if (describe(patterns.operation(pattern)).kind == kind::leaf) return false;
  for (int k = 0; k < patterns.operands(pattern); ++k)
    if (mentions_letter(patterns, patterns.operand(pattern, k), letter)) return true;
  return false;
}

// For each operation the operands whose derivatives its rule needs, as bits.
inline constexpr auto differentiated_operands = [] {
  std::array<std::uint8_t, operation_count> bits{};
  for (const auto& o : operations)
    for (int k = 0; k < o.operands; ++k)
      if (!has_rule(o.id) ? describe(o.id).kind != kind::condition
                          : mentions_letter(calculus.patterns, calculus.rules[std::size_t(calculus.first[std::size_t(o.id)])].right, letter_du + k))
        bits[std::size_t(o.id)] |= static_cast<std::uint8_t>(1 << k);
  return bits;
}();

// In `work`, the derivative of `node` with respect to argument `wrt`.
constexpr int derive(simplifying& work, int node, int wrt) {
  const int zero = work.number(rational(0)), one = work.number(rational(1));
  std::array<std::int16_t, graph::capacity> d{};
  std::array<bool, graph::capacity> needed{};
  needed[graph::at(node)] = true;
  const auto is_leaf = [&](int i) { return describe(work.result.operation(i)).kind == kind::leaf; };
  for (int i = node; i >= 0; --i)
    if (needed[graph::at(i)] && !is_leaf(i))
      for (int k = 0; k < work.result.operands(i); ++k)
        if (differentiated_operands[std::size_t(work.result.operation(i))] >> k & 1)
          needed[graph::at(work.result.operand(i, k))] = true;
  for (int i = 0; i <= node; ++i) {
    d[graph::at(i)] = static_cast<std::int16_t>(zero);
    if (!needed[graph::at(i)]) continue;
    const op o = work.result.operation(i);
    if (o == op::argument && work.result.argument(i) == wrt) d[graph::at(i)] = static_cast<std::int16_t>(one);
    if (is_leaf(i) || describe(o).kind == kind::condition) continue;
    bindings bound;
    bool constant = true;
    for (int k = 0; k < work.result.operands(i); ++k) {
      const int u = work.result.operand(i, k), du = d[graph::at(u)];
      bound.node[graph::at(letter_u + k)] = static_cast<std::int16_t>(u + 1);
      bound.node[graph::at(letter_du + k)] = static_cast<std::int16_t>(du + 1);
      constant = constant && du == zero;
    }
    if (constant) continue;
    if (!has_rule(o)) {
      work.result.fail(failure::no_derivative, o);
      continue;
    }
    const auto& rule = calculus.rules[std::size_t(calculus.first[std::size_t(o)])];
    d[graph::at(i)] = static_cast<std::int16_t>(substitute(calculus.patterns, rule.right, work, bound));
  }
  return d[graph::at(node)];
}

// The derivative of the first root, alone in a graph.
constexpr graph derivative(const graph& f, int wrt) {
  simplifying work;
  const int node = copy(f, f.root(), work);
  work.result.error = f.error;
  work.result.culprit = f.culprit;
  work.result.add_root(derive(work, node, wrt));
  return simplify(work.result);
}

}  // namespace slope
