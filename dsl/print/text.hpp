// SPDX-License-Identifier: Apache-2.0
// A graph as text that reads like a formula, usable in a static_assert.
#pragma once
#include <array>
#include <string_view>

#include <slope/dsl/activation.hpp>
#include <slope/dsl/print/notation.hpp>

namespace slope {

// A string of fixed capacity: what is printed at compile time must outlive the printing.
struct text {
  static constexpr std::size_t capacity = 8192;
  std::array<char, capacity> characters{};
  std::size_t size = 0;

  constexpr std::string_view view() const { return {characters.data(), size}; }
  constexpr operator std::string_view() const { return view(); }
  friend constexpr bool operator==(const text& a, std::string_view b) { return a.view() == b; }
  friend constexpr bool operator==(const text& a, const text& b) { return a.view() == b.view(); }

  constexpr text& append(std::string_view s) {
    for (char c : s)
      if (size < capacity) characters[size++] = c;
    return *this;
  }
};

struct text_style {
  static constexpr std::string_view open = "(", close = ")", before_name = "", after_name = "(", comma = ", ", after_call = ")",
                                    decimal = "$0", negative_decimal = "-$0", fraction = "$0/$1", negative_fraction = "-$0/$1",
                                    next_case = "", otherwise = "";

  template <class Out>
  static constexpr void argument(Out& out, std::string_view name) {
    out.append(name);
  }

  static constexpr spelling spell(op o) {
    switch (o) {
      // clang-format off
      case op::logical_or:    return {1, "$01 || $11"};
      case op::logical_and:   return {2, "$02 && $12"};
      case op::equal:         return {3, "$03 == $13"};
      case op::not_equal:     return {3, "$03 != $13"};
      case op::less:          return {4, "$04 < $14"};
      case op::less_equal:    return {4, "$04 <= $14"};
      case op::greater:       return {4, "$04 > $14"};
      case op::greater_equal: return {4, "$04 >= $14"};
      case op::add:           return {5, "$05 + $15"};
      case op::subtract:      return {5, "$05 - $16"};
      case op::negate:        return {6, "-$06"};
      case op::multiply:      return {7, "$07 * $17"};
      case op::divide:        return {7, "$07 / $18"};
      case op::logical_not:   return {8, "!$08"};
      case op::integer_power: return {9, "$0a^$19"};
      case op::power:         return {10, "pow"};
      default:                return {10, describe(o).name};  // as the formula is written in C++
        // clang-format on
    }
  }
};

template <class Names>
constexpr text to_text(const graph& g, const Names& names) {
  text out;
  print_node<text_style>(out, g, g.root(), names, 0);
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
