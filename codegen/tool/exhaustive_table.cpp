// SPDX-License-Identifier: Apache-2.0
// slope verify --merge --table: what any number of exhaustive runs found, for a person to review. The
// fingerprints tell whether a row is still about the kernels of today.
#include <filesystem>
#include <set>

#include <slope/codegen/tool/commands.hpp>
#include <slope/codegen/tool/exceptions.hpp>
#include <slope/codegen/tool/promise_file.hpp>
#include <slope/codegen/tool/refusal.hpp>
#include <slope/codegen/tool/sweep_state.hpp>

namespace slope::tool {
namespace {

constexpr const char* legend = R"(# Every input

Each row: a kernel on all bit patterns of the type, against the formula as it was written: by doubles with proved error
bounds, and by MPFR where these left something open. ULP: units in the last place of the correctly rounded result, rounded
up in the fifth digit; at: the first input, in the order of the bit patterns, that has it. Not finite: infinite or NaN where
the right result is a number. Of allowed: the largest error over the one that is promised. Broken: inputs beyond the promise,
listed below. Digest: of all results. Fingerprint: of the results at some inputs; a test compares it with today's kernels.

To renew a row: slope verify FUNCTION --exhaustive --type TYPE --accuracy TIER --target TARGET, and the command above.

| function | of | type | tier | target | inputs | max ULP | at | above 1 | above 4 | not finite | of allowed | broken | digest | fingerprint |
|---|---|---|---|---|---:|---:|---|---:|---:|---:|---:|---:|---|---|
)";

std::string command_of(const verify_request& asked) {
  std::string words = "slope verify --merge";
  for (const std::string& file : asked.merge)
    words += " " + std::filesystem::path(file).filename().string(); // not where it lay
  return words + " --table " + asked.table;
}

std::string table_row(const sweep_state& s, const swept_function& f, const swept& w) {
  const auto& c = w.seen;
  const std::string at =
      c.worst.height > 0
          ? fmt::format("{:.9g}", codegen::oracle::decode(type_named(s.type)->format, c.worst.at))
          : "";
  return fmt::format(
      "| {} | {} | {} | {} | {} | {} | {:.4g} | {} | {} | {} | {} | {:.6g} | {} | {:016x} | {} |\n", f.name,
      w.what, s.type, s.accuracy, s.target, c.count, c.worst.size(), at, c.above_1, c.above_4, c.not_finite,
      c.ratio.size(), c.broken.count, w.digest.sum, f.fingerprint);
}

// Refuses what would be two rows of one thing, or none.
void require_one_table(const std::vector<sweep_state>& runs) {
  std::set<std::string> seen;
  for (const sweep_state& s : runs) {
    if (!s.judged)
      refuse("{}: a table needs runs of --exhaustive", s.subject());
    if (s.library != runs.front().library)
      refuse("the libraries differ: {} and {}", runs.front().library, s.library);
    for (const swept_function& f : s.functions)
      if (const std::string what = fmt::format("{}, {} {} {}", f.name, s.type, s.accuracy, s.target);
          !seen.insert(what).second)
        refuse("two of the runs are of {}: give one of them", what);
  }
}

} // namespace

int verify_merged_table(const verify_request& asked) {
  promise_file file(asked.table);
  const std::vector<sweep_state> runs = merged_runs(asked.merge);
  require_one_table(runs);
  std::string text = fmt::format("<!-- Written by: {} -->\n{}", command_of(asked), legend), exceptions;
  std::size_t broken = 0, count = 0;
  for (const sweep_state& s : runs)
    for (const swept_function& f : s.functions)
      for (const swept& w : f.of) {
        text += table_row(s, f, w);
        ++count;
        if (w.seen.holds())
          continue;
        ++broken;
        exceptions += fmt::format("* {} {}, {} {} {}: {}\n", f.name, w.what, s.type, s.accuracy, s.target,
                                  in_words(w.seen.broken, *type_named(s.type)));
      }
  if (broken)
    text += "\n## Beyond the promise\n\n" + exceptions;
  return file.write(text, count, broken);
}

} // namespace slope::tool
