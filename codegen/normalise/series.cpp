// SPDX-License-Identifier: Apache-2.0
// Arithmetic of truncated series; a function is the integral of its derivative.
#include <slope/codegen/normalise/series.hpp>

#include <algorithm>

#include <slope/dsl/evaluate.hpp>

namespace slope::codegen::normalise {
namespace {

constexpr int length = 56;

std::size_t at_index(int i) { return static_cast<std::size_t>(i); }

// A sum, and the sizes of what was added: what cancelled to nothing is nothing.
struct sum {
  double_double value{}, size{};
  void add(double_double term) { value += term, size += reference::abs(term); }
  double_double total() const { return reference::abs(value) <= size * double_double(1e-24) ? double_double(0.0) : value; }
};

}  // namespace

series::series(int low, std::vector<double_double> coefficients, bool is_exact) : low_(low), coefficients_(std::move(coefficients)) {
  if (is_exact) coefficients_.resize(length);
  const auto first = std::find_if(coefficients_.begin(), coefficients_.end(), [](double_double c) { return !(c == double_double(0.0)); });
  low_ += static_cast<int>(first - coefficients_.begin());
  coefficients_.erase(coefficients_.begin(), first);
  if (std::any_of(coefficients_.begin(), coefficients_.end(), [](double_double c) { return !isfinite(c); })) throw refused{"a series that overflows"};
}

series series::variable() { return {1, {double_double(1.0)}, true}; }

double_double series::at(int n) const { return n < low_ || n >= end() ? double_double(0.0) : coefficients_[at_index(n - low_)]; }

series operator+(const series& a, const series& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  std::vector<double_double> c;
  for (int n = std::min(a.low_, b.low_); n < std::min(a.end(), b.end()); ++n) {
    sum s;
    s.add(a.at(n)), s.add(b.at(n));
    c.push_back(s.total());
  }
  return {std::min(a.low_, b.low_), std::move(c)};
}

series operator*(const series& a, const series& b) {
  if (a.is_zero()) return a;
  if (b.is_zero()) return b;
  std::vector<double_double> c;
  for (std::size_t n = 0; n < std::min(a.coefficients_.size(), b.coefficients_.size()); ++n) {
    sum s;
    for (std::size_t k = 0; k <= n; ++k) s.add(a.coefficients_[k] * b.coefficients_[n - k]);
    c.push_back(s.total());
  }
  return {a.low_ + b.low_, std::move(c)};
}

series operator/(const series& a, const series& b) {
  if (b.is_zero()) throw refused{"a series divided by nothing that is seen of it"};
  if (a.is_zero()) return a;
  std::vector<double_double> c;
  for (std::size_t n = 0; n < std::min(a.coefficients_.size(), b.coefficients_.size()); ++n) {
    sum s;
    s.add(a.coefficients_[n]);
    for (std::size_t k = 1; k <= n; ++k) s.add(-(b.coefficients_[k] * c[n - k]));
    c.push_back(s.total() / b.coefficients_[0]);
  }
  return {a.low_ - b.low_, std::move(c)};
}

series power(const series& base, int exponent) {
  series result(double_double(1.0));
  for (int i = 0; i < std::abs(exponent); ++i) result = exponent > 0 ? result * base : result / base;
  return result;
}

// What is made of derivatives and integrals: series without negative powers.
class calculus {
 public:
  explicit calculus(const series& u) : u_(u) {
    if (!u.is_zero() && u.low_ < 0) throw refused{"a function of a pole"};
  }
  double_double constant() const { return u_.at(0); }
  series derivative() const {
    std::vector<double_double> c;
    for (int n = 1; n < u_.end(); ++n) c.push_back(u_.at(n) * double_double(n));
    return {0, std::move(c)};
  }
  // c + the integral of the slope
  static series integral(double_double c, const series& slope) {
    std::vector<double_double> all{c};
    if (slope.is_zero()) return series(c);
    for (int n = 0; n < slope.end(); ++n) all.push_back(slope.at(n) / double_double(n + 1));
    return {0, std::move(all)};
  }
  // y with y(0) = c and y' = u' (p y + q) / g(u), a coefficient at a time
  series exponential() const {
    std::vector<double_double> y{reference::exp(constant())};
    for (int n = 1; n < std::max(u_.end(), 1); ++n) {
      sum s;
      for (int k = 1; k <= n; ++k) s.add(double_double(k) * u_.at(k) * y[at_index(n - k)]);
      y.push_back(s.total() / double_double(n));
    }
    return {0, std::move(y)};
  }
  // u^p: y' u = p u' y
  series to_the(double_double p, double_double at_zero) const {
    if (constant() == double_double(0.0)) throw refused{"a root of what vanishes"};
    std::vector<double_double> y{at_zero};
    for (int n = 1; n < u_.end(); ++n) {
      sum s;
      for (int k = 1; k <= n; ++k) s.add((p * double_double(k) - double_double(n - k)) * u_.at(k) * y[at_index(n - k)]);
      y.push_back(s.total() / (double_double(n) * constant()));
    }
    return {0, std::move(y)};
  }
  // sin u and cos u: s' = u' c, c' = -u' s
  std::pair<series, series> circular() const {
    std::vector<double_double> s{reference::sin(constant())}, c{reference::cos(constant())};
    for (int n = 1; n < std::max(u_.end(), 1); ++n) {
      sum to_s, to_c;
      for (int k = 1; k <= n; ++k) {
        const double_double slope = double_double(k) * u_.at(k);
        to_s.add(slope * c[at_index(n - k)]), to_c.add(-(slope * s[at_index(n - k)]));
      }
      s.push_back(to_s.total() / double_double(n)), c.push_back(to_c.total() / double_double(n));
    }
    return {{0, std::move(s)}, {0, std::move(c)}};
  }

