// SPDX-License-Identifier: Apache-2.0
// The generators' series make the root's; how much of it is needed is measured against the quotient itself, in 30 digits.
#include <slope/codegen/normalise/near_zero.hpp>

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
  const partition& l = leaf_at(p, with_first(p, sign * 0x1p-100));
  const series s = expanding(*l.where).of(l.roots[root]);
  return {sign, s, !s.is_zero() && s.low() >= 0 && s.low() > order_shown(l, root)};
}

// x^low (c0 + c1 v + ...), v = x^2 or x.
struct fit {
  int low = 0;
  bool even = false;
  std::vector<double_double> coefficients;

  double_double operator()(double_double x) const {
    const double_double v = even ? x * x : x;
    double_double sum(0.0);
    for (std::size_t i = coefficients.size(); i-- > 0;) sum = sum * v + coefficients[i];
    return sum * reference::powi(x, low);
  }
};

// Through the root's values at so many Chebyshev points of v between both ends: nearly the best polynomial.
fit through(const partition& p, std::size_t root, int low, bool even, double first, double last, int terms) {
  std::vector<double_double> nodes, differences;
  for (int i = 0; i < terms; ++i) {
    const double v = first + (last - first) * (1 + std::cos((i + 0.5) / terms * 3.141592653589793)) / 2;
    const double x = even ? std::sqrt(v) : v;
    nodes.push_back(even ? double_double(x) * double_double(x) : double_double(x));
    differences.push_back(value_at(p, root, x) / reference::powi(double_double(x), low));
  }
  for (int order = 1; order < terms; ++order)
    for (int i = terms; i-- > order;)
      differences[at(i)] = (differences[at(i)] - differences[at(i - 1)]) / (nodes[at(i)] - nodes[at(i - order)]);
  fit result{low, even, {double_double(0.0)}};
  for (int i = terms; i-- > 0;) {  // times (v - node), plus the next difference
    auto& c = result.coefficients;
    c.push_back(double_double(0.0));
    for (std::size_t k = c.size(); k-- > 0;) c[k] = (k > 0 ? c[k - 1] : double_double(0.0)) - nodes[at(i)] * c[k];
    c[0] += differences[at(i)];
    if (i == terms - 1) c.pop_back();
  }
  return result;
}

// The shortest that is accurate enough on these sides up to the edge.
std::optional<fit> fitted(const partition& p, std::size_t root, const std::vector<side>& sides, double edge, int working) {
  constexpr int most = 24, checks = 50;
  const double tolerance = working == 64 ? 0x1p-56 : 0x1p-28;
  const series& s = sides[0].expansion;
  bool even = true;
  for (std::size_t i = 1; i < s.coefficients().size(); i += 2) even = even && s.coefficients()[i] == double_double(0.0);
  double first = 0, last = 0;
  for (const side& on : sides) (on.sign > 0 ? last : first) = on.sign * edge;
  if (even) first = 0, last = edge * edge;
  for (int terms = 1; terms <= most; ++terms) {
    const fit f = through(p, root, s.low(), even, first, last, terms);
    bool enough = true;
    for (const side& on : sides)
      for (int i = checks; i > 0 && enough; --i) {
        const double_double x = on.sign * edge * i / checks, exact = value_at(p, root, x.high);
        enough = reference::abs(f(x) - exact) <= double_double(tolerance) * reference::abs(exact);
      }
    if (enough) return f;
  }
  return {};
}

bool same(const series& a, const series& b) {
  const series difference = a + series(double_double(-1.0)) * b;
  return difference.is_zero();
}

}  // namespace

bool cancels_at_zero(const partition& p, std::size_t root) try {
  const partition& l = first_leaf(p);
  if (l.where->count() == 0 || (*l.where)[0].kind != generator_kind::argument) return false;
  for (int g = 1; g < l.where->count(); ++g)
    if ((*l.where)[g].kind == generator_kind::argument) return false;
  return side_of(p, root, 1).cancels || side_of(p, root, -1).cancels;
} catch (const refused&) {
  return false;
}

std::optional<int> near_zero_by_polynomial(steps& to, const partition& p, std::size_t root, int y, double edge, int working) {
  const side above = side_of(p, root, 1), below = side_of(p, root, -1);
  std::vector<side> sides;
  for (const side& s : {above, below})
    if (s.cancels) sides.push_back(s);
  if (sides.empty()) return {};
  if (sides.size() == 2 && !same(above.expansion, below.expansion)) throw refused{"two series at 0"};
  const auto f = fitted(p, root, sides, edge, working);
  if (!f) return {};

  const int x = to.argument((*first_leaf(p).where)[0].argument), size = to.make(step::magnitude, x);
  const int near = to.make(step::minimum, size, to.constant(edge));  // bounded, so that products and sums may be contracted
  const int variable = f->even ? to.multiply(near, near) : to.make(step::with_sign_of, near, x);
  int sum = to.constant(f->coefficients.back());
  for (std::size_t i = f->coefficients.size() - 1; i-- > 0;) sum = to.add(to.multiply(sum, variable), to.constant(f->coefficients[i]));
  if (const int squares = f->low - f->low % 2; squares > 0) sum = to.multiply(sum, to.power(near, squares));
  if (f->low % 2 != 0) sum = to.multiply(sum, x);
  int inside = to.make(step::less, size, to.constant(edge));
  if (sides.size() == 1) {
    const int zero = to.constant(0.0);
    inside = to.make(step::logical_and, inside, sides[0].sign > 0 ? to.make(step::less, zero, x) : to.make(step::less, x, zero));
  }
  return to.make(step::select, inside, sum, y);
}

}  // namespace slope::codegen::normalise
