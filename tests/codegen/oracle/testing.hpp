// SPDX-License-Identifier: Apache-2.0
// How the oracle's tests read numbers: decimal text to 60 digits, and the relative distance of an answer from
// it.
#pragma once
#include <cmath>
#include <string>
#include <vector>

#include <boost/multiprecision/mpfr.hpp>

#include <slope/codegen/oracle/oracle.hpp>

namespace slope::codegen::oracle::testing {

namespace mp = boost::multiprecision;
using digits = mp::number<mp::mpfr_float_backend<60>, mp::et_off>;

inline digits exactly(double_double y) { return digits(y.high) + digits(y.low); }

// |y - expected| / |expected|.
inline double distance(double_double y, const digits& expected) {
  return static_cast<double>(abs(exactly(y) - expected) / abs(expected));
}
inline double distance(double_double y, const std::string& expected) { return distance(y, digits(expected)); }

inline constexpr double target = 0x1p-100;

inline bool same(double_double y, double expected) { return y.high == expected && y.low == 0; }

// The k-th derivative by the first input, from values of the function alone: off by O(h^2) and 2^-100 / h^k.
inline double difference(evaluator& f, const std::vector<double>& x, int k, double h = 0x1p-16) {
  const auto value_at = [&](double steps) {
    std::vector<double> moved = x;
    moved[0] += steps * h;
    return exactly(f.ask({moved}, value));
  };
  const auto quotient = [&]() -> digits {
    switch (k) {
    case 1:
      return (value_at(1) - value_at(-1)) / (2 * h);
    case 2:
      return (value_at(1) - 2 * value_at(0) + value_at(-1)) / (h * h);
    default:
      return (value_at(2) - 2 * value_at(1) + 2 * value_at(-1) - value_at(-2)) / (2 * h * h * h);
    }
  };
  return static_cast<double>(quotient());
}

} // namespace slope::codegen::oracle::testing
