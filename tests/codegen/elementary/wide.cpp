// SPDX-License-Identifier: Apache-2.0
// Every elementary function of float64, vectorised by the JIT for each CPU level of this machine, against
// MPFR on stratified random bit patterns and on special values.
#define BOOST_TEST_MODULE "codegen/elementary/wide"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/elementary/bounds.hpp>
#include <slope/codegen/elementary/elementary.hpp>

#include <boost/multiprecision/mpfr.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "sweep.hpp"

namespace {
namespace el = slope::codegen::elementary;
using Halide::Expr;
using number = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<40>,
                                             boost::multiprecision::et_off>;

using entry = slope::testing::entry<number>;

/// One of MPFR's functions of one number.
template <auto function> number of(const number& x) {
  number y;
  function(y.backend().data(), x.backend().data(), MPFR_RNDN);
  return y;
}
/// log(1 + exp(x)), where exp(x) may overflow even MPFR
number softplus(const number& x) { return (x > 0 ? x : number(0)) + of<mpfr_log1p>(of<mpfr_exp>(-abs(x))); }

const std::vector<entry>& table() {
  static const std::vector<entry> entries{
      {"exp", el::exp, of<mpfr_exp>},
      {"expm1", el::expm1, of<mpfr_expm1>},
      {"exp2", el::exp2, of<mpfr_exp2>},
      {"log", el::log, of<mpfr_log>},
      {"log1p", el::log1p, of<mpfr_log1p>},
      {"log2", el::log2, of<mpfr_log2>},
      {"sqrt", el::sqrt, of<mpfr_sqrt>},
      {"rsqrt", el::rsqrt, [](const number& x) { return 1 / of<mpfr_sqrt>(x); }},
      {"cbrt", el::cbrt, of<mpfr_cbrt>},
      {"sin", el::sin, of<mpfr_sin>},
      {"cos", el::cos, of<mpfr_cos>},
      {"tan", el::tan, of<mpfr_tan>},
      {"atan", el::atan, of<mpfr_atan>},
      {"asin", el::asin, of<mpfr_asin>},
      {"acos", el::acos, of<mpfr_acos>},
      {"sinh", el::sinh, of<mpfr_sinh>},
      {"cosh", el::cosh, of<mpfr_cosh>},
      {"tanh", el::tanh, of<mpfr_tanh>},
      {"asinh", el::asinh, of<mpfr_asinh>},
      {"acosh", el::acosh, of<mpfr_acosh>},
      {"atanh", el::atanh, of<mpfr_atanh>},
      {"erf", el::erf, of<mpfr_erf>},
      {"erfc", el::erfc, of<mpfr_erfc>},
      {"sigmoid", el::sigmoid, [](const number& x) { return 1 / (1 + of<mpfr_exp>(-x)); }},
      {"softplus", el::softplus, softplus},
      {"log_sigmoid", el::log_sigmoid, [](const number& x) { return number(-softplus(-x)); }},
      {"normal_cdf", el::normal_cdf,
       [](const number& x) { return of<mpfr_erfc>(-x / of<mpfr_sqrt>(2)) / 2; }},
      {"normal_pdf", el::normal_pdf,
       [](const number& x) { return of<mpfr_exp>(-x * x / 2) / of<mpfr_sqrt>(8 * of<mpfr_atan>(1)); }},
      {"pow", [](Expr x) { return el::pow(x, Expr(2.7)); },
       [](const number& x) { return pow(x, number(2.7)); }},
      {"powi_3", [](Expr x) { return el::powi(x, 3); }, [](const number& x) { return number(x * x * x); }},
      {"powi_7", [](Expr x) { return el::powi(x, 7); }, [](const number& x) { return pow(x, number(7)); }},
      {"powi_-2", [](Expr x) { return el::powi(x, -2); },
       [](const number& x) { return number(1 / (x * x)); }},
  };
  return entries;
}

/// Every exponent of both signs, then where every function has its life, then the edges.
std::vector<double> inputs() {
  std::vector<double> x;
  std::mt19937_64 random(1);
  for (std::uint64_t exponent = 0; exponent < 4096; ++exponent)
    for (int i = 0; i < 20; ++i)
      x.push_back(std::bit_cast<double>(exponent << 52 | random() >> 12));
  for (double reach : {1.5, 8.0, 45.0, 800.0, 1e9})
    for (int i = 0; i < 10000; ++i)
      x.push_back(std::uniform_real_distribution<double>(-reach, reach)(random));
  for (int i = -100; i <= 100; ++i) // next to the roots of sin and cos
    x.push_back(i * 0x1.921fb54442d18p0);
  const auto inf = std::numeric_limits<double>::infinity();
  for (double value : {0.0,
                       inf,
                       0x1p-1074,
                       0x1p-1022,
                       0x1.fffffffffffffp1023,
                       1.0,
                       0.5,
                       2.0,
                       0.75,
                       0.549,
                       0.7,
                       20.0,
                       0x1.6a09e667f3bcdp0,
                       0x1.6a09e667f3bcdp-1,
                       0x1p26,
                       0x1p54,
                       709.782712893384,
                       710.4758600739439,
                       745.1332191019412,
                       708.3964185322641,
                       27.226017111108366,
                       26.543258454250067,
                       38.567408998123,
                       37.5193793471445,
                       1024.0,
                       1074.0,
                       1075.0,
                       0x1p30,
                       0x1.6ac5b262ca1ffp849}) // the float64 next to a multiple of pi/2
    for (double sign : {1.0, -1.0})
      for (int step = -3; step <= 3; ++step)
        x.push_back(std::bit_cast<double>(std::bit_cast<std::uint64_t>(sign * value) +
                                          static_cast<std::uint64_t>(step)));
  x.push_back(std::numeric_limits<double>::quiet_NaN());
  return x;
}

constexpr double overflow = 0x1.fffffffffffffp1023;

/// In units of the last place of a float64 result, minimum exponent that of the smallest normal number.
double error_in_ulp(double got, const number& exact) {
  if (isnan(exact) || std::isnan(got))
    return isnan(exact) == std::isnan(got) ? 0.0 : HUGE_VAL;
  const number limit = number(overflow) + ldexp(number(1), 970);
  if (abs(exact) >= limit)
    return got == std::copysign(HUGE_VAL, static_cast<double>(exact)) ? 0.0 : HUGE_VAL;
  const bool infinite = std::isinf(got);
  const int exponent = exact == 0 ? -1022 : static_cast<int>(std::max<long>(ilogb(exact), -1022));
  const number off =
      infinite ? number(limit - abs(exact) + ldexp(number(1), 970)) : number(abs(number(got) - exact));
  return static_cast<double>(ldexp(off, 52 - exponent));
}

} // namespace

