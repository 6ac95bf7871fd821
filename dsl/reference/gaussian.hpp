// SPDX-License-Identifier: Apache-2.0
// The error function of a double-double, its complement, and the normal distribution, far into the tails.
#pragma once

#include <slope/dsl/reference/exponential.hpp>

namespace slope::reference {

namespace detail {
// erf x = 2/sqrt(pi) x (sum of (-x^2)^i / (i! (2 i + 1))).
constexpr series<22> make_error_series() {
  auto s = reciprocal_factorials<22>(0, 1, -1);
  for (int i = 0; i < 22; ++i)
    s.c[i] /= 2 * i + 1;
  return s;
}
inline constexpr auto error_series = make_error_series();

// e^(-n^2 h^2) for n = 1...24, h = 23/64.
inline constexpr double_double gaussian_nodes[24] = {
    {0x1.c1f78cf2cf2d7p-1, 0x1.3a1669dcf818ap-59},    {0x1.316e456034a07p-1, 0x1.5ee199307237dp-56},
    {0x1.4041572360bdfp-2, -0x1.00ad170d527d5p-56},   {0x1.035bdf80102bbp-3, 0x1.ae91dd43c47bfp-57},
    {0x1.447509fbe441bp-5, 0x1.3d4be661dc6a9p-61},    {0x1.397f8a997d8cdp-7, 0x1.2ea4ed8eb48cep-61},
    {0x1.d3e974b462f89p-10, -0x1.37140dfda7fa0p-64},  {0x1.0db3c75613576p-12, -0x1.85d5d0b39212ep-66},
    {0x1.e045657233679p-16, -0x1.a90ef68641af0p-70},  {0x1.4a472cecbf851p-19, 0x1.394c8eef48262p-73},
    {0x1.5eda30351b6eep-23, -0x1.d48142e544a2ep-78},  {0x1.1fddb1b6cdf3dp-27, -0x1.82333bb860e9bp-81},
    {0x1.6cd830779f7cbp-32, -0x1.e80c58079a379p-86},  {0x1.65258cbfca61fp-37, -0x1.bddb4b4dd1210p-92},
    {0x1.0e06db0545094p-42, -0x1.1c6d6a5c54badp-96},  {0x1.3b5e5c86b9440p-48, -0x1.8d698aca7829bp-102},
    {0x1.1c7ad531cd2f5p-54, -0x1.46f6ef7b5992fp-108}, {0x1.8c66eab9f2e1ep-61, 0x1.6989a1c786ca4p-115},
    {0x1.aa9ed4d42ff3bp-68, 0x1.a8cdf8e9a0f21p-122},  {0x1.629fe51e5ac6fp-75, 0x1.83e2113880e09p-129},
    {0x1.c75a292dc3973p-83, -0x1.005b35fd99feap-141}, {0x1.c397dd170e1d2p-91, 0x1.28d27ddb198e2p-145},
    {0x1.59ea1daed6200p-99, -0x1.213c9a9e9e1b9p-157}, {0x1.994cc1095a083p-108, -0x1.5c2ab7472bad1p-164}};

constexpr double_double erf_small(double_double x) {
  return constants::two_over_sqrt_pi * x * error_series(x * x, 12);
}

// erfc x for x >= 0.5, square = x^2: the trapezium rule with step h for
//   erfc x = x e^(-x^2)/pi (integral of e^(-t^2) / (t^2 + x^2)), whose error e^(-pi^2/h^2) is below 1e-33,
// with the residue of the pole at i x added where it lies inside the strip, x < pi/h (Hunter and Regan).
constexpr double_double erfc_large(double_double x, double_double square) {
  if (square.high > 750)
    return 0.0;
  double tail = 0; // nodes beyond the 17th weigh less than 1e-17 of the first: double is enough
  for (int n = 24; n > 17; --n)
    tail += gaussian_nodes[n - 1].high / (n * n * 0x1.08800p-3 + square.high);
  double_double sum = tail;
  for (int n = 17; n > 0; --n)
    sum += gaussian_nodes[n - 1] / (double_double(n * n * 0x1.08800p-3) + square);
  constexpr double_double step_over_pi{0x1.d48d59dd2103cp-4, -0x1.93a58771c22f8p-59};
  constexpr double_double two_pi_over_step{0x1.17bd03a9ebb32p+4, 0x1.1d7c187b51ea1p-50};
  double_double y = step_over_pi * x * exp(-square) * (ldexp(sum, 1) + double_double(1.0) / square);
  if (x.high < 8.741823036075946)
    y -= double_double(2.0) / expm1(two_pi_over_step * x);
  return y;
}

// erfc(sign a) with the square of a given on its own, for the normal distribution's a = |x| / sqrt 2.
constexpr double_double erfc_of(double_double a, double_double square, bool negative) {
  const double_double one = 1.0;
  if (a.high < 0.5)
    return negative ? one + erf_small(a) : one - erf_small(a);
  const double_double y = erfc_large(a, square);
  return negative ? double_double(2.0) - y : y;
}
constexpr double_double magnitude(double_double x) { return x.high < 0 ? -x : x; }
} // namespace detail

constexpr double_double erf(double_double x) {
  if (isnan(x))
    return x;
  const double_double a = detail::magnitude(x);
  if (a.high < 0.5)
    return detail::erf_small(x);
  const double_double y = double_double(1.0) - detail::erfc_large(a, a * a);
  return x.high < 0 ? -y : y;
}

constexpr double_double erfc(double_double x) {
  if (isnan(x))
    return x;
  const double_double a = detail::magnitude(x);
  return detail::erfc_of(a, a * a, x.high < 0);
}

constexpr double_double normal_cdf(double_double x) {
  if (isnan(x))
    return x;
  const double_double a = detail::magnitude(x) * constants::sqrt_half;
  return ldexp(detail::erfc_of(a, ldexp(x * x, -1), x.high > 0), -1);
}

constexpr double_double normal_pdf(double_double x) {
  return constants::inverse_sqrt_two_pi * exp(-ldexp(x * x, -1));
}

} // namespace slope::reference
