// SPDX-License-Identifier: Apache-2.0
// What the tests here do in float32 and float64 alike: functions, vectorised by the JIT for each CPU level of
// this machine, over many inputs, and the worst error of each.
#pragma once
#include <cmath>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "entry.hpp"
#include "targets.hpp"

namespace slope::testing {

/// `bound_of` a name and a target: in ULP; `error_in_ulp` of what was computed and the reference.
template <class Real, class Number, class Bound, class Error>
void check_bounds(const std::vector<entry<Real>>& table, const std::vector<Number>& x, const Bound& bound_of,
                  const Error& error_in_ulp) {
  using std::signbit;
  const int n = static_cast<int>(x.size());
  const Halide::Buffer<Number> source(const_cast<Number*>(x.data()), n);
  const Halide::Var i("i");
  const std::vector<Halide::Target> levels = cpu_levels();
  std::vector<Real> exact(x.size());
  for (const entry<Real>& function : table) {
    for (std::size_t k = 0; k < x.size(); ++k)
      exact[k] = function.reference(x[k]);
    for (const Halide::Target& target : levels) {
      Halide::Buffer<Number> y(n);
      vectorised<Number>(function.ours(source(i)), i, target).realize(y, target);
      double worst = 0;
      Number where = 0, got = 0;
      int signs = 0;
      for (int j = 0; j < n; ++j) {
        const auto at = static_cast<std::size_t>(j);
        const double error = error_in_ulp(y(j), exact[at]);
        signs += exact[at] == 0 && x[at] == 0 && std::signbit(y(j)) != signbit(exact[at]) ? 1 : 0;
        if (error > worst)
          worst = error, where = x[at], got = y(j);
      }
      std::cout << function.name << " " << target.natural_vector_size<Number>() << ": " << worst << " ULP at "
                << where << ", got " << got << "\n";
      BOOST_CHECK_MESSAGE(worst <= bound_of(function.name, target),
                          function.name << ": " << worst << " ULP at " << std::hexfloat << where << ", got "
                                        << got << ", " << target.to_string());
      BOOST_CHECK_MESSAGE(signs == 0, function.name << ": sign of zero");
    }
  }
}

/// Infinity and NaN too, and each with the other sign.
template <class Number> std::vector<Number> with_special(std::vector<Number> values) {
  values.push_back(std::numeric_limits<Number>::infinity());
  values.push_back(std::numeric_limits<Number>::quiet_NaN());
  for (std::size_t i = 0, count = values.size(); i < count; ++i)
    values.push_back(-values[i]);
  return values;
}

/// `check` is told each pair and what `ours` makes of it on each level.
template <class Number, class Check>
void of_all_pairs(std::vector<Number> values, Halide::Expr (*ours)(Halide::Expr, Halide::Expr),
                  const Check& check) {
  constexpr int lanes = 32 / sizeof(Number);
  const int n = static_cast<int>(values.size());
  const Halide::Buffer<Number> source(values.data(), n);
  for (const Halide::Target& target : cpu_levels()) {
    Halide::Var i("i"), j("j");
    Halide::Func kernel("kernel");
    kernel(i, j) = ours(source(i), source(j));
    kernel.vectorize(i, lanes, Halide::TailStrategy::GuardWithIf);
    Halide::Buffer<Number> y(n, n);
    kernel.realize(y, target);
    for (int a = 0; a < n; ++a)
      for (int b = 0; b < n; ++b)
        check(values[static_cast<std::size_t>(a)], values[static_cast<std::size_t>(b)], y(a, b));
  }
}

} // namespace slope::testing
