// SPDX-License-Identifier: Apache-2.0
// A region's generators as steps: clamped arguments, exponents in one or two words, exponentials, logarithms.
#include <slope/codegen/normalise/leaf.hpp>

#include <algorithm>
#include <cmath>

namespace slope::codegen::normalise {

int leaf::node_of(int g, bool clamped, bool even) {
  const std::tuple key(g, clamped, even, fades_);
  const auto [place, fresh] = nodes_.try_emplace(key, -1);
  if (fresh) {
    const int node = made(g, clamped, even);
    nodes_[key] = node;
    return node;
  }
  return place->second;
}

int leaf::made(int g, bool clamped, bool even) {
  const generator& a = r_[g];
  switch (a.kind) {
    case generator_kind::argument:
      if (around_->bounded >= 0) return around_->bounded;
      return clamp_.generator != g ? to_.argument(a.argument) : clamped ? clamped_argument(g, even) : lasting_argument(g);
    case generator_kind::constant:
      return to_.constant(a.value);
    case generator_kind::exponential:
      return exponential(g);
    case generator_kind::log_ratio:
      return logarithm(g);
    case generator_kind::opaque: {
      if (a.function == op::sqrt) return root(g, clamped);
      const int x = clamp_.generator;
      const bool quotient_grows = x >= 0 && growth(r_, {}, a.u, x, 1) > 1 && growth(r_, {}, a.u, x, -1) > 0;
      const bool lasts = clamp_.rational && !settles(a.u);  // asinh(x) grows on where x is clamped in quotients
      if (lasts && clamped && growth(r_, {}, a.u, x, 1) > 1) throw refused{"a function of what grows faster than its argument"};
      bool is_beside = false;  // x^2 E and 1/(x E), E clamped: so must be what stands beside it
      for (int e = 0; e < r_.count(); ++e) is_beside = is_beside || (has(clamp_.vanishing, e) && a.u.powers[static_cast<std::size_t>(e)] != 0);
      const int inside = emit(a.u, (clamped && !lasts) || (quotient_grows && clamped_inside(g)) || is_beside);
      const bool far = a.function == op::atan && a.sign > 0 && to_.at(inside).what == step::divide;
      return to_.apply(a.function, far ? to_.make(step::magnitude, inside) : inside);  // of 1/-0 too
    }
  }
  return -1;
}

int leaf::farthest_magnitude(int g) {
  if (around_->bounded >= 0) throw refused{"the magnitude of what has both signs"};
  return to_.make(step::minimum, to_.make(step::magnitude, to_.argument(r_[g].argument)), around_->farthest);
}

// In a region where the argument's sign is known it is +-min(|x|, farthest), so that both halves share one node.
int leaf::clamped_argument(int g, bool even) {
  const int x = to_.argument(r_[g].argument);
  if (clamp_.exponential >= 0) {
    const int magnitude = to_.make(step::magnitude, emit(r_[clamp_.exponential].u, false));
    return to_.make(step::select, to_.make(step::less, magnitude, to_.constant(clamp_.of.exponent)), x, to_.constant(0.0));
  }
  if (r_[g].sign != 0) return r_[g].sign > 0 ? farthest_magnitude(g) : to_.negate(farthest_magnitude(g));
  if (clamp_.above == 0) return to_.make(step::maximum, x, to_.negate(around_->farthest));
  if (clamp_.below == 0) return to_.make(step::minimum, x, around_->farthest);
  return even ? farthest_magnitude(g) : to_.make(step::with_sign_of, farthest_magnitude(g), x);
}

// A power of x in front keeps x itself, and so the sign of a zero. A leaf may clamp where it vanishes, and on the side
// that it does not have: so that neighbours share one node.
int leaf::argument_in_front(int g, std::size_t root) {
  if (around_->bounded >= 0) return around_->bounded;
  const int x = to_.argument(r_[g].argument);
  if (clamp_.generator >= 0 && g != clamp_.generator) return x;
  if (fades_ && !clamp_.rational) return lasting_argument(g);
  const bool vanishes = front_vanishes(root);
  if (clamp_.exponential >= 0) return vanishes ? node_of(g, true) : x;
  const bool above = around_->clamp_above[root] && (vanishes || r_[g].sign < 0);
  const bool below = around_->clamp_below[root] && (vanishes || r_[g].sign > 0);
  if (above && below) return to_.make(step::with_sign_of, farthest_magnitude(g), x);
  if (below) return to_.make(step::maximum, x, to_.negate(around_->farthest));
  if (above) return to_.make(step::minimum, x, around_->farthest);
  return x;
}

pair leaf::in_pairs(const polynomial& p, const std::vector<int>& order, std::size_t next, double_double scale) {
  pairs two(to_);
  if (const auto n = number(p)) return two.constant(*n * scale);
  const int variable = order[next];
  if (p.degree(variable) == 0) return in_pairs(p, order, next + 1, scale);  // it may not be made yet: this may be its own exponent
  auto coefficients = p.coefficients_in(variable);
  bool even = true;
  for (std::size_t i = 1; i < coefficients.size(); i += 2) even = even && coefficients[i].is_zero();
  pair x{node_of(variable, clamp_.exponential < 0, even)};
  if (const instruction i = to_.at(x.high); i.what == step::negate) {  // in |x|, so that both halves share their steps
    x.high = i.u;
    for (std::size_t k = 1; k < coefficients.size(); k += 2) coefficients[k] = coefficients[k] * polynomial(-1);
  }
  pair sum = in_pairs(coefficients.back(), order, next + 1, scale);
  const auto times_power = [&](pair base, std::size_t n) {
    if (n == 0) return base;
    pair power = x;
    for (std::size_t i = 1; i < n; ++i) power = two.multiply(power, x);
    return two.multiply(base, power);
  };
  std::size_t last = coefficients.size() - 1;
  for (std::size_t i = last; i-- > 0;) {
    if (coefficients[i].is_zero()) continue;
    sum = two.add(times_power(sum, last - i), in_pairs(coefficients[i], order, next + 1, scale));
    last = i;
  }
  return times_power(sum, last);
}

// Far out it no longer depends on the clamped argument.
bool leaf::settles(const quotient& u) const {
  const int x = clamp_.generator;
  const auto settled = [&](int g) {
    return r_[g].kind == generator_kind::argument ? g != x || clamp_.rational : settles(r_[g].u);
  };
  if (clamp_.rational && growth(r_, clamp_, u, x, 1) > growth(r_, clamp_, u, x, -1)) return false;
  for (int g = 0; g < r_.count(); ++g)
    if (has(clamp_.vanishing, g) && u.powers[static_cast<std::size_t>(g)] != 0)
      return u.powers[static_cast<std::size_t>(g)] > 0;
  for (int g = 0; g < r_.count(); ++g)
    if (u.powers[static_cast<std::size_t>(g)] != 0 && !settled(g)) return false;
  for (const auto& [f, n] : u.factors)
    for (const term& t : r_.algebra.factor(f).terms()) {
      bool vanishes = false, all_settled = true;
      for (int g = 0; g < r_.count(); ++g) {
        if (power_in(t.powers, g) == 0) continue;
        vanishes = vanishes || has(clamp_.vanishing, g);
        all_settled = all_settled && (has(clamp_.vanishing, g) || settled(g));
      }
      if (!vanishes && !all_settled) return false;
    }
  return true;
}

// Whether the inside of a generator takes the argument clamped: where nothing is seen of what lies farther out.
bool leaf::clamped_inside(int g) const {
  if (!clamp_.clamps() || has(clamp_.vanishing, g) || settles(r_[g].u)) return true;
  bool unseen = !clamp_.rational;
  for (std::size_t k = 0; k < roots_.size(); ++k) unseen = unseen && root_vanishes(k);
  if (!unseen && growth(r_, {}, r_[g].u, clamp_.generator, 1) > 1)
    throw refused{"a function of what grows faster than its argument"};
  return unseen;
}

leaf::exponent leaf::exponent_of_unknown_scale(int g) {
  quotient u = r_[g].u;
  if (u.constant.numerator < 0) u = field::negate(u);  // u or -u, in both halves alike; it is positive
  const int limit = to_.constant(clamp_.of.exponent);
  if (!s_.compensated || !is_polynomial_in_arguments(u))
    return {to_.negate(to_.make(step::minimum, to_.make(step::magnitude, emit(u, false)), limit))};
  const pair p = in_pairs(r_.algebra.expanded(u), variables(), 0,
                          double_double::rational(u.constant.numerator, u.constant.denominator));
  const int magnitude = to_.make(step::magnitude, p.high);
  exponent result{to_.negate(to_.make(step::minimum, magnitude, limit))};
  if (p.low >= 0)
    result.low = to_.make(step::select, to_.make(step::less, magnitude, limit),
                          to_.negate(to_.multiply(p.low, to_.make(step::with_sign_of, to_.constant(1.0), p.high))),
                          to_.constant(0.0));
  return result;
}

// The exponents that pairs can compute.
bool leaf::is_polynomial_in_arguments(const quotient& u) const {
  const unsigned within = generators_of(r_.algebra, u);
  for (int g = 0; g < r_.count(); ++g) {
    const bool plain = r_[g].kind == generator_kind::argument || r_[g].kind == generator_kind::constant;
    if (has(within, g) && (!plain || u.powers[static_cast<std::size_t>(g)] < 0)) return false;
  }
  return std::all_of(u.factors.begin(), u.factors.end(), [](const auto& entry) { return entry.second > 0; });
}

leaf::exponent leaf::exponent_of(int g) {
  if (const auto known = exponents_.find(g); known != exponents_.end()) return known->second;
  const quotient& u = r_[g].u;
  exponent result;
  if (clamp_.exponential == g)
    result = exponent_of_unknown_scale(g);
  else {
    const double edge = exponent_at_edge(r_, clamp_, g);
    if (s_.compensated && is_polynomial_in_arguments(u) && edge < 1e6) {
      const pair p = in_pairs(r_.algebra.expanded(u), variables(), 0,
                              -double_double::rational(u.constant.numerator, u.constant.denominator));
      result = {p.high, p.low};
    } else
      result.high = emit(field::negate(u), clamped_inside(g));
    if (edge > clamp_.of.exponent + 5) result.high = to_.make(step::maximum, result.high, to_.constant(-clamp_.of.exponent));
  }
  return exponents_[g] = result;
}

int leaf::fraction(int g) {
  const exponent e = exponent_of(g);
  return to_.make(step::exp_fraction, e.high, e.low);
}

int leaf::exponent_node(int g) {
  const exponent e = exponent_of(g);
  return to_.make(step::exp_exponent, e.high, e.low);
}

int leaf::raised(int g) {
  const exponent e = exponent_of(g);
  return to_.make(step::exp_raised, e.high, e.low < 0 ? to_.constant(0.0) : e.low, to_.constant(raised_by(s_.working)));
}

int leaf::exponential(int g) {
  if (s_.difference == small_difference::everywhere) return small_difference_of(g);
  if (uses_difference(g) && s_.difference == small_difference::merged)
    return to_.add(to_.constant(1.0), small_difference_of(g));
  const exponent e = exponent_of(g);
  if (s_.raised) return to_.multiply(to_.constant(std::ldexp(1.0, -raised_by(s_.working))), raised(g));
  if (s_.late == 0 && e.low < 0) return to_.apply(op::exp, e.high);
  return to_.make(step::scale, to_.add(to_.constant(1.0), fraction(g)), exponent_node(g));
}

// Q; kept away from 0 for log1p(Q)/Q, which is 1 there.
int leaf::argument_of_logarithm(int g) {
  if (const auto known = logarithms_.find(g); known != logarithms_.end()) return known->second;
  int q = emit(r_[g].u, clamped_inside(g));
  if (!r_[g].replaced) {
    const int sign = r_.known_sign(r_[g].u);
    if (sign == 0) throw refused{"a logarithm near 1 from both sides"};
    for (int h = 0; h < r_.count(); ++h)
      if (r_[h].kind == generator_kind::argument &&
          growth(r_, clamp_, r_[g].u, h, 1) > growth(r_, clamp_, r_[g].u, h, -1))
        throw refused{"a ratio of what grows"};
    constexpr double nothing = 0x1p-60;
    q = sign > 0 ? to_.make(step::maximum, q, to_.constant(nothing))
                 : to_.make(step::minimum, q, to_.constant(-nothing));
  }
  return logarithms_[g] = q;
}

int leaf::logarithm(int g) {
  const int q = argument_of_logarithm(g), log = to_.apply(op::log1p, q);
  return r_[g].replaced ? log : to_.divide(log, q);
}

void leaf::share(leaf& positive, leaf& negative, int condition, const surroundings& around) {
  steps& to = positive.to_;
  const auto all_of = [&](leaf& l, generator_kind kind) {
    l.around_ = &around;
    std::vector<int> all;
    for (int g = 0; g < l.r_.count(); ++g)
      if (l.r_[g].kind == kind && l.is_used(g)) all.push_back(g);
    return all;
  };
  const auto above = all_of(positive, generator_kind::exponential),
             below = all_of(negative, generator_kind::exponential);
  for (std::size_t i = 0; i < std::min(above.size(), below.size()); ++i) {
    exponent &u = (positive.exponent_of(above[i]), positive.exponents_[above[i]]),
             &v = (negative.exponent_of(below[i]), negative.exponents_[below[i]]);
    if (u.high == v.high) continue;
    const auto low = [&](int node) { return node < 0 ? to.constant(0.0) : node; };
    const int lower = u.low == v.low ? u.low : to.choose(condition, low(u.low), low(v.low));
    u = v = exponent{to.choose(condition, u.high, v.high), lower};
  }
  const auto logs_above = all_of(positive, generator_kind::log_ratio),
             logs_below = all_of(negative, generator_kind::log_ratio);
  for (std::size_t i = 0; i < std::min(logs_above.size(), logs_below.size()); ++i) {
    const int u = positive.argument_of_logarithm(logs_above[i]), v = negative.argument_of_logarithm(logs_below[i]);
    positive.logarithms_[logs_above[i]] = negative.logarithms_[logs_below[i]] = to.choose(condition, u, v);
  }
}

bool leaf::is_used(int g) const {
  unsigned used = 0;
  for (const quotient& q : roots_) used |= generators_of(r_.algebra, q);
  for (int h = r_.count(); h-- > 0;)
    if (has(used, h)) used |= generators_of(r_.algebra, r_[h].u);
  return has(used, g);
}

}  // namespace slope::codegen::normalise
