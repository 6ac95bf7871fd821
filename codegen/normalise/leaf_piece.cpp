// SPDX-License-Identifier: Apache-2.0
// A root of a region, taken apart: constant, numerator, denominator, and the powers of exponentials that come last.
#include <slope/codegen/normalise/leaf.hpp>

#include <cmath>
#include <cstdlib>

#include <slope/dsl/reference.hpp>

namespace slope::codegen::normalise {

// Where a denominator grows all that lasts is clamped, the denominator too if it grows no faster than the numerator; powers by
// which the numerator grows faster, or beside what is bounded, multiply the quotient.
leaf::far_out leaf::far_out_of(std::size_t root) const {
  const quotient& q = roots_[root];
  far_out far;
  far.vanishing = root_vanishes(root);
  const auto move_to_front = [&](int g, int power) {
    if (q.powers[static_cast<std::size_t>(g)] < power) throw refused{"a quotient that grows"};
    far.in_front = g, far.to_front = power;
  };
  if (const int x = clamp_.generator; x >= 0 && (clamp_.rational || !far.vanishing)) {
    const int above = growth(r_, clamp_, q, x, 1), below = growth(r_, clamp_, q, x, -1);
    if (below > 0 && above > below) {
      for (const auto& [f, n] : q.factors)
        if (n > 0 && vanishes(r_.algebra.factor(f).coefficients_in(x).back())) throw refused{"a growth that expm1 hides"};
      move_to_front(x, above - below);
    }
    far.fades_above = below > 0 && !clamp_.rational, far.fades_below = far.fades_above && above >= below;
    far.clamped_below = clamp_.rational && below > 0 && above >= below;
  }
  if (far.vanishing || far.fades_above || far.clamped_below) return far;
  for (int g = 0; g < r_.count(); ++g) {  // x^3/log(x), x^2 times something small
    const int above = r_[g].kind == generator_kind::argument && !is_polynomial_in_arguments(q) ? growth(r_, clamp_, q, g, 1) : 0;
    if (above > 1 && (q.powers[static_cast<std::size_t>(g)] >= above - 1 || growth_of_logarithms(q, -1) > 0)) move_to_front(g, above - 1);
  }
  return far;
}

// The denominator that is a number and the numerator's sums and exponentials: E (E + 2) + 2 below x E (E + 2). What these are rounded
// by then weighs less.
int leaf::sum_with_numerator(const quotient& q) const {
  polynomial product(1);
  for (int g = 0; g < r_.count(); ++g)
    if (r_[g].kind == generator_kind::exponential) {
      if (q.powers[static_cast<std::size_t>(g)] < 0) return -1;
      product = product * polynomial(power_of(g, q.powers[static_cast<std::size_t>(g)]), 1);
    }
  for (const auto& [f, n] : q.factors) {
    if (n > 1) return -1;
    if (n == 1) product = product * r_.algebra.factor(f);
  }
  for (const auto& [f, n] : q.factors)
    if (const polynomial& p = r_.algebra.factor(f); n == -1 && p == product + polynomial(p.constant_term())) return f;
  return -1;
}

piece leaf::operator()(std::size_t root, const surroundings& around) {
  around_ = &around;
  const quotient& q = roots_[root];
  piece made;
  made.constant = double_double::rational(q.constant.numerator, q.constant.denominator);
  if (q.is_zero()) return made;
  made.sign = 1;
  refuse_extremes(root);
  const far_out far = far_out_of(root);
  const auto on_side = [&](int n) { fades_ = n > 0 ? far.fades_above : far.fades_below; };
  const auto put = [&](int node, int n) {
    int& to = n > 0 ? made.numerator : made.denominator;
    to = times(to, to_.power(node, n > 0 ? n : -n));
  };
  const bool raises = s_.raised && has(s_.late, static_cast<int>(root));
  const int sum = raises ? sum_with_numerator(q) : -1;
  value product;  // of what is in that sum too
  const auto put_above = [&](int node) { sum >= 0 ? void(product.node = times(product.node, node)) : put(node, 1); };
  for (int g = 0; g < r_.count(); ++g) {
    const int n = q.powers[static_cast<std::size_t>(g)];
    if (n == 0) continue;
    const generator& a = r_[g];
    if (a.kind == generator_kind::constant) {
      made.constant = made.constant * reference::powi(a.value, n);
      continue;
    }
    if (n > 0 && n % 2 != 0) made.sign *= a.sign;
    on_side(n);
    if (a.kind == generator_kind::exponential && raises) {
      if (n != 1 || made.raised_by != 0) throw refused{"more than one exponential, raised"};
      put_above(raised(g));
      made.raised_by = raised_by(s_.working);
    } else if (a.kind == generator_kind::exponential && has(s_.late, static_cast<int>(root)))
      for (int i = 0; i < (n > 0 ? n : -n); ++i)
        (n > 0 ? made.late : made.late_below).push_back({fraction(g), exponent_node(g)});
    else if (a.kind == generator_kind::opaque && a.function == op::normal_cdf && n == 1 && has(clamp_.vanishing, g) && has(s_.late, static_cast<int>(root))) {
      const int u = to_.at(node_of(g, far.vanishing)).u;
      put(to_.make(step::cdf_mantissa, u), 1);
      made.late.push_back({to_.constant(0.0), to_.make(step::cdf_exponent, u)});
    } else if (a.kind == generator_kind::argument && n > 0) {
      const int before = g == far.in_front ? far.to_front : 0;
      if (before > 0 && around.bounded >= 0) throw refused{"what grows on beyond where it is a line"};
      if (before > 0) made.front = to_.power(to_.argument(a.argument), before);
      if (n > before) put(argument_in_front(g, root), n - before);
      made.odd = made.odd || (g == 0 && n % 2 != 0);
    } else
      put(power_of_node(g, std::abs(n), clamp_.rational && n < 0 ? far.clamped_below : far.vanishing, n % 2 == 0), n > 0 ? 1 : -1);
  }
  int lowered = 0;
  for (const auto& [f, n] : q.factors) {
    if (f == sum) {
      lowered -= s_.lowered && begins_with_number(r_.algebra.factor(f));
      continue;
    }
    on_side(n);
    // The constant inside a sum, where it would overflow before the whole does.
    const polynomial& p = r_.algebra.factor(f);
    const growing lasting = growing_in(p);
    const double_double size = reference::abs(made.constant), one(1.0);
    const bool above = n == 1 && (lasting.highest > 1 || (lasting.terms > 1 && size < one)), below = n == -1 && lasting.highest == 1 && lasting.terms > 1 && one < size;
    if (above || below) {
      const int node = above ? innermost(p, far.vanishing, size) : innermost(p, far.clamped_below, one / size);
      made.constant = made.constant < double_double(0.0) ? -1.0 : 1.0;
      if (above) made.sign *= r_.known_sign(p);
      put(node, n);
      continue;
    }
    const value v = factor(f, n > 0 ? far.vanishing : far.clamped_below);
    if (s_.lowered && begins_with_number(p)) lowered += n;
    made.constant = made.constant * reference::powi(v.constant, n);
    if (n > 0 && n % 2 != 0)
      made.sign *= r_.known_sign(r_.algebra.factor(f)) * (v.constant < double_double(0.0) ? -1 : 1);
    if (n == 1 && sum >= 0) {
      put_above(v.node);
      product.constant = product.constant * v.constant;
    } else if (n > 0)
      put(v.node, n);
    else {
      if (made.base >= 0) put(made.base, -made.power);
      made.base = v.node, made.power = -n;
    }
  }
  fades_ = false;
  if (sum >= 0 && made.raised_by != 0) {
    if (made.base >= 0) put(made.base, -made.power);
    put(product.node, 1);
    const double_double number(static_cast<double>(r_.algebra.factor(sum).constant_term()));
    made.base = to_.add(to_.constant(number / product.constant), to_.multiply(to_.constant(std::ldexp(1.0, -made.raised_by)), product.node));
    made.power = 1, made.constant = made.constant / product.constant;
  }
  if (lowered != 0) throw refused{"a lowered sum alone, which would cost a product"};
  refuse_late(q, made, far);
  return made;
}

}  // namespace slope::codegen::normalise
