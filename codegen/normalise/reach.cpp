// SPDX-License-Identifier: Apache-2.0
// The edge is found by bisection: exponents are taken to grow monotonically from some point on.
#include <slope/codegen/normalise/reach.hpp>

#include <algorithm>
#include <cmath>

#include <slope/codegen/program.hpp>
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

// Whether a sine of an argument is in it, which is small again and again however large its factors grow.
bool oscillates(const region& r, const quotient& q) {
  const unsigned direct = generators_of(r.algebra, q);
  for (int g = 0; g < r.count(); ++g) {
    if (!has(direct, g)) continue;
    const bool circular = r[g].kind == generator_kind::opaque && is_circular(r[g].function);
    if ((circular && arguments_in(r, r[g].u) != 0) || oscillates(r, r[g].u)) return true;
  }
  return false;
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
  valuation at(double x) const { return values_at(r_, variable_, x); }
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

// How many bits the constants in a numerator may add to its powers.
int bits_of_constants(const region& r, const quotient& q) {
  double bits = std::log2(std::fabs(static_cast<double>(q.constant.numerator) / static_cast<double>(q.constant.denominator)));
  for (const auto& [f, n] : q.factors) {
    double largest = 1;
    for (const term& t : r.algebra.factor(f).terms()) largest = std::max(largest, std::fabs(static_cast<double>(t.coefficient)));
    if (n > 0) bits += n * std::log2(largest);
  }
  return static_cast<int>(std::ceil(bits));
}

// Where the powers that some root over a growing denominator needs stay numbers; 0 if there is none.
double edge_of_powers(const region& r, const reach& to, std::span<const quotient> roots, int g) {
  constexpr int spare = 6;  // between 2^power and what overflows
  int highest = 0, power = to.of.power;
  for (const quotient& q : roots)
    if (const int below = growth(r, to, q, g, -1); below > 0) {
      highest = std::max({highest, below, growth(r, to, q, g, 1)});
      power = std::min(power, to.of.power + spare - bits_of_constants(r, q));
    }
  for (int h = 0; h < r.count() && highest == 1; ++h)
    if (h != g && degree_far_out(r, to, h, g) > 0) highest = 2;  // inside a root
  if (highest > 0 && power / highest < 16) throw refused{"powers that would have to be clamped where they still matter"};
  return highest == 0 ? 0 : std::exp2(power / highest);
}

// Of quotients of polynomials in the arguments alone, such as x/(1 + |x|).
reach rational_reach(const region& r, std::span<const quotient> roots, const extent& of) {
  reach result{of};
  for (int g = 0; g < r.count() && !result.clamps(); ++g) {
    if (r[g].kind != generator_kind::argument) continue;
    const double farthest = edge_of_powers(r, result, roots, g);
    if (farthest == 0) continue;
    result.generator = g, result.rational = true;
    if (r[g].sign >= 0) result.above = farthest;
    if (r[g].sign <= 0) result.below = farthest;
  }
  return result;
}

reach exponential_reach(const region& r, std::span<const quotient> roots, const extent& of) {
  reach result{of};
  unsigned vanishing_above = 0, vanishing_below = 0;
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
      result.generator = first, result.exponential = g, result.vanishing = result.vanishing_once = 1U << g;
      continue;
    }
    if (result.clamps() && result.generator != first) throw refused{"exponentials of different arguments"};
    const measuring measure(r, first);
    for (const double side : {1.0, -1.0}) {
      if (r[first].sign * side < 0) continue;
      double edge = measure.edge(g, side, of.exponent);
      if (edge == 0) continue;
      if (oscillates(r, r[g].u)) throw refused{"an exponent that oscillates"};
      result.generator = first;
      (side > 0 ? vanishing_above : vanishing_below) |= 1U << g;
      double& farthest = side > 0 ? result.above : result.below;
      farthest = std::max(farthest, edge);
    }
  }
  // x erfc(x) beside exp(-x^2) lasts below, where the exponential has x clamped.
  result.vanishing_once |= vanishing_above | vanishing_below;
  result.vanishing |= result.above > 0 && result.below > 0 ? vanishing_above & vanishing_below : result.vanishing_once;
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

}  // namespace

valuation values_at(const region& r, int variable, double x) {
  return r.values(r.everywhere_but(0.5, variable, x));
}

const extent& extent_of(int working) {
  static constexpr extent single{120, 84, 90, exponential_clamp(32), 120}, twice{800, 704, 711, exponential_clamp(64), 1016};
  return working == 64 ? twice : single;
}

reach reach_of(const region& r, std::span<const quotient> roots, const extent& of) {
  reach result = exponential_reach(r, roots, of);
  refuse_exponentials(r, result, roots);
  if (!result.clamps()) result = rational_reach(r, roots, of);
  refuse_quotients(r, result, roots);
  if (!result.clamps() || result.rational) return result;
  result.lasting = edge_of_powers(r, result, roots, result.generator);
  if (result.lasting > 0 && result.exponential >= 0) throw refused{"a denominator that grows beside an exponent of unknown scale"};
  return result;
}

bool vanishes_at_edge(const region& r, const reach& to, const polynomial& p) {
  if (!to.clamps() || to.exponential >= 0 || to.rational) return false;
  constexpr double nothing = 1e-20;
  for (const double edge : {to.above, -to.below})
    if (edge != 0 && !(reference::abs(values_at(r, to.generator, edge)(p)) < double_double(nothing))) return false;
  return true;
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
