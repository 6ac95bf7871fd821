// SPDX-License-Identifier: Apache-2.0
// The search: candidates in the order of their cost, in float32 and then in float64, until one keeps the promise.
#include <slope/codegen/choose/choose.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include <slope/codegen/choose/cost.hpp>
#include <slope/codegen/choose/dense.hpp>
#include <slope/codegen/choose/measure.hpp>
#include <slope/codegen/choose/near_zero.hpp>
#include <slope/codegen/normalise/normal_form.hpp>
#include <slope/codegen/oracle/oracle.hpp>
#include <slope/codegen/textbook.hpp>

namespace slope::codegen {
namespace {

// A few thousand inputs underestimate the error of all of them by a third and more (normal-form.md, section 6); two million, most
// of them where it is largest, by up to 7 %: so much whole runs over the everyday inputs have shown.
constexpr double margin = 0.65, dense_margin = 0.93;
constexpr double sampled_margin = 0.9;  // of float64, which a few thousand inputs alone judge
constexpr int patience = 4;             // candidates that are tried after one that keeps the promise, but not the margin,
constexpr int disappointments = 24;     // and that only two million inputs reject,
constexpr int far_disappointments = 4;  // or only arguments far out beside the one that varies: mostly all do then

// In which precision candidates are tried, and how many.
struct attempt {
  int working;
  int most;
};
constexpr int all = 1000000;

bool rounds_correctly(const number& n) { return oracle::promised(n.tier, n.type, oracle::quantity::value).ulps <= 0.5; }

// No function does it in float32; rounded once more, to 16 bits, it may pass for it.
bool can_round_correctly(const program& p, int working, const number& n) {
  return working == 64 || n.type.bits() == 16 || count(p).calls == 0;
}

// What rounds correctly in float32 does hardly anything: it need not be looked for long.
std::vector<attempt> attempts(const number& n) {
  if (n.type == oracle::f64) return {{64, all}};
  return {{32, rounds_correctly(n) ? 3 : all}, {64, all}};
}

// Programs over the same arguments as one; what they share is there once.
program side_by_side(const std::vector<program>& parts, int arguments) {
  program_builder to;
  std::vector<int> same, outputs;
  for (int a = 0; a < arguments; ++a) same.push_back(to.argument(a));
  for (const program& p : parts) {
    const std::vector<int> own = to.copy(p, same);
    outputs.insert(outputs.end(), own.begin(), own.end());
  }
  to.result.outputs = outputs;
  return to.result;
}

constexpr double a_little = 0x1p-27;  // above half a unit: a tie that is none

struct errors {
  double usual = 0, sampled = 0, all = 0;  // beside what is promised: on a few thousand inputs, the other arguments not far out;
                                           // with those; on all that were tried
  double worst_at = 0;          // of those few thousand,
  int worst_of = 0;             // and of which input
};

}  // namespace

struct chooser::state {
  const definition& d;
  std::vector<std::string_view> levels = levels_here();
  std::map<oracle::format, trials> tried;
  std::map<std::tuple<int, int, double>, std::optional<near_zero>> small;  // by root, precision and reach
  std::map<std::pair<std::vector<int>, number>, chosen> made;
  std::set<std::tuple<number, int, int, unsigned>> failed;  // type, precision, root, and the way in which it failed alone

  explicit state(const definition& of) : d(of) {}

  trials& trials_of(const oracle::format& type) { return tried.try_emplace(type, d, type).first->second; }
  int argument_count() const { return static_cast<int>(d.arguments.size()); }

  std::vector<int> nodes_of(const std::vector<int>& roots) const {
    std::vector<int> nodes;
    for (const int r : roots) nodes.push_back(d.partials.root(r));
    return nodes;
  }
  program textbook_of(const std::vector<int>& roots) const { return textbook(d.partials, nodes_of(roots), argument_count()); }

