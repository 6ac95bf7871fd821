// SPDX-License-Identifier: Apache-2.0
// Rows of words as a table for a terminal.
#pragma once
#include <string>
#include <vector>

namespace slope::tool {

using row = std::vector<std::string>;

/// The first row is the heading; a heading that starts with '>' has its column flush right. No blanks at line
/// ends.
std::string columns(const std::vector<row>& rows);

std::vector<std::string> lines_of(const std::string& text);

} // namespace slope::tool
