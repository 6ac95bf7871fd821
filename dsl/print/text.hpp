// SPDX-License-Identifier: Apache-2.0
// A graph as text that reads like a formula, usable in a static_assert.
#pragma once
#include <array>
#include <string_view>

#include <slope/dsl/activation.hpp>

namespace slope {

// A string of fixed capacity: what is printed at compile time must outlive the printing.
struct text {
  static constexpr std::size_t capacity = 8192;
  std::array<char, capacity> characters{};
  std::size_t size = 0;

  constexpr std::string_view view() const { return {characters.data(), size}; }
  constexpr operator std::string_view() const { return view(); }
  friend constexpr bool operator==(const text& a, std::string_view b) { return a.view() == b; }

  constexpr text& operator<<(std::string_view s) {
    for (char c : s)
      if (size < capacity) characters[size++] = c;
    return *this;
  }
  constexpr text& operator<<(wide n) {
    char digits[48] = {};
    std::size_t count = 0;
    for (wide rest = n < 0 ? -n : n; count == 0 || rest != 0; rest /= 10)
      digits[count++] = static_cast<char>('0' + static_cast<int>(rest % 10));
    if (n < 0) *this << "-";
    while (count > 0) *this << std::string_view(&digits[--count], 1);
    return *this;
  }
};

// A rational as a decimal if it has a short one, else as a fraction.
constexpr void print_number(text& out, const rational& value) {
  wide scale = 1, rest = value.denominator;
  int digits = 0;
  while (rest % 2 == 0) rest /= 2;
  while (rest % 5 == 0) rest /= 5;
  for (; rest == 1 && scale % value.denominator != 0; ++digits) scale *= 10;
  const auto decimal = product(value.numerator, scale / (rest == 1 ? value.denominator : 1));
  if (rest != 1 || !decimal) {
    out << value.numerator << "/" << value.denominator;
    return;
  }
  const wide magnitude = *decimal < 0 ? -*decimal : *decimal;
  if (*decimal < 0) out << "-";
  out << magnitude / scale;
  if (digits == 0) return;
  out << ".";
  for (wide place = scale / 10, fraction = magnitude % scale; place > 0; place /= 10) out << fraction / place % 10;
}

// How tightly an operation binds, and its sign between operands; functions and leaves bind tightest.
struct notation {
  int precedence;
  std::string_view sign;
};
constexpr notation infix_notation(op o) {
  switch (o) {
    case op::logical_or: return {1, " || "};
    case op::logical_and: return {2, " && "};
    case op::equal: return {3, " == "};
    case op::not_equal: return {3, " != "};
    case op::less: return {4, " < "};
    case op::less_equal: return {4, " <= "};
    case op::greater: return {4, " > "};
    case op::greater_equal: return {4, " >= "};
    case op::add: return {5, " + "};
    case op::subtract: return {5, " - "};
    case op::negate: return {6, "-"};
    case op::multiply: return {7, " * "};
    case op::divide: return {7, " / "};
    case op::logical_not: return {8, "!"};
    case op::integer_power: return {9, "^"};
    default: return {10, ""};
  }
}

template <class Names>
constexpr void print_node(text& out, const graph& g, int node, const Names& names, int outer) {
  const op o = g.operation(node);
  if (o == op::argument) return void(out << names[graph::at(g.argument(node))]);
  if (o == op::number) {
    const bool wrap = (g.number(node).numerator < 0 && outer > 5 && outer != 7) || (!g.number(node).is_integer() && outer > 7);
    if (wrap) out << "(";
    print_number(out, g.number(node));
    if (wrap) out << ")";
    return;
  }
  const notation n = infix_notation(o);
  if (n.sign.empty()) {
    out << (o == op::power ? "pow" : describe(o).name);
    for (int k = 0; k < g.operands(node); ++k) {
      out << (k ? ", " : "(");
      print_node(out, g, g.operand(node, k), names, 0);
    }
    if (g.operands(node) > 0) out << ")";
    return;
  }
  if (n.precedence < outer) out << "(";
  if (g.operands(node) == 1) {
    out << n.sign;
    print_node(out, g, g.operand(node, 0), names, n.precedence);
  } else {
    const bool power = o == op::integer_power;
    print_node(out, g, g.operand(node, 0), names, n.precedence + power);
    out << n.sign;
    print_node(out, g, g.operand(node, 1), names, n.precedence + (o == op::subtract || o == op::divide));
  }
  if (n.precedence < outer) out << ")";
}

template <class Names>
constexpr text to_text(const graph& g, const Names& names) {
  text out;
  print_node(out, g, g.root(), names, 0);
  return out;
}

inline constexpr std::array<std::string_view, 4> usual_names{"x", "a", "b", "c"};
constexpr text to_text(const graph& g) { return to_text(g, usual_names); }

// The simplified formula of an activation, or its derivative, with the names of its arguments.
template <int Order = 0, class Activation>
constexpr text to_text(const Activation& f) {
  return to_text(f.template derivative<Order>(), Activation::argument_names);
}

}  // namespace slope
