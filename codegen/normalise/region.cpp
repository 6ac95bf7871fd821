// SPDX-License-Identifier: Apache-2.0
// Signs: of one generator, of a polynomial by its terms, of a quotient by its factors.
#include <slope/codegen/normalise/region.hpp>

#include <slope/dsl/reference.hpp>

namespace slope::codegen::normalise {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

// c1 g + c0 with numbers c1, c0: its root, and which way it rises.
struct line {
  int generator = 0;
  double root = 0;
  int slope = 1;
};
std::optional<line> as_line(const polynomial& p) {
  const auto& t = p.terms();
  if (t.size() > 2 || (t.size() == 2 && t[0].powers != 0) || t.empty()) return {};
  for (int g = 0; g < generator_capacity; ++g)
    if (t.back().powers == power_of(g, 1)) {
      const auto c1 = static_cast<double>(t.back().coefficient), c0 = static_cast<double>(p.constant_term());
      return line{g, -c0 / c1, c1 < 0 ? -1 : 1};
    }
  return {};
}

// Terms that share their unbounded generators. A bounded generator may be anything between 0 and 1.
struct group {
  int sign = 1;  // of the unbounded part
  double whole = 0, positive = 0, negative = 0;

  int total() const {
    if (whole >= 0 && whole + negative >= 0 && whole + positive > 0) return sign;
    if (whole <= 0 && whole + positive <= 0 && whole + negative < 0) return -sign;
    return 0;
  }
};

}  // namespace

region::region(std::span<const int> arguments, std::vector<fact> facts, std::vector<int> divisors)
    : facts_(std::move(facts)), divisors_(std::move(divisors)), arguments_(static_cast<int>(arguments.size())) {
  for (const int a : arguments) {
    const int g = add({.kind = generator_kind::argument, .argument = a, .u = field::number(rational(0))});
    generators_[at(g)].sign = side(g, 0);
  }
  for (const fact& f : facts_) {  // b x > 0 and b > 0
    if (f.p.terms().size() != 1) continue;
    int sign = f.sign * (f.p.terms()[0].coefficient < 0 ? -1 : 1), unknown = -1, count_unknown = 0;
    for (int g = 0; g < arguments_; ++g) {
      if (power_in(f.p.terms()[0].powers, g) % 2 == 0) continue;
      if (generators_[at(g)].sign == 0)
        unknown = g, ++count_unknown;
      else
        sign *= generators_[at(g)].sign;
    }
    if (count_unknown == 1) generators_[at(unknown)].sign = sign;
  }
}

int region::add(const generator& g) {
  if (count() == generator_capacity) throw refused{"more than eight generators"};
  generators_.push_back(g);
  return count() - 1;
}

int region::find(const generator& wanted) {
  for (int g = 0; g < count(); ++g) {
    const generator& a = (*this)[g];
    if (a.kind == wanted.kind && a.function == wanted.function && algebra.equal(a.u, wanted.u)) return g;
  }
  return -1;
}

void region::take_difference(int g) {
  generator& taken = generators_[at(g)];
  taken.sign = -1, taken.bounded = false, taken.replaced = true;
}

void region::take_plainly(int g) {
  const quotient& u = (*this)[g].u;
  bool small = u.factors.empty() && u.constant.numerator > 0 && u.constant.numerator <= u.constant.denominator;
  for (int h = 0; h < count(); ++h) small = small && (u.powers[at(h)] == 0 || (u.powers[at(h)] > 0 && (*this)[h].bounded));
  generator& taken = generators_[at(g)];
  taken.sign = known_sign(u), taken.bounded = small, taken.replaced = true;
}

// The sign of g - c, if one of the facts is a line that says it.
int region::side(int g, double c) const {
  for (const fact& f : facts_)
    if (const auto l = as_line(f.p); l && l->generator == g) {  // facts are about arguments
      const int beyond = l->slope * f.sign;
      if (beyond > 0 ? c <= l->root : c >= l->root) return beyond;
    }
  return 0;
}

int region::known_sign(const polynomial& p) const {
  for (const fact& f : facts_)
    if (f.p == p) return f.sign;
  if (const auto l = as_line(p); l && l->generator < arguments_) return l->slope * side(l->generator, l->root);
  for (const auto& [g, square] : algebra.squares())  // A + B r: of the larger one
    if (const auto parts = p.coefficients_in(g); parts.size() == 2 && !parts[0].is_zero()) {
      const int a = known_sign(parts[0]), b = known_sign(parts[1]);
      if (a * b < 0) return a * known_sign(parts[0] * parts[0] + polynomial(-1) * parts[1] * parts[1] * square);
    }
  std::map<monomial, group> groups;
  for (const term& t : p.terms()) {
    auto size = static_cast<double>(t.coefficient);
    int sign = 1;
    monomial unbounded = 0;
    bool bounded = false;
    for (int g = 0; g < count(); ++g) {
      const generator& a = (*this)[g];
      const int n = power_in(t.powers, g);
      if (n == 0) continue;
      if (a.kind == generator_kind::constant)
        size *= static_cast<double>(reference::powi(a.value, n));
      else if (a.bounded)
        bounded = true;
      else
        unbounded += power_of(g, n), sign *= n % 2 != 0 ? a.sign : 1;
    }
    group& its = groups[unbounded];
    its.sign = sign;
    (!bounded ? its.whole : size < 0 ? its.negative : its.positive) += size;
  }
  const int first = groups.begin()->second.total();
  for (const auto& entry : groups)
    if (entry.second.total() != first) return 0;
  return first;
}

// The generators of unknown sign in odd powers; a fact may know the sign of their product.
monomial region::unsettled(const quotient& q) const {
  monomial unknown = 0;
  for (int g = 0; g < count(); ++g)
    if (q.powers[at(g)] % 2 != 0 && (*this)[g].sign == 0) unknown += power_of(g, 1);
  return unknown;
}

int region::known_sign(const quotient& q) const {
  if (q.is_zero()) return 0;
  int sign = q.constant.numerator < 0 ? -1 : 1;
  const monomial unknown = unsettled(q);
  if (unknown != 0) {
    int known = 0;
    for (const fact& f : facts_)
      if (f.p == polynomial(unknown, 1)) known = f.sign;
    sign *= known;
  }
  for (int g = 0; g < count(); ++g)
    if (q.powers[at(g)] % 2 != 0 && power_in(unknown, g) == 0) sign *= (*this)[g].sign;
  for (const auto& [f, n] : q.factors)
    if (n % 2 != 0) sign *= known_sign(algebra.factor(f));
  return sign;
}

int region::sign(const quotient& q) {
  if (q.is_zero()) return 0;
  if (const int known = known_sign(q)) return known;
  polynomial on(unsettled(q), 1);
  for (const auto& [f, n] : q.factors)
    if (n % 2 != 0 && known_sign(algebra.factor(f)) == 0) on = algebra.factor(f);
  for (int g = arguments_; g < count(); ++g)
    if (on.degree(g) > 0) throw refused{"a sign that does not depend on the arguments alone"};
  throw split{on};
}

}  // namespace slope::codegen::normalise
