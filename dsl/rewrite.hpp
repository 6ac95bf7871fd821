// SPDX-License-Identifier: Apache-2.0
// Matching and substitution, written once, for every table of rules.
#pragma once
#include <slope/dsl/graph.hpp>

namespace slope {

// The letters of the tables. u, v, w match anything; j, k only numbers; du, dv, dw are derivatives of what u, v, w matched.
enum letter : int { letter_u, letter_v, letter_w, letter_j, letter_k, letter_du, letter_dv, letter_dw, letters };

struct pattern_letters {
  static constexpr symbol<letter_u> u{};
  static constexpr symbol<letter_v> v{};
  static constexpr symbol<letter_w> w{};
  static constexpr symbol<letter_j> j{};
  static constexpr symbol<letter_k> k{};
  static constexpr symbol<letter_du> du{};
  static constexpr symbol<letter_dv> dv{};
  static constexpr symbol<letter_dw> dw{};
};

template <class Left, class Right>
struct rule {
  Left left;
  Right right;
};

template <class Left, class Right>
rule(Left, Right) -> rule<Left, Right>;

struct frozen_rule {
  std::int16_t left = 0, right = 0;
};

// All rules of a table in one graph of patterns, listed by the operation at the root of the left side.
template <std::size_t Count>
struct rule_table {
  graph patterns;
  std::array<frozen_rule, Count> rules{};
  std::array<std::int16_t, operation_count + 1> first{};  // rules of operation o: first[o] .. first[o + 1]
};

template <class... Rules>
consteval auto table(const Rules&... rules) {
  consing builder;
  const std::array<frozen_rule, sizeof...(Rules)> written{
      frozen_rule{static_cast<std::int16_t>(freeze(builder, rules.left, nullptr)),
                  static_cast<std::int16_t>(freeze(builder, rules.right, nullptr))}...};
  rule_table<sizeof...(Rules)> result{builder.result, {}, {}};
  std::size_t next = 0;
  for (std::size_t o = 0; o < operation_count; ++o) {
    result.first[o] = static_cast<std::int16_t>(next);
    for (const auto& r : written)
      if (static_cast<std::size_t>(builder.result.operation(r.left)) == o) result.rules[next++] = r;
  }
  result.first[operation_count] = static_cast<std::int16_t>(next);
  return result;
}

struct bindings {
  std::array<std::int16_t, letters> node{};  // 0 = unbound, else index + 1
};

constexpr bool match(const graph& patterns, int pattern, const graph& subject, int node, bindings& bound) {
  const op o = patterns.operation(pattern);
  if (o == op::argument) {
    const int l = patterns.argument(pattern);
    if ((l == letter_j || l == letter_k) && !subject.is_number(node)) return false;
    auto& slot = bound.node[graph::at(l)];
    if (slot == 0) slot = static_cast<std::int16_t>(node + 1);
    return slot == node + 1;
  }
  if (o != subject.operation(node)) return false;
  if (o == op::number) return patterns.number(pattern) == subject.number(node);
  const int count = patterns.operands(pattern);
  const auto in_order = [&](bool swapped, bindings& b) {
    for (int k = 0; k < count; ++k)
      if (!match(patterns, patterns.operand(pattern, k), subject, subject.operand(node, swapped ? 1 - k : k), b))
        return false;
    return true;
  };
  bindings attempt = bound;
  if (in_order(false, attempt)) return bound = attempt, true;
  if (!is_commutative(o)) return false;
  attempt = bound;
  return in_order(true, attempt) && (bound = attempt, true);
}

// The pattern with its letters replaced, built by the builder (which may simplify as it goes).
template <class Builder>
constexpr int substitute(const graph& patterns, int pattern, Builder& to, const bindings& bound) {
  const op o = patterns.operation(pattern);
  if (o == op::argument) return bound.node[graph::at(patterns.argument(pattern))] - 1;
  if (o == op::number) return to.number(patterns.number(pattern));
  int operand[3] = {0, 0, 0};
  for (int k = 0; k < patterns.operands(pattern); ++k)
    operand[k] = substitute(patterns, patterns.operand(pattern, k), to, bound);
  return to.insert(o, operand[0], operand[1], operand[2]);
}

}  // namespace slope
