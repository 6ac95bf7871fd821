// SPDX-License-Identifier: Apache-2.0
// Finite inputs by the tally of the proofs; infinities and zeros by rules of their own.
#include <slope/codegen/choose/measure.hpp>

#include <algorithm>
#include <cmath>

namespace slope::codegen {
namespace {

// f is odd to first order at 0 and grows there.
bool rises_through_zero(const truth& t, const std::vector<double>& x) {
  const auto zero = static_cast<std::size_t>(std::lower_bound(x.begin(), x.end(), 0.0) - x.begin());
  return t.at.size() == x.size() && zero > 0 && zero + 2 < x.size() && t.exact[zero].high == 0 && t.exact[zero - 1].high < 0 && t.exact[zero + 2].high > 0;
}

class judging {
 public:
  judging(verdict& v, std::size_t output, const number& n, const definition& d, int root)
      : v_(v), o_(output), n_(n), d_(d), asked_(query_of(d.roots, root)), quantity_(quantity_of(d.roots, root)) {}

  void operator()(const trial& t, const truth& right, std::span<const double> computed) {
    const oracle::bound bound = oracle::promised(n_.tier, n_.type, quantity_);
    oracle::tally tally;
    for (std::size_t k = 0; k < right.at.size(); ++k) {
      const double x = t.x[right.at[k]], y = computed[right.at[k]];
      if (std::isinf(x))
        at_infinity(x, y, computed[x > 0 ? right.at[k] - 1 : right.at[k] + 1], right.exact[k], oracle::allowed(bound, n_.type, right.exact[k], right.largest));
      else
        tally.add(bound, n_.type, x, y, right.exact[k], t.size(d_, asked_, x, right.largest)), tie(bound, t, x, y, right.exact[k]);
    }
    if (tally.ratio > v_.ratio) v_.ratio = tally.ratio, v_.worst_at = tally.ratio_at, v_.worst_of = t.varies;
    if (tally.not_finite) v_.ratio = infinity, v_.worst_at = infinity;
    if (t.is_usual) v_.usual = std::max(v_.usual, tally.not_finite ? infinity : tally.ratio);
    if (asked_ == oracle::value && rises_through_zero(right, t.x))
      for (std::size_t i = 0; i < t.x.size(); ++i)
        if (t.x[i] == 0) v_.zeros_hold[o_] = v_.zeros_hold[o_] && std::signbit(computed[i]) == std::signbit(t.x[i]);
  }

 private:
  // `beside`: the result at the largest number.
  void at_infinity(double x, double y, double beside, const double_double& exact, double allowed) {
    const auto is_right = [&](double result) { return std::isinf(exact.high) ? result == exact.high : oracle::ulps(n_.type, result, exact) <= allowed; };
    limit& seen = x > 0 ? v_.at_infinity[o_].above : v_.at_infinity[o_].below;
    if (std::isinf(exact.high)) seen = limit::infinite;
    const bool is_next = n_.type.max_exponent == scalar_format(n_).max_exponent;  // saturated() clamps there
    if (exact.high == 0 && seen == limit::reached && is_next && !is_right(beside)) seen = limit::zero;
    v_.limits_hold[o_] = v_.limits_hold[o_] && is_right(y);
  }

  // By less than any float of the program can tell.
  void tie(const oracle::bound& bound, const trial& t, double x, double y, const double_double& exact) {
    if (bound.ulps > 0.5 || !std::isfinite(y) || oracle::rounded(n_.type, exact) == y) return;
    const bool normal = std::fabs(exact.high) >= std::ldexp(1, n_.type.min_exponent);
    if (oracle::ulps(n_.type, y, exact) > 0.5 + (normal ? std::ldexp(1, n_.type.digits - 52) : 0x1p-50)) return;
    for (lean& by : v_.ties[o_]) by.add(t.value(by.input, x), std::fabs(exact.high) < std::fabs(y) ? -1 : 1), by.normal |= normal;
  }

  verdict& v_;
  std::size_t o_;
  const number& n_;
  const definition& d_;
  oracle::query asked_;
  oracle::quantity quantity_;
};

}  // namespace

bool verdict::complete() const {
  const auto all = [](const std::vector<bool>& v) { return std::find(v.begin(), v.end(), false) == v.end(); };
  return all(limits_hold) && all(zeros_hold);
}

bool verdict::no_ties() const {
  return std::none_of(ties.begin(), ties.end(), [](const auto& by) { return by.front().is_needed(); });
}

std::vector<lean> verdict::leans() const {
  std::vector<lean> chosen;
  for (const auto& by : ties) {
    const auto sure = std::find_if(by.begin(), by.end(), [](const lean& l) { return !l.contradicted; });
    chosen.push_back(sure != by.end() ? *sure : by.front());
  }
  return chosen;
}

verdict measured(const std::vector<std::vector<double>>& outputs, const std::vector<int>& roots, const definition& d, const number& n, trials& on) {
  verdict v{0, 0, 0, 0, std::vector<bool>(roots.size(), true), std::vector<bool>(roots.size(), true), std::vector<limits>(roots.size()), {}};
  std::vector<lean> by_input(static_cast<std::size_t>(d.roots.inputs));
  for (std::size_t i = 0; i < by_input.size(); ++i) by_input[i].input = static_cast<int>(i);
  v.ties.assign(roots.size(), by_input);
  for (std::size_t t = 0; t < on.count(); ++t)
    for (std::size_t o = 0; o < roots.size(); ++o)
      judging(v, o, n, d, roots[o])(on[t], on.of(t, roots[o]), std::span(outputs[o]).subspan(on[t].first, on[t].x.size()));
  return v;
}

}  // namespace slope::codegen
