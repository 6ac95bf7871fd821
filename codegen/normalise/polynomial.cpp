// SPDX-License-Identifier: Apache-2.0
// Polynomial arithmetic with 128-bit coefficients, every overflow seen.
#include <slope/codegen/normalise/polynomial.hpp>

#include <algorithm>
#include <map>

namespace slope::codegen::normalise {
namespace {

constexpr std::size_t term_capacity = 400;

wide times(wide a, wide b) {
  const auto p = slope::product(a, b);
  if (!p) throw refused{"a coefficient needs more than 128 bits"};
  return *p;
}

wide plus(wide a, wide b) {
  wide sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) throw refused{"a coefficient needs more than 128 bits"};
  return sum;
}

bool divides(monomial divisor, monomial m) {
  for (int g = 0; g < generator_capacity; ++g)
    if (power_in(divisor, g) > power_in(m, g)) return false;
  return true;
}

}  // namespace

monomial product(monomial a, monomial b) {
  constexpr monomial top_bits = 0x8080808080808080U;
  const monomial sum = a + b;  // neither has a top bit, so no carry leaves its eight bits
  if (sum & top_bits) throw refused{"a power above 127"};
  return sum;
}

polynomial::polynomial(wide constant) : polynomial(0, constant) {}
polynomial::polynomial(monomial powers, wide coefficient) {
  if (coefficient != 0) terms_.push_back({powers, coefficient});
}

int polynomial::degree(int generator) const {
  int highest = 0;
  for (const term& t : terms_) highest = std::max(highest, power_in(t.powers, generator));
  return highest;
}

wide polynomial::constant_term() const { return !terms_.empty() && terms_[0].powers == 0 ? terms_[0].coefficient : 0; }

wide polynomial::content() const {
  wide common = 0;
  for (const term& t : terms_) common = greatest_common_divisor(common, t.coefficient);
  return !terms_.empty() && terms_[0].coefficient < 0 ? -common : common;
}

monomial polynomial::common_monomial() const {
  monomial common = 0;
  for (int g = 0; g < generator_capacity && !terms_.empty(); ++g) {
    int lowest = 127;
    for (const term& t : terms_) lowest = std::min(lowest, power_in(t.powers, g));
    common += power_of(g, lowest);
  }
  return common;
}

std::vector<polynomial> polynomial::coefficients_in(int generator) const {
  std::vector<polynomial> all(static_cast<std::size_t>(degree(generator)) + 1);
  for (const term& t : terms_) {
    const int p = power_in(t.powers, generator);
    all[static_cast<std::size_t>(p)].terms_.push_back({t.powers - power_of(generator, p), t.coefficient});
  }
  return all;
}

polynomial polynomial::divided_by_term(const term& divisor) const {
  polynomial result;
  for (const term& t : terms_)
    result.terms_.push_back({t.powers - divisor.powers, t.coefficient / divisor.coefficient});
  return result;
}

std::optional<polynomial> polynomial::divided_by(const polynomial& divisor) const {
  const term& lead = divisor.terms_.back();
  polynomial rest = *this, quotient;
  while (!rest.is_zero()) {
    const term& top = rest.terms_.back();
    if (!divides(lead.powers, top.powers) || top.coefficient % lead.coefficient != 0) return {};
    const polynomial step(top.powers - lead.powers, top.coefficient / lead.coefficient);
    quotient.terms_.insert(quotient.terms_.begin(), step.terms_[0]);
    rest = rest + step * divisor * polynomial(-1);
  }
  return quotient;
}

polynomial operator+(const polynomial& a, const polynomial& b) {
  polynomial sum;
  auto i = a.terms_.begin(), j = b.terms_.begin();
  while (i != a.terms_.end() || j != b.terms_.end()) {
    if (j == b.terms_.end() || (i != a.terms_.end() && i->powers < j->powers))
      sum.terms_.push_back(*i++);
    else if (i == a.terms_.end() || j->powers < i->powers)
      sum.terms_.push_back(*j++);
    else {
      const term t{i->powers, plus(i->coefficient, j->coefficient)};
      if (t.coefficient != 0) sum.terms_.push_back(t);
      ++i, ++j;
    }
  }
  if (sum.terms_.size() > term_capacity) throw refused{"a polynomial of too many terms"};
  return sum;
}

polynomial operator*(const polynomial& a, const polynomial& b) {
  std::map<monomial, wide> all;
  for (const term& t : a.terms_)
    for (const term& u : b.terms_) {
      wide& c = all[product(t.powers, u.powers)];
      c = plus(c, times(t.coefficient, u.coefficient));
    }
  polynomial result;
  for (const auto& [powers, coefficient] : all)
    if (coefficient != 0) result.terms_.push_back({powers, coefficient});
  if (result.terms_.size() > term_capacity) throw refused{"a polynomial of too many terms"};
  return result;
}

polynomial one_plus(int generator, int sign) { return polynomial(1) + polynomial(power_of(generator, 1), sign); }

polynomial power(const polynomial& base, int exponent) {
  polynomial result(1);
  for (; exponent > 0; --exponent) result = result * base;
  return result;
}

}  // namespace slope::codegen::normalise
