// SPDX-License-Identifier: Apache-2.0
// Every function of the language and every step, lowered to float32 and to float64 and run, against the reference.
#define BOOST_TEST_MODULE "codegen/lower"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/lower.hpp>
#include <slope/dsl/evaluate.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace {
using namespace slope;
using namespace slope::codegen;

/// The one output of a program of one argument.
double run(const program& p, double x, Halide::Type working) {
  Halide::Param<double> source("source"); // not a constant, which Halide would fold
  source.set(x);
  Halide::Func f("f");
  f() = Halide::cast<double>(lower(p, std::vector{Halide::cast(working, source)}, working).front());
  const Halide::Buffer<double> y = f.realize();
  return y();
}

program of_one(const std::function<int(program_builder&, int)>& build) {
  program_builder b;
  const int output = build(b, b.argument(0));
  b.result.outputs = {output};
  return b.result;
}

double units(Halide::Type working) { return working.bits() == 64 ? 0x1p-52 : 0x1p-23; }
const Halide::Type working_types[] = {Halide::Float(32), Halide::Float(64)};

bool close(double got, double_double exact, double tolerance) {
  return std::fabs(static_cast<double>(double_double(got) - exact)) <= std::fabs(exact.high) * tolerance;
}
} // namespace

BOOST_AUTO_TEST_CASE(every_function_has_both_forms) {
  int functions = 0;
  for (const operation& o : operations)
    for (const Halide::Type& working : working_types) {
      const double x = o.id == op::acosh ? 1.75 : 0.75;
      const program p = of_one([&](program_builder& b, int u) { return b.apply(o.id, u, o.operands == 2 ? u : -1); });
      double got = 0;
      try {
        got = run(p, x, working);
      } catch (const std::logic_error& refused) {
        BOOST_TEST(std::string(refused.what()).starts_with("not a function of the language"), o.name);
        continue;
      }
      ++functions;
      const double_double exact = apply(o.id, x, x, 0.0);
      BOOST_TEST(close(got, exact, 4 * units(working)), o.name << " of " << x << " gave " << got);
    }
  BOOST_TEST(functions == 2 * 31);
}

BOOST_AUTO_TEST_CASE(an_exponential_is_put_together_again) {
  const auto power = [](int n) { // exp(n x) = (1 + q)^n 2^(n k)
    return of_one([n](program_builder& b, int u) {
      const int zero = b.constant(0.0), one = b.constant(1.0);
      const int mantissa = b.make(step::strict_add, one, b.make(step::exp_fraction, u, zero));
      const int k = b.make(step::exponent_times, b.make(step::exp_exponent, u, zero), b.constant(static_cast<double>(n)));
      int product = mantissa;
      for (int i = 1; i < n; ++i)
        product = b.make(step::strict_multiply, product, mantissa);
      return b.make(step::scale, product, k);
    });
  };
  for (const Halide::Type& working : working_types)
    for (const double x : {0.0, 0.34, -0.35, 1.5, -20.25, 80.0, -87.0})
      for (const int n : {1, 2})
        if (working.bits() == 64 || std::fabs(n * x) < 88)
          BOOST_TEST(close(run(power(n), x, working), reference::exp(double_double(n * x)), 4 * units(working)),
                     "exp of " << n << " " << x);
  BOOST_TEST(close(run(power(1), 709.5, Halide::Float(64)), reference::exp(double_double(709.5)), 0x1p-50));
  BOOST_TEST(run(power(1), -740.0, Halide::Float(64)) == std::exp(-740.0)); // subnormal: few bits, all right
  BOOST_TEST(run(power(1), -1e300, Halide::Float(64)) == 0.0);
  BOOST_TEST(run(power(2), -900.0, Halide::Float(64)) == 0.0);
  BOOST_TEST(run(power(1), 1e300, Halide::Float(64)) == HUGE_VAL);
}

BOOST_AUTO_TEST_CASE(an_exponential_is_raised) {
  for (const Halide::Type& working : working_types) {
    const int by = working.bits() == 64 ? 256 : 64;
    const auto raised = of_one([by](program_builder& b, int u) { return b.make(step::exp_raised, u, b.constant(0.0), b.constant(by)); });
    for (const double x : {0.0, 0.34, -1.5, 20.25, -87.0, -120.0}) // the last is no normal float32 unless it is raised
      BOOST_TEST(close(run(raised, x, working), reference::exp(double_double(x)) * double_double(std::ldexp(1, by)), 2 * units(working)), "exp of " << x);
  }
}

BOOST_AUTO_TEST_CASE(the_fraction_of_an_exponential_keeps_its_digits_near_zero) {
  const program p = of_one([](program_builder& b, int u) { return b.make(step::exp_fraction, u, b.constant(0.0)); });
  for (const Halide::Type& working : working_types)
    for (const double x : {0x1p-20, -0x1.8p-30, 0x1.5p-3})
      BOOST_TEST(close(run(p, x, working), reference::expm1(double_double(x)), 2 * units(working)), "at " << x);
}

BOOST_AUTO_TEST_CASE(the_error_of_a_product_is_exact) {
  const double x = 1.0 / 3;
  const program p = of_one([](program_builder& b, int u) { return b.make(step::product_error, u, u); });
  BOOST_TEST(run(p, x, Halide::Float(64)) == std::fma(x, x, -(x * x)));
  const auto narrow = static_cast<float>(x);
  BOOST_TEST(run(p, x, Halide::Float(32)) == std::fma(narrow, narrow, -(narrow * narrow)));
}

BOOST_AUTO_TEST_CASE(steps_by_bits_have_the_type_of_their_argument) {
  const auto value = [](codegen::step s, double x) {
    return run(of_one([s](program_builder& b, int u) { return b.make(s, u, b.constant(-2.0)); }), x, Halide::Float(64));
  };
  BOOST_TEST(value(step::with_sign_of, 0x1.23456789abcdep5) == -0x1.23456789abcdep5);
  const auto magnitude = of_one([](program_builder& b, int u) { return b.make(step::magnitude, u); });
  BOOST_TEST(run(magnitude, -0x1.23456789abcdep5, Halide::Float(64)) == 0x1.23456789abcdep5);
  const auto nan_is_seven = of_one([](program_builder& b, int u) {
    return b.make(step::select, b.make(step::is_nan, u), b.constant(7.0), u);
  });
  BOOST_TEST(run(nan_is_seven, std::nan(""), Halide::Float(64)) == 7.0);
  BOOST_TEST(run(nan_is_seven, HUGE_VAL, Halide::Float(64)) == HUGE_VAL);
}

BOOST_AUTO_TEST_CASE(device_sources_have_all_digits_of_a_constant) {
  const program p = of_one([](program_builder& b, int u) { return b.make(step::multiply, u, b.constant(0.1)); });
  const Halide::Target target("x86-64-linux-opencl-cl_doubles-no_runtime");
  Halide::ImageParam x(Halide::Float(64), 1, "x");
  const Halide::Var i("i"), block("block"), thread("thread");
  Halide::Func f("f");
  f(i) = lower(p, std::vector{Halide::Expr(x(i))}, Halide::Float(64)).front();
  f.gpu_tile(i, block, thread, 64);
  const std::string path = SLOPE_BUILD_DIR "/lower_constants.cl";
  f.compile_to_module({x}, "f", target).compile({{Halide::OutputFileType::device_code, path}});
  std::ifstream file(path);
  const std::string source(std::istreambuf_iterator<char>(file), {});
  BOOST_TEST(source.find(std::to_string(std::bit_cast<std::int64_t>(0.1))) != std::string::npos);
}