  std::multimap<double, normalise::candidate> candidates(const std::vector<int>& roots, int working) const {
    std::vector<normalise::candidate> found = normalise::candidates(d, nodes_of(roots), working);
    found.push_back({textbook_of(roots), "textbook", {}});
    std::multimap<double, normalise::candidate> by_cost;
    for (normalise::candidate& c : found) {
      const double price = cost(c.steps, working);
      const auto [first, last] = by_cost.equal_range(price);
      if (std::none_of(first, last, [&](const auto& other) { return other.second.steps == c.steps; })) by_cost.emplace(price, std::move(c));
    }
    return by_cost;
  }

  // What is missing at infinity, at -0 or at ties is added.
  static void complete(normalise::candidate& c, int working, verdict& v, const number& n) {
    if (!v.no_ties()) {
      c.steps = leaning(c.steps, working, n.type, v.leans());
      c.description += ", off the ties";
    }
    if (std::find(v.limits_hold.begin(), v.limits_hold.end(), false) != v.limits_hold.end()) {
      c.steps = saturated(c.steps, 0, oracle::largest(scalar_format(n)), v.at_infinity);
      c.description += ", limits at infinity";
    }
    if (std::find(v.zeros_hold.begin(), v.zeros_hold.end(), false) != v.zeros_hold.end()) {
      v.zeros_hold.flip();
      c.steps = zero_kept(c.steps, 0, v.zeros_hold);
      c.description += ", zero kept";
    }
  }

  // Whether it is near 0 that digits are lost, and the program could be replaced there: farther out where it has none to spare.
  bool mended_near_zero(normalise::candidate& c, int working, const std::vector<int>& roots, const number& n, const verdict& v) {
    const double reach = n.type.bits() == working ? 1 : 0.25;
    if (roots.size() != 1 || v.ratio <= 1 || std::fabs(v.worst_at) >= reach) return false;
    const auto [place, is_new] = small.try_emplace({roots[0], working, reach});
    if (is_new) place->second = fitted_near_zero(d, roots[0], working, reach);
    if (!place->second) return false;
    c.steps = replaced_near_zero(c.steps, *place->second);
    c.description += ", a polynomial near 0";
    return true;
  }

  // On the best level first: what fails there need not be compiled for the others. Two million inputs are worth the time only if
  // a few thousand are better than `best`, and on a level that gives the same bits no more.
  errors measure(normalise::candidate& c, int working, const std::vector<int>& roots, const number& n, double best, bool may_mend, bool may_complete = true) {
    trials& on = trials_of(n.type);
    errors seen;
    std::vector<std::vector<double>> before;
    for (auto level = levels.rbegin(); level != levels.rend() && seen.all <= 1; ++level) {
      runnable program(c.steps, argument_formats(d, n.type), n.type, working, *level);
      const auto outputs = program(on.arguments());
      verdict v = measured(outputs, roots, d, n, on);
      if (may_mend && mended_near_zero(c, working, roots, n, v)) return measure(c, working, roots, n, best, false, may_complete);
      if (may_complete && v.ratio <= std::min(1.0, best) + a_little && !(v.complete() && v.no_ties())) {
        complete(c, working, v, n);
        return measure(c, working, roots, n, best, false, false);
      }
      if (v.ratio > seen.sampled) seen.worst_at = v.worst_at, seen.worst_of = v.worst_of;
      seen.sampled = std::max({seen.sampled, v.ratio, v.complete() ? 0 : 1.01});
      seen.all = std::max(seen.all, seen.sampled);
      seen.usual = std::max(seen.usual, v.usual);
      if (n.type != oracle::f32 || seen.sampled > 1 || seen.sampled >= best || outputs == before) continue;
      before = outputs;
      if (has_higher(roots) && !rounds_correctly(n)) seen.all = std::max(seen.all, seen.sampled / margin);
      const double dense = densely_measured(program, roots, d, n, on), limit = rounds_correctly(n) ? 1 : dense_margin;
      seen.all = std::max(seen.all, dense > limit ? std::max(dense, 1.0) / limit : dense);
    }
    return seen;
  }

  // Second and third derivatives, which are not measured on two million.
  bool has_higher(const std::vector<int>& roots) const {
    return std::any_of(roots.begin(), roots.end(), [&](int root) { return quantity_of(d.roots, root) == oracle::quantity::higher; });
  }

