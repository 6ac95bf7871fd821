// SPDX-License-Identifier: Apache-2.0
// The generators' series make the root's; how much of it is needed is measured against the quotient itself, in 30 digits.
#include <slope/codegen/normalise/taylor.hpp>

#include <cmath>

#include <slope/codegen/normalise/series.hpp>

namespace slope::codegen::normalise {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

class expanding {
 public:
  explicit expanding(const region& r) : r_(r) {
    for (const generator& g : r.generators()) values_.push_back(of(g));
  }
  series of(const quotient& q) const {
    series product(double_double::rational(q.constant.numerator, q.constant.denominator));
    for (int g = 0; g < static_cast<int>(values_.size()); ++g)
      if (const int n = q.powers[at(g)]; n != 0) product = product * power(values_[at(g)], n);
    for (const auto& [f, n] : q.factors) product = product * power(of(r_.algebra.factor(f)), n);
    return product;
  }

 private:
  series of(const polynomial& p) const {
    series sum(double_double(0.0));
    for (const term& t : p.terms()) {
      series product{double_double(t.coefficient)};
      for (int g = 0; g < static_cast<int>(values_.size()); ++g)
        if (const int n = power_in(t.powers, g); n != 0) product = product * power(values_[at(g)], n);
      sum = sum + product;
    }
    return sum;
  }
  series of(const generator& g) const {
    switch (g.kind) {
      case generator_kind::argument: return series::variable();
      case generator_kind::constant: return series(g.value);
      case generator_kind::exponential: return exp(series(double_double(-1.0)) * of(g.u));
      case generator_kind::log_ratio: return log1p(of(g.u)) / of(g.u);
      case generator_kind::opaque: return apply(g.function, of(g.u));
    }
    throw refused{"a generator of no kind"};
  }
  const region& r_;
  std::vector<series> values_;
};

const partition& leaf_at(const partition& p, double x) {
  if (p.is_leaf()) return p;
  const partition* some = &p;
  while (!some->is_leaf()) some = some->positive.get();
  const auto point = some->where->everywhere(x);
  return leaf_at(some->where->values(point)(p.on) < double_double(0.0) ? *p.negative : *p.positive, x);
}

double_double value_at(const partition& p, std::size_t root, double x) {
  const partition& l = leaf_at(p, x);
  const auto point = l.where->everywhere(x);
  return l.where->values(point)(l.roots[root]);
}

// The order of the zero at 0 that the factors show: x, and 1 - E, which expm1 makes exact.
int order_shown(const partition& l, std::size_t root) {
  const quotient& q = l.roots[root];
  int order = q.powers[0];
  for (const auto& [f, n] : q.factors)
    for (int g = 1; g < l.where->count(); ++g)
      if ((*l.where)[g].kind == generator_kind::exponential && l.where->algebra.factor(f) == one_plus(g, -1)) order += n;
  return order;
}

struct side {
  int sign = 1;
  series expansion{double_double(0.0)};
  bool cancels = false;
};

side side_of(const partition& p, std::size_t root, int sign) {
  const partition& l = leaf_at(p, sign * 0x1p-100);
  const series s = expanding(*l.where).of(l.roots[root]);
  return {sign, s, !s.is_zero() && s.low() >= 0 && s.low() > order_shown(l, root)};
}

double_double sum_of(const series& s, std::size_t terms, double x) {
  double_double sum(0.0);
  for (std::size_t i = terms; i-- > 0;) sum = sum * double_double(x) + s.coefficients()[i];
  return sum * reference::powi(double_double(x), s.low());
}

// The fewest terms that are enough up to the edge; 0: the series does not reach so far.
std::size_t terms_needed(const partition& p, std::size_t root, const std::vector<side>& sides, double edge, int working) {
  const double tolerance = working == 64 ? 0x1p-56 : 0x1p-28;
  const series& s = sides[0].expansion;
  for (std::size_t terms = 1; terms + 4 < s.coefficients().size(); ++terms) {
    if (s.coefficients()[terms - 1] == double_double(0.0)) continue;
    bool enough = true;
    for (const side& on : sides)
      for (int i = 8; i > 0 && enough; --i) {
        const double x = on.sign * edge * i / 8;
        const double_double exact = value_at(p, root, x);
        enough = reference::abs(sum_of(s, terms, x) - exact) <= double_double(tolerance) * reference::abs(exact);
      }
    if (enough) return terms;
  }
  return 0;
}

bool same(const series& a, const series& b) {
  const series difference = a + series(double_double(-1.0)) * b;
  return difference.is_zero();
}

}  // namespace

bool cancels_at_zero(const partition& p) try {
  const partition& l = leaf_at(p, 1.0);
  if (l.where->count() == 0 || (*l.where)[0].kind != generator_kind::argument) return false;
  for (int g = 1; g < l.where->count(); ++g)
    if ((*l.where)[g].kind == generator_kind::argument) return false;
  for (std::size_t k = 0; k < l.roots.size(); ++k)
    if (side_of(p, k, 1).cancels || side_of(p, k, -1).cancels) return true;
  return false;
} catch (const refused&) {
  return false;
}

std::optional<int> with_taylor(steps& to, const partition& p, std::size_t root, int y, double edge, int working) {
  const side above = side_of(p, root, 1), below = side_of(p, root, -1);
  std::vector<side> sides;
  for (const side& s : {above, below})
    if (s.cancels) sides.push_back(s);
  if (sides.empty()) return {};
  if (sides.size() == 2 && !same(above.expansion, below.expansion)) throw refused{"two series at 0"};
  const std::size_t terms = terms_needed(p, root, sides, edge, working);
  if (terms == 0) return {};

  const series& s = sides[0].expansion;
  bool even = true;
  for (std::size_t i = 1; i < terms; i += 2) even = even && s.coefficients()[i] == double_double(0.0);
  const int x = to.argument((*leaf_at(p, edge).where)[0].argument), size = to.make(step::magnitude, x);
  const int near = to.make(step::minimum, size, to.constant(edge));  // bounded, so that products and sums may be contracted
  const int variable = even ? to.multiply(near, near) : to.make(step::with_sign_of, near, x);
  int sum = to.constant(s.coefficients()[terms - 1]);
  for (std::size_t i = terms - 1; i-- > 0;)
    if (!even || i % 2 == 0) sum = to.add(to.multiply(sum, variable), to.constant(s.coefficients()[i]));
  if (const int squares = s.low() - s.low() % 2; squares > 0) sum = to.multiply(sum, to.power(near, squares));
  if (s.low() % 2 != 0) sum = to.multiply(sum, x);
  int inside = to.make(step::less, size, to.constant(edge));
  if (sides.size() == 1) {
    const int zero = to.constant(0.0);
    inside = to.make(step::logical_and, inside, sides[0].sign > 0 ? to.make(step::less, zero, x) : to.make(step::less, x, zero));
  }
  return to.make(step::select, inside, sum, y);
}

}  // namespace slope::codegen::normalise
