// SPDX-License-Identifier: Apache-2.0
// slope verify --table: the accuracy of every form in each type and tier, for a person to review. Nothing in
// it depends on the day or on the machine beyond the target's instructions.
#include <fmt/format.h>

#include <slope/codegen/tool/commands.hpp>
#include <slope/codegen/tool/examination.hpp>
#include <slope/codegen/tool/progress.hpp>
#include <slope/codegen/tool/promise_file.hpp>
#include <slope/codegen/tool/refusal.hpp>

namespace slope::tool {
namespace {

constexpr const char* legend = R"(# Accuracy

Each row: so many inputs (all of a 16-bit type; else every exponent, both signs, dense at the hard places of the function)
against MPFR on the formula as it was written. ULP: units in the last place of the correctly rounded result. Not finite:
infinite or NaN where the right result is a number. Of allowed: the largest error over the one that is promised. Functions,
divisions: how many elementary functions and divisions one element of the kernel takes. Backward forms: with cotangents of 1.
f16 and bf16 have one kernel for both tiers.

| function | form | of | type | tier | inputs | max ULP | at | above 1 | above 4 | not finite | of allowed | functions | divisions |
|---|---|---|---|---|---:|---:|---|---:|---:|---:|---:|---:|---:|
)";

std::string command_of(const verify_request& asked) {
  std::string words = "slope verify";
  for (const std::string& name : asked.names)
    words += " " + name;
  words += " --table " + asked.table + " --target " + asked.target;
  return asked.points ? fmt::format("{} --points {}", words, *asked.points) : words;
}

} // namespace

int verify_table(const inventory& all, const verify_request& asked) {
  const auto functions = all.selected(asked.names);
  promise_file file(asked.table);
  std::string text = fmt::format("<!-- Written by: {} -->\n{}", command_of(asked), legend);
  progress shown(functions.size() * std::size(element_types));
  std::size_t broken = 0, count = 0;
  for (const codegen::definition* d : functions)
    for (const element_type& type : element_types) {
      shown.step(fmt::format("{} {}", d->name, type.name));
      const trial points(*d, type, asked.points);
      examination on(all, *d, points);
      for (const auto& [tier, unused] : codegen::accuracies) {
        if (!has_kernels(all.function(*d), type.name, tier))
          continue;
        for (const claim& c : claims(all, *d, std::string(type.name), std::string(tier), asked.target)) {
          const finding found = on.of(c);
          const auto& t = found.tally;
          text += fmt::format(
              "| {} | {} | {} | {} | {} | {} | {:.4g} | {} | {} | {} | {} | {:.3g}{} | {} | {} |\n", d->name,
              form_of(c), c.what, type.name, tier, t.count, t.worst, found.where, t.above_1, t.above_4,
              t.not_finite, t.ratio, t.holds() ? "" : " **broken**", c.kernel->functions,
              c.kernel->divisions);
          broken += !t.holds(), ++count;
        }
      }
    }
  if (count == 0)
    refuse("there are no kernels for such a table");
  return file.write(text, count, broken);
}

} // namespace slope::tool
