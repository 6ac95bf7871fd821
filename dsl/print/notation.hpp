// SPDX-License-Identifier: Apache-2.0
// The one traversal that writes a graph as a formula; text, LaTeX and MathML are its styles, each a table of spellings.
#pragma once
#include <string_view>

#include <slope/dsl/graph.hpp>

namespace slope {

// How tightly an operation binds, and its pattern: $kp stands for operand k, in brackets if it binds less tightly than p
// (a digit, or a for 10). A pattern without $ is the name of a function, which binds tightest, as leaves do.
//
//   1 ||   2 &&   3 == !=   4 < <= > >=   5 + -   6 negate   7 * /   8 !   9 ^   10 functions and leaves
struct spelling {
  int precedence;
  std::string_view pattern;
};

// The letters that stand for themselves in a name such as alpha or beta_1, from U+03B1 on; two have no LaTeX command.
inline constexpr std::string_view greek_letters[] = {
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta",   "iota", "kappa", "lambda", "mu",   "nu",
    "xi",    "",     "pi",    "rho",   "",        "sigma", "tau", "upsilon", "phi",  "chi",   "psi",    "omega"};
constexpr int greek_letter(std::string_view name) {
  for (int i = 0; i < static_cast<int>(std::size(greek_letters)); ++i)
    if (!name.empty() && greek_letters[i] == name) return i;
  return -1;
}

template <class Out>
constexpr void append_integer(Out& out, wide n) {
  char digits[48] = {};
  std::size_t count = 0;
  for (wide rest = n < 0 ? -n : n; count == 0 || rest != 0; rest /= 10)
    digits[count++] = static_cast<char>('0' + static_cast<int>(rest % 10));
  if (n < 0) out.append("-");
  while (count > 0) out.append(std::string_view(&digits[--count], 1));
}

// The power of ten that makes the number whole, or 0 where none does or it would not fit.
constexpr wide decimal_scale(const rational& value) {
  wide scale = 1, rest = value.denominator;
  while (rest % 2 == 0) rest /= 2;
  while (rest % 5 == 0) rest /= 5;
  if (rest != 1) return 0;
  while (scale % value.denominator != 0) scale *= 10;
  return product(value.numerator, scale / value.denominator) ? scale : 0;
}

// A number that has a decimal_scale, and is not negative.
template <class Out>
constexpr void append_decimal(Out& out, const rational& value, wide scale) {
  const wide whole = value.numerator * (scale / value.denominator);
  append_integer(out, whole / scale);
  if (scale > 1) out.append(".");
  for (wide place = scale / 10; place > 0; place /= 10) append_integer(out, whole % scale / place % 10);
}

// A decimal if there is one, else a fraction, each by the style's patterns with $0 (and $1) for what it is made of.
template <class Style, class Out>
constexpr void print_number(Out& out, const rational& value) {
  const rational magnitude = value.numerator < 0 ? -value : value;
  const wide scale = decimal_scale(magnitude);
  const std::string_view pattern = value.numerator < 0 ? (scale ? Style::negative_decimal : Style::negative_fraction)
                                                       : (scale ? Style::decimal : Style::fraction);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '$')
      out.append(pattern.substr(i, 1));
    else if (scale)
      append_decimal(out, magnitude, scale), ++i;
    else
      append_integer(out, pattern[++i] == '0' ? magnitude.numerator : magnitude.denominator);
  }
}

template <class Style, class Out, class Names>
constexpr void print_node(Out& out, const graph& g, int node, const Names& names, int outer);

template <class Style, class Out, class Names>
constexpr void print_pattern(Out& out, std::string_view pattern, const graph& g, int node, const Names& names) {
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t next = pattern.find('$', at), end = next == pattern.npos ? pattern.size() : next;
    out.append(pattern.substr(at, end - at));
    if (next == pattern.npos) return;
    const char outer = pattern[next + 2];
    print_node<Style>(out, g, g.operand(node, pattern[next + 1] - '0'), names, outer == 'a' ? 10 : outer - '0');
    at = next + 3;
  }
}

template <class Style, class Out, class Names>
constexpr void print_node(Out& out, const graph& g, int node, const Names& names, int outer) {
  const op o = g.operation(node);
  if (o == op::argument) {
    auto name = std::begin(names);
    for (int k = g.argument(node); k > 0; --k) ++name;
    return Style::argument(out, *name);
  }
  const spelling s = Style::spell(o);
  const int count = g.operands(node);
  bool wrap = s.precedence < outer;
  if (o == op::number) {  // a number that leads a product keeps its sign: -2 * x
    const rational& value = g.number(node);
    wrap = (value.numerator < 0 && outer > 5 && outer != 7) || (!value.is_integer() && outer > 7);
  }
  if (wrap) out.append(Style::open);
  if (o == op::number) {
    print_number<Style>(out, g.number(node));
  } else if (count == 0 || s.pattern.find('$') != s.pattern.npos) {
    print_pattern<Style>(out, s.pattern, g, node, names);
    // A chain of when is one list of cases, in the styles that have lists.
    if (o == op::when && !Style::otherwise.empty()) {
      int rest = g.operand(node, 2);
      for (; g.operation(rest) == op::when; rest = g.operand(rest, 2))
        print_pattern<Style>(out, Style::next_case, g, rest, names);
      const std::size_t at = Style::otherwise.find('$');
      out.append(Style::otherwise.substr(0, at));
      print_node<Style>(out, g, rest, names, 0);
      out.append(Style::otherwise.substr(at + 1));
    }
  } else {
    out.append(Style::before_name), out.append(s.pattern), out.append(Style::after_name);
    for (int k = 0; k < count; ++k) {
      if (k > 0) out.append(Style::comma);
      print_node<Style>(out, g, g.operand(node, k), names, 0);
    }
    out.append(Style::after_call);
  }
  if (wrap) out.append(Style::close);
}

}  // namespace slope
