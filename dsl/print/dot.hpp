// SPDX-License-Identifier: Apache-2.0
// A graph for Graphviz: every node once, so that sharing is seen; operands in order from the left; all roots.
#pragma once
#include <string>

#include <slope/dsl/print/text.hpp>

namespace slope {

template <class Names>
std::string to_dot(const graph& g, const Names& names) {
  std::string out = "digraph formula {\n  graph [ordering=out];\n  node [shape=box];\n";
  const graph needed = compact(g);
  for (int i = 0; i < needed.size; ++i) {
    std::string label(describe(needed.operation(i)).name);
    if (needed.operands(i) == 0) {  // numbers, pi, arguments: as text has them
      label.clear();
      print_node<text_style>(label, needed, i, names, 0);
    }
    out += "  n" + std::to_string(i) + " [label=\"" + label + "\"];\n";
    for (int k = 0; k < needed.operands(i); ++k)
      out += "  n" + std::to_string(i) + " -> n" + std::to_string(needed.operand(i, k)) + ";\n";
  }
  for (int k = 0; k < needed.root_count; ++k)
    out += "  root" + std::to_string(k) + " [shape=plaintext];\n  root" + std::to_string(k) + " -> n" +
           std::to_string(needed.root(k)) + ";\n";
  return out + "}\n";
}

template <int Order = 0, class Activation>
std::string to_dot(const Activation& f) {
  return to_dot(f.template derivative<Order>(), Activation::argument_names);
}

}  // namespace slope
