// SPDX-License-Identifier: Apache-2.0
// The chooser's search on a few thousand inputs and this machine's best level alone: what the normal form reaches, in seconds.
#pragma once
#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include <slope/codegen/choose/cost.hpp>
#include <slope/codegen/choose/measure.hpp>
#include <slope/codegen/choose/run_program.hpp>
#include <slope/codegen/normalise/normal_form.hpp>
#include <slope/codegen/textbook.hpp>

namespace sampled {
inline const char* names[] = {
#define X(name, operands) #name,
    SLOPE_STEPS(X)
#undef X
};

using namespace slope::codegen;

struct choice {
  program steps;
  int working = 32;
  std::string how;
  double ratio = slope::infinity;  // error over what is promised
};

inline std::string operations(const program& p) {
  const operation_counts n = count(p);
  return std::to_string(n.calls) + "+" + std::to_string(n.divisions) + "+" + std::to_string(n.others);
}

class searching {
 public:
  explicit searching(const definition& d) : d_(d), trials_(d, slope::codegen::oracle::f32) {}

  program textbook(int root) const {
    const int node = d_.partials.root(root);
    return slope::codegen::textbook(d_.partials, {&node, 1}, static_cast<int>(d_.arguments.size()));
  }

  double ratio_of(const program& p, int working, int root) { return verdict_of(p, working, root).ratio; }

  // The cheapest with room to spare, else the best; float64 inside only if nothing of float32 keeps the promise.
  choice operator()(int root) {
    choice best;
    for (const int working : {32, 64}) {
      if (best.ratio <= 1) break;
      std::multimap<double, normalise::candidate> by_cost;
      const int node = d_.partials.root(root);
      for (auto& c : normalise::candidates(d_, {&node, 1}, working)) by_cost.emplace(cost(c.steps, working), std::move(c));
      const program written = textbook(root);
      by_cost.emplace(cost(written, working), normalise::candidate{written, "textbook"});
      for (auto& [price, c] : by_cost) {
        verdict v = verdict_of(c.steps, working, root);
        if (v.ratio <= 1 && !v.complete()) complete(c, v), v = verdict_of(c.steps, working, root);
        if (std::getenv("VERBOSE")) { std::printf("   %d %s %g %s complete %d\n", working, operations(c.steps).c_str(), v.ratio, c.description.c_str(), v.complete());
          if (std::getenv("VERBOSE")[0]=='2') for (std::size_t i=0;i<c.steps.instructions.size();++i){auto&x=c.steps.instructions[i]; std::printf("      %zu: %s %d %d %d fn %d val %g\n", i, names[(int)x.what], x.u,x.v,x.w,(int)x.function,x.value.high);} }
        const double ratio = v.complete() ? v.ratio : std::max(v.ratio, 1.01);
        if (ratio < best.ratio) best = {c.steps, working, c.description, ratio};
        if (best.ratio <= 0.65) break;
      }
    }
    return best;
  }

 private:
  verdict verdict_of(const program& p, int working, int root) {
    runnable compiled(p, argument_formats(d_, slope::codegen::oracle::f32), slope::codegen::oracle::f32, working, levels_here().back());
    if (std::getenv("WHERE")) {
      const auto out = compiled(trials_.arguments())[0];
      const auto& t = trials_.of(0, root);
      int shown = 0;
      for (std::size_t i = 0; i < t.at.size() && shown < 6; ++i) {
        const double x = trials_[0].x[t.at[i]], y = out[t.at[i]], e = t.exact[i].high;
        if (std::isfinite(x) && (!std::isfinite(y) || std::fabs(y - e) > std::max(5e-7 * std::fabs(e), root == 0 ? 1e-44 : 2.5e-7))) std::printf("        x %.9g (%a): %.9g exact %.9g\n", x, x, y, e), ++shown;
      }
    }
    return measured(compiled(trials_.arguments()), {root}, d_, {}, trials_);
  }
  static void complete(normalise::candidate& c, verdict& v) {
    if (!v.limits_hold[0]) c.steps = saturated(c.steps, 0, slope::codegen::oracle::largest(slope::codegen::oracle::f32), v.grow), c.description += ", limits at infinity";
    if (!v.zeros_hold[0]) c.steps = zero_kept(c.steps, 0, {true}), c.description += ", zero kept";
  }

  const definition& d_;
  trials trials_;
};

}  // namespace sampled
