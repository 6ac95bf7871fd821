// SPDX-License-Identifier: Apache-2.0
// The forms of an activation: which arguments a kernel takes, and the program that gives its outputs for one element.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include <slope/codegen/definition.hpp>
#include <slope/codegen/emit/description.hpp>
#include <slope/codegen/number.hpp>
#include <slope/codegen/program.hpp>

namespace slope::codegen {

struct form {
  std::string name;                        // forward, backward, forward_backward, double_backward, derivative
  int order = 0;                           // of derivative
  std::vector<emit::argument> arguments;   // in the order of the C function
  // The outputs, in order. The program's arguments are the form's, by index; in a grouped form two more follow: the largest of
  // the pieces, and 1 or 0 for whether this piece is the one selected. A reduced output is the one of the selected piece.
  program element;
  codegen::number number;  // what its arrays hold, and how well it is computed
  int working = 32;        // bits of the floating-point type in which it is computed; see storage.hpp
  std::string how;         // what the program is: textbook, or the normal form's words
  double ratio = 0;        // the largest error that was measured, as a part of what is promised,
  double worst_at = 0;     // and where,
  int worst_of = 0;        // of which argument; see choose.hpp

  bool has_gradients() const;
  std::size_t output_count() const { return element.outputs.size(); }
};

// How the roots of a definition's partials become a program over the definition's arguments (and the two of a group).
struct lowered_roots {
  program steps;
  int working = 32;
  std::string how;
  double ratio = 0, worst_at = 0;
  int worst_of = 0;
};
using lowering_choice = std::function<lowered_roots(const std::vector<int>& roots, const number& type)>;

std::vector<form> forms_of(const definition& d, const number& type, const lowering_choice& lower);

}  // namespace slope::codegen
