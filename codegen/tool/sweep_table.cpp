// SPDX-License-Identifier: Apache-2.0
// The errors, by which arithmetic they were decided, and what was held against proofs; between them what
// breaks a promise or contradicts a proof.
#include <slope/codegen/tool/sweep_table.hpp>

#include <fmt/format.h>

#include <slope/codegen/tool/columns.hpp>
#include <slope/codegen/tool/exceptions.hpp>

namespace slope::tool {
namespace {

constexpr const char* how_counted =
    "max ULP and `of allowed` are rounded up in the fifth digit; `at` is the first input, in the order of "
    "the bit patterns, that has it.\n"
    "above 1, above 4: by more than that.\n"
    "Decided by: NaN gives NaN; doubles with proved error bounds; MPFR, where these left something open.\n";
constexpr const char* how_held = "proven: of the formula, by interval analysis (slope explain); against: "
                                 "results that it rules out, rounded as badly as "
                                 "is promised.\n";

input_pattern inputs(const sweep_state& s, const swept_function& f, std::uint64_t pattern) {
  return {*type_named(s.type), f.inputs, pattern};
}

row errors(const sweep_state& s, const swept_function& f, const swept& w) {
  const auto& c = w.seen;
  return {f.name,
          w.what,
          fmt::format("{}", c.count),
          fmt::format("{:.4g}", c.worst.size()),
          c.worst.height > 0 ? inputs(s, f, c.worst.at).as_numbers() : "",
          fmt::format("{}", c.above_1),
          fmt::format("{}", c.above_4),
          fmt::format("{}", c.not_finite),
          fmt::format("{:.6g}", c.ratio.size()), // 1.00002 is too much
          w.holds(s.judged) ? "yes" : "NO"};
}

row ways(const swept_function& f, const swept& w) {
  const auto& c = w.seen;
  return {f.name, w.what, fmt::format("{}", c.by_rule), fmt::format("{}", c.by_balls),
          fmt::format("{}", c.by_mpfr)};
}

row proofs(const swept_function& f, const swept& w) {
  return {f.name, w.what, w.proven.empty() ? "nothing" : w.proven, fmt::format("{}", w.against.count),
          fmt::format("{:016x}", w.digest.sum)};
}

// A number, or a list of two.
report::json as_json(const input_pattern& at) {
  return at.inputs == 1 ? report::json(at.numbers()[0]) : report::json(at.numbers());
}

report::json as_json(const sweep_state& s, const swept_function& f,
                     const std::vector<std::uint64_t>& patterns) {
  report::json all = report::json::array();
  for (const std::uint64_t pattern : patterns)
    all.push_back(as_json(inputs(s, f, pattern)));
  return all;
}

report::json json_row(const sweep_state& s, const swept_function& f, const swept& w) {
  report::json j{{"function", f.name},
                 {"of", w.what},
                 {"kernel", w.kernel},
                 {"digest", fmt::format("{:016x}", w.digest.sum)},
                 {"proven", w.proven},
                 {"against", w.against.count},
                 {"against_at", as_json(s, f, w.against.first)}};
  const auto& c = w.seen;
  if (s.judged)
    j.update(report::json{{"inputs", c.count},
                          {"max_ulp", c.worst.size()},
                          {"where", as_json(inputs(s, f, c.worst.at))},
                          {"where_bits", c.worst.at},
                          {"above_1", c.above_1},
                          {"above_4", c.above_4},
                          {"not_finite", c.not_finite},
                          {"of_allowed", c.ratio.size()},
                          {"holds", c.holds()},
                          {"broken", c.broken.count},
                          {"broken_at", as_json(s, f, c.broken.first)},
                          {"broken_bits", c.broken.first},
                          {"by_rule", c.by_rule},
                          {"by_doubles", c.by_balls},
                          {"by_mpfr", c.by_mpfr}});
  return j;
}

} // namespace

int show(const sweep_state& s, report& results) {
  std::vector<row> seen = {{"function", "of", ">inputs", ">max ULP", "at", ">above 1", ">above 4",
                            ">not finite", ">of allowed", "holds"}};
  std::vector<row> decided = {{"function", "of", ">by NaN", ">by doubles", ">by MPFR"}};
  std::vector<row> held = {{"function", "of", "proven", ">against", "digest"}};
  std::string exceptions;
  std::size_t broken = 0, count = 0;
  for (const swept_function& f : s.functions)
    for (const swept& w : f.of) {
      seen.push_back(errors(s, f, w));
      decided.push_back(ways(f, w));
      held.push_back(proofs(f, w));
      results.rows().push_back(json_row(s, f, w));
      ++count;
      broken += !w.holds(s.judged);
      if (s.judged && !w.seen.holds())
        exceptions += fmt::format("{} {}: {}\n", f.name, w.what,
                                  beyond_promise(w.seen.broken, *type_named(s.type), f.inputs));
      if (w.against.count)
        exceptions +=
            fmt::format("{} {}: {}\n", f.name, w.what, ruled_out(w.against, *type_named(s.type), f.inputs));
    }
  const std::string part = s.shard.of > 1 ? fmt::format(", shard {} of {}", s.shard.index, s.shard.of) : "";
  results.write({{"command", "verify"},
                 {"type", s.type},
                 {"accuracy", s.accuracy},
                 {"target", s.target},
                 {"shard", s.shard.index},
                 {"shards", s.shard.of},
                 {"broken", broken}});
  if (s.judged)
    fmt::print("{}\n{}{}{}\n{}\n{}\n{} promises ({}, {}, every input{}): {}\n", columns(seen), exceptions,
               broken ? "\n" : "", columns(decided), columns(held), std::string(how_counted) + how_held,
               count, s.type, s.accuracy, part, broken ? fmt::format("{} broken", broken) : "all hold");
  else
    fmt::print("{}\n{}{}\ndigests of the results for every input ({}, {}, {}{})\n", columns(held), exceptions,
               how_held, s.type, s.accuracy, s.target, part);
  return broken ? 1 : 0;
}

} // namespace slope::tool
