// SPDX-License-Identifier: Apache-2.0
// Regions whose exponentials, powers or logarithms leave the numbers, or lose their digits, on the way to a result that is one.
#include <slope/codegen/normalise/reach.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <slope/dsl/reference.hpp>

namespace slope::codegen::normalise {
namespace {

// Roots, logarithms and inverse hyperbolic functions would overflow or underflow inside before they do so outside; a quotient
// inside a function would be infinity over infinity.
void refuse_extremes(const region& r, const reach& to) {
  for (int f = 0; f < r.count(); ++f)
    for (int g = 0; g < r.count(); ++g) {
      if (r[f].kind == generator_kind::argument || r[f].kind == generator_kind::constant || r[g].kind != generator_kind::argument) continue;
      const bool clamped = to.generator == g && (to.above > 0 || r[g].sign < 0) && (to.below > 0 || r[g].sign > 0);
      const int above = growth(r, to, r[f].u, g, 1), below = growth(r, to, r[f].u, g, -1);
      const bool divides = below > 0 || r[f].u.powers[static_cast<std::size_t>(g)] < 0;
      if (!clamped && above > 1 && divides) throw refused{"a quotient of what grows, inside a function"};
      if (!clamped && r[f].kind == generator_kind::log_ratio && above - below > 1)
        throw refused{"a logarithm of what grows faster than its argument"};
    }
  for (int q = 0; q < r.count(); ++q) {
    const op f = r[q].function;
    if (r[q].kind != generator_kind::opaque || !(f == op::sqrt || f == op::cbrt || f == op::asinh || f == op::acosh))
      continue;
    const int most = f == op::sqrt ? 2 : 1;  // leaf::root knows what is beyond
    for (int g = 0; g < r.count(); ++g)
      if (r[g].kind == generator_kind::argument && growth(r, to, r[q].u, g, 1) - growth(r, to, r[q].u, g, -1) > most)
        throw refused{"a root of what grows faster than its argument"};
    for (int g = 0; g < r.count(); ++g)
      if (has(to.vanishing, g) && r[q].u.powers[static_cast<std::size_t>(g)] != 0)
        throw refused{"a root of what vanishes, or grows exponentially"};
  }
}

// The logarithm of a root's size where the argument is clamped, by its exponentials alone.
double exponent_of_root(const region& r, const reach& to, const quotient& q) {
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
void refuse_early_clamps(const region& r, const reach& to, std::span<const quotient> roots) {
  if (!to.clamps() || to.exponential >= 0 || to.rational) return;
  for (const quotient& q : roots)
    if (const double size = exponent_of_root(r, to, q); size > 1 && size < to.of.overflow)
      throw refused{"an exponential that grows beyond the clamp"};
}

// exp(-asinh(x)^2) lasts to where x^2 has overflowed.
void refuse_edges_beyond_powers(const region& r, const reach& to, std::span<const quotient> roots) {
  if (!to.clamps() || to.exponential >= 0 || to.rational) return;
  const double bits = std::log2(to.farthest());
  const auto refuse = [&](int degree) {
    if (degree > 1 && degree * bits > to.of.power) throw refused{"powers that overflow before an exponential vanishes"};
  };
  for (const quotient& q : roots) {
    for (int g = 0; g < r.count(); ++g) refuse(std::abs(q.powers[static_cast<std::size_t>(g)]) * degree_far_out(r, to, g, to.generator));
    for (const auto& entry : q.factors)
      for (const term& t : r.algebra.factor(entry.first).terms()) refuse(degree_far_out(r, to, t, to.generator));
  }
}

// One argument is clamped; quotients of others stay as they are.
void refuse_quotients_of_others(const region& r, const reach& to, std::span<const quotient> roots) {
  for (int g = 0; g < r.count(); ++g)
    for (const quotient& q : roots)
      if (r[g].kind == generator_kind::argument && g != to.generator && growth(r, to, q, g, -1) > 0 && growth(r, to, q, g, 1) > 1)
        throw refused{"quotients of what grows in several arguments"};
}

// Far out nothing is left of 1 - exp(-1/x): neither above nor below in floating point.
bool cancels(const region& r, const polynomial& p, const std::vector<double_double>& arguments) {
  constexpr double nothing = 0x1p-60;
  const valuation value = r.values(arguments);
  double_double sizes(0.0);
  for (const term& t : p.terms()) sizes += reference::abs(value(polynomial(t.powers, t.coefficient)));
  return reference::abs(value(p)) < double_double(nothing) * sizes;
}

void refuse_denominators_that_cancel(const region& r, std::span<const quotient> roots) {
  constexpr double far_out = 0x1p80;
  for (int g = 0; g < r.count(); ++g) {
    if (r[g].kind != generator_kind::argument) continue;
    for (const double side : {1.0, -1.0}) {
      if (r[g].sign * side < 0) continue;
      std::vector<double_double> arguments = r.everywhere(0.5);
      for (int other = 0; other < r.count(); ++other)
        if (r[other].kind == generator_kind::argument && r[other].sign < 0) arguments[static_cast<std::size_t>(r[other].argument)] = -0.5;
      arguments[static_cast<std::size_t>(r[g].argument)] = side * far_out;
      for (const quotient& q : roots)
        for (const auto& [f, n] : q.factors)
          if (n < 0 && cancels(r, r.algebra.factor(f), arguments)) throw refused{"a denominator of which nothing is left far out"};
    }
  }
}

// log(E + e^-20) as log1p of nearly -1 where E has vanished.
void refuse_logarithms_that_cancel(const region& r, const reach& to) {
  constexpr double forgotten = 0x1p-12;
  if (!to.clamps() || to.exponential >= 0 || to.rational) return;
  for (const double edge : {to.above, -to.below})
    for (int g = 0; g < r.count() && edge != 0; ++g)
      if (r[g].kind == generator_kind::log_ratio && reference::abs(values_at(r, to.generator, edge)(r[g].u) + double_double(1.0)) < double_double(forgotten))
        throw refused{"a logarithm of what has cancelled"};
}

// Only where exponentials have their argument clamped.
void refuse_denominators_that_grow(const region& r, const reach& to, std::span<const quotient> roots) {
  if (!to.clamps() || to.rational || to.exponential >= 0) return;
  for (const quotient& q : roots)
    if (growth(r, to, q, to.generator, -1) > 0 && exponent_of_root(r, to, q) > 1) throw refused{"a denominator that grows beside an exponential that grows"};
}

}  // namespace

void refuse_exponentials(const region& r, const reach& to, std::span<const quotient> roots) {
  refuse_extremes(r, to);
  refuse_early_clamps(r, to, roots);
  refuse_edges_beyond_powers(r, to, roots);
  refuse_logarithms_that_cancel(r, to);
}

void refuse_quotients(const region& r, const reach& to, std::span<const quotient> roots) {
  refuse_quotients_of_others(r, to, roots);
  refuse_denominators_that_cancel(r, roots);
  refuse_denominators_that_grow(r, to, roots);
}

}  // namespace slope::codegen::normalise
