// SPDX-License-Identifier: Apache-2.0
// The edge is found by bisection: exponents are taken to grow monotonically from some point on.
#include <slope/codegen/normalise/reach.hpp>

#include <algorithm>
#include <cmath>

#include <slope/dsl/reference.hpp>

namespace slope::codegen::normalise {
namespace {

constexpr double far = 0x1p100;

unsigned arguments_in(const region& r, const quotient& q) {
  unsigned all = 0;
  const unsigned direct = generators_of(r.algebra, q);
  for (int g = 0; g < r.count(); ++g)
    if (has(direct, g)) all |= r[g].kind == generator_kind::argument ? 1U << g : arguments_in(r, r[g].u);
  return all;
}

class measuring {
 public:
  measuring(const region& r, int variable) : r_(r), variable_(variable) {}

  // -log of the generator's value; huge where it has vanished.
  double exponent(int g, double x) const {
    const valuation value = at(x);
    const double u = static_cast<double>(value(r_[g].u));
    if (r_[g].kind == generator_kind::exponential) return u;
    const double y = static_cast<double>(value.of(g));  // normal_cdf, erfc: their logarithms' leading terms where they underflow
    return y >= 0x1p-1000 ? -std::log(y) : r_[g].function == op::erfc ? u * u : u * u / 2;
  }
  valuation at(double x) const {
    std::vector<double_double> arguments = r_.everywhere(0.5);
    arguments[static_cast<std::size_t>(r_[variable_].argument)] = x;
    return r_.values(arguments);
  }
  // The greatest |x| on this side where the exponent is below the limit; 0 if it never stays above.
  double edge(int g, double side, double limit) const {
    const double there = exponent(g, side * far);
    if (std::isnan(there)) throw refused{"an exponent without a limit"};
    if (there < limit) return 0;
    double low = -20, high = 100;  // of log2 |x|
    for (int i = 0; i < 60; ++i) {
      const double middle = (low + high) / 2;
      (exponent(g, side * std::exp2(middle)) < limit ? low : high) = middle;
    }
    return static_cast<double>(std::nextafter(static_cast<float>(std::exp2(high)), HUGE_VALF));
  }

