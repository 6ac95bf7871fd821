// SPDX-License-Identifier: Apache-2.0
// Each column is as wide as its widest cell.
#include <slope/codegen/tool/columns.hpp>

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

namespace slope::tool {

std::string columns(const std::vector<row>& rows) {
  row heading = rows.front();
  std::vector<std::size_t> width(heading.size());
  std::vector<bool> right(heading.size());
  for (std::size_t c = 0; c < heading.size(); ++c) {
    right[c] = heading[c].starts_with('>');
    heading[c].erase(0, right[c]);
    width[c] = heading[c].size();
    for (std::size_t r = 1; r < rows.size(); ++r)
      width[c] = std::max(width[c], rows[r][c].size());
  }
  std::string out;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < heading.size(); ++c) {
      const std::string& cell = r == 0 ? heading[c] : rows[r][c];
      out += right[c] ? fmt::format("{:>{}}  ", cell, width[c]) : fmt::format("{:<{}}  ", cell, width[c]);
    }
    out.erase(out.find_last_not_of(' ') + 1);
    out += '\n';
  }
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  return lines;
}

} // namespace slope::tool
