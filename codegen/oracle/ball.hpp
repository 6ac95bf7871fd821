// SPDX-License-Identifier: Apache-2.0
// A double that knows how wrong it may be: the exact number lies within the radius around the middle. Each
// operation adds its own rounding to what the radii of its operands make of it.
//
// What is proved: the four operations and sqrt round correctly (IEEE 754); the functions of the C library are
// off by at most `library_units`, which is more than glibc documents for any of those used here (5 units in
// the last place, erfc). Radii are rounded up by `slack`, far more than their own few roundings. A radius
// that is infinite or NaN: nothing is known.
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>

namespace slope::codegen::oracle {

struct ball {
  double middle = 0, radius = 0;
  constexpr bool exactly(double x) const { return radius == 0 && middle == x; }
  constexpr bool known() const {
    return radius < std::numeric_limits<double>::infinity() && middle - middle == 0;
  }
};

namespace balls {

inline constexpr double unit = 0x1p-53;     // half a unit in the last place of 1
inline constexpr double library_units = 16; // in `unit`: 8 units in the last place
inline constexpr double slack = 1 + 0x1p-20;
inline constexpr double underflow = 0x1p-1000; // more than what any operation loses below the normal numbers

inline ball unknown() { return {0, std::numeric_limits<double>::infinity()}; }
inline ball rounded(double middle, double carried, double units = 1) {
  return {middle, (carried + units * unit * std::fabs(middle)) * slack + underflow};
}
inline ball library(double middle, double carried) { return rounded(middle, carried, library_units); }

} // namespace balls

inline ball operator-(ball a) { return {-a.middle, a.radius}; }
inline ball operator+(ball a, ball b) {
  if (a.exactly(0))
    return b;
  if (b.exactly(0))
    return a;
  return balls::rounded(a.middle + b.middle, a.radius + b.radius);
}
inline ball operator-(ball a, ball b) { return a + -b; }
inline ball operator*(ball a, ball b) {
  if (a.exactly(1) || (b.exactly(0) && a.known()))
    return b;
  if (b.exactly(1) || (a.exactly(0) && b.known()))
    return a;
  return balls::rounded(a.middle * b.middle,
                        std::fabs(a.middle) * b.radius + a.radius * (std::fabs(b.middle) + b.radius));
}
inline ball operator/(ball a, ball b) {
  const double nearest = std::fabs(b.middle) - b.radius, quotient = a.middle / b.middle;
  if (!(nearest > 0x1p-900 && nearest > b.radius))
    return balls::unknown();
  return balls::rounded(
      quotient, (a.radius + std::fabs(quotient) * b.radius * balls::slack + balls::underflow) / nearest);
}

// Functions: the radius of the operand times the largest slope within it.
namespace balls {

inline ball magnitude(ball u) { return {std::fabs(u.middle), u.radius}; }

// For r <= 1: e^r - 1 <= r (1 + r), and e^r <= 1 + 2 r. Far below 0, however wide: nothing is left.
inline ball exp(ball u) {
  if (u.middle + u.radius < -710)
    return {0, underflow};
  const double y = std::exp(u.middle);
  return u.radius <= 1 ? library(y, y * u.radius * (1 + u.radius)) : unknown();
}
inline ball expm1(ball u) {
  if (u.middle + u.radius < -60)
    return {-1, 0x1p-80};
  const double y = std::expm1(u.middle),
               steepest = (y + 1 + 0x1p-48 * (std::fabs(y) + 1)) * (1 + 2 * u.radius);
  return u.radius <= 1 ? library(y, u.radius * steepest) : unknown();
}
inline ball log(ball u) {
  const double least = u.middle - u.radius;
  return least > u.radius ? library(std::log(u.middle), u.radius / least) : unknown();
}
inline ball log1p(ball u) {
  const double least = 1 + u.middle - u.radius;
  return least > 0x1p-10 && u.radius < std::max(1.0, u.middle / 2)
             ? library(std::log1p(u.middle), u.radius / least)
             : unknown();
}
inline ball sqrt(ball u) {
  const double least = u.middle - u.radius;
  if (u.radius == 0)
    return rounded(std::sqrt(u.middle), 0);
  return least > u.radius ? rounded(std::sqrt(u.middle), u.radius / std::sqrt(least)) : unknown();
}
// Within half of |u| the slope is below 0.53 cbrt(u) / u.
inline ball cbrt(ball u) {
  const double y = std::cbrt(u.middle);
  if (u.radius == 0)
    return library(y, 0);
  return u.radius < std::fabs(u.middle) / 2 ? library(y, u.radius * std::fabs(y / u.middle)) : unknown();
}
inline ball sin(ball u) { return library(std::sin(u.middle), u.radius); }
inline ball cos(ball u) { return library(std::cos(u.middle), u.radius); }
inline double least_magnitude(ball u) { return std::max(std::fabs(u.middle) - u.radius, 0.0); }
inline ball atan(ball u) {
  const double least = least_magnitude(u);
  return library(std::atan(u.middle), u.radius / (1 + least * least));
}
inline double arc_slope(ball u) { // of asin and acos
  const double most = std::fabs(u.middle) + u.radius;
  return u.radius == 0 ? 0 : most < 1 - 0x1p-20 ? 1 / std::sqrt((1 - most) * (1 + most)) : unknown().radius;
}
inline ball asin(ball u) { return library(std::asin(u.middle), u.radius * arc_slope(u)); }
inline ball acos(ball u) { return library(std::acos(u.middle), u.radius * arc_slope(u)); }
inline double gauss_slope(ball u) { // 2 / sqrt(pi) = 1.1284
  const double least = least_magnitude(u);
  return u.radius == 0 ? 0 : 1.129 * std::exp(-least * least);
}
inline ball erf(ball u) { return library(std::erf(u.middle), u.radius * gauss_slope(u)); }
inline ball erfc(ball u) { return library(std::erfc(u.middle), u.radius * gauss_slope(u)); }

} // namespace balls

} // namespace slope::codegen::oracle
