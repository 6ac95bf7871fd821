// SPDX-License-Identifier: Apache-2.0
// A root of a region, taken apart: constant, numerator, denominator, and the powers of exponentials that come last.
#include <slope/codegen/normalise/leaf.hpp>

#include <cstdlib>

#include <slope/dsl/reference.hpp>

namespace slope::codegen::normalise {

piece leaf::operator()(std::size_t root, const surroundings& around) {
  around_ = &around;
  const quotient& q = roots_[root];
  piece made;
  made.constant = double_double::rational(q.constant.numerator, q.constant.denominator);
  if (q.is_zero()) return made;
  made.sign = 1;
  const bool vanishing = root_vanishes(root);
  refuse_what_lasts_over_what_vanishes(q);
  // Where a denominator grows all that lasts is clamped, the denominator too if it grows no faster than the numerator; powers by
  // which the numerator grows faster multiply the quotient.
  bool clamped_below = false, fades_below = false;
  int to_front = 0, in_front = clamp_.generator;
  fades_ = false;
  if (clamp_.clamps() && (clamp_.rational || !vanishing)) {
    const int above = growth(r_, clamp_, q, clamp_.generator, 1), below = growth(r_, clamp_, q, clamp_.generator, -1);
    if (below > 0 && above > below) {
      to_front = above - below;
      for (const auto& [f, n] : q.factors)
        if (n > 0 && vanishes(r_.algebra.factor(f).coefficients_in(clamp_.generator).back())) throw refused{"a growth that expm1 hides"};
      if (q.powers[static_cast<std::size_t>(clamp_.generator)] < to_front) throw refused{"a quotient that grows"};
    }
    fades_ = below > 0 && !clamp_.rational;
    clamped_below = clamp_.rational && below > 0 && above >= below, fades_below = above >= below;
  }
  for (int g = 0; g < r_.count() && !(vanishing || fades_ || clamped_below); ++g)  // x^3/log(x)
    if (const int above = r_[g].kind == generator_kind::argument ? growth(r_, clamp_, q, g, 1) : 0; above > 1 && divides_by_logarithm(q, g)) {
      to_front = above - 1, in_front = g;
      if (q.powers[static_cast<std::size_t>(g)] < to_front) throw refused{"a quotient that grows"};
    }
  const bool fades_above = fades_;
  const auto on_side = [&](int n) { fades_ = fades_above && (n > 0 || fades_below); };
  const auto put = [&](int node, int n) {
    int& to = n > 0 ? made.numerator : made.denominator;
    to = times(to, to_.power(node, n > 0 ? n : -n));
  };
  for (int g = 0; g < r_.count(); ++g) {
    const int n = q.powers[static_cast<std::size_t>(g)];
    if (n == 0) continue;
    const generator& a = r_[g];
    if (a.kind == generator_kind::constant) {
      made.constant = made.constant * reference::powi(a.value, n);
      continue;
    }
    if (n > 0 && n % 2 != 0) made.sign *= a.sign;
    if (n < 0 && a.kind == generator_kind::opaque && has(clamp_.vanishing_once, g)) throw refused{"a denominator that vanishes"};
    on_side(n);
    if (a.kind == generator_kind::exponential && has(s_.late, static_cast<int>(root)))
      for (int i = 0; i < (n > 0 ? n : -n); ++i)
        (n > 0 ? made.late : made.late_below).push_back({fraction(g), exponent_node(g)});
    else if (a.kind == generator_kind::opaque && a.function == op::normal_cdf && n == 1 && has(clamp_.vanishing, g) && has(s_.late, static_cast<int>(root))) {
      const int u = to_.at(node_of(g, vanishing)).u;
      put(to_.make(step::cdf_mantissa, u), 1);
      made.late.push_back({to_.constant(0.0), to_.make(step::cdf_exponent, u)});
    } else if (a.kind == generator_kind::argument && n > 0) {
      const int before = g == in_front ? to_front : 0;
      if (before > 0) made.front = to_.power(to_.argument(a.argument), before);
      if (n > before) put(argument_in_front(g, root), n - before);
      made.odd = made.odd || (g == 0 && n % 2 != 0);
    } else
      put(power_of_node(g, std::abs(n), clamp_.rational && n < 0 ? clamped_below : vanishing, n % 2 == 0), n > 0 ? 1 : -1);
  }
  int lowered = 0;
  for (const auto& [f, n] : q.factors) {
    on_side(n);
    // The constant inside a sum, where it would overflow before the whole does.
    const polynomial& p = r_.algebra.factor(f);
    if (n < 0 && vanishes(p)) throw refused{"a denominator that vanishes"};
    if (std::abs(n) * spread_of(p) > clamp_.of.power) throw refused{"a power of terms too unlike"};
    const growing far = growing_in(p);
    if (n < 0 && far.highest > 1 && far.terms > 1 && s_.nesting == order::exponentials && !clamped_below && !(fades_above && fades_below))
      throw refused{"a sum of what overflows"};
    const double_double size = reference::abs(made.constant), one(1.0);
    const bool above = n == 1 && (far.highest > 1 || (far.terms > 1 && size < one)), below = n == -1 && far.highest == 1 && far.terms > 1 && one < size;
    if (above || below) {
      const int node = above ? innermost(p, vanishing, size) : innermost(p, clamped_below, one / size);
      made.constant = made.constant < double_double(0.0) ? -1.0 : 1.0;
      if (above) made.sign *= r_.known_sign(p);
      put(node, n);
      continue;
    }
    const value v = factor(f, n > 0 ? vanishing : clamped_below);
    if (s_.lowered && begins_with_number(p)) lowered += n;
    made.constant = made.constant * reference::powi(v.constant, n);
    if (n > 0 && n % 2 != 0)
      made.sign *= r_.known_sign(r_.algebra.factor(f)) * (v.constant < double_double(0.0) ? -1 : 1);
    if (n > 0)
      put(v.node, n);
    else {
      if (made.base >= 0) put(made.base, -made.power);
      made.base = v.node, made.power = -n;
    }
  }
  fades_ = false;
  if (lowered != 0) throw refused{"a lowered sum alone, which would cost a product"};
  if (!made.late_below.empty() && !clamped_below)
    for (int g = 0; g < r_.count(); ++g)
      if (r_[g].kind == generator_kind::argument && growth(r_, clamp_, q, g, -1) > 1)
        throw refused{"a late exponential below what overflows"};
  if (!made.late.empty())
    for (int g = 0; g < r_.count(); ++g)
      if (r_[g].kind == generator_kind::argument && !(g == clamp_.generator && vanishing) && growth(r_, clamp_, q, g, 1) > 1)
        throw refused{"a late exponential beside what overflows"};
  return made;
}

}  // namespace slope::codegen::normalise
