// SPDX-License-Identifier: Apache-2.0
// A region's polynomials and quotients as steps.
#include <slope/codegen/normalise/leaf.hpp>

#include <algorithm>
#include <cmath>

#include <slope/dsl/reference.hpp>

namespace slope::codegen::normalise {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

constexpr double just_below_one = 0.875;  // of few bits, so that small multiples of it are exact

}  // namespace

// What a factor is divided by, which comes with it: its constant term, so that 1 + E/2 in one place meets 2 + E in
// another; its highest coefficient if it grows, so that nothing overflows before its time. Rounded to a power of two
// where dividing would round a coefficient of something that may cancel.
double_double leaf::size_of(const polynomial& p) const {
  const auto is_free = [&](const term& t) { return number(polynomial(t.powers, 1)).has_value(); };
  polynomial free, top;
  bool exact_coefficients = true, cancels = false;
  double largest = 0;
  int highest = 0;
  const int first_sign = r_.known_sign(polynomial(p.terms()[0].powers, p.terms()[0].coefficient));
  for (const term& t : p.terms()) {
    const int sign = r_.known_sign(polynomial(t.powers, t.coefficient));
    cancels = cancels || sign == 0 || sign != first_sign;
    if (is_free(t)) free = free + polynomial(t.powers, t.coefficient);
    int degree = 0;
    monomial constants = 0;
    for (int g = 0; g < r_.count(); ++g) {
      const int n = power_in(t.powers, g);
      if (r_[g].kind == generator_kind::constant) {
        constants += power_of(g, n);
        exact_coefficients = exact_coefficients && n == 0;
      } else if (r_[g].kind == generator_kind::argument)
        degree += n;
      else if (n > 0)
        degree = -1000;
    }
    if (t.coefficient >= wide(1) << 24 || -t.coefficient >= wide(1) << 24) exact_coefficients = false;
    largest = std::max(largest, std::fabs(static_cast<double>(t.coefficient)));
    if (degree > highest) highest = degree, top = polynomial();
    if (degree == highest && degree > 0) top = top + polynomial(constants, t.coefficient);
  }
  const double_double size =
      top.is_zero() ? (free.is_zero() ? double_double(1.0) : *number(free)) : reference::abs(*number(top));
  if (size == double_double(0.0)) return 1.0;
  if (!exact_coefficients || !cancels || is_power_of_two(size)) return size;
  if (top.is_zero() && largest <= small_coefficient) return 1.0;
  return std::exp2(std::ceil(std::log2(top.is_zero() ? largest : size.high)));
}

// Without the terms that vanish far out.
polynomial leaf::lasting_in(const polynomial& p) const {
  polynomial lasting;
  for (const term& t : p.terms())
    if (const polynomial one(t.powers, t.coefficient); !vanishes(one)) lasting = lasting + one;
  return lasting;
}

bool leaf::begins_with_number(const polynomial& p) const {
  const polynomial lasting = lasting_in(p);
  const auto n = number(lasting);
  return n && !(*n == double_double(0.0)) && !(lasting == p);
}

leaf::value leaf::factor(int n, bool clamped) {
  const polynomial& p = r_.algebra.factor(n);
  for (int g = 0; g < r_.count(); ++g)
    if (uses_difference(g) && p == one_plus(g, -1)) return {small_difference_of(g), double_double(-1.0)};
  double_double size = size_of(p);
  if (s_.lowered && begins_with_number(p)) size = size / double_double(just_below_one);
  return {innermost(p, clamped, double_double(1.0) / size), size};
}

int leaf::emit(const polynomial& p, bool clamped, double_double scale) {
  if (const auto n = number(p)) return to_.constant(*n * scale);
  monomial common = p.common_monomial();
  for (int g = 0; g < r_.count(); ++g)
    if (r_[g].kind == generator_kind::constant) common -= power_of(g, power_in(common, g));
  clamped = clamped || vanishes(polynomial(common, 1));
  int product = nested(p.divided_by_term({common, 1}), clamped, scale);
  for (int g = 0; g < r_.count(); ++g)
    if (const int n = power_in(common, g))
      product = to_.multiply(product, to_.power(node_of(g, clamped, n % 2 == 0), n));
  return product;
}

