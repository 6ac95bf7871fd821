// SPDX-License-Identifier: Apache-2.0
// Newton's interpolation at Chebyshev's nodes, in double-doubles; the values are the oracle's.
#include <slope/codegen/choose/near_zero.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

#include <slope/codegen/choose/trials.hpp>
#include <slope/codegen/oracle/oracle.hpp>

namespace slope::codegen {
namespace {

constexpr int most_coefficients = 40, checks = 41;

double_double raised(double x, int n) {
  double_double y = 1.0;
  for (; n > 0; --n) y = y * double_double(x);
  return y;
}

class fitting {
 public:
  fitting(const definition& d, int root) : evaluator_(d.written), asked_(query_of(d.roots, root)), at_zero_(at(0)) {}

  const double_double& at_zero() const { return at_zero_; }
  // The power of x that the difference from it vanishes like, 0 if it does not.
  int power() {
    const double near = quotient(0x1p-30, 0).high, nearer = quotient(0x1p-31, 0).high, n = std::log2(near / nearer);
    return std::isfinite(n) && std::fabs(n - std::round(n)) < 1e-3 ? static_cast<int>(std::round(n)) : 0;
  }
  // In x / reach, through `count` points.
  std::vector<double_double> polynomial(int count, double reach, int power) {
    std::vector<double> s;
    std::vector<double_double> differences;
    for (int k = 0; k < count; ++k) {
      s.push_back(static_cast<double>(static_cast<float>(std::cos((2 * k + 1) * std::numbers::pi / (2 * count)))));
      differences.push_back(quotient(s.back() * reach, power));
    }
    for (int order = 1; order < count; ++order)
      for (int k = count - 1; k >= order; --k) {
        const auto i = static_cast<std::size_t>(k);
        differences[i] = (differences[i] - differences[i - 1]) / (double_double(s[i]) - double_double(s[i - static_cast<std::size_t>(order)]));
      }
    std::vector<double_double> c(s.size(), double_double(0.0));
    for (std::size_t k = s.size(); k-- > 0;) {  // c = c (x - s_k) + difference
      for (std::size_t j = s.size() - 1; j > 0; --j) c[j] = c[j - 1] - c[j] * double_double(s[k]);
      c[0] = differences[k] - c[0] * double_double(s[k]);
    }
    return c;
  }
  double error(const std::vector<double_double>& c, double reach, int power) {
    double worst = 0;
    for (int k = 0; k < checks; ++k) {
      const double s = -1 + 2.0 * k / (checks - 1) + (k == checks / 2 ? 0x1p-20 : 0);
      double_double sum = 0.0;
      for (std::size_t j = c.size(); j-- > 0;) sum = sum * double_double(s) + c[j];
      const double_double right = quotient(s * reach, power);
      worst = std::max(worst, std::fabs(((sum - right) / right).high));
    }
    return std::isfinite(worst) ? worst : infinity;
  }

 private:
  double_double at(double x) {
    const double where[] = {x};
    return evaluator_.ask({where}, asked_);
  }
  double_double quotient(double x, int power) { return (at(x) - at_zero_) / raised(x, power); }

  oracle::evaluator evaluator_;
  oracle::query asked_;
  double_double at_zero_;
};

}  // namespace

std::optional<near_zero> fitted_near_zero(const definition& d, int root, int working, double reach) {
  if (d.arguments.size() != 1) return {};
  fitting fit(d, root);
  const double accuracy = working == 64 ? 0x1p-55 : 0x1p-26;
  const int power = fit.power();
  if (power < 1) return {};
  for (int count = 4; count <= most_coefficients; count += 2) {
    std::vector<double_double> c = fit.polynomial(count, reach, power);
    if (fit.error(c, reach, power) > accuracy) continue;
    for (std::size_t j = 0; j < c.size(); ++j)  // those of the wrong parity
      c[j] = std::fabs(c[j].high) < 0x1p-70 * std::fabs(c[0].high) ? double_double(0.0) : ldexp(c[j], static_cast<int>(j) * -std::ilogb(reach));
    const double high = working == 64 ? fit.at_zero().high : static_cast<float>(fit.at_zero().high);
    return near_zero{reach, high, (fit.at_zero() - double_double(high)).high, power, c};
  }
  return {};
}

program replaced_near_zero(const program& p, const near_zero& by) {
  program_builder to;
  const int x = to.argument(0), argument[] = {x};
  const int far = to.copy(p, argument)[0];
  const auto& c = by.coefficients;
  const auto is_zero = [](const double_double& v) { return v.high == 0; };
  bool even = true;
  for (std::size_t j = 1; j < c.size(); j += 2) even = even && is_zero(c[j]);
  const std::size_t stride = even ? 2 : 1;
  const int variable = even ? to.make(step::multiply, x, x) : x;
  int sum = -1;
  for (std::size_t j = (c.size() - 1) / stride * stride + stride; j > 0;) {
    j -= stride;
    if (sum < 0 && is_zero(c[j])) continue;
    const int own = to.constant(c[j]);
    sum = sum < 0 ? own : to.make(step::add, to.make(step::multiply, sum, variable), own);
  }
  for (int k = 0; k < by.power; ++k) sum = to.make(step::multiply, sum, x);
  if (by.at_zero_low != 0) sum = to.make(step::add, sum, to.constant(by.at_zero_low));
  if (by.at_zero != 0) sum = to.make(step::strict_add, to.constant(by.at_zero), sum);
  to.result.outputs = {to.make(step::select, to.make(step::less, to.make(step::magnitude, x), to.constant(by.reach)), sum, far)};
  return to.result;
}

}  // namespace slope::codegen