BOOST_AUTO_TEST_CASE(within_the_stated_bounds) try {
  slope::testing::check_bounds(
      table(), inputs(), [](const std::string& name, const Halide::Target&) { return el::bound_of(name).wide; }, error_in_ulp);
} catch (const Halide::Error& error) {
  BOOST_FAIL(error.what());
}

BOOST_AUTO_TEST_CASE(pow_follows_c_on_special_pairs) try {
  const std::vector<double> values =
      slope::testing::with_special<double>({0.0, 0x1p-1074, 0.5, 1.0, 1.5, 2.0, 3.0, 4503599627370497.0,
                                            9007199254740991.0, 0x1p53, 0x1.fffffffffffffp1023});
  slope::testing::of_all_pairs(values, el::pow, [](double x, double p, double got) {
    const number exact = pow(number(x), number(p));
    const double c = std::pow(x, p); // MPFR's own rules for signs and NaN are C's
    BOOST_CHECK_MESSAGE(std::isnan(c) == std::isnan(got) &&
                            (std::isnan(c) || error_in_ulp(got, exact) <= el::bound_of("pow").wide),
                        x << " ^ " << p << " gave " << got);
    BOOST_CHECK_MESSAGE(std::isnan(c) || std::signbit(c) == std::signbit(got), x << " ^ " << p << ": sign");
  });
} catch (const Halide::Error& error) {
  BOOST_FAIL(error.what());
}

BOOST_AUTO_TEST_CASE(pow_of_pairs_with_results_of_every_size) try {
  std::mt19937_64 random(2);
  const int n = 1 << 14;
  Halide::Buffer<double> x(n), y(n), z(n);
  for (int k = 0; k < n; ++k) { // x next to 1 to far away, x^y from the smallest to the largest number
    const double spread = std::exp2(std::uniform_real_distribution<double>(-30, 9)(random));
    const double log_x = std::uniform_real_distribution<double>(-spread, spread)(random);
    x(k) = std::exp2(log_x), y(k) = std::uniform_real_distribution<double>(-1080, 1030)(random) / log_x;
  }
  for (const Halide::Target& target : slope::testing::cpu_levels()) {
    const Halide::Var i("i");
    slope::testing::vectorised<double>(el::pow(x(i), y(i)), i, target).realize(z, target);
    double worst = 0;
    for (int k = 0; k < n; ++k)
      worst = std::max(worst, error_in_ulp(z(k), pow(number(x(k)), number(y(k)))));
    std::cout << "pow of pairs " << target.natural_vector_size<double>() << ": " << worst << " ULP\n";
    BOOST_TEST(worst <= el::bound_of("pow").wide);
  }
} catch (const Halide::Error& error) {
  BOOST_FAIL(error.what());
}

BOOST_AUTO_TEST_CASE(no_function_calls_a_library) try {
  // sse4.1 lacks the most instructions
  const Halide::Target target("x86-64-linux-no_runtime-no_asserts-no_bounds_query-sse41");
  const std::string assembly = SLOPE_BUILD_DIR "/wide_elementary.s";
  for (const entry& function : table()) {
    Halide::ImageParam source(Halide::Float(64), 1, "x");
    const Halide::Var i("i");
    slope::testing::vectorised<double>(function.ours(source(i)), i, target)
        .compile_to_assembly(assembly, {source}, "kernel", target);
    std::ifstream lines(assembly);
    int own = 0; // the kernel's second entry calls the first
    for (std::string line; std::getline(lines, line);)
      if (line.find("\tcall") != std::string::npos || line.find("\tjmp\t") != std::string::npos) {
        const bool local = line.find(".L") != std::string::npos,
                   itself = line.find("kernel") != std::string::npos;
        own += itself ? 1 : 0;
        BOOST_CHECK_MESSAGE(local || itself, function.name << ": " << line);
      }
    BOOST_CHECK_MESSAGE(own == 1, function.name);
  }
} catch (const Halide::Error& error) {
  BOOST_FAIL(error.what());
}
