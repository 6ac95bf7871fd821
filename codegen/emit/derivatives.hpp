// SPDX-License-Identifier: Apache-2.0
// The derivatives of a catalogue as a text for people (Markdown with LaTeX).
#pragma once
#include <string>
#include <vector>

#include <slope/codegen/definition.hpp>

namespace slope::codegen::emit {

// First and second derivative by the first input, first by every other differentiated argument. `command`: see library.
std::string derivatives(const std::vector<definition>& catalogue, const std::string& command);

}  // namespace slope::codegen::emit