  // Whether in each way that leads to it one of its roots did not keep the promise even alone.
  bool has_failed(const normalise::candidate& c, int working, const std::vector<int>& roots, const number& n) const {
    const auto fails = [&](const std::vector<unsigned>& way) {
      for (std::size_t k = 0; k < roots.size(); ++k)
        if (failed.contains({n, working, roots[k], way[k]})) return true;
      return false;
    };
    return !c.ways.empty() && std::all_of(c.ways.begin(), c.ways.end(), fails);
  }

  // In the order of their cost, as they are or mended; `best` is replaced by what is better.
  void search(const attempt& a, const std::vector<int>& roots, const number& n, bool mend, chosen& best) {
    const double enough = rounds_correctly(n) ? 1 : margin;  // half a unit is always seen, and 16 bits are tried on all inputs
    const double kept = n.type == oracle::f64 ? sampled_margin : 1;
    int tried_now = 0, since_kept = 0, disappointed = 0, far_disappointed = 0;
    for (auto& [price, c] : candidates(roots, a.working)) {
      if (rounds_correctly(n) && !can_round_correctly(c.steps, a.working, n)) continue;
      if (!mend && has_failed(c, a.working, roots, n)) continue;
      const errors seen = measure(c, a.working, roots, n, best.ratio, mend);
      if (seen.all > 1 && roots.size() == 1 && !mend)
        for (const auto& way : c.ways) failed.insert({n, a.working, roots[0], way[0]});
      if (seen.all < best.ratio) best = {c.steps, a.working, c.description, seen.all, seen.worst_at, seen.worst_of};
      disappointed += seen.sampled <= 1 && seen.all > 1;
      far_disappointed += seen.usual <= 1 && seen.sampled > 1;
      if ((seen.sampled <= enough && seen.all <= 1) || (best.ratio <= kept && ++since_kept > patience) || disappointed > disappointments || far_disappointed > far_disappointments || ++tried_now >= a.most) return;
    }
  }

  // What is best of several roots needs no less than what is best of each.
  chosen choose(const std::vector<int>& roots, const number& n) {
    const int least = attempts(n).front().working;
    chosen best{textbook_of(roots), least, "textbook", infinity, infinity};
    if (trials_of(n.type).count() == 0 || levels.empty()) return best.ratio = not_a_number, best;
    std::vector<program> alone;
    int lowest = least;
    for (std::size_t k = 0; roots.size() > 1 && k < roots.size(); ++k) {
      const chosen& one = (*this)({roots[k]}, n);
      alone.push_back(one.steps);
      if (one.ratio <= 1) lowest = std::max(lowest, one.working);
    }
    for (const attempt& a : attempts(n)) {
      if (a.working < lowest || best.ratio <= 1) continue;
      search(a, roots, n, false, best);
      if (best.ratio > 1 && roots.size() == 1) search(a, roots, n, true, best);
      if (best.ratio <= 1 || alone.empty()) continue;
      normalise::candidate each{side_by_side(alone, argument_count()), "each by itself", {}};
      const errors seen = measure(each, a.working, roots, n, best.ratio, false);
      if (seen.all < best.ratio) best = {each.steps, a.working, each.description, seen.all, seen.worst_at, seen.worst_of};
    }
    return best;
  }

  // Of what nobody knows the value nothing keeps the promise.
  chosen choose_if_certain(const std::vector<int>& roots, const number& n) {
    try {
      return choose(roots, n);
    } catch (const oracle::uncertain& e) {
      return {textbook_of(roots), attempts(n).front().working, std::string("textbook, for want of an answer: ") + e.what(), infinity, not_a_number};
    }
  }

  const chosen& operator()(const std::vector<int>& roots, const number& n) {
    const std::pair key(roots, n);
    const auto found = made.find(key);
    return found != made.end() ? found->second : made.emplace(key, choose_if_certain(roots, n)).first->second;
  }
};

chooser::chooser(const definition& d) : state_(std::make_unique<state>(d)) {}
chooser::~chooser() = default;

const chosen& chooser::operator()(const std::vector<int>& roots, const number& n) {
  oracle::promised(n.tier, n.type, oracle::quantity::value);  // or throws
  return (*state_)(roots, n);
}

}  // namespace slope::codegen
