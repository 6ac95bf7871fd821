// SPDX-License-Identifier: Apache-2.0
// Edit distance with neighbour swaps (optimal string alignment), because sliu is meant to be silu and not
// selu.
#include <slope/codegen/tool/names.hpp>

#include <algorithm>
#include <cctype>

#include <fmt/ranges.h>

#include <slope/codegen/tool/refusal.hpp>

namespace slope::tool {

std::size_t distance(std::string_view a, std::string_view b) {
  const auto same = [](char u, char v) {
    return std::tolower(static_cast<unsigned char>(u)) == std::tolower(static_cast<unsigned char>(v));
  };
  std::vector<std::size_t> before, last, row(b.size() + 1); // rows i - 2, i - 1, i of the table
  for (std::size_t j = 0; j <= b.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = std::exchange(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + !same(a[i - 1], b[j - 1])});
      if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]))
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::string_view nearest(std::string_view word, const name_list& known) {
  const auto best = std::min_element(known.begin(), known.end(),
                                     [&](auto u, auto v) { return distance(word, u) < distance(word, v); });
  // Half of the letters wrong is no misspelling.
  if (best == known.end() || 2 * distance(word, *best) > std::max(word.size(), best->size()))
    return {};
  return *best;
}

std::string joined(const name_list& names) {
  return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

void refuse_unknown(std::string_view lead, std::string_view word, const name_list& known) {
  const std::string_view near = nearest(word, known);
  const std::string meant = near.empty() ? "" : fmt::format(" (did you mean {}?)", near);
  refuse("{} {}{}; there {}: {}", lead, word, meant, known.size() == 1 ? "is" : "are", joined(known));
}

} // namespace slope::tool
