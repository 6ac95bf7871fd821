// SPDX-License-Identifier: Apache-2.0
// The search, and the measuring.
#include <slope/codegen/choose/choose.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include <slope/codegen/choose/cost.hpp>
#include <slope/codegen/choose/finish.hpp>
#include <slope/codegen/choose/run_program.hpp>
#include <slope/codegen/normalise/normal_form.hpp>
#include <slope/codegen/oracle/error.hpp>
#include <slope/codegen/oracle/oracle.hpp>
#include <slope/codegen/oracle/points.hpp>
#include <slope/codegen/textbook.hpp>

namespace slope::codegen {
namespace {

// A few thousand inputs underestimate the error of all of them: numerics.md, normal-form.md section 6.
constexpr std::size_t inputs_tried = 4096;
constexpr double margin = 0.65;
constexpr int patience = 4;  // candidates that are tried after one that keeps the promise, but not the margin

// The other arguments as they are tried: their defaults (further inputs: 1), then something less round.
std::vector<std::vector<double>> other_arguments(const definition& d) {
  std::vector<std::vector<double>> sets(1);
  for (std::size_t a = 1; a < d.arguments.size(); ++a) sets[0].push_back(d.arguments[a].role == role::input ? 1.0 : static_cast<double>(static_cast<float>(d.arguments[a].start)));
  if (!sets[0].empty()) {
    sets.push_back(sets[0]);
    for (double& v : sets[1]) v = static_cast<double>(static_cast<float>(1.7 * v + 0.13));
  }
  return sets;
}

// One set of other arguments, with what is exact there. x is sorted; its outputs begin at `first` among those of all trials.
struct trial {
  std::vector<double> others;
  std::vector<float> x;
  std::size_t first = 0;
  std::map<int, std::vector<double_double>> exact;  // by root
};

struct verdict {
  double ratio = 0;
  std::vector<bool> limits_hold, zeros_hold;  // of each output
  std::vector<growth> grow;
  bool complete() const {
    const auto all = [](const std::vector<bool>& v) { return std::find(v.begin(), v.end(), false) == v.end(); };
    return all(limits_hold) && all(zeros_hold);
  }
};

}  // namespace

struct chooser::state {
  const definition& d;
  std::vector<trial> trials;
  std::vector<std::vector<float>> arguments;  // of all trials, one after the other
  std::vector<std::string_view> levels = levels_here();
  std::map<std::pair<std::vector<int>, number>, chosen> made;

  explicit state(const definition& of) : d(of) {
    if (d.shape == shape::grouped) return;  // a group's program is a comparison
    for (const std::vector<double>& others : other_arguments(d)) {
      trial t{others, oracle::points(inputs_tried, oracle::hard_points(d.written, others)), 0, {}};
      std::erase_if(t.x, [](float x) { return std::isnan(x); });
      arguments.resize(d.arguments.size());
      t.first = arguments[0].size();
      arguments[0].insert(arguments[0].end(), t.x.begin(), t.x.end());
      for (std::size_t a = 0; a < others.size(); ++a) arguments[a + 1].insert(arguments[a + 1].end(), t.x.size(), static_cast<float>(others[a]));
      trials.push_back(std::move(t));
    }
  }

  oracle::query query_of(int root) const {
    const partial_roots& r = d.roots;
    if (root == r.value()) return oracle::value;
    if (root == r.third()) return oracle::derivative(3);
    if (root < 1 + r.differentiated) return oracle::partial(root - 1);
    return oracle::mixed((root - 1 - r.differentiated) / r.differentiated, (root - 1 - r.differentiated) % r.differentiated);
  }
  oracle::quantity quantity_of(int root) const {
    return root == d.roots.value() ? oracle::quantity::value : root <= d.roots.differentiated ? oracle::quantity::derivative : oracle::quantity::higher;
  }
  const std::vector<double_double>& exact(trial& t, int root) const {
    const auto [at, is_new] = t.exact.try_emplace(root);
    if (is_new) {
      const oracle::query wanted[] = {query_of(root)};
      at->second = oracle::sweep(d.written, std::span<const float>(t.x), wanted, t.others);
    }
    return at->second;
  }

  // On the best level first: what fails there need not be compiled for the others.
  verdict measure(const program& p, const std::vector<int>& roots) {
    verdict v{0, std::vector<bool>(roots.size(), true), std::vector<bool>(roots.size(), true), std::vector<growth>(roots.size())};
    for (auto level = levels.rbegin(); level != levels.rend() && v.ratio <= 1; ++level) {
      const auto outputs = run_program(p, arguments, *level);
      for (trial& t : trials)
        for (std::size_t o = 0; o < roots.size(); ++o) judge(v, o, std::span(outputs[o]).subspan(t.first, t.x.size()), exact(t, roots[o]), t, roots[o]);
    }
    return v;
  }

