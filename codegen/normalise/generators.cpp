// SPDX-License-Identifier: Apache-2.0
// What generators, polynomials and quotients are worth at a point.
#include <slope/codegen/normalise/generators.hpp>

#include <slope/dsl/evaluate.hpp>

namespace slope::codegen::normalise {

namespace r = slope::reference;

valuation::valuation(const field& f, const std::vector<generator>& generators, std::span<const double_double> arguments)
    : field_(f) {
  for (const generator& g : generators) values_.push_back(value_of(g, arguments));
}

double_double valuation::value_of(const generator& g, std::span<const double_double> arguments) const {
  const double_double zero(0.0), one(1.0);
  switch (g.kind) {
    case generator_kind::argument:
      return arguments[static_cast<std::size_t>(g.argument)];
    case generator_kind::constant:
      return g.value;
    case generator_kind::exponential:
      return g.replaced ? r::expm1(-(*this)(g.u)) : r::exp(-(*this)(g.u));
    case generator_kind::log_ratio: {
      const double_double q = (*this)(g.u);
      return g.replaced ? r::log1p(q) : q == zero ? one : r::log1p(q) / q;
    }
    case generator_kind::opaque:
      return slope::apply(g.function, (*this)(g.u), zero, zero);
  }
  return zero;
}

double_double valuation::operator()(const polynomial& p) const {
  double_double sum(0.0);
  for (const term& t : p.terms()) {
    double_double product(t.coefficient);
    for (std::size_t g = 0; g < values_.size(); ++g)
      if (const int n = power_in(t.powers, static_cast<int>(g))) product = product * r::powi(values_[g], n);
    sum += product;
  }
  return sum;
}

double_double valuation::operator()(const quotient& q) const {
  double_double product = double_double::rational(q.constant.numerator, q.constant.denominator);
  for (std::size_t g = 0; g < values_.size(); ++g)
    if (q.powers[g] != 0) product = product * r::powi(values_[g], q.powers[g]);
  for (const auto& [f, n] : q.factors) product = product * r::powi((*this)(field_.factor(f)), n);
  return product;
}

unsigned generators_of(const field& f, const quotient& q) {
  unsigned set = 0;
  for (int g = 0; g < generator_capacity; ++g) {
    bool used = q.powers[static_cast<std::size_t>(g)] != 0;
    for (const auto& entry : q.factors) used = used || f.factor(entry.first).degree(g) > 0;
    if (used) set |= 1U << g;
  }
  return set;
}

}  // namespace slope::codegen::normalise
