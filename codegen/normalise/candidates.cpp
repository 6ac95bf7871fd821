// SPDX-License-Identifier: Apache-2.0
// Every style once, without repetitions, ordered by cost.
#include <slope/codegen/normalise/normal_form.hpp>

#include <algorithm>

#include <slope/codegen/normalise/emission.hpp>

namespace slope::codegen::normalise {
namespace {

bool same(const program& a, const program& b) {
  const auto equal = [](const instruction& i, const instruction& j) {
    return i.what == j.what && i.function == j.function && i.u == j.u && i.v == j.v && i.w == j.w && i.value == j.value;
  };
  return a.outputs == b.outputs &&
         std::equal(a.instructions.begin(), a.instructions.end(), b.instructions.begin(), b.instructions.end(), equal);
}

int cost(const program& p) {
  const operation_counts c = count(p);
  return 12 * c.calls + 4 * c.divisions + c.others;
}

std::string description(const style& s) {
  std::string text = s.nesting == order::factors     ? "factored"
                     : s.nesting == order::arguments ? "nested in the argument"
                                                     : "nested in the exponential";
  if (s.difference == small_difference::merged) text += ", exp from expm1";
  if (s.difference == small_difference::separate) text += ", exp and expm1";
  if (s.difference == small_difference::everywhere) text += ", expm1 for exp";
  if (s.late == 1) text += ", late scale";
  if (s.late > 1) text += ", late scale of all roots";
  if (s.compensated) text += ", compensated exponent";
  if (s.ratio) text += ", log1p as a ratio";
  if (s.reciprocal) text += ", one division";
  return text;
}

// Which roots are scaled late: none, the first (a function needs it where its derivatives do not), all.
std::vector<unsigned> lateness(std::size_t roots) {
  if (roots == 1) return {0, 1};
  return {0, 1, (1U << roots) - 1};
}

}  // namespace

std::vector<candidate> candidates(const definition& d, std::span<const int> roots, int working) {
  if (d.shape == shape::grouped) return {};
  std::vector<candidate> all;
  const auto add = [&](const partition& p, const style& s) {
    try {
      candidate made{emitted(p, s), description(s)};
      if (std::none_of(all.begin(), all.end(), [&](const candidate& c) { return same(c.steps, made.steps); }))
        all.push_back(std::move(made));
    } catch (const refused&) {  // this style only
    }
  };
  try {
    const partition p = partitioned(d, roots);
    constexpr bool either[] = {false, true};
    for (const order nesting : {order::factors, order::arguments, order::exponentials})
      for (const small_difference difference : {small_difference::subtracted, small_difference::merged,
                                                small_difference::separate, small_difference::everywhere})
        for (const unsigned late : lateness(roots.size()))
          for (const bool compensated : either)
            for (const bool ratio : either)
              for (const bool whole : either)
                for (const bool reciprocal : either)
                  if (roots.size() > 1 || !reciprocal)
                    add(p, {nesting, difference, late, compensated, ratio, whole, reciprocal, working});
  } catch (const refused&) {
    return {};
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const candidate& a, const candidate& b) { return cost(a.steps) < cost(b.steps); });
  return all;
}

}  // namespace slope::codegen::normalise
