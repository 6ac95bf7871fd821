// SPDX-License-Identifier: Apache-2.0
// Every elementary function, vectorised by the JIT for each CPU level of this machine, against the long
// double library on a stride through all float32 bit patterns and on special values.
#define BOOST_TEST_MODULE "codegen/elementary/elementary"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/elementary/bounds.hpp>
#include <slope/codegen/elementary/elementary.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

#include "targets.hpp"

namespace {
namespace el = slope::codegen::elementary;
using Halide::Expr;
using real = long double;

struct entry {
  std::string name;
  std::function<Expr(Expr)> ours;
  std::function<real(real)> reference;
};

Expr pow_of(Expr x) { return el::pow(x, Expr(2.7F)); }

const std::vector<entry>& table() {
  static const std::vector<entry> entries{
      {"exp", el::exp, [](real x) { return std::exp(x); }},
      {"expm1", el::expm1, [](real x) { return std::expm1(x); }},
      {"exp2", el::exp2, [](real x) { return std::exp2(x); }},
      {"log", el::log, [](real x) { return std::log(x); }},
      {"log1p", el::log1p, [](real x) { return std::log1p(x); }},
      {"log2", el::log2, [](real x) { return std::log2(x); }},
      {"sqrt", el::sqrt, [](real x) { return std::sqrt(x); }},
      {"rsqrt", el::rsqrt, [](real x) { return 1 / std::sqrt(x); }},
      {"cbrt", el::cbrt, [](real x) { return std::cbrt(x); }},
      {"sin", el::sin, [](real x) { return std::sin(x); }},
      {"cos", el::cos, [](real x) { return std::cos(x); }},
      {"tan", el::tan, [](real x) { return std::tan(x); }},
      {"atan", el::atan, [](real x) { return std::atan(x); }},
      {"asin", el::asin, [](real x) { return std::asin(x); }},
      {"acos", el::acos, [](real x) { return std::acos(x); }},
      {"sinh", el::sinh, [](real x) { return std::sinh(x); }},
      {"cosh", el::cosh, [](real x) { return std::cosh(x); }},
      {"tanh", el::tanh, [](real x) { return std::tanh(x); }},
      {"asinh", el::asinh, [](real x) { return std::asinh(x); }},
      {"acosh", el::acosh, [](real x) { return std::acosh(x); }},
      {"atanh", el::atanh, [](real x) { return std::atanh(x); }},
      {"erf", el::erf, [](real x) { return std::erf(x); }},
      {"erfc", el::erfc, [](real x) { return std::erfc(x); }},
      {"sigmoid", el::sigmoid, [](real x) { return 1 / (1 + std::exp(-x)); }},
      {"softplus", el::softplus,
       [](real x) { return std::fmax(x, 0.0L) + std::log1p(std::exp(-std::fabs(x))); }},
      {"log_sigmoid", el::log_sigmoid,
       [](real x) { return std::fmin(x, 0.0L) - std::log1p(std::exp(-std::fabs(x))); }},
      {"normal_cdf", el::normal_cdf, [](real x) { return std::erfc(-x * 0.707106781186547524401L) / 2; }},
      {"normal_pdf", el::normal_pdf, [](real x) { return std::exp(-x * x / 2) * 0.398942280401432677940L; }},
      {"pow", pow_of, [](real x) { return std::pow(x, real(2.7F)); }},
      {"powi_3", [](Expr x) { return el::powi(x, 3); }, [](real x) { return x * x * x; }},
      {"powi_7", [](Expr x) { return el::powi(x, 7); }, [](real x) { return std::pow(x, 7); }},
      {"powi_-2", [](Expr x) { return el::powi(x, -2); }, [](real x) { return 1 / (x * x); }},
  };
  return entries;
}

std::vector<float> inputs() {
  std::vector<float> x;
  for (std::uint64_t bits = 0; bits < (std::uint64_t{1} << 32); bits += 4099)
    x.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
  const auto inf = std::numeric_limits<float>::infinity();
  for (float value : {0.0F,
                      inf,
                      std::numeric_limits<float>::quiet_NaN(),
                      1.0F,
                      0x1p-149F,
                      0x1p-126F,
                      0x1.fffffep127F,
                      88.722839F,
                      88.72284F,
                      87.33655F,
                      103.972F,
                      104.0F,
                      103.97208F,
                      0.5F,
                      2.0F,
                      14.4F,
                      10.05F,
                      16.6F,
                      19.4F,
                      0x1p24F,
                      1e5F})
    for (float sign : {1.0F, -1.0F})
      for (int step = -2; step <= 2; ++step)
        x.push_back(std::bit_cast<float>(std::bit_cast<std::uint32_t>(sign * value) +
                                         static_cast<std::uint32_t>(step)));
  for (int i = -20000; i <= 20000; ++i) // where every function has its life
    x.push_back(static_cast<float>(i) * 0x1.0f3p-9F);
  return x;
}

/// In units of the last place of a float32 result, minimum exponent that of the smallest normal number.
double error_in_ulp(float got, real exact) {
  constexpr real overflow = 0x1.ffffffp127L;
  if (std::isnan(exact) || std::isnan(got))
    return std::isnan(exact) == std::isnan(got) ? 0.0 : HUGE_VAL;
  if (std::fabs(exact) >= overflow)
    return got == std::copysign(std::numeric_limits<float>::infinity(), static_cast<float>(exact)) ? 0.0
                                                                                                   : HUGE_VAL;
  if (std::isinf(got)) // half a unit past the largest number
    return static_cast<double>((overflow - std::fabs(exact)) / 0x1p104L) + 0.5;
  const int exponent = exact == 0 ? -126 : std::max(std::ilogb(exact), -126);
  return static_cast<double>(std::fabs(real(got) - exact) / std::ldexp(1.0L, exponent - 23));
}

} // namespace

