// SPDX-License-Identifier: Apache-2.0
// A derivative from values alone, in double-double, and what is as good as equal to it.
#pragma once
#include <boost/test/unit_test.hpp>

#include <slope/dsl/double_double.hpp>

namespace by_values {

using slope::double_double;

// Richardson's extrapolation of the central difference: an error of about h^4 = 1e-24.
template <class F>
double difference(F f, double x) {
  const auto central = [&](double h) {
    return (f(double_double(x) + double_double(h)) - f(double_double(x) - double_double(h))) / double_double(2 * h);
  };
  const double h = 0x1p-20;
  return static_cast<double>((double_double(4.0) * central(h / 2) - central(h)) / double_double(3.0));
}

inline double magnitude(double x) { return x < 0 ? -x : x; }
inline void same(double got, double wanted) { BOOST_TEST(magnitude(got - wanted) <= 1e-13 * (1 + magnitude(wanted)), got << " is not " << wanted); }

}  // namespace by_values
