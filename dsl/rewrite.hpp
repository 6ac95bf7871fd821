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
  // What must hold before matching is worth its time: the operations that the first two operands may have, and whether
  // they must be one node.
  std::uint64_t first = ~std::uint64_t(0), second = ~std::uint64_t(0);
  bool twins = false;
};

// All rules of a table in one graph of patterns, listed by the operation at the root of the left side.
template <std::size_t Count>
struct rule_table {
  graph patterns;
  frozen_rule rules[Count]{};
  std::int16_t first[operation_count + 1]{};  // rules of operation o: first[o] .. first[o + 1]
};

// The operations of what a pattern can match.
constexpr std::uint64_t matched_operations(const graph& patterns, int pattern) {
  if (patterns.operation(pattern) != op::argument) return bit(patterns.operation(pattern));
  const int l = patterns.argument(pattern);
  return l == letter_j || l == letter_k ? bit(op::number) : ~std::uint64_t(0);
}

template <class Left, class Right>
constexpr frozen_rule freeze(consing& builder, const rule<Left, Right>& written) {
  frozen_rule result{static_cast<std::int16_t>(freeze(builder, written.left, nullptr)),
                     static_cast<std::int16_t>(freeze(builder, written.right, nullptr))};
  const graph& patterns = builder.result;
  const int count = patterns.operands(result.left), a = patterns.operand(result.left, 0), b = patterns.operand(result.left, 1);
  if (count > 0) result.first = matched_operations(patterns, a);
  if (count > 1) result.second = matched_operations(patterns, b);
  result.twins = count > 1 && a == b;
  return result;
}

template <class... Rules>
consteval auto table(const Rules&... rules) {
  consing builder;
  const frozen_rule written[]{freeze(builder, rules)...};
  rule_table<sizeof...(Rules)> result{builder.result, {}, {}};
  std::int16_t next = 0;
  for (std::size_t o = 0; o < operation_count; ++o) {
    result.first[o] = next;
    for (const auto& r : written)
      if ((builder.result.words[r.left] & 0xff) == o) result.rules[next++] = r;
  }
  result.first[operation_count] = next;
  return result;
}

struct bindings {
  std::int16_t node[letters]{};  // 0 = unbound, else index + 1
};

// Where it does not match, `bound` is of no further use.
constexpr bool match(const graph& patterns, int pattern, const graph& subject, int node, bindings& bound) {
  const std::uint64_t wanted = patterns.words[pattern], word = subject.words[node];
  const op o = static_cast<op>(wanted & 0xff);
  if (o == op::argument) {
    const int l = patterns.argument(pattern);
    if ((l == letter_j || l == letter_k) && !subject.is_number(node)) return false;
    std::int16_t& slot = bound.node[l];
    if (slot == 0) slot = static_cast<std::int16_t>(node + 1);
    return slot == node + 1;
  }
  if ((word & 0xff) != (wanted & 0xff)) return false;
  if (o == op::number) return patterns.number(pattern) == subject.number(node);
  const int count = patterns.operands(pattern);
  if (is_commutative(o)) {
    const bindings before = bound;
    if (match(patterns, patterns.operand(pattern, 0), subject, subject.operand(node, 0), bound) &&
        match(patterns, patterns.operand(pattern, 1), subject, subject.operand(node, 1), bound))
      return true;
    bound = before;
    return match(patterns, patterns.operand(pattern, 0), subject, subject.operand(node, 1), bound) &&
           match(patterns, patterns.operand(pattern, 1), subject, subject.operand(node, 0), bound);
  }
  for (int k = 0; k < count; ++k)
    if (!match(patterns, patterns.operand(pattern, k), subject, subject.operand(node, k), bound)) return false;
  return true;
}

// The index of the first rule of a table whose left side matches the node, or -1.
template <std::size_t Count>
constexpr int first_match(const rule_table<Count>& table, const graph& subject, int node, bindings& bound) {
  const std::uint64_t word = subject.words[node];
  const auto o = word & 0xff, a = word >> 8 & 0xffff, b = word >> 24 & 0xffff;
  const bool commutes = commutative_operations >> o & 1;
  const auto x = subject.words[a] & 0xff, y = subject.words[b] & 0xff;
  for (int r = table.first[o]; r < table.first[o + 1]; ++r) {
    const frozen_rule& rule = table.rules[r];
    if (((rule.first >> x & rule.second >> y & 1) || (commutes && (rule.first >> y & rule.second >> x & 1))) &&
        (!rule.twins || a == b)) {
      bound = {};
      if (match(table.patterns, rule.left, subject, node, bound)) return r;
    }
  }
  return -1;
}

// The pattern with its letters replaced, built by the builder (which may simplify as it goes).
template <class Builder>
constexpr int substitute(const graph& patterns, int pattern, Builder& to, const bindings& bound) {
  const op o = patterns.operation(pattern);
  if (o == op::argument) return bound.node[patterns.argument(pattern)] - 1;
  if (o == op::number) return to.number(patterns.number(pattern));
  int operand[3]{};
  for (int k = 0; k < patterns.operands(pattern); ++k)
    operand[k] = substitute(patterns, patterns.operand(pattern, k), to, bound);
  return to.insert(o, operand[0], operand[1], operand[2]);
}

}  // namespace slope
