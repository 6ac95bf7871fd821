// SPDX-License-Identifier: Apache-2.0
// slope verify --merge --table: what any number of exhaustive runs found, for a person to review. The
// fingerprints tell whether a row is still about the kernels of today; rows that no run renews stay.
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <slope/codegen/tool/commands.hpp>
#include <slope/codegen/tool/exceptions.hpp>
#include <slope/codegen/tool/promise_file.hpp>
#include <slope/codegen/tool/refusal.hpp>
#include <slope/codegen/tool/sweep_state.hpp>

namespace slope::tool {
namespace {

constexpr const char* first_line = "<!-- Written by: slope verify --merge STATE... --table FILE -->";
constexpr const char* legend = R"(# Every input

Each row: a kernel on all bit patterns of the type, or on all pairs of them without an infinity, against the formula as it
was written: by doubles with proved error bounds, and by MPFR where these left something open. ULP: units in the last place
of the correctly rounded result, rounded up in the fifth digit; at: the first input, in the order of the bit patterns, that
has it. Not finite: infinite or NaN where the right result is a number. Of allowed: the largest error over the one that is
promised. Broken: inputs beyond the promise, listed below. Digest: of all results. Fingerprint: of the results at some
inputs; a test compares it with today's kernels.

To renew a row: slope verify FUNCTION --exhaustive --type TYPE --accuracy TIER --target TARGET, then the command above with
the state file that it leaves, and with this FILE: its other rows stay.

| function | of | type | tier | target | inputs | max ULP | at | above 1 | above 4 | not finite | of allowed | broken | digest | fingerprint |
|---|---|---|---|---|---:|---:|---|---:|---:|---:|---:|---:|---|---|
)";

constexpr const char* proofs_legend = R"(
# What is proven

Each row: properties of the formula that interval analysis has proven (slope explain), held against the results for all bit
patterns: that they are in the range, f(-x) beside f(x), slopes within the Lipschitz constant, and of the sign that they have on
a stretch where f rises or falls. Against: results that these rule out, rounded as badly as is promised; listed below.

To renew a row: slope verify FUNCTION --digest, or --exhaustive, with the same options; a minute or less.

| function | of | type | tier | target | proven | against | digest |
|---|---|---|---|---|---|---:|---|
)";

// The rows of one kernel and its derivative in both tables, and what is wrong with them.
struct entry {
  std::string subject; // as the lists name it
  std::string errors, broken, proofs, against;
};

std::string subject(std::string_view function, std::string_view type, std::string_view accuracy,
                    std::string_view target) {
  return fmt::format("{}, {} {} {}", function, type, accuracy, target);
}

entry& entry_of(std::vector<entry>& all, const std::string& subject) {
  const auto known =
      std::find_if(all.begin(), all.end(), [&](const entry& e) { return e.subject == subject; });
  return known != all.end() ? *known : all.emplace_back(entry{subject, {}, {}, {}, {}});
}

// What a table of earlier runs has, if there is one.
std::vector<entry> entries_in(const std::string& name) {
  std::vector<entry> all;
  std::ifstream file(name);
  std::string line;
  if (!file || !std::getline(file, line))
    return all;
  if (line != first_line)
    refuse("{} is there, and is no table of exhaustive runs: give another name", name);
  while (std::getline(file, line)) {
    std::vector<std::string> cells; // "| a | b |"
    for (std::size_t from = 2, to; line.starts_with("| ") && (to = line.find(" |", from)) != line.npos;
         from = to + 3)
      cells.push_back(line.substr(from, to - from));
    if ((cells.size() == 15 || cells.size() == 8) && cells[0] != "function") {
      entry& e = entry_of(all, subject(cells[0], cells[2], cells[3], cells[4]));
      (cells.size() == 15 ? e.errors : e.proofs) += line + "\n";
    }
    if (const std::size_t comma = line.find(", "), colon = line.find(": ");
        line.starts_with("* ") && comma < colon) {
      const std::string function = line.substr(2, line.find(' ', 2) - 2);
      entry& e = entry_of(all, function + line.substr(comma, colon - comma));
      (line.find(" whose result is ruled out") == line.npos ? e.broken : e.against) += line + "\n";
    }
  }
  return all;
}

