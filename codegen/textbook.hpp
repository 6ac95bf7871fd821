// SPDX-License-Identifier: Apache-2.0
// The textbook lowering: a graph's roots as a program, one step a node, each operation by its own elementary function. It is
// always possible; the normal form (normalise/) replaces it where measurement says that it is better.
#pragma once
#include <span>

#include <slope/codegen/program.hpp>
#include <slope/dsl/graph.hpp>

namespace slope::codegen {

// `roots` are nodes of the graph. A group's maximum and whether this piece is the selected one are arguments of the program:
// the two after the definition's `argument_count`.
program textbook(const graph& g, std::span<const int> roots, int argument_count);

}  // namespace slope::codegen