// As a product of known factors and the rest.
int leaf::nested(const polynomial& p, bool clamped, double_double scale) {
  if (s_.nesting != order::factors || number(p)) return innermost(p, clamped, scale);
  polynomial rest = p;
  int product = -1;
  for (int f = 0; f < static_cast<int>(r_.algebra.factors().size()) && !number(rest); ++f)
    for (auto divided = rest.divided_by(r_.algebra.factor(f)); divided;
         divided = rest.divided_by(r_.algebra.factor(f))) {
      const value v = factor(f, clamped);
      product = times(product, v.node);
      scale = scale * v.constant;
      rest = *divided;
    }
  if (product < 0) return innermost(rest, clamped, scale);
  return to_.multiply(emit(rest, clamped, scale), product);
}

// Nested in the first variable. Powers of the clamped argument whose coefficients vanish far out take it clamped, the
// others as it is; they are two sums if both are there.
int leaf::innermost(const polynomial& p, bool clamped, double_double scale) {
  if (const auto n = number(p)) return to_.constant(*n * scale);
  int variable = -1;
  for (const int g : variables())
    if (variable < 0 && p.degree(g) > 0) variable = g;
  auto coefficients = p.coefficients_in(variable);
  if (!clamped) refuse_growing_sums_of_differences(coefficients, variable);
  if (variable != clamp_.generator) return horner(coefficients, variable, clamped, clamped, scale);
  std::vector<polynomial> lasting(coefficients.size());
  for (std::size_t i = 1; i < coefficients.size() && !clamped; ++i)
    if (!vanishes(coefficients[i])) std::swap(lasting[i], coefficients[i]);
  while (!lasting.empty() && lasting.back().is_zero()) lasting.pop_back();
  if (lasting.empty()) return horner(coefficients, variable, clamped, true, scale);
  std::swap(lasting[0], coefficients[0]);
  while (!coefficients.empty() && coefficients.back().is_zero()) coefficients.pop_back();
  const int outer = horner(lasting, variable, false, false, scale);
  return coefficients.empty() ? outer : to_.add(outer, horner(coefficients, variable, true, true, scale));
}

int leaf::horner(const std::vector<polynomial>& coefficients, int variable, bool clamped, bool variable_clamped,
                 double_double scale) {
  bool even = true;
  for (std::size_t i = 1; i < coefficients.size(); i += 2) even = even && coefficients[i].is_zero();
  const bool fades = has(clamp_.vanishing, variable);
  const auto coefficient = [&](std::size_t i) { return emit(coefficients[i], clamped || (fades && i > 0), scale); };
  const auto times_power = [&](int node, std::size_t n) {
    if (n == 0) return node;
    const int power = to_.power(node_of(variable, variable_clamped, even), static_cast<int>(n));
    const auto c = to_.number(node);  // 1 + c x^2 is a number where x^2 may be none
    return c && !variable_clamped && reference::abs(*c) < double_double(1.0) ? to_.scaled(*c, power) : to_.multiply(node, power);
  };
  std::size_t last = coefficients.size() - 1;
  int sum = coefficient(last);
  for (std::size_t i = last; i-- > 0;) {
    if (coefficients[i].is_zero()) continue;
    sum = to_.add(times_power(sum, last - i), coefficient(i));
    last = i;
  }
  return times_power(sum, last);
}

int leaf::emit(const quotient& q, bool clamped) {
  double_double constant = double_double::rational(q.constant.numerator, q.constant.denominator);
  int above = -1, below = -1;
  const auto put = [&](int node, int n) {
    (n > 0 ? above : below) = times(n > 0 ? above : below, to_.power(node, n > 0 ? n : -n));
  };
  for (int g = 0; g < r_.count(); ++g) {
    const int n = q.powers[at(g)];
    if (n == 0) continue;
    if (r_[g].kind == generator_kind::constant)
      constant = constant * reference::powi(r_[g].value, n);
    else
      put(power_of_node(g, n > 0 ? n : -n, clamped, n % 2 == 0), n > 0 ? 1 : -1);
  }
  for (const auto& [f, n] : q.factors) {
    const value v = factor(f, clamped);
    constant = constant * reference::powi(v.constant, n);
    put(v.node, n);
  }
  const int numerator = above < 0 ? to_.constant(constant) : to_.multiply(to_.constant(constant), above);
  return below < 0 ? numerator : to_.divide(numerator, below);
}

}  // namespace slope::codegen::normalise
