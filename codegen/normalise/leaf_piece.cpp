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

void leaf::put(piece& made, int node, int n) {
  int& to = n > 0 ? made.numerator : made.denominator;
  to = times(to, to_.power(node, n > 0 ? n : -n));
}

void leaf::put_base(piece& made) {
  if (made.base >= 0) put(made, made.base, -made.power);
  made.base = -1, made.power = 0;
}

void leaf::put_above(taken_apart& all, const value& v) {
  if (all.sum < 0) return put(all.made, v.node, 1);
  all.product = {times(all.product.node, v.node), all.product.constant * v.constant};
}

void leaf::take(taken_apart& all, int g, int n) {
  piece& made = all.made;
  const generator& a = r_[g];
  const bool late = has(s_.late, static_cast<int>(all.root));
  if (a.kind == generator_kind::constant) {
    made.constant = made.constant * reference::powi(a.value, n);
    return;
  }
  if (n > 0 && n % 2 != 0) made.sign *= a.sign;
  if (a.kind == generator_kind::exponential && late && s_.raised) {
    if (n != 1 || made.raised_by != 0) throw refused{"more than one exponential, raised"};
    put_above(all, {raised(g)});
    made.raised_by = raised_by(s_.working);
  } else if (a.kind == generator_kind::exponential && late) {
    for (int i = 0; i < std::abs(n); ++i) (n > 0 ? made.late : made.late_below).push_back({fraction(g), exponent_node(g)});
  } else if (a.kind == generator_kind::opaque && a.function == op::normal_cdf && n == 1 && has(clamp_.vanishing, g) && late) {
    const int u = to_.at(node_of(g, all.far.vanishing)).u;
    put(made, to_.make(step::cdf_mantissa, u), 1);
    made.late.push_back({to_.constant(0.0), to_.make(step::cdf_exponent, u)});
  } else if (a.kind == generator_kind::argument && n > 0) {
    const int before = g == all.far.in_front ? all.far.to_front : 0;
    if (before > 0 && around_->bounded >= 0) throw refused{"what grows on beyond where it is a line"};
    if (before > 0) made.front = to_.power(to_.argument(a.argument), before);
    if (n > before) put(made, argument_in_front(g, all.root), n - before);
    made.odd = made.odd || (g == 0 && n % 2 != 0);
  } else
    put(made, power_of_node(g, std::abs(n), clamp_.rational && n < 0 ? all.far.clamped_below : all.far.vanishing, n % 2 == 0), n > 0 ? 1 : -1);
}

// The constant inside a sum, where it would overflow before the whole does.
bool leaf::take_with_constant(taken_apart& all, const polynomial& p, int n) {
  piece& made = all.made;
  const growing lasting = growing_in(p);
  const double_double size = reference::abs(made.constant), one(1.0);
  const bool above = n == 1 && (lasting.highest > 1 || (lasting.terms > 1 && size < one)), below = n == -1 && lasting.highest == 1 && lasting.terms > 1 && one < size;
  if (!above && !below) return false;
  const int node = above ? innermost(p, all.far.vanishing, size) : innermost(p, all.far.clamped_below, one / size);
  made.constant = made.constant < double_double(0.0) ? -1.0 : 1.0;
  if (above) made.sign *= r_.known_sign(p);
  put(made, node, n);
  return true;
}

void leaf::take_factor(taken_apart& all, int f, int n) {
  piece& made = all.made;
  const polynomial& p = r_.algebra.factor(f);
  if (f == all.sum) {
    all.lowered -= s_.lowered && begins_with_number(p);
    return;
  }
  if (take_with_constant(all, p, n)) return;
  const value v = factor(f, n > 0 ? all.far.vanishing : all.far.clamped_below);
  if (s_.lowered && begins_with_number(p)) all.lowered += n;
  made.constant = made.constant * reference::powi(v.constant, n);
  if (n > 0 && n % 2 != 0) made.sign *= r_.known_sign(p) * (v.constant < double_double(0.0) ? -1 : 1);
  if (n == 1)
    put_above(all, v);
  else if (n > 0)
    put(made, v.node, n);
  else {
    put_base(made);
    made.base = v.node, made.power = -n;
  }
}

// The denominator as that sum, in which the product is raised as the numerator is.
void leaf::take_sum(taken_apart& all) {
  piece& made = all.made;
  if (made.raised_by == 0) throw refused{"a numerator that nothing raises"};
  put_base(made);
  put(made, all.product.node, 1);
  const double_double number(static_cast<double>(r_.algebra.factor(all.sum).constant_term()));
  const int lowered = to_.multiply(to_.constant(std::ldexp(1.0, -made.raised_by)), all.product.node);
  made.base = to_.add(to_.constant(number / all.product.constant), lowered);
  made.power = 1, made.constant = made.constant / all.product.constant;
}

piece leaf::operator()(std::size_t root, const surroundings& around) {
  around_ = &around;
  const quotient& q = roots_[root];
  taken_apart all{root};
  all.made.constant = double_double::rational(q.constant.numerator, q.constant.denominator);
  if (q.is_zero()) return all.made;
  all.made.sign = 1;
  refuse_extremes(root);
  all.far = far_out_of(root);
  refuse_infinity_times_zero(q, all.far);
  if (s_.raised && has(s_.late, static_cast<int>(root))) all.sum = sum_with_numerator(q);
  const auto on_side = [&](int n) { fades_ = n > 0 ? all.far.fades_above : all.far.fades_below; };
  for (int g = 0; g < r_.count(); ++g)
    if (const int n = q.powers[static_cast<std::size_t>(g)]; n != 0) on_side(n), take(all, g, n);
  for (const auto& [f, n] : q.factors) on_side(n), take_factor(all, f, n);
  fades_ = false;
  if (all.sum >= 0) take_sum(all);
  if (all.lowered != 0) throw refused{"a lowered sum alone, which would cost a product"};
  refuse_late(q, all.made, all.far);
  return all.made;
}

}  // namespace slope::codegen::normalise
