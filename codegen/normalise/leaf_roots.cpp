// SPDX-License-Identifier: Apache-2.0
// What grows far out as steps: square roots, powers that last, sums of them.
#include <slope/codegen/normalise/leaf.hpp>

#include <algorithm>
#include <cmath>

#include <slope/dsl/reference.hpp>

namespace slope::codegen::normalise {

// As it is, or where powers of it would overflow in a quotient that does not.
int leaf::lasting_argument(int g) {
  const int x = to_.argument(r_[g].argument);
  if (!fades_ || clamp_.rational) return x;
  if (clamp_.lasting == 0) throw refused{"a denominator that grows only as this style has it"};
  const int edge = to_.constant(clamp_.lasting);
  const int low = r_[g].sign < 0 ? x : to_.make(step::minimum, x, edge);
  return r_[g].sign > 0 ? low : to_.make(step::maximum, low, to_.negate(edge));
}

// sqrt(c x^2 + ...) is sqrt(c) |x| far out, where x^2 would overflow; a large c comes out as a power of 2.
int leaf::root(int g, bool clamped) {
  quotient u = r_[g].u;
  double_double largest(0.0);
  const polynomial inside = r_.algebra.expanded(u) * polynomial(u.constant.numerator);
  for (const term& t : inside.terms())
    largest = reference::max(largest, reference::abs(double_double(t.coefficient)));
  int half = 0;
  while (std::ldexp(largest.high, -2 * half) > 4) ++half;
  u.constant = exact(u.constant / rational(wide(1) << 2 * half));
  const int node = to_.multiply(to_.constant(std::exp2(half)), to_.apply(op::sqrt, emit(u, clamped)));
  for (int x = 0; x < r_.count(); ++x) {
    if (r_[x].kind != generator_kind::argument || growth(r_, {}, u, x, 1) < 2) continue;
    if (clamp_.generator == x && (clamped || (fades_ && !clamp_.rational))) return node;
    const auto parts = inside.coefficients_in(x);
    const auto highest = number(parts.back());
    if (parts.size() != 3 || !highest) throw refused{"a root of what grows in several arguments"};
    const int size = to_.make(step::magnitude, to_.argument(r_[x].argument));
    const int edge = to_.constant(std::exp2(clamp_.of.power / 2 - 10));
    return to_.make(step::select, to_.make(step::less, size, edge), node, to_.multiply(to_.constant(reference::sqrt(*highest)), size));
  }
  return node;
}

// The n-th power, n > 0, of a generator; of a root by what is inside, which is rounded less often.
int leaf::power_of_node(int g, int n, bool clamped, bool even) {
  if (n < 2 || r_[g].kind != generator_kind::opaque || r_[g].function != op::sqrt) return to_.power(node_of(g, clamped, even), n);
  const int squares = to_.power(emit(r_[g].u, clamped), n / 2);
  return n % 2 == 0 ? squares : to_.multiply(squares, node_of(g, clamped, even));
}

bool leaf::is_growing_logarithm(int g) const {
  const bool logarithm = (r_[g].kind == generator_kind::log_ratio && r_[g].replaced) || (r_[g].kind == generator_kind::opaque && (r_[g].function == op::asinh || r_[g].function == op::acosh));
  for (int x = 0; x < r_.count() && logarithm; ++x)
    if (r_[x].kind == generator_kind::argument && growth(r_, {}, r_[g].u, x, 1) > 0) return true;
  return false;
}

// The power of growing logarithms in the numerator (sign = 1) or the denominator (sign = -1).
int leaf::growth_of_logarithms(const quotient& q, int sign) const {
  int total = 0;
  for (int g = 0; g < r_.count(); ++g) {
    if (!is_growing_logarithm(g)) continue;
    total += std::max(0, sign * q.powers[static_cast<std::size_t>(g)]);
    for (const auto& [f, n] : q.factors) total += std::max(0, sign * n) * r_.algebra.factor(f).degree(g);
  }
  return total;
}

// The highest power that lasts far out, and how many terms grow there (x + x expm1(-u) is one that does).
leaf::growing leaf::growing_in(const polynomial& p) const {
  growing all;
  for (const term& t : p.terms()) {
    int degree = 0;
    for (int x = 0; x < r_.count(); ++x)
      if (r_[x].kind == generator_kind::argument) degree += degree_far_out(r_, clamp_, t, x);
    if (degree == 0 || vanishes(polynomial(t.powers, t.coefficient))) continue;
    bool is_shifted = false;
    for (int g = 0; g < r_.count(); ++g) is_shifted = is_shifted || (has(shifted_, g) && power_in(t.powers, g) > 0);
    all.highest = std::max(all.highest, degree), all.terms += !is_shifted;
  }
  return all;
}

}  // namespace slope::codegen::normalise
