// SPDX-License-Identifier: Apache-2.0
// A formula that is made at run time: a tree, and what the user's expression template is read into, made from it twice and
// independently, our graph and the oracle's tape.
#pragma once
#include <string>
#include <vector>

#include <slope/codegen/definition.hpp>
#include <slope/dsl/print/text.hpp>

namespace fuzz {

using slope::graph;
using slope::op;
using slope::rational;
using slope::codegen::definition;
namespace oracle = slope::codegen::oracle;

struct tree {
  op operation = op::number;
  rational number{};  // of op::number
  int argument = 0;   // of op::argument: 0 is x, 1 is alpha
  std::vector<tree> operands{};
};

inline tree constant(const rational& value) { return {op::number, value, 0, {}}; }
inline tree argument(int index) { return {op::argument, {}, index, {}}; }

inline int size_of(const tree& t) {
  int size = 1;
  for (const tree& o : t.operands) size += size_of(o);
  return size;
}
inline bool mentions(const tree& t, int index) {
  return (t.operation == op::argument && t.argument == index) ||
         std::any_of(t.operands.begin(), t.operands.end(), [&](const tree& o) { return mentions(o, index); });
}

inline int frozen(const tree& t, slope::consing& to) {
  if (t.operation == op::number) return to.number(t.number);
  if (t.operation == op::argument) return to.argument(t.argument);
  int operand[3]{};
  for (std::size_t k = 0; k < t.operands.size(); ++k) operand[k] = frozen(t.operands[k], to);
  return to.insert(t.operation, operand[0], operand[1], operand[2]);
}
inline graph graph_of(const tree& t) {
  slope::consing builder;
  const int root = frozen(t, builder);
  return builder.result.add_root(root);
}
inline std::string text_of(const tree& t) { return std::string(to_text(graph_of(t)).view()); }

inline int recorded(const tree& t, oracle::tape& to) {
  oracle::instruction made{t.operation, {-1, -1, -1}, t.number, t.operation != op::argument};
  if (t.operation == op::argument) made.operands[0] = t.argument;
  for (std::size_t k = 0; k < t.operands.size(); ++k) {
    made.operands[k] = recorded(t.operands[k], to);
    made.constant = made.constant && to.code[static_cast<std::size_t>(made.operands[k])].constant;
  }
  to.code.push_back(made);
  return static_cast<int>(to.code.size()) - 1;
}

// What definition_of makes of an activation with this formula.
inline definition definition_of(const tree& t) {
  const bool has_alpha = mentions(t, 1);
  definition d;
  d.name = "random";
  d.arguments.push_back({"x", slope::role::input, 0});
  oracle::tape& tape = d.written;
  tape.name = d.name;
  tape.arguments.push_back({"x", slope::role::input, -1});
  if (has_alpha) {
    d.arguments.push_back({"a", slope::role::scalar, 0.7});
    tape.arguments.push_back({"a", slope::role::scalar, recorded(tree{op::divide, {}, 0, {constant(7), constant(10)}}, tape)});
  }
  tape.root = recorded(t, tape);
  const graph written = graph_of(t);
  d.formula = simplify(written);
  d.roots = {1, 1};
  d.partials = derive_partials(written, d.roots);
  return d;
}

}  // namespace fuzz