std::string table_row(const sweep_state& s, const swept_function& f, const swept& w) {
  const auto& c = w.seen;
  const std::string at =
      c.worst.height > 0 ? input_pattern{*type_named(s.type), f.inputs, c.worst.at}.as_numbers() : "";
  return fmt::format(
      "| {} | {} | {} | {} | {} | {} | {:.4g} | {} | {} | {} | {} | {:.6g} | {} | {:016x} | {} |\n", f.name,
      w.what, s.type, s.accuracy, s.target, c.count, c.worst.size(), at, c.above_1, c.above_4, c.not_finite,
      c.ratio.size(), c.broken.count, w.digest.sum, f.fingerprint);
}

std::string proof_row(const sweep_state& s, const swept_function& f, const swept& w) {
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {:016x} |\n", f.name, w.what, s.type, s.accuracy,
                     s.target, w.proven, w.against.count, w.digest.sum);
}

// Digests alone say nothing of errors: what was known of them stays.
void renew(entry& e, const sweep_state& s, const swept_function& f) {
  const auto line = [&](const swept& w, const std::string& words) {
    return fmt::format("* {} {}, {} {} {}: {}\n", f.name, w.what, s.type, s.accuracy, s.target, words);
  };
  const element_type& type = *type_named(s.type);
  e.proofs.clear(), e.against.clear();
  if (s.judged)
    e.errors.clear(), e.broken.clear();
  for (const swept& w : f.of) {
    e.proofs += proof_row(s, f, w);
    if (s.judged)
      e.errors += table_row(s, f, w);
    if (s.judged && !w.seen.holds())
      e.broken += line(w, beyond_promise(w.seen.broken, type, f.inputs));
    if (w.against.count)
      e.against += line(w, ruled_out(w.against, type, f.inputs));
  }
}

std::size_t rows_in(const std::string& lines) {
  return static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
}

// "* mish f, f32 fast cpu: ...": a row may be there twice.
std::size_t rows_named_in(const std::string& exceptions) {
  std::set<std::string> names;
  std::istringstream lines(exceptions);
  for (std::string line; std::getline(lines, line);)
    names.insert(line.substr(0, line.find(": ")));
  return names.size();
}

// Refuses what would be two rows of one thing.
void require_one_table(const std::vector<sweep_state>& runs) {
  std::set<std::string> seen;
  for (const sweep_state& s : runs) {
    if (s.library != runs.front().library)
      refuse("the libraries differ: {} and {}", runs.front().library, s.library);
    for (const swept_function& f : s.functions)
      if (const std::string what = subject(f.name, s.type, s.accuracy, s.target); !seen.insert(what).second)
        refuse("two of the runs are of {}: give one of them", what);
  }
}

} // namespace

int verify_merged_table(const verify_request& asked) {
  std::vector<entry> entries = entries_in(asked.table);
  promise_file file(asked.table);
  const std::vector<sweep_state> runs = merged_runs(asked.merge);
  require_one_table(runs);
  for (const sweep_state& s : runs)
    for (const swept_function& f : s.functions)
      renew(entry_of(entries, subject(f.name, s.type, s.accuracy, s.target)), s, f);
  std::string text = fmt::format("{}\n{}", first_line, legend), proofs, exceptions;
  for (const entry& e : entries)
    text += e.errors, proofs += e.proofs, exceptions += e.broken + e.against;
  const std::size_t broken = rows_named_in(exceptions);
  text += proofs_legend + proofs;
  if (!exceptions.empty())
    text += "\n## Beyond the promise, or against the proof\n\n" + exceptions;
  return file.write(text, rows_in(proofs), broken);
}

} // namespace slope::tool
