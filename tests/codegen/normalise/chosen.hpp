// SPDX-License-Identifier: Apache-2.0
// The search for the program of one root: what the chooser does, by the interpreter.
#pragma once
#include <span>
#include <string>

#include <slope/codegen/normalise/normal_form.hpp>

#include "measure.hpp"

namespace measuring {

using slope::codegen::normalise::candidate;

inline std::vector<int> orders(const definition& d) {
  return {d.partials.root(d.roots.value()), d.partials.root(d.roots.first(0)), d.partials.root(d.roots.second(0, 0)),
          d.partials.root(d.roots.third())};
}

struct choice {
  const candidate* best = nullptr;
  measuring::error error;
  bool in_double = false;
};

// What is searched: programs for float, programs for double.
struct programs {
  std::span<const candidate> single, twice;
};

// Limits at infinity may be left to what comes after (choose/finish.hpp).
enum class limits : std::uint8_t { kept, left };

inline error worst_of(const slope::codegen::program& p, bool in_double, const reference& r, int order) {
  const auto k = static_cast<std::size_t>(order);
  error worst;
  for (const auto contract : {interpreting::contraction::none, interpreting::contraction::fused}) {
    const auto e = in_double ? error_of<float, double>(p, 0, r, k, order, contract) : error_of<float>(p, 0, r, k, order, contract);
    if (e.contract >= worst.contract) worst.contract = e.contract, worst.where = e.where;
    worst.ulp = std::max(worst.ulp, e.ulp), worst.broken += e.broken;
  }
  return worst;
}

// The cheapest that keeps the contract with room to spare, then the cheapest that keeps it at all; float before double.
inline choice chosen(const programs& all, const reference& r, const definition& d, int root, int order, limits at_infinity = limits::kept) {
  for (const bool in_double : {false, true})
    for (const double allowed : {0.65, 1.0})
      for (const candidate& c : in_double ? all.twice : all.single) {
        const error worst = worst_of(c.steps, in_double, r, order);
        if (worst.contract <= allowed && worst.broken.empty() && (at_infinity == limits::left || limits_of(c.steps, 0, d, root).empty()))
          return {&c, worst, in_double};
      }
  return {};
}

inline std::string cost(const slope::codegen::program& p) {
  const auto n = count(p);
  return std::to_string(n.calls) + "+" + std::to_string(n.divisions) + "+" + std::to_string(n.others);
}

}  // namespace measuring