  void judge(verdict& v, std::size_t o, std::span<const float> computed, const std::vector<double_double>& exact, const trial& t, int root) const {
    const oracle::bound bound = oracle::promised(oracle::tier::fast, oracle::f32, quantity_of(root));
    double largest = 0;
    for (std::size_t i = 0; i < t.x.size(); ++i)
      if (std::isfinite(t.x[i]) && std::isfinite(exact[i].high)) largest = std::max(largest, std::fabs(exact[i].high));
    oracle::tally tally;
    for (std::size_t i = 0; i < t.x.size(); ++i) {
      const auto y = static_cast<double>(computed[i]);
      if (std::isinf(t.x[i])) {
        const double limit = exact[i].high;
        (t.x[i] > 0 ? v.grow[o].above : v.grow[o].below) |= std::isinf(limit);
        const bool right = std::isinf(limit) ? y == limit : oracle::ulps(oracle::f32, y, exact[i]) <= oracle::allowed(bound, oracle::f32, exact[i], largest);
        v.limits_hold[o] = v.limits_hold[o] && right;
      } else {
        tally.add(bound, oracle::f32, static_cast<double>(t.x[i]), y, exact[i], largest);
      }
    }
    v.ratio = std::max(v.ratio, tally.not_finite ? std::numeric_limits<double>::infinity() : tally.ratio);
    if (root == d.roots.value() && rises_through_zero(exact, t))
      for (std::size_t i = 0; i < t.x.size(); ++i)
        if (t.x[i] == 0) v.zeros_hold[o] = v.zeros_hold[o] && std::signbit(computed[i]) == std::signbit(t.x[i]);
  }

  // f is odd to first order at 0 and grows there; t.x is sorted.
  static bool rises_through_zero(const std::vector<double_double>& exact, const trial& t) {
    const auto zero = static_cast<std::size_t>(std::lower_bound(t.x.begin(), t.x.end(), 0.0f) - t.x.begin());
    return zero > 0 && zero + 2 < t.x.size() && exact[zero].high == 0 && exact[zero - 1].high < 0 && exact[zero + 2].high > 0;
  }

  program textbook_of(const std::vector<int>& roots) const {
    std::vector<int> nodes;
    for (const int r : roots) nodes.push_back(d.partials.root(r));
    return textbook(d.partials, nodes, static_cast<int>(d.arguments.size()));
  }

  chosen choose(const std::vector<int>& roots, const number& n) {
    oracle::promised(n.tier, n.type, oracle::quantity::value);  // or throws
    chosen best{textbook_of(roots), 32, "textbook", std::numeric_limits<double>::infinity()};
    if (trials.empty() || levels.empty()) return best.ratio = 0, best;
    std::vector<int> nodes;
    for (const int r : roots) nodes.push_back(d.partials.root(r));
    std::vector<normalise::candidate> candidates = normalise::candidates(d, nodes);
    candidates.push_back({best.steps, best.how});
    std::multimap<double, normalise::candidate> by_cost;
    for (normalise::candidate& c : candidates) {
      const double price = cost(c.steps);
      const auto [first, last] = by_cost.equal_range(price);
      if (std::none_of(first, last, [&](const auto& other) { return other.second.steps == c.steps; })) by_cost.emplace(price, std::move(c));
    }
    int since_kept = 0;
    for (auto& [price, c] : by_cost) {
      verdict v = measure(c.steps, roots);
      if (v.ratio <= std::min(1.0, best.ratio) && !v.complete()) {
        if (std::find(v.limits_hold.begin(), v.limits_hold.end(), false) != v.limits_hold.end()) {
          c.steps = saturated(c.steps, 0, v.grow);
          c.description += ", limits at infinity";
        }
        if (std::find(v.zeros_hold.begin(), v.zeros_hold.end(), false) != v.zeros_hold.end()) {
          v.zeros_hold.flip();
          c.steps = zero_kept(c.steps, 0, v.zeros_hold);
          c.description += ", zero kept";
        }
        v = measure(c.steps, roots);
      }
      const double ratio = v.complete() ? v.ratio : std::max(v.ratio, 1.01);
      if (ratio < best.ratio) best = {c.steps, 32, c.description, ratio};
      if (best.ratio <= margin || (best.ratio <= 1 && ++since_kept > patience)) break;
    }
    return best;
  }
};

chooser::chooser(const definition& d) : state_(std::make_unique<state>(d)) {}
chooser::~chooser() = default;

const chosen& chooser::operator()(const std::vector<int>& roots, const number& n) {
  const std::pair key(roots, n);
  const auto found = state_->made.find(key);
  return found != state_->made.end() ? found->second : state_->made.emplace(key, state_->choose(roots, n)).first->second;
}

}  // namespace slope::codegen