 private:
  const series& u_;
};

series exp(const series& u) { return u.is_zero() ? series(double_double(1.0)) : calculus(u).exponential(); }

series log1p(const series& u) {
  if (u.is_zero()) return u;
  const calculus of(u);
  return calculus::integral(reference::log1p(of.constant()), of.derivative() / (series(double_double(1.0)) + u));
}

series apply(op function, const series& u) {
  const calculus of(u);
  const double_double zero(0.0), value = slope::apply(function, of.constant(), zero, zero);
  if (u.is_zero()) return series(value);
  const series one(double_double(1.0)), minus(double_double(-1.0)), square = u * u, slope = of.derivative();
  const auto inverse_root = [&](const series& v) {
    const calculus inside(v);
    return inside.to_the(double_double(-0.5), reference::rsqrt(inside.constant()));
  };
  const auto integral = [&](const series& by) { return calculus::integral(value, slope * by); };
  const auto gaussian = [&](double_double size, double half) { return integral(series(size) * exp(series(double_double(half)) * square)); };
  switch (function) {
    case op::sqrt: return of.to_the(double_double(0.5), value);
    case op::cbrt: return of.to_the(double_double(1.0) / double_double(3.0), value);
    case op::sin: return of.circular().first;
    case op::cos: return of.circular().second;
    case op::tan: return of.circular().first / of.circular().second;
    case op::asin: return integral(inverse_root(one + minus * square));
    case op::acos: return integral(minus * inverse_root(one + minus * square));
    case op::asinh: return integral(inverse_root(one + square));
    case op::acosh: return integral(inverse_root(square + minus));
    case op::atan: return integral(one / (one + square));
    case op::atanh: return integral(one / (one + minus * square));
    case op::normal_cdf: return gaussian(constants::inverse_sqrt_two_pi, -0.5);
    case op::erf: return gaussian(double_double(2.0) / reference::sqrt(constants::pi), -1);
    case op::erfc: return gaussian(double_double(-2.0) / reference::sqrt(constants::pi), -1);
    default: throw refused{"a function without a series"};
  }
}

}  // namespace slope::codegen::normalise
