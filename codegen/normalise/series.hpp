// SPDX-License-Identifier: Apache-2.0
// Series in x, to about 30 digits: where sums cancel at 0 they show what is left.
#pragma once
#include <vector>

#include <slope/codegen/normalise/polynomial.hpp>
#include <slope/dsl/double_double.hpp>
#include <slope/dsl/operations.hpp>

namespace slope::codegen::normalise {

// Coefficients of x^low, x^(low + 1), ...; the first one is not zero, and those behind the last one are not known. Throws
// `refused` where there is no such series, or none that can be told.
class series {
 public:
  series(double_double constant) : series(0, {constant}, true) {}
  static series variable();

  int low() const { return low_; }
  bool is_zero() const { return coefficients_.empty(); }
  const std::vector<double_double>& coefficients() const { return coefficients_; }

  friend series operator+(const series& a, const series& b);
  friend series operator*(const series& a, const series& b);
  friend series operator/(const series& a, const series& b);

 private:
  friend class calculus;
  series(int low, std::vector<double_double> coefficients, bool is_exact = false);
  double_double at(int power) const;
  int end() const { return low_ + static_cast<int>(coefficients_.size()); }
  int low_ = 0;
  std::vector<double_double> coefficients_;
};

series power(const series& base, int exponent);
series exp(const series& u);
series log1p(const series& u);
series apply(op function, const series& u);  // of those that generators are made of

}  // namespace slope::codegen::normalise
