// SPDX-License-Identifier: Apache-2.0
// What a style makes of a region's quotients before they become steps, and what vanishes far out.
#include <slope/codegen/normalise/leaf.hpp>

#include <algorithm>

namespace slope::codegen::normalise {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

}  // namespace

leaf::leaf(steps& to, const region& r, std::vector<quotient> roots, const reach& clamp, const style& s)
    : to_(to), r_(r), roots_(std::move(roots)), clamp_(clamp), s_(s) {
  if (s_.difference == small_difference::merged || s_.difference == small_difference::everywhere) refuse_inverses();
  if (!s_.ratio) take_logarithms_plainly();
  if (s_.difference == small_difference::everywhere) take_differences();
  for (const quotient& q : roots_)
    for (const auto& entry : q.factors)
      for (int g = 0; g < r_.count(); ++g)
        if (r_[g].kind == generator_kind::exponential && r_.algebra.factor(entry.first) == one_plus(g, -1))
          differences_ |= 1U << g;
}

// log1p(Q) instead of log1p(Q)/Q, where that leaves no power of an exponential in a denominator.
void leaf::take_logarithms_plainly() {
  for (int g = 0; g < r_.count(); ++g) {
    if (r_[g].kind != generator_kind::log_ratio) continue;
    const quotient image = field::divide(field::generator(g), r_[g].u);
    std::vector<quotient> all;
    bool fits = true;
    for (int h = 0; h < r_.count(); ++h) fits = fits && !has(generators_of(r_.algebra, r_[h].u), g);  // a ratio in there
    for (const quotient& q : roots_) {
      all.push_back(has(generators_of(r_.algebra, q), g) ? r_.algebra.substitute(q, g, image) : q);
      for (int e = 0; e < r_.count(); ++e) fits = fits && all.back().powers[at(e)] >= std::min(0, q.powers[at(e)]);
    }
    if (!fits) continue;
    roots_ = std::move(all);
    r_.take_plainly(g);
    for (int e = 0; e < r_.count(); ++e)
      if (has(clamp_.vanishing, e) && r_[g].u.powers[at(e)] > 0) clamp_.vanishing |= 1U << g;
  }
}

// Everything in M = expm1(-u): E = 1 + M. Exact near u = 0; and one call where 1 - E and E both stand.
void leaf::take_differences() {
  if (s_.nesting == order::exponentials || s_.late != 0)
    throw refused{"expm1 everywhere: no other order, nothing late"};
  std::vector<bool> vanished;
  for (std::size_t k = 0; k < roots_.size(); ++k) vanished.push_back(root_vanishes(k));
  for (int g = 0; g < r_.count(); ++g) {
    if (r_[g].kind != generator_kind::exponential) continue;
    for (int h = 0; h < r_.count(); ++h)
      if (has(generators_of(r_.algebra, r_[h].u), g)) throw refused{"an exponential inside a logarithm"};
    const quotient image = r_.algebra.from(one_plus(g));
    for (quotient& q : roots_) q = r_.algebra.substitute(q, g, image);
    refuse_what_cancels_at_the_edge(g);
    r_.take_difference(g);
    shifted_ |= clamp_.vanishing & 1U << g;
    clamp_.vanishing &= ~(1U << g);
  }
  for (std::size_t k = 0; k < roots_.size(); ++k)
    if (vanished[k] && !root_vanishes(k)) throw refused{"a product that expm1 does not show to vanish"};
}

// Every term has a vanishing generator, or 1 + M is a factor.
bool leaf::vanishes(const polynomial& p) const {
  for (int g = 0; g < r_.count(); ++g)
    if (has(shifted_, g) && p.divided_by(one_plus(g))) return true;
  return std::all_of(p.terms().begin(), p.terms().end(), [&](const term& t) {
    for (int g = 0; g < r_.count(); ++g)
      if (has(clamp_.vanishing, g) && power_in(t.powers, g) > 0) return true;
    return false;
  });
}

bool leaf::front_vanishes(std::size_t root) const {
  return clamp_.generator >= 0 && roots_[root].powers[at(clamp_.generator)] != 0 && root_vanishes(root);
}

bool leaf::root_vanishes(std::size_t root) const {
  const quotient& q = roots_[root];
  if (clamp_.rational) return growth(r_, clamp_, q, clamp_.generator, -1) > 0;  // not vanishing, but clamped alike
  for (int g = 0; g < r_.count(); ++g)
    if (has(clamp_.vanishing, g) && q.powers[at(g)] > 0) return true;
  return std::any_of(q.factors.begin(), q.factors.end(), [&](const auto& entry) {
    return entry.second > 0 && (vanishes(r_.algebra.factor(entry.first)) ||
                                (shifted_ == 0 && vanishes_at_edge(r_, clamp_, r_.algebra.factor(entry.first))));
  });
}

// Constants are numbers here.
std::optional<double_double> leaf::number(const polynomial& p) const {
  for (int g = 0; g < r_.count(); ++g)
    if (r_[g].kind != generator_kind::constant && p.degree(g) > 0) return {};
  return r_.values(r_.everywhere(0.0))(p);
}

bool leaf::grows(int g) const {
  for (int x = 0; x < r_.count(); ++x)
    if (r_[x].kind == generator_kind::argument && degree_far_out(r_, clamp_, g, x) > 0) return true;
  return false;
}

std::vector<int> leaf::variables() const {
  std::vector<int> all;
  for (int g = 0; g < r_.count(); ++g)
    if (r_[g].kind != generator_kind::constant) all.push_back(g);
  // R (1 + M), not R + R M: where R is large and M is -1 nothing may be left of it.
  const auto rank = [&](int g) { return static_cast<int>(shifted_ != 0 && grows(g) ? generator_kind::argument : r_[g].kind); };
  std::stable_sort(all.begin(), all.end(), [&](int a, int b) { return rank(a) < rank(b); });
  const auto arguments_end =
      std::find_if(all.begin(), all.end(), [&](int g) { return r_[g].kind != generator_kind::argument; });
  if (s_.nesting == order::exponentials) std::rotate(all.begin(), arguments_end, all.end());
  return all;
}

}  // namespace slope::codegen::normalise