 private:
  const region& r_;
  int variable_;
};

// How often exp(u_g) is a factor of something that is computed before the end.
int inner_negative_power(const region& r, std::span<const quotient> roots, int g) {
  int lowest = 0;
  const auto at = static_cast<std::size_t>(g);
  for (int h = 0; h < r.count(); ++h) lowest = std::min(lowest, r[h].u.powers[at]);
  for (const quotient& q : roots) {
    bool survives = true;  // some term of each factor of the numerator stays where exp(-u_g) is 0
    for (const auto& [f, n] : q.factors)
      if (n > 0) {
        bool free = false;
        for (const term& t : r.algebra.factor(f).terms()) free = free || power_in(t.powers, g) == 0;
        for (const term& t : r.algebra.factor(f).terms())
          for (int h = 0; h < r.count(); ++h)
            if (power_in(t.powers, h) != 0 && power_in(t.powers, g) == 0 && r[h].kind == generator_kind::exponential &&
                h != g)
              free = false;  // conservative: the free term may itself vanish
        survives = survives && free;
      }
    for (int h = 0; h < r.count(); ++h)  // and not if it is another exponential that makes the whole vanish
      survives = survives &&
                 !(h != g && r[h].kind == generator_kind::exponential && q.powers[static_cast<std::size_t>(h)] > 0);
    if (!survives) lowest = std::min(lowest, q.powers[at]);
  }
  return -lowest;
}

// Of quotients of polynomials in the arguments alone, such as x/(1 + |x|).
reach rational_reach(const region& r, std::span<const quotient> roots, const extent& of) {
  reach result{of};
  for (int g = 0; g < r.count() && !result.clamps(); ++g) {
    if (r[g].kind != generator_kind::argument) continue;
    int highest = 0;
    for (const quotient& q : roots)
      if (const int below = growth(r, result, q, g, -1); below > 0)
        highest = std::max({highest, below, growth(r, result, q, g, 1)});
    if (highest == 0) continue;
    result.generator = g, result.rational = true;
    const double farthest = std::exp2(of.power / highest);
    if (r[g].sign >= 0) result.above = farthest;
    if (r[g].sign <= 0) result.below = farthest;
  }
  return result;
}

}  // namespace

int growth(const region& r, const reach& to, const quotient& q, int g, int sign) {
  int total = sign > 0 ? std::max(0, q.powers[static_cast<std::size_t>(g)]) : 0;
  for (const auto& [f, n] : q.factors) {
    if (sign * n < 0) continue;
    int highest = 0;
    for (const term& t : r.algebra.factor(f).terms()) {
      bool lasts = true;
      for (int h = 0; h < r.count(); ++h) lasts = lasts && !(has(to.vanishing, h) && power_in(t.powers, h) > 0);
      if (lasts) highest = std::max(highest, power_in(t.powers, g));
    }
    total += highest * (n < 0 ? -n : n);
  }
  return total;
}

// Roots, logarithms and inverse hyperbolic functions would overflow or underflow inside before they do so outside; a quotient
// inside a function would be infinity over infinity.
static void refuse_extremes(const region& r, const reach& to) {
  for (int f = 0; f < r.count(); ++f)
    for (int g = 0; g < r.count(); ++g) {
      if (r[f].kind == generator_kind::argument || r[f].kind == generator_kind::constant || r[g].kind != generator_kind::argument) continue;
      const bool clamped = to.generator == g && (to.above > 0 || r[g].sign < 0) && (to.below > 0 || r[g].sign > 0);
      const int above = growth(r, to, r[f].u, g, 1), below = growth(r, to, r[f].u, g, -1);
      if (!clamped && above > 1 && below > 0) throw refused{"a quotient of what grows, inside a function"};
      if (!clamped && r[f].kind == generator_kind::log_ratio && above - below > 1)
        throw refused{"a logarithm of what grows faster than its argument"};
    }
  for (int q = 0; q < r.count(); ++q) {
    const op f = r[q].function;
    if (r[q].kind != generator_kind::opaque || !(f == op::sqrt || f == op::cbrt || f == op::asinh || f == op::acosh))
      continue;
    for (int g = 0; g < r.count(); ++g)
      if (r[g].kind == generator_kind::argument && growth(r, to, r[q].u, g, 1) - growth(r, to, r[q].u, g, -1) > 1)
        throw refused{"a root of what grows faster than its argument"};
    for (int g = 0; g < r.count(); ++g)
      if (has(to.vanishing, g) && r[q].u.powers[static_cast<std::size_t>(g)] != 0)
        throw refused{"a root of what vanishes, or grows exponentially"};
  }
}

static reach exponential_reach(const region& r, std::span<const quotient> roots, const extent& of) {
  reach result{of};
  std::vector<int> candidates;
  for (int g = 0; g < r.count(); ++g)
    if (r[g].kind == generator_kind::exponential || (r[g].kind == generator_kind::opaque && r[g].sign > 0 &&
                                                     (r[g].function == op::normal_cdf || r[g].function == op::erfc)))
      candidates.push_back(g);
  for (const int g : candidates) {
    const unsigned arguments = arguments_in(r, r[g].u);
    if (arguments == 0) throw refused{"an exponential of a constant"};
    int first = 0;
    while (!has(arguments, first)) ++first;
    if (arguments != 1U << first) {  // beta x
      if (r[g].kind != generator_kind::exponential || result.clamps() || candidates.size() > 1)
        throw refused{"several exponents of unknown scale"};
      result.generator = first, result.exponential = g, result.vanishing = 1U << g;
      continue;
    }
    if (result.clamps() && result.generator != first) throw refused{"exponentials of different arguments"};
    const measuring measure(r, first);
    for (const double side : {1.0, -1.0}) {
      if (r[first].sign * side < 0) continue;
      double edge = measure.edge(g, side, of.exponent);
      if (edge == 0) continue;
      result.generator = first;
      result.vanishing |= 1U << g;
      double& farthest = side > 0 ? result.above : result.below;
      farthest = std::max(farthest, edge);
    }
  }
  if (result.generator >= 0 && result.exponential < 0) {
    const measuring measure(r, result.generator);
    for (const int g : candidates)
      if (const int n = inner_negative_power(r, roots, g); n > 0)
        for (const double side : {1.0, -1.0}) {
          double& farthest = side > 0 ? result.above : result.below;
          if (farthest == 0 || !has(result.vanishing, g)) continue;
          if (const double edge = measure.edge(g, side, of.normal / n); edge > 0)
            farthest = std::min(farthest, edge);
        }
  }
  return result;
}

// The logarithm of a root's size where the argument is clamped, by its exponentials alone.
static double exponent_of_root(const region& r, const reach& to, const quotient& q) {
  const auto of_generator = [&](int g, int n) {
    return n == 0 || !has(to.vanishing, g) ? 0 : -n * exponent_at_edge(r, to, g);
  };
  double total = 0;
  for (int g = 0; g < r.count(); ++g) total += of_generator(g, q.powers[static_cast<std::size_t>(g)]);
  for (const auto& [f, n] : q.factors) {
    double largest = -HUGE_VAL;
    for (const term& t : r.algebra.factor(f).terms()) {
      double exponent = 0;
      for (int g = 0; g < r.count(); ++g) exponent += of_generator(g, power_in(t.powers, g));
      largest = std::max(largest, exponent);
    }
    total += n * largest;
  }
  return total;
}

// What grows exponentially must overflow before its argument is clamped.
static void refuse_early_clamps(const region& r, const reach& to, std::span<const quotient> roots) {
  if (!to.clamps() || to.exponential >= 0 || to.rational) return;
  for (const quotient& q : roots)
    if (const double size = exponent_of_root(r, to, q); size > 1 && size < to.of.overflow)
      throw refused{"an exponential that grows beyond the clamp"};
}

reach reach_of(const region& r, std::span<const quotient> roots, const extent& of) {
  const reach result = exponential_reach(r, roots, of);
  refuse_extremes(r, result);
  refuse_early_clamps(r, result, roots);
  if (!result.clamps()) return rational_reach(r, roots, of);
  for (const quotient& q : roots)
    if (growth(r, result, q, result.generator, -1) > 0) throw refused{"a denominator that grows beside exponentials"};
  return result;
}

bool vanishes_at_edge(const region& r, const reach& to, const polynomial& p) {
  if (!to.clamps() || to.exponential >= 0 || to.rational) return false;
  const measuring measure(r, to.generator);
  constexpr double nothing = 1e-20;
  for (const double edge : {to.above, -to.below})
    if (edge != 0 && reference::abs(measure.at(edge)(p)) < double_double(nothing)) return true;
  return false;
}

double exponent_at_edge(const region& r, const reach& to, int g) {
  if (to.generator < 0 || to.exponential >= 0) return HUGE_VAL;
  const measuring measure(r, to.generator);
  double most = 0;
  if (to.above > 0) most = std::max(most, measure.exponent(g, to.above));
  if (to.below > 0) most = std::max(most, measure.exponent(g, -to.below));
  return std::isnan(most) ? HUGE_VAL : most;
}

}  // namespace slope::codegen::normalise
