// SPDX-License-Identifier: Apache-2.0
// slope verify: how far the kernels are from the formula as it was written, and whether they keep the
// contract.
#include <fmt/format.h>

#include <slope/codegen/tool/columns.hpp>
#include <slope/codegen/tool/commands.hpp>
#include <slope/codegen/tool/examination.hpp>
#include <slope/codegen/tool/kernel_choice.hpp>
#include <slope/codegen/tool/progress.hpp>
#include <slope/codegen/tool/refusal.hpp>
#include <slope/codegen/tool/report.hpp>

namespace slope::tool {
namespace {

row table_row(const codegen::definition& d, const claim& c, const finding& found) {
  const auto& t = found.tally;
  return {d.name,
          form_of(c),
          c.what,
          fmt::format("{}", t.count),
          fmt::format("{:.4g}", t.worst),
          found.where,
          fmt::format("{}", t.above_1),
          fmt::format("{}", t.above_4),
          fmt::format("{}", t.not_finite),
          fmt::format("{:.3g}", t.ratio),
          t.holds() ? "yes" : "NO"};
}

report::json json_row(const codegen::definition& d, const claim& c, const finding& found) {
  const auto& t = found.tally;
  return {{"function", d.name},
          {"form", form_of(c)},
          {"of", c.what},
          {"kernel", c.kernel->symbol},
          {"inputs", t.count},
          {"max_ulp", t.worst},
          {"where", found.where},
          {"computed", t.worst_computed},
          {"exact", t.worst_exact.high},
          {"above_1", t.above_1},
          {"above_4", t.above_4},
          {"not_finite", t.not_finite},
          {"of_allowed", t.ratio},
          {"holds", t.holds()}};
}

} // namespace

int verify(const inventory& all, const verify_request& asked) {
  const bool every = asked.exhaustive || asked.digest;
  if ((asked.shard || asked.state || asked.threads) && !every)
    refuse("--shard, --state and --threads are for --exhaustive and --digest");
  if (every && !(asked.merge.empty() && asked.table.empty()))
    refuse(
        "--exhaustive and --digest go with neither --merge nor --table: their state files are for --merge");
  if (!asked.merge.empty() && !asked.table.empty() && !asked.json.empty())
    refuse("--merge writes --table or --json, not both at once");
  if (!asked.merge.empty())
    return asked.table.empty() ? verify_merged(asked) : verify_merged_table(asked);
  if (every)
    return verify_every_input(all, asked);
  if (asked.points && (*asked.points == 0 || *asked.points > std::size_t{1} << 24))
    refuse("--points {}: between 1 and 2^24, please", *asked.points);
  if (!asked.table.empty())
    return verify_table(all, asked);
  struct job {
    const codegen::definition* definition;
    std::vector<claim> claims;
  };
  std::vector<job> jobs;
  std::size_t count = 0;
  for (const codegen::definition* d : all.selected(asked.names)) {
    jobs.push_back({d, claims(all, *d, asked.type, asked.accuracy, asked.target)});
    count += jobs.back().claims.size();
  }
  if (count == 0 && !jobs.empty()) // in the words of the first
    chosen_kernel(all, all.function(*jobs.front().definition),
                  {"forward", asked.type, asked.accuracy, asked.target});
  report results(asked.json);
  progress shown(count);
  std::vector<row> rows = {{"function", "form", "of", ">inputs", ">max ULP", "at", ">above 1", ">above 4",
                            ">not finite", ">of allowed", "holds"}};
  std::size_t broken = 0;
  for (const job& j : jobs) {
    const trial points(*j.definition, *type_named(asked.type), asked.points);
    examination on(all, *j.definition, points);
    for (const claim& c : j.claims) {
      shown.step(fmt::format("{} {} {}", j.definition->name, form_of(c), c.what));
      const finding found = on.of(c);
      broken += !found.tally.holds();
      rows.push_back(table_row(*j.definition, c, found));
      results.rows().push_back(json_row(*j.definition, c, found));
    }
  }
  results.write(
      {{"command", "verify"}, {"type", asked.type}, {"accuracy", asked.accuracy}, {"broken", broken}});
  fmt::print("{}\n{} promises ({}, {}): {}\n", columns(rows), count, asked.type, asked.accuracy,
             broken ? fmt::format("{} broken", broken) : "all hold");
  for (const job& j : jobs)
    for (const std::string& line : refusals(all.function(*j.definition), asked.type, asked.accuracy))
      fmt::print("{}: {}\n", j.definition->name, line);
  return broken ? 1 : 0;
}

} // namespace slope::tool
