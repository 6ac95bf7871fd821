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

} // namespace slope::codegen::oracle