BOOST_AUTO_TEST_CASE(within_the_stated_bounds) try {
  const std::vector<float> x = inputs();
  const int n = static_cast<int>(x.size());
  Halide::Buffer<float> source(const_cast<float*>(x.data()), n);
  const std::vector<Halide::Target> levels = slope::testing::cpu_levels();
  std::vector<real> exact(x.size());
  for (const entry& function : table()) {
    for (std::size_t i = 0; i < x.size(); ++i)
      exact[i] = function.reference(x[i]);
    for (const Halide::Target& target : levels) {
      Halide::Var i("i"), o("o"), v("v");
      Halide::Func kernel("kernel");
      kernel(i) = function.ours(source(i));
      kernel.split(i, o, v, target.natural_vector_size<float>(), Halide::TailStrategy::GuardWithIf)
          .vectorize(v);
      Halide::Buffer<float> y(n);
      kernel.realize(y, target);
      double worst = 0;
      float where = 0, got = 0;
      int signs = 0;
      for (int j = 0; j < n; ++j) {
        const auto at = static_cast<std::size_t>(j);
        const double error = error_in_ulp(y(j), exact[at]);
        signs += exact[at] == 0 && x[at] == 0 && std::signbit(y(j)) != std::signbit(exact[at]) ? 1 : 0;
        if (error > worst)
          worst = error, where = x[at], got = y(j);
      }
      std::cout << function.name << " " << target.natural_vector_size<float>() << ": " << worst << " ULP at "
                << where << ", got " << got << "\n";
      BOOST_CHECK_MESSAGE(worst <= el::bound_of(function.name).narrow,
                          function.name << ": " << worst << " ULP at " << std::hexfloat << where << ", got "
                                        << got << ", " << target.to_string());
      BOOST_CHECK_MESSAGE(signs == 0, function.name << ": sign of zero");
    }
  }
} catch (const Halide::Error& error) {
  BOOST_FAIL(error.what());
}

BOOST_AUTO_TEST_CASE(pow_follows_c_on_special_pairs) try {
  std::vector<float> values{0.0F, 0x1p-149F, 0.5F,    1.0F,        1.5F,
                            2.0F, 3.0F,      0x1p24F, 16777215.0F, 0x1.fffffep127F};
  values.push_back(std::numeric_limits<float>::infinity());
  values.push_back(std::numeric_limits<float>::quiet_NaN());
  for (std::size_t i = 0, count = values.size(); i < count; ++i)
    values.push_back(-values[i]);
  const int n = static_cast<int>(values.size());
  Halide::Buffer<float> source(values.data(), n);
  for (const Halide::Target& target : slope::testing::cpu_levels()) {
    Halide::Var i("i"), j("j");
    Halide::Func kernel("kernel");
    kernel(i, j) = el::pow(source(i), source(j));
    kernel.vectorize(i, 8, Halide::TailStrategy::GuardWithIf);
    Halide::Buffer<float> y(n, n);
    kernel.realize(y, target);
    for (int a = 0; a < n; ++a)
      for (int b = 0; b < n; ++b) {
        const float x = values[static_cast<std::size_t>(a)], p = values[static_cast<std::size_t>(b)];
        const real exact = std::pow(real(x), real(p));
        BOOST_CHECK_MESSAGE(error_in_ulp(y(a, b), exact) <= el::bound_of("pow").narrow,
                            x << " ^ " << p << " gave " << y(a, b));
        BOOST_CHECK_MESSAGE(std::isnan(exact) || std::signbit(exact) == std::signbit(y(a, b)),
                            x << " ^ " << p << ": sign");
      }
  }
} catch (const Halide::Error& error) {
  BOOST_FAIL(error.what());
}
