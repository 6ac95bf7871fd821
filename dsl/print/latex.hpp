// SPDX-License-Identifier: Apache-2.0
// A graph as LaTeX, for math mode; needs amsmath.
#pragma once
#include <string>

#include <slope/dsl/print/notation.hpp>

namespace slope {

struct latex_style {
  static constexpr std::string_view open = "\\left(", close = "\\right)", before_name = "", after_name = "\\left(",
                                    comma = ", ", after_call = "\\right)", decimal = "$0", negative_decimal = "-$0",
                                    fraction = "\\frac{$0}{$1}", negative_fraction = "-\\frac{$0}{$1}",
                                    next_case = " \\\\ $10 & \\text{if } $00",
                                    otherwise = " \\\\ $ & \\text{otherwise} \\end{cases}";

  // alpha is a letter, x_1 has an index, and a word is set as one.
  static void argument(std::string& out, std::string_view name) {
    const std::size_t underscore = name.find('_');
    const std::string_view base = name.substr(0, underscore);
    if (greek_letter(base) >= 0)
      out.append("\\").append(base);
    else
      out.append(base.size() == 1 ? base : "\\mathit{" + std::string(base) + "}");
    if (underscore == name.npos) return;
    out.append("_{");
    for (char c : name.substr(underscore + 1)) out.append(c == '_' ? "," : std::string(1, c));
    out.append("}");
  }

  static constexpr spelling spell(op o) {
    switch (o) {
      // clang-format off
      case op::number:        return {10, ""};
      case op::argument:      return {10, ""};
      case op::pi:            return {10, "\\pi"};
      case op::when:          return {1, "\\begin{cases} $10 & \\text{if } $00"};
      case op::logical_or:    return {1, "$01 \\lor $11"};
      case op::logical_and:   return {2, "$02 \\land $12"};
      case op::equal:         return {3, "$03 = $13"};
      case op::not_equal:     return {3, "$03 \\ne $13"};
      case op::less:          return {4, "$04 < $14"};
      case op::less_equal:    return {4, "$04 \\le $14"};
      case op::greater:       return {4, "$04 > $14"};
      case op::greater_equal: return {4, "$04 \\ge $14"};
      case op::add:           return {5, "$05 + $15"};
      case op::subtract:      return {5, "$05 - $16"};
      case op::negate:        return {6, "-$06"};
      case op::multiply:      return {7, "$07 \\cdot $17"};
      case op::divide:        return {7, "\\frac{$00}{$10}"};
      case op::logical_not:   return {8, "\\lnot $08"};
      case op::integer_power: return {9, "$0a^{$10}"};
      case op::power:         return {9, "{$0a}^{$10}"};
      case op::exp:           return {9, "e^{$00}"};
      case op::expm1:         return {5, "e^{$00} - 1"};
      case op::exp2:          return {9, "2^{$00}"};
      case op::log:           return {10, "\\ln"};
      case op::log1p:         return {10, "\\ln\\left(1 + $05\\right)"};
      case op::log2:          return {10, "\\log_{2}"};
      case op::sqrt:          return {10, "\\sqrt{$00}"};
      case op::rsqrt:         return {7, "\\frac{1}{\\sqrt{$00}}"};
      case op::cbrt:          return {10, "\\sqrt[3]{$00}"};
      case op::abs:           return {10, "\\left|$00\\right|"};
      case op::floor:         return {10, "\\left\\lfloor $00 \\right\\rfloor"};
      case op::round:         return {10, "\\operatorname{round}"};
      case op::step:          return {10, "\\operatorname{step}"};
      case op::sign:          return {10, "\\operatorname{sgn}"};
      case op::min:           return {10, "\\min"};
      case op::max:           return {10, "\\max"};
      case op::sin:           return {10, "\\sin"};
      case op::cos:           return {10, "\\cos"};
      case op::tan:           return {10, "\\tan"};
      case op::asin:          return {10, "\\arcsin"};
      case op::acos:          return {10, "\\arccos"};
      case op::atan:          return {10, "\\arctan"};
      case op::sinh:          return {10, "\\sinh"};
      case op::cosh:          return {10, "\\cosh"};
      case op::tanh:          return {10, "\\tanh"};
      case op::asinh:         return {10, "\\operatorname{arsinh}"};
      case op::acosh:         return {10, "\\operatorname{arcosh}"};
      case op::atanh:         return {10, "\\operatorname{artanh}"};
      case op::erf:           return {10, "\\operatorname{erf}"};
      case op::erfc:          return {10, "\\operatorname{erfc}"};
      case op::sigmoid:       return {10, "\\sigma"};
      case op::softplus:      return {10, "\\operatorname{softplus}"};
      case op::log_sigmoid:   return {10, "\\ln\\sigma"};
      case op::normal_cdf:    return {10, "\\Phi"};
      case op::normal_pdf:    return {10, "\\varphi"};
      case op::stop_gradient: return {10, "\\operatorname{stop\\_gradient}"};
      case op::declared:      return {10, "\\operatorname{declared}"};
      case op::tangent:       return {10, "\\operatorname{tangent}"};
      case op::maximum:       return {10, "\\max_{j} {$0a}_{j}"};
      case op::selected:      return {10, "\\left[{$0a} = \\max_{j} {$0a}_{j}\\right]"};
        // clang-format on
    }
    return {10, ""};
  }
};

// The first root.
template <class Names>
std::string to_latex(const graph& g, const Names& names) {
  std::string out;
  print_node<latex_style>(out, g, g.root(), names, 0);
  return out;
}

template <int Order = 0, class Activation>
std::string to_latex(const Activation& f) {
  return to_latex(f.template derivative<Order>(), Activation::argument_names);
}

}  // namespace slope
