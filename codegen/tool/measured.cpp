// SPDX-License-Identifier: Apache-2.0
// What `slope verify` measures of one function, in all types and tiers.
#include <slope/codegen/tool/measured.hpp>

#include <fmt/format.h>

#include <slope/codegen/tool/columns.hpp>
#include <slope/codegen/tool/examination.hpp>
#include <slope/codegen/tool/kernel_choice.hpp>
#include <slope/codegen/tool/progress.hpp>
#include <slope/codegen/tool/refusal.hpp>

namespace slope::tool {
namespace {

row table_row(const claim& c, std::string_view type, std::string_view tier, const finding& found) {
  const auto& t = found.tally;
  return {form_of(c),
          c.what,
          fmt::format("{} {}", type, tier),
          fmt::format("{}", t.count),
          fmt::format("{:.4g}", t.worst),
          found.where,
          fmt::format("{:.3g}", t.ratio),
          t.holds() ? "yes" : "NO"};
}

std::string complaint(const claim& c, std::string_view type, std::string_view tier, const finding& found) {
  const auto& t = found.tally;
  const std::string lost =
      t.not_finite ? fmt::format(", {} results are no finite numbers", t.not_finite) : "";
  return fmt::format("{} of {} {} {} does not hold: an error of {:.6g} times the allowed one{}", c.what,
                     form_of(c), type, tier, t.ratio, lost);
}

} // namespace

measurement measured(const inventory& all, const codegen::definition& d, const selected_numbers& wanted) {
  const slope_function& f = all.function(d);
  std::vector<row> rows = {{"form", "of", "number", ">inputs", ">max ULP", "at", ">of allowed", "holds"}};
  std::vector<std::string> remarks;
  measurement result;
  progress shown(std::size(element_types) * std::size(codegen::accuracies));
  for (const element_type& type : element_types) {
    std::optional<trial> points; // for both tiers
    std::optional<examination> on;
    for (const auto& [tier, unused] : codegen::accuracies) {
      shown.step(fmt::format("{} {} {}", d.name, type.name, tier));
      if (!wanted.has(type.name, tier))
        continue;
      if (!has_kernels(f, type.name, tier)) {
        remarks.push_back(tier == "exact" && codegen::fast_is_exact(type.format)
                              ? fmt::format("{} exact: the fast kernels serve for it", type.name)
                              : fmt::format("{} {}: there are no kernels", type.name, tier));
        continue;
      }
      try {
        const auto promises = claims(all, d, std::string(type.name), std::string(tier));
        if (!points)
          on.emplace(all, d, points.emplace(d, type, std::nullopt));
        for (const std::string& line : refusals(f, type.name, tier))
          remarks.push_back(line);
        for (const claim& c : promises) {
          const finding found = on->of(c);
          rows.push_back(table_row(c, type.name, tier, found));
          if (!found.tally.holds())
            remarks.push_back(complaint(c, type.name, tier, found)), result.holds = false;
        }
      } catch (const refusal& why) {
        remarks.push_back(fmt::format("{} {}: not measured: {}", type.name, tier, why.what()));
      }
    }
  }
  if (rows.size() > 1)
    result.lines = lines_of(columns(rows));
  result.lines.insert(result.lines.end(), remarks.begin(), remarks.end());
  return result;
}

} // namespace slope::tool
