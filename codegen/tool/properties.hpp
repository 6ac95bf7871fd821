// SPDX-License-Identifier: Apache-2.0
// What is proven of a function, in words.
#pragma once
#include <string>
#include <vector>

#include <slope/codegen/certificate.hpp>

namespace slope::tool {

/// One line each: values, symmetry, where it rises and falls, how steep it is; "unknown" where nothing is proven.
std::vector<std::string> property_lines(const certificate& proven);

} // namespace slope::tool
