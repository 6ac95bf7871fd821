// SPDX-License-Identifier: Apache-2.0
// Quotients that floating point does not compute as a style has them: another style, or the textbook, may.
#include <slope/codegen/normalise/leaf.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace slope::codegen::normalise {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

}  // namespace

// 1 + expm1(-u) is 0 from u = 17 on: not for 1/exp(-u), nor for what is inside another function.
void leaf::refuse_inverses() const {
  for (int g = 0; g < r_.count(); ++g) {
    if (r_[g].kind != generator_kind::exponential) continue;
    for (const quotient& q : roots_)
      if (q.powers[at(g)] < 0) throw refused{"the inverse of an exponential"};
    for (int h = 0; h < r_.count(); ++h)
      if (r_[h].kind != generator_kind::log_ratio && has(generators_of(r_.algebra, r_[h].u), g))
        throw refused{"an exponential inside another function"};
  }
}

// E + c with a c that 1 + c forgets: where M has become -1 nothing would be left of c + 1 + M.
void leaf::refuse_what_cancels_at_the_edge(int g) const {
  constexpr double forgotten = 0x1p-12;
  for (const quotient& q : roots_)
    for (const auto& entry : q.factors) {
      double_double left = 0.0, sign = 1.0;
      double largest = 0;
      for (const polynomial& c : r_.algebra.factor(entry.first).coefficients_in(g)) {
        const double_double size = number(c).value_or(double_double(HUGE_VAL));
        left += sign * size, largest = std::max(largest, std::fabs(size.high)), sign = -sign;
      }
      if (left.high != 0 && std::fabs(left.high) < forgotten * largest) throw refused{"a small constant beside expm1"};
    }
}

// x + x M + 1, of which far out, where M is -1, x - x is left and no 1; and so of a root that grows.
void leaf::refuse_growing_sums_of_differences(const std::vector<polynomial>& coefficients, int variable) const {
  if (!grows(variable)) return;
  for (std::size_t i = 1; i < coefficients.size(); ++i)
    for (int g = 0; g < r_.count(); ++g)
      if (has(shifted_, g) && coefficients[i].degree(g) > 0 && !vanishes(coefficients[i])) throw refused{"a growing sum that expm1 cannot be told from"};
}

// (E sin(x) + 1)/E goes on with x where the sum has it clamped. (x E + 1)/E may: beside 1/E nothing is seen of x there; but of
// (x E + F)/E where F vanishes sooner, and of x before that.
void leaf::refuse_growth_over_what_vanishes(const quotient& q) const {
  for (int e = 0; e < r_.count(); ++e) {
    if (!has(clamp_.vanishing, e) || q.powers[at(e)] >= 0) continue;
    for (const auto& [f, n] : q.factors) {
      const auto& terms = r_.algebra.factor(f).terms();
      const bool is_seen = std::all_of(terms.begin(), terms.end(), [&](const term& t) { return vanishes(polynomial(t.powers, t.coefficient)); });
      for (const term& t : terms) {
        bool lasts = n * power_in(t.powers, e) == -q.powers[at(e)], moves = is_seen && q.powers[at(clamp_.generator)] > 0;
        for (int g = 0; g < r_.count(); ++g) {
          if (g == e || power_in(t.powers, g) == 0) continue;
          lasts = lasts && !has(clamp_.vanishing, g);
          moves = moves || (r_[g].kind == generator_kind::opaque && !settles(r_[g].u)) || (is_seen && g == clamp_.generator);
        }
        if (lasts && moves) throw refused{"what lasts over what vanishes"};
      }
    }
  }
}

// By how many powers of two its terms that do not grow differ: 1 + e^40 E.
double leaf::spread_of(const polynomial& p) const {
  double least = HUGE_VAL, most = 0;
  for (const term& t : p.terms()) {
    monomial constants = 0;
    bool grows = false;
    for (int g = 0; g < r_.count(); ++g) {
      if (r_[g].kind == generator_kind::constant) constants += power_of(g, power_in(t.powers, g));
      grows = grows || (r_[g].kind == generator_kind::argument && power_in(t.powers, g) > 0);
    }
    if (grows) continue;
    const double size = std::fabs(number(polynomial(constants, t.coefficient))->high);
    least = std::min(least, size), most = std::max(most, size);
  }
  return most > 0 ? std::log2(most / least) : 0;
}

// exp(x - 20) as e^-20/E is a number where 1/E is none; but late, by its mantissa, it is one, up to where that is clamped.
void leaf::refuse_small_multiples_of_what_explodes(std::size_t root) const {
  const quotient& q = roots_[root];
  double size = std::fabs(static_cast<double>(q.constant.numerator) / static_cast<double>(q.constant.denominator));
  bool explodes = false;
  for (int g = 0; g < r_.count(); ++g) {
    if (r_[g].kind == generator_kind::constant) size *= std::pow(std::fabs(r_[g].value.high), q.powers[at(g)]);
    explodes = explodes || (has(clamp_.vanishing, g) && r_[g].kind == generator_kind::exponential && q.powers[at(g)] < 0);
  }
  const double least = has(s_.late, static_cast<int>(root)) ? std::exp(clamp_.of.overflow - clamp_.of.clamped) : 1;
  if (explodes && size < least) throw refused{"a small multiple of what overflows"};
}

