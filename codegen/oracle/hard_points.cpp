// SPDX-License-Identifier: Apache-2.0
// Where a kernel has it hard, found from the formula: roots of f, f', f'' and changes of branch.
#include <slope/codegen/oracle/oracle.hpp>
#include <slope/codegen/oracle/points.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace slope::codegen::oracle {
namespace {

constexpr std::array wanted{value, derivative(1), derivative(2)};

struct seen {
  double x = 0;
  std::array<int, wanted.size()> signs{};
  std::size_t decisions = 0;
};

class search {
public:
  search(const tape& f, std::span<const double> others) : evaluator_(f), arguments_{0} {
    arguments_.insert(arguments_.end(), others.begin(), others.end());
  }

  seen at(double x) {
    arguments_[0] = x;
    std::array<double_double, wanted.size()> y;
    evaluator_.ask({arguments_}, wanted, y);
    seen s{x, {}, evaluator_.decisions({arguments_})};
    for (std::size_t k = 0; k < y.size(); ++k)
      s.signs[k] = (y[k].high > 0) - (y[k].high < 0);
    return s;
  }

  // The place between two points where `differ` begins to hold, to 40 bits of their distance.
  template <class Differ> double between(const seen& a, const seen& b, const Differ& differ) {
    double low = a.x, high = b.x;
    for (int i = 0; i < 40; ++i) {
      const double middle = low + (high - low) / 2;
      (differ(a, at(middle)) ? high : low) = middle;
    }
    return low + (high - low) / 2;
  }

private:
  evaluator evaluator_;
  std::vector<double> arguments_;
};

std::vector<double> strata() {
  std::vector<double> x{0};
  for (int e = -20; e < 10; ++e)
    for (int part = 0; part < 16; ++part)
      for (const double sign : {-1.0, 1.0})
        x.push_back(sign * std::ldexp(1 + part / 16.0, e));
  std::sort(x.begin(), x.end());
  return x;
}

} // namespace

std::vector<double> hard_points(const tape& f, std::span<const double> others) {
  search s(f, others);
  std::vector<seen> all;
  for (const double x : strata())
    all.push_back(s.at(x));
  std::vector<double> found;
  for (std::size_t i = 1; i < all.size(); ++i) {
    const seen &a = all[i - 1], &b = all[i];
    if (a.decisions != b.decisions)
      found.push_back(
          s.between(a, b, [](const seen& p, const seen& q) { return p.decisions != q.decisions; }));
    for (std::size_t k = 0; k < wanted.size(); ++k) {
      if (a.signs[k] * b.signs[k] < 0)
        found.push_back(
            s.between(a, b, [k](const seen& p, const seen& q) { return p.signs[k] != q.signs[k]; }));
      // A zero alone is a root; a run of them is a branch, or underflow.
      if (i + 1 < all.size() && b.signs[k] == 0 && a.signs[k] != 0 && all[i + 1].signs[k] != 0)
        found.push_back(b.x);
    }
  }
  std::sort(found.begin(), found.end());
  const auto close = [](double a, double b) { return std::fabs(a - b) <= 1e-9 * (1e-6 + std::fabs(b)); };
  found.erase(std::unique(found.begin(), found.end(), close), found.end());
  return found;
}

} // namespace slope::codegen::oracle
