// SPDX-License-Identifier: Apache-2.0
// Derivatives and integrals of a function that can only be asked for its values: extrapolated differences,
// Gauss-Legendre.
#pragma once
#include <vector>

#include <slope/dsl/testing/measured.hpp>

namespace slope::testing {

// A value, its rounding error within, and what the method may be off by: the size of its last correction.
struct estimate {
  measured value;
  double truncation = 0;

  estimate(const measured& better, const measured& worse) : value(better), truncation((better - worse).size()) {}
};

// The reach of the points below: no kink may lie nearer to x, save x itself for the one-sided ones.
inline constexpr double reach = 0x1p-14;

// Central differences at h, h/2, h/4, extrapolated twice: an error of h^6.
template <class Function>
estimate central_difference(const Function& f, double_double x) {
  const auto central = [&](double h) {
    return (f(x + double_double(h)) - f(x - double_double(h))) * measured(1 / (2 * h));
  };
  const measured coarse = central(reach), middle = central(reach / 2), fine = central(reach / 4);
  const measured once = (measured(4.0) * middle - coarse) / measured(3.0),
                 better = (measured(4.0) * fine - middle) / measured(3.0);
  return {(measured(16.0) * better - once) / measured(15.0), better};
}

// From one side, without asking for f(x): the slope at 0 of the cubic through 1, 2, 3, 4, extrapolated once.
template <class Function>
estimate one_sided_difference(const Function& f, double_double x, double side) {
  const auto cubic = [&](double h) {
    constexpr double weights[] = {-26, 57, -42, 11};
    measured sum;
    for (int k = 0; k < 4; ++k) sum = sum + measured(weights[k]) * f(x + double_double(side * h * (k + 1)));
    return sum / measured(6 * side * h);
  };
  const measured coarse = cubic(reach / 8), fine = cubic(reach / 16);
  return {(measured(8.0) * fine - coarse) / measured(7.0), fine};
}

// The roots of the Legendre polynomial of degree n, by Newton from the usual guess, and their weights on [-1, 1].
struct gauss_rule {
  std::vector<double_double> nodes, weights;

  explicit gauss_rule(int n) {
    const double_double one(1.0), two(2.0);
    for (int i = 0; i < n; ++i) {
      double_double x = reference::cos(constants::pi * double_double((i + 0.75) / (n + 0.5))), slope;
      for (int step = 0; step < 6; ++step) {
        double_double before = one, now = x;
        for (int k = 2; k <= n; ++k) {
          const double_double next =
              (double_double(2 * k - 1) * x * now - double_double(k - 1) * before) / double_double(k);
          before = now, now = next;
        }
        slope = double_double(n) * (x * now - before) / (x * x - one);
        x -= now / slope;
      }
      nodes.push_back(x);
      weights.push_back(two / ((one - x * x) * slope * slope));
    }
  }

  template <class Function>
  measured operator()(const Function& f, double_double a, double_double b) const {
    const double_double half = (b - a) / double_double(2.0), middle = (a + b) / double_double(2.0);
    measured sum;
    for (std::size_t i = 0; i < nodes.size(); ++i) sum = sum + measured(weights[i], 0) * f(middle + half * nodes[i]);
    return sum * measured(half, 0);
  }
};

// The integral over [a, b], where f has no kink.
template <class Function>
estimate integral(const Function& f, double_double a, double_double b) {
  static const gauss_rule coarse(12), fine(18);
  return {fine(f, a, b), coarse(f, a, b)};
}

}  // namespace slope::testing