// 1 + x^4 + 2 x^2 Phi(x) far below, where x^2 is infinite and Phi(x) is 0; what vanishes on both sides takes x clamped, and powers that
// fade are clamped.
void leaf::refuse_infinity_times_zero(const quotient& q, const far_out& far) const {
  const unsigned once = clamp_.vanishing_once & ~clamp_.vanishing;
  if (once == 0) return;
  for (const auto& [f, n] : q.factors) {
    if (n > 0 ? far.vanishing || far.fades_above : far.clamped_below || far.fades_below) continue;
    for (const term& t : r_.algebra.factor(f).terms()) {
      bool vanishes_once = false;
      for (int g = 0; g < r_.count(); ++g) vanishes_once = vanishes_once || (power_in(t.powers, g) > 0 && has(once, g));
      if (vanishes_once && degree_far_out(r_, clamp_, t, clamp_.generator) > 1) throw refused{"what is infinite times what vanishes on one side"};
    }
  }
}

// x sigmoid(20 - a) as x e^20/(e^20 + e^a), and x (1 + e^pi E)^2, which overflow before they are divided. What the formula itself
// multiplies by is not refused.
void leaf::refuse_large_multiples_of_what_grows(const quotient& q) const {
  double constants = 0;  // as a power of two
  for (int g = 0; g < r_.count(); ++g)
    if (r_[g].kind == generator_kind::constant) constants += q.powers[at(g)] * std::log2(std::fabs(r_[g].value.high));
  for (int g = 0; g < r_.count(); ++g) {
    if (r_[g].kind != generator_kind::argument || (growth(r_, clamp_, q, g, 1) == 0 && growth(r_, clamp_, q, g, -1) == 0)) continue;
    double size = constants;
    for (const auto& [f, n] : q.factors)
      if (const polynomial& p = r_.algebra.factor(f); n > 0) size += n * spread_of(g == clamp_.generator ? lasting_in(p) : p);
    if (size > std::log2(small_coefficient)) throw refused{"a large multiple of what grows"};
  }
}

void leaf::refuse_extremes(std::size_t root) const {
  const quotient& q = roots_[root];
  refuse_large_multiples_of_what_grows(q);
  refuse_growth_over_what_vanishes(q);
  refuse_small_multiples_of_what_explodes(root);
  for (const int sign : {1, -1})  // a logarithm is at most of.overflow
    if (growth_of_logarithms(q, sign) * std::log2(clamp_.of.overflow) > clamp_.of.power) throw refused{"a power of a logarithm that overflows"};
  for (int g = 0; g < r_.count(); ++g)
    if (q.powers[at(g)] < 0 && r_[g].kind == generator_kind::opaque && has(clamp_.vanishing_once, g)) throw refused{"a denominator that vanishes"};
  double above = 0, below = 0;
  for (const auto& [f, n] : q.factors) {
    const polynomial& p = r_.algebra.factor(f);
    if (n < 0 && vanishes(p)) throw refused{"a denominator that vanishes"};
    (n > 0 ? above : below) += std::abs(n) * spread_of(p);
  }
  for (int g = 0; g < r_.count(); ++g)  // a root of such terms
    if (r_[g].function == op::sqrt && r_[g].kind == generator_kind::opaque)
      for (const auto& entry : r_[g].u.factors) (q.powers[at(g)] > 0 ? above : below) += std::abs(q.powers[at(g)]) / 2.0 * spread_of(r_.algebra.factor(entry.first));
  if (std::max(above, below) > clamp_.of.power) throw refused{"powers of terms too unlike"};
}

// The fraction of an exponential, by which something infinite must not be multiplied: its 2^k comes too late for it.
void leaf::refuse_late(const quotient& q, const piece& made, const far_out& far) const {
  for (int g = 0; g < r_.count(); ++g) {
    if (r_[g].kind != generator_kind::argument) continue;
    const int above = growth(r_, clamp_, q, g, 1) + growth_of_logarithms(q, 1), below = growth(r_, clamp_, q, g, -1) + growth_of_logarithms(q, -1);
    if (!made.late_below.empty() && !far.clamped_below && below > 1) throw refused{"a late exponential below what overflows"};
    const bool is_clamped = g == clamp_.generator && far.vanishing;
    if (!made.late.empty() && !is_clamped && above > 1) throw refused{"a late exponential beside what overflows"};
  }
}

}  // namespace slope::codegen::normalise
