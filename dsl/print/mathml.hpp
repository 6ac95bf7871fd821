// SPDX-License-Identifier: Apache-2.0
// A graph as presentation MathML: each node is one element, so that fractions and powers have as many children as they must.
#pragma once
#include <string>

#include <slope/dsl/print/notation.hpp>

namespace slope {

struct mathml_style {
  static constexpr std::string_view open = "<mrow><mo>(</mo>", close = "<mo>)</mo></mrow>", before_name = "<mrow><mi>",
                                    after_name = "</mi><mo>&#8289;</mo><mrow><mo>(</mo>", comma = "<mo>,</mo>",
                                    after_call = "<mo>)</mo></mrow></mrow>", decimal = "<mn>$0</mn>",
                                    negative_decimal = "<mrow><mo>-</mo><mn>$0</mn></mrow>",
                                    fraction = "<mfrac><mn>$0</mn><mn>$1</mn></mfrac>",
                                    negative_fraction = "<mrow><mo>-</mo><mfrac><mn>$0</mn><mn>$1</mn></mfrac></mrow>",
                                    next_case = "<mtr><mtd>$10</mtd><mtd><mtext>if&#160;</mtext>$00</mtd></mtr>",
                                    otherwise = "<mtr><mtd>$</mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable></mrow>";

  static void word(std::string& out, std::string_view name) {
    out.append("<mi>");
    if (const int letter = greek_letter(name); letter >= 0)
      out.append("&#").append(std::to_string(0x3b1 + letter)).append(";");
    else
      for (char c : name) out.append(c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c));
    out.append("</mi>");
  }
  static void argument(std::string& out, std::string_view name) {
    const std::size_t underscore = name.find('_');
    if (underscore == name.npos) return word(out, name);
    out.append("<msub>");
    word(out, name.substr(0, underscore));
    word(out, name.substr(underscore + 1));
    out.append("</msub>");
  }

  static constexpr spelling spell(op o) {
    switch (o) {
      // clang-format off
      case op::number:        return {10, ""};
      case op::argument:      return {10, ""};
      case op::pi:            return {10, "<mi>&#960;</mi>"};
      case op::when:          return {1, "<mrow><mo>{</mo><mtable><mtr><mtd>$10</mtd><mtd><mtext>if&#160;</mtext>$00</mtd></mtr>"};
      case op::logical_or:    return {1, "<mrow>$01<mo>&#8744;</mo>$11</mrow>"};
      case op::logical_and:   return {2, "<mrow>$02<mo>&#8743;</mo>$12</mrow>"};
      case op::equal:         return {3, "<mrow>$03<mo>=</mo>$13</mrow>"};
      case op::not_equal:     return {3, "<mrow>$03<mo>&#8800;</mo>$13</mrow>"};
      case op::less:          return {4, "<mrow>$04<mo>&lt;</mo>$14</mrow>"};
      case op::less_equal:    return {4, "<mrow>$04<mo>&#8804;</mo>$14</mrow>"};
      case op::greater:       return {4, "<mrow>$04<mo>&gt;</mo>$14</mrow>"};
      case op::greater_equal: return {4, "<mrow>$04<mo>&#8805;</mo>$14</mrow>"};
      case op::add:           return {5, "<mrow>$05<mo>+</mo>$15</mrow>"};
      case op::subtract:      return {5, "<mrow>$05<mo>-</mo>$16</mrow>"};
      case op::negate:        return {6, "<mrow><mo>-</mo>$06</mrow>"};
      case op::multiply:      return {7, "<mrow>$07<mo>&#8901;</mo>$17</mrow>"};
      case op::divide:        return {7, "<mfrac>$00$10</mfrac>"};
      case op::logical_not:   return {8, "<mrow><mo>&#172;</mo>$08</mrow>"};
      case op::integer_power: return {9, "<msup>$0a$10</msup>"};
      case op::power:         return {9, "<msup><mrow>$0a</mrow>$10</msup>"};
      case op::exp:           return {9, "<msup><mi>e</mi>$00</msup>"};
      case op::expm1:         return {5, "<mrow><msup><mi>e</mi>$00</msup><mo>-</mo><mn>1</mn></mrow>"};
      case op::exp2:          return {9, "<msup><mn>2</mn>$00</msup>"};
      case op::log:           return {10, "ln"};
      case op::log1p:         return {10, "<mrow><mi>ln</mi><mo>&#8289;</mo><mrow><mo>(</mo><mn>1</mn><mo>+</mo>$05<mo>)</mo></mrow></mrow>"};
      case op::log2:          return {10, "<mrow><msub><mi>log</mi><mn>2</mn></msub><mo>&#8289;</mo><mrow><mo>(</mo>$00<mo>)</mo></mrow></mrow>"};
      case op::sqrt:          return {10, "<msqrt>$00</msqrt>"};
      case op::rsqrt:         return {7, "<mfrac><mn>1</mn><msqrt>$00</msqrt></mfrac>"};
      case op::cbrt:          return {10, "<mroot>$00<mn>3</mn></mroot>"};
      case op::abs:           return {10, "<mrow><mo>|</mo>$00<mo>|</mo></mrow>"};
      case op::floor:         return {10, "<mrow><mo>&#8970;</mo>$00<mo>&#8971;</mo></mrow>"};
      case op::sign:          return {10, "sgn"};
      case op::asin:          return {10, "arcsin"};
      case op::acos:          return {10, "arccos"};
      case op::atan:          return {10, "arctan"};
      case op::asinh:         return {10, "arsinh"};
      case op::acosh:         return {10, "arcosh"};
      case op::atanh:         return {10, "artanh"};
      case op::sigmoid:       return {10, "&#963;"};
      case op::log_sigmoid:   return {10, "ln&#8201;&#963;"};
      case op::normal_cdf:    return {10, "&#934;"};
      case op::normal_pdf:    return {10, "&#966;"};
      case op::maximum:       return {10, "<mrow><munder><mo>max</mo><mi>j</mi></munder><msub>$0a<mi>j</mi></msub></mrow>"};
      case op::selected:      return {10, "<mrow><mo>[</mo>$0a<mo>=</mo><munder><mo>max</mo><mi>j</mi></munder><msub>$0a<mi>j</mi></msub><mo>]</mo></mrow>"};
      case op::min: case op::max: case op::round: case op::step: case op::sin: case op::cos: case op::tan: case op::sinh:
      case op::cosh: case op::tanh: case op::erf: case op::erfc: case op::softplus: case op::stop_gradient: case op::declared:
      case op::tangent:       return {10, describe(o).name};
        // clang-format on
    }
    return {10, ""};
  }
};

// The first root, as a `math` element.
template <class Names>
std::string to_mathml(const graph& g, const Names& names) {
  std::string out = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">";
  print_node<mathml_style>(out, g, g.root(), names, 0);
  return out.append("</math>");
}

template <int Order = 0, class Activation>
std::string to_mathml(const Activation& f) {
  return to_mathml(f.template derivative<Order>(), Activation::argument_names);
}

}  // namespace slope
