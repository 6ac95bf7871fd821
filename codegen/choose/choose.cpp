// SPDX-License-Identifier: Apache-2.0
// The search: candidates in the order of their cost, in float32 and then in float64, until one keeps the promise.
#include <slope/codegen/choose/choose.hpp>

#include <algorithm>
#include <map>

#include <slope/codegen/choose/cost.hpp>
#include <slope/codegen/choose/dense.hpp>
#include <slope/codegen/choose/measure.hpp>
#include <slope/codegen/choose/run_program.hpp>
#include <slope/codegen/normalise/normal_form.hpp>
#include <slope/codegen/textbook.hpp>

namespace slope::codegen {
namespace {

// A few thousand inputs underestimate the error of all of them, and so do two million: numerics.md, normal-form.md section 6.
constexpr double margin = 0.65, dense_margin = 0.95;
constexpr int patience = 4;      // candidates that are tried after one that keeps the promise, but not the margin,
constexpr int disappointments = 8;  // and that only two million inputs reject

// In which precision candidates are tried, and how many.
struct attempt {
  int working;
  int most;
};
constexpr int all = 1000000;

bool rounds_correctly(const number& n) { return oracle::promised(n.tier, n.type, oracle::quantity::value).ulps <= 0.5; }

// What rounds correctly in float32 does hardly anything: it need not be looked for long.
std::vector<attempt> attempts(const number& n) {
  if (n.type == oracle::f64) return {{64, all}};
  return {{32, rounds_correctly(n) ? 3 : all}, {64, all}};
}

// Programs over the same arguments as one; what they share is there once.
program side_by_side(const std::vector<program>& parts) {
  program_builder to;
  std::vector<int> outputs;
  for (const program& p : parts) {
    std::vector<int> arguments;
    for (const instruction& i : p.instructions)
      if (i.what == step::argument)
        for (int a = static_cast<int>(arguments.size()); a <= static_cast<int>(i.value.high); ++a) arguments.push_back(to.argument(a));
    const std::vector<int> own = to.copy(p, arguments);
    outputs.insert(outputs.end(), own.begin(), own.end());
  }
  to.result.outputs = outputs;
  return to.result;
}

}  // namespace

struct chooser::state {
  const definition& d;
  std::vector<std::string_view> levels = levels_here();
  std::map<oracle::format, trials> tried;
  std::map<std::pair<std::vector<int>, number>, chosen> made;

  explicit state(const definition& of) : d(of) {}

  trials& trials_of(const oracle::format& type) { return tried.try_emplace(type, d, type).first->second; }

  std::multimap<double, normalise::candidate> candidates(const std::vector<int>& roots, int working) const {
    std::vector<int> nodes;
    for (const int r : roots) nodes.push_back(d.partials.root(r));
    std::vector<normalise::candidate> found = normalise::candidates(d, nodes, working);
    found.push_back({textbook(d.partials, nodes, static_cast<int>(d.arguments.size())), "textbook"});
    std::multimap<double, normalise::candidate> by_cost;
    for (normalise::candidate& c : found) {
      const double price = cost(c.steps, working);
      const auto [first, last] = by_cost.equal_range(price);
      if (std::none_of(first, last, [&](const auto& other) { return other.second.steps == c.steps; })) by_cost.emplace(price, std::move(c));
    }
    return by_cost;
  }

  // The largest error beside what is promised; what is missing at infinity or at -0 is added to the candidate.
  double finished(normalise::candidate& c, int working, const std::vector<int>& roots, const number& n, double best) {
    trials& on = trials_of(n.type);
    verdict v = measured(c.steps, working, roots, d, n, on, levels);
    if (v.ratio <= std::min(1.0, best) && !v.complete()) {
      if (std::find(v.limits_hold.begin(), v.limits_hold.end(), false) != v.limits_hold.end()) {
        c.steps = saturated(c.steps, 0, oracle::largest(scalar_format(n)), v.grow);
        c.description += ", limits at infinity";
      }
      if (std::find(v.zeros_hold.begin(), v.zeros_hold.end(), false) != v.zeros_hold.end()) {
        v.zeros_hold.flip();
        c.steps = zero_kept(c.steps, 0, v.zeros_hold);
        c.description += ", zero kept";
      }
      v = measured(c.steps, working, roots, d, n, on, levels);
    }
    return v.complete() ? v.ratio : std::max(v.ratio, 1.01);
  }

  // At least the sampled ratio; above 1 where two million inputs come too near to what is promised.
  double densely(double sampled, const program& p, int working, const std::vector<int>& roots, const number& n) {
    if (n.type != oracle::f32) return sampled;
    const double seen = densely_measured(p, working, roots, d, n, trials_of(n.type), levels);
    const double limit = rounds_correctly(n) ? 1 : dense_margin;
    return std::max(sampled, seen > limit ? std::max(seen, 1.0) / limit : seen);
  }

  // What is best of several roots needs no less than what is best of each: nor is it tried in a lower precision.
  chosen choose(const std::vector<int>& roots, const number& n) {
    chosen best{{}, 0, "", infinity};
    std::vector<program> alone;
    int lowest = 32;
    for (std::size_t k = 0; roots.size() > 1 && k < roots.size(); ++k) {
      const chosen& one = (*this)({roots[k]}, n);
      alone.push_back(one.steps);
      if (one.ratio <= 1) lowest = std::max(lowest, one.working);
    }
    for (const attempt& a : attempts(n)) {
      if (a.working < lowest) continue;
      int tried_now = 0, since_kept = 0, disappointed = 0;
      const auto stop = [&](const std::string& how, const program& p, double sampled) {
        const double ratio = sampled < std::min(1.0, best.ratio) ? densely(sampled, p, a.working, roots, n) : sampled;
        if (ratio < best.ratio || best.steps.outputs.empty()) best = {p, a.working, how, ratio};
        disappointed += sampled <= 1 && ratio > 1;
        return (sampled <= margin && ratio <= 1) || (best.ratio <= 1 && ++since_kept > patience) || disappointed > disappointments || ++tried_now >= a.most;
      };
      for (auto& [price, c] : candidates(roots, a.working)) {
        if (trials_of(n.type).count() == 0 || levels.empty()) return {c.steps, a.working, c.description, 0};
        const double sampled = finished(c, a.working, roots, n, best.ratio);
        if (stop(c.description, c.steps, sampled)) break;
      }
      if (best.ratio > 1 && !alone.empty()) {
        normalise::candidate each{side_by_side(alone), "each by itself"};
        stop(each.description, each.steps, finished(each, a.working, roots, n, best.ratio));
      }
      if (best.ratio <= 1) break;
    }
    return best;
  }

  const chosen& operator()(const std::vector<int>& roots, const number& n) {
    const std::pair key(roots, n);
    const auto found = made.find(key);
    return found != made.end() ? found->second : made.emplace(key, choose(roots, n)).first->second;
  }
};

chooser::chooser(const definition& d) : state_(std::make_unique<state>(d)) {}
chooser::~chooser() = default;

const chosen& chooser::operator()(const std::vector<int>& roots, const number& n) {
  oracle::promised(n.tier, n.type, oracle::quantity::value);  // or throws
  return (*state_)(roots, n);
}

}  // namespace slope::codegen
