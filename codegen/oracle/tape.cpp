// SPDX-License-Identifier: Apache-2.0
// Appending to a tape: the part of the recorder that needs no types.
#include <slope/codegen/oracle/tape.hpp>

namespace slope::codegen::oracle {

int recorder::leaf(op o, int index) {
  result.code.push_back({o, {index, -1, -1}, {}, o != op::argument});
  return static_cast<int>(result.code.size()) - 1;
}

int recorder::number(const rational& value) {
  result.code.push_back({op::number, {-1, -1, -1}, value, true});
  return static_cast<int>(result.code.size()) - 1;
}

int recorder::append(op o, int a, int b, int c) {
  instruction made{o, {a, b, c}, {}, true};
  for (int operand : made.operands)
    made.constant = made.constant && (operand < 0 || result.code[static_cast<std::size_t>(operand)].constant);
  result.code.push_back(made);
  return static_cast<int>(result.code.size()) - 1;
}

int recorder::derived(const graph& g) {
  std::vector<int> image(static_cast<std::size_t>(g.size));
  const auto operand = [&](int i, int k) { return image[static_cast<std::size_t>(g.operand(i, k))]; };
  for (int i = 0; i <= g.root(); ++i) {
    int& made = image[static_cast<std::size_t>(i)];
    const int count = g.operands(i);
    switch (const op o = g.operation(i)) {
    case op::number: made = number(g.number(i)); break;
    case op::pi: made = leaf(op::pi); break;
    case op::argument: made = scope_[g.argument(i)]; break;
    case op::tangent: break; // read with its `declared`
    case op::declared: made = append(o, operand(i, 0), operand(g.operand(i, 1), 0), operand(g.operand(i, 1), 1)); break;
    default: made = append(o, operand(i, 0), count > 1 ? operand(i, 1) : -1, count > 2 ? operand(i, 2) : -1);
    }
  }
  return image[static_cast<std::size_t>(g.root())];
}

} // namespace slope::codegen::oracle
