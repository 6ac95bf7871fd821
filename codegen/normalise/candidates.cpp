// SPDX-License-Identifier: Apache-2.0
// Every style once, without repetitions, ordered by cost.
#include <slope/codegen/normalise/normal_form.hpp>

#include <algorithm>

#include <slope/codegen/normalise/emission.hpp>
#include <slope/codegen/normalise/near_zero.hpp>
#include <slope/codegen/normalise/one_sided.hpp>

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
  if (s.lowered) text += ", lowered sums";
  if (s.compensated) text += ", compensated exponent";
  if (s.ratio) text += ", log1p as a ratio";
  if (s.reciprocal) text += ", one division";
  if (s.settled != 0) text += ", from one side";
  if (s.raised) text += ", raised";
  if (s.distributed) text += ", distributed";
  if (s.near_zero > 0) text += ", polynomial near 0, to " + std::to_string(s.near_zero).substr(0, 5);
  return text;
}

constexpr bool either[] = {false, true};

// Of one root; `how`: the number of the manner.
unsigned way(const style& s, unsigned root, unsigned how) {
  const unsigned late = s.late >> root & 1U;
  unsigned number = static_cast<unsigned>(s.nesting) * 4 + static_cast<unsigned>(s.difference);
  for (const bool b : {late != 0, s.lowered, s.compensated, s.ratio, s.whole, s.raised, s.distributed}) number = number * 2 + b;
  number = number * 3 + static_cast<unsigned>(s.settled + 1);
  return (number * 16 + static_cast<unsigned>(8 * s.near_zero)) * 8 + how;
}

// Which roots are scaled late: none, the first (a function needs it where its derivatives do not), all.
std::vector<unsigned> lateness(std::size_t roots) {
  if (roots == 1) return {0, 1};
  return {0, 1, (1U << roots) - 1};
}

// Those that differ for this formula.
std::vector<manner> manners(const graph& g) {
  const auto contains = [&](op o) {
    for (int i = 0; i < g.size; ++i)
      if (g.operation(i) == o) return true;
    return false;
  };
  std::vector<manner> all{{}};
  if (contains(op::sqrt) || contains(op::rsqrt)) all.push_back({.conjugates = false});
  if (contains(op::atan))
    for (std::size_t i = 0, n = all.size(); i < n; ++i) all.push_back({.conjugates = all[i].conjugates, .far_out = true});
  return all;
}

}  // namespace

std::vector<candidate> candidates(const definition& d, std::span<const int> roots, int working) {
  if (d.shape == shape::grouped) return {};
  std::vector<candidate> all;
  unsigned how = 0;
  const auto add = [&](const style& s, auto emit) {
    try {
      candidate made{emit(s), description(s), {{}}};
      for (unsigned k = 0; k < roots.size(); ++k) made.ways[0].push_back(way(s, k, how));
      const auto known = std::find_if(all.begin(), all.end(), [&](const candidate& c) { return same(c.steps, made.steps); });
      if (known == all.end())
        all.push_back(std::move(made));
      else
        known->ways.push_back(made.ways[0]);
    } catch (const refused&) {  // this style only
    }
  };
  const auto add_from_one_side = [&](const partition& p, int side) {
    const std::vector<settlement> lines = settled(p, side, working);
    for (const order nesting : {order::factors, order::arguments, order::exponentials})
      for (const small_difference difference : {small_difference::subtracted, small_difference::everywhere})
        for (const unsigned late : lateness(roots.size()))
          for (const bool lowered : either)
            for (const bool compensated : either)
              for (const bool raised : either)
                for (const bool distributed : either)
                  if (difference == small_difference::subtracted || !distributed)  // -0 (1 + expm1(-0)) is +0 when it is distributed
                    add({.nesting = nesting, .difference = difference, .late = late, .lowered = lowered, .compensated = compensated,
                         .working = working, .raised = raised, .distributed = distributed, .settled = side},
                        [&](const style& s) { return from_one_side(p, s, lines); });
  };
  const auto add_all = [&](const partition& p) {
    const auto from_both_sides = [&](const style& s) { return emitted(p, s); };
    for (const order nesting : {order::factors, order::arguments, order::exponentials})
      for (const small_difference difference : {small_difference::subtracted, small_difference::merged,
                                                small_difference::separate, small_difference::everywhere})
        for (const unsigned late : lateness(roots.size()))
          for (const bool lowered : either)
            for (const bool compensated : either)
              for (const bool ratio : either)
                for (const bool whole : either)
                  for (const bool reciprocal : either)
                    if (roots.size() > 1 || !reciprocal)
                      add({nesting, difference, late, lowered, compensated, ratio, whole, reciprocal, working}, from_both_sides);
    for (const int side : {1, -1}) try {
        add_from_one_side(p, side);
      } catch (const refused&) {  // on this side the roots are no lines
      }
    const auto value = std::find(roots.begin(), roots.end(), d.partials.root(d.roots.value()));  // derivatives may lose digits at 0
    if (value != roots.end() && cancels_at_zero(p, static_cast<std::size_t>(value - roots.begin())))
      for (const order nesting : {order::factors, order::arguments, order::exponentials})
        for (const bool ratio : either)
          for (const double near_zero : {0.125, 0.5, 1.0})
            add({.nesting = nesting, .ratio = ratio, .working = working, .near_zero = near_zero}, from_both_sides);
  };
  for (const manner& m : manners(d.partials)) {
    try {
      add_all(partitioned(d, roots, m));
    } catch (const refused&) {  // this manner only
    }
    ++how;
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const candidate& a, const candidate& b) { return cost(a.steps) < cost(b.steps); });
  return all;
}

}  // namespace slope::codegen::normalise
