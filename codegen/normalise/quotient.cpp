// SPDX-License-Identifier: Apache-2.0
// The field operations.
#include <slope/codegen/normalise/quotient.hpp>

#include <algorithm>

namespace slope::codegen::normalise {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

// What divides both, with the powers that leave polynomials.
quotient common_part(const quotient& a, const quotient& b) {
  quotient common = field::number(rational(1));
  for (std::size_t g = 0; g < a.powers.size(); ++g) common.powers[g] = std::min(a.powers[g], b.powers[g]);
  const auto power_of_factor = [](const quotient& q, int f) {
    const auto found = q.factors.find(f);
    return found == q.factors.end() ? 0 : found->second;
  };
  for (const quotient* q : {&a, &b})
    for (const auto& entry : q->factors) {
      const int lower = std::min(power_of_factor(a, entry.first), power_of_factor(b, entry.first));
      if (lower != 0) common.factors[entry.first] = lower;
    }
  return common;
}

}  // namespace

rational exact(const maybe_rational& r) {
  if (!r) throw refused{"a rational constant needs more than 128 bits"};
  return *r;
}

quotient field::number(rational value) {
  quotient q;
  q.constant = value;
  return q;
}

quotient field::generator(int g, int power) {
  quotient q = number(rational(1));
  q.powers[at(g)] = power;
  return q;
}

int field::number_of(const polynomial& p) {
  const auto found = std::find(factors_.begin(), factors_.end(), p);
  if (found != factors_.end()) return static_cast<int>(found - factors_.begin());
  factors_.push_back(p);
  return static_cast<int>(factors_.size()) - 1;
}

polynomial field::reduced(polynomial p) const {
  for (auto entry = squares_.rbegin(); entry != squares_.rend(); ++entry) {
    const auto& [g, square] = *entry;
    if (p.degree(g) < 2) continue;
    polynomial sum, power(1);
    const auto coefficients = p.coefficients_in(g);
    for (std::size_t i = 0; i < coefficients.size(); ++i) {
      if (i > 0 && i % 2 == 0) power = power * square;
      sum = sum + coefficients[i] * power * polynomial(power_of(g, static_cast<int>(i % 2)), 1);
    }
    p = sum;
  }
  return p;
}

quotient field::from(const polynomial& as_it_stands) {
  const polynomial p = reduced(as_it_stands);
  if (p.is_zero()) return number(rational(0));
  const wide content = p.content();
  const monomial common = p.common_monomial();
  quotient result = number(rational(content));
  for (int g = 0; g < generator_capacity; ++g) result.powers[at(g)] = power_in(common, g);
  polynomial rest = p.divided_by_term({common, content});
  for (const auto& [g, square] : squares_)
    for (auto divided = rest.divided_by(square); divided && !rest.is_constant(); divided = rest.divided_by(square)) {
      rest = *divided;
      result.powers[at(g)] += 2;
    }
  for (std::size_t f = 0; f < factors_.size() && !rest.is_constant(); ++f)
    while (const auto divided = rest.divided_by(factors_[f])) {
      rest = *divided;
      ++result.factors[static_cast<int>(f)];
    }
  if (rest.is_constant())
    result.constant = exact(result.constant * rational(rest.constant_term()));
  else
    ++result.factors[number_of(rest)];
  return result;
}

quotient field::add(const quotient& a, const quotient& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  const quotient common = common_part(a, b), from_a = divide(a, common), from_b = divide(b, common);
  const wide divisor = greatest_common_divisor(a.constant.denominator, b.constant.denominator);
  const rational denominator = exact(rational(a.constant.denominator / divisor) * rational(b.constant.denominator));
  const auto integer = [&](const rational& c) { return polynomial(exact(c * denominator).numerator); };
  const polynomial sum = integer(a.constant) * expanded(from_a) + integer(b.constant) * expanded(from_b);
  quotient result = multiply(from(sum), common);
  result.constant = exact(result.constant / denominator);
  return result;
}

quotient field::negate(quotient a) {
  a.constant = -a.constant;
  return a;
}

quotient field::multiply(const quotient& a, const quotient& b) {
  quotient result = a;
  result.constant = exact(a.constant * b.constant);
  if (result.is_zero()) return number(rational(0));
  for (std::size_t g = 0; g < result.powers.size(); ++g) result.powers[g] += b.powers[g];
  for (const auto& [f, n] : b.factors)
    if ((result.factors[f] += n) == 0) result.factors.erase(f);
  return result;
}

quotient field::power(const quotient& a, int exponent) {
  quotient result = a;
  result.constant = exact(slope::power(a.constant, exponent));
  for (int& p : result.powers) p *= exponent;
  for (auto& [f, n] : result.factors) n *= exponent;
  return exponent == 0 ? number(rational(1)) : result;
}

std::optional<rational> field::ratio(const quotient& a, const quotient& b) {
  if (a.is_zero() || b.is_zero()) return {};
  const quotient q = divide(a, b);
  if (q.is_number()) return q.constant;
  return {};
}

polynomial field::expanded(const quotient& a, int sign) const {
  monomial generators = 0;
  for (int g = 0; g < generator_capacity; ++g) {
    const int p = sign * a.powers[at(g)];
    if (p > 127) throw refused{"a power above 127"};
    if (p > 0) generators += power_of(g, p);
  }
  polynomial result(generators, 1);
  for (const auto& [f, n] : a.factors)
    if (sign * n > 0) result = result * normalise::power(factors_[at(f)], sign * n);
  return result;
}

quotient field::substitute(const quotient& a, int generator, const quotient& image) {
  quotient result = number(a.constant);
  result.powers = a.powers;
  result.powers[at(generator)] = 0;
  result = multiply(result, power(image, a.powers[at(generator)]));
  for (const auto& [f, n] : a.factors) {
    quotient value = number(rational(0));
    const auto coefficients = polynomial(factors_[at(f)]).coefficients_in(generator);
    for (std::size_t i = 0; i < coefficients.size(); ++i)
      value = add(value, multiply(from(coefficients[i]), power(image, static_cast<int>(i))));
    if (value.is_zero()) throw refused{"a substitution that makes a factor zero"};
    result = multiply(result, power(value, n));
  }
  return result;
}

}  // namespace slope::codegen::normalise
