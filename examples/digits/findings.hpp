// SPDX-License-Identifier: Apache-2.0
// What an experiment hands to the terminal and to the report: sections of tables and charts, and judged
// claims.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace digits {

struct table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>>
      rows;                                ///< the first cell names the row, the others are set flush right
  std::vector<std::vector<double>> curves; ///< optional, one small curve a row (report only)
  std::string curve_name;
};

struct series {
  std::string name;
  std::vector<double> x, y;
};

struct chart {
  std::string title, x_label, y_label;
  bool log_y;
  std::vector<series> lines;
};

struct section {
  std::string title, text; ///< what was done, in a sentence or two
  std::vector<table> tables;
  std::vector<chart> charts;
};

enum class verdict { holds, with_limits, not_seen };

struct claim {
  std::string part, sentence, measurement;
  verdict judged;
};

/// Where a sentence stands in the note: "Advantage 2" comes after "Property 5".
inline std::pair<std::size_t, std::string> place_in_note(const claim& c) {
  return {std::string("DPA-V").find(c.part.starts_with("Dis") ? '-' : c.part[0]), c.part};
}

struct findings {
  std::vector<section> sections;
  std::vector<claim> claims;
};

/// The whole claim is in the numbers, or only a part of it, or none.
constexpr verdict judge(bool whole, bool part = false) {
  return whole ? verdict::holds : part ? verdict::with_limits : verdict::not_seen;
}
constexpr const char* words(verdict v) {
  return v == verdict::holds ? "holds" : v == verdict::with_limits ? "holds with limits" : "not seen here";
}

} // namespace digits
