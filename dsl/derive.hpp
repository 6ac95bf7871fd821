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
struct operand_bits {
  std::uint8_t of[operation_count]{};
};
inline constexpr operand_bits differentiated_operands = [] {
  operand_bits bits;
  for (const auto& o : operations)
    for (int k = 0; k < o.operands; ++k)
      if (!has_rule(o.id) ? o.kind != kind::condition
                          : mentions_letter(calculus.patterns, calculus.rules[calculus.first[std::size_t(o.id)]].right,
                                            letter_du + k))
        bits.of[std::size_t(o.id)] |= static_cast<std::uint8_t>(1 << k);
  return bits;
}();

// In `work`, the derivative of `node` with respect to argument `wrt`.
constexpr int derive(simplifying& work, int node, int wrt) {
  const int zero = work.number(rational(0)), one = work.number(rational(1));
  std::int16_t d[graph::capacity]{};
  bool needed[graph::capacity]{};
  needed[node] = true;
  for (int i = node; i >= 0; --i) {
    if (!needed[i]) continue;
    const std::uint64_t word = work.result.words[i];
    for (int k = 0, bits = differentiated_operands.of[word & 0xff]; bits != 0; ++k, bits >>= 1)
      if (bits & 1) needed[word >> (8 + 16 * k) & 0xffff] = true;
  }
  for (int i = 0; i <= node; ++i) {
    d[i] = static_cast<std::int16_t>(zero);
    if (!needed[i]) continue;
    const op o = work.result.operation(i);
    if (o == op::argument && work.result.argument(i) == wrt) d[i] = static_cast<std::int16_t>(one);
    bindings bound;
    bool constant = true;
    for (int k = 0; k < work.result.operands(i); ++k) {
      const int u = work.result.operand(i, k), du = d[u];
      bound.node[letter_u + k] = static_cast<std::int16_t>(u + 1);
      bound.node[letter_du + k] = static_cast<std::int16_t>(du + 1);
      constant = constant && du == zero;
    }
    if (constant || describe(o).kind == kind::condition) continue;
    if (!has_rule(o)) {
      work.result.fail(failure::no_derivative, o);
      continue;
    }
    const auto& rule = calculus.rules[calculus.first[std::size_t(o)]];
    d[i] = static_cast<std::int16_t>(substitute(calculus.patterns, rule.right, work, bound));
  }
  return d[node];
}

// The derivative of the first root of a simplified graph, alone in a graph.
constexpr graph derivative_of_simplified(const graph& f, int wrt) {
  simplifying work(f);
  const int derived = derive(work, f.root(), wrt);
  work.result.add_root(derived);
  return compact(work.result);
}

constexpr graph derivative(const graph& f, int wrt) { return derivative_of_simplified(simplify(f), wrt); }

}  // namespace slope
