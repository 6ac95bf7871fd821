// SPDX-License-Identifier: Apache-2.0
// Steps as expressions: each of two operands is what the interpreter has it be; and a comparison with a constant is with the
// constant, not with the float that is nearest to it.
#define BOOST_TEST_MODULE "codegen/lower_steps"
#include <boost/test/unit_test.hpp>

#include <cmath>

#include <slope/codegen/choose/run_program.hpp>

#include "codegen/normalise/interpret.hpp"

using slope::double_double;
using slope::codegen::step;

namespace {

std::vector<float> run(const slope::codegen::program& p, const std::vector<std::vector<float>>& arguments, std::string_view level) {
  namespace oracle = slope::codegen::oracle;
  std::vector<std::vector<double>> numbers;
  for (const auto& a : arguments) numbers.emplace_back(a.begin(), a.end());
  const std::vector<oracle::format> formats(arguments.size(), oracle::f32);
  const auto y = slope::codegen::runnable(p, formats, oracle::f32, 32, level)(numbers)[0];
  return {y.begin(), y.end()};
}

}  // namespace

BOOST_AUTO_TEST_CASE(comparisons_with_what_is_no_float) {
  const double constants[] = {0.1, 1.702, -1.702, 0.3, 1.0};  // the nearest float is above, above, below, above, equal
  const int thousandths[] = {100, 1702, -1702, 300, 1000};
  for (int k = 0; k < 5; ++k) {
    const double_double exact = double_double::rational(thousandths[k], 1000);
    const auto middle = static_cast<float>(constants[k]);
    const std::vector<float> x{std::nextafter(middle, -10.0F), middle, std::nextafter(middle, 10.0F)};
    for (const step what : {step::less, step::less_equal, step::equal})
      for (const bool constant_first : {false, true}) {
        slope::codegen::program_builder b;
        const int u = b.argument(0), c = b.constant(exact);
        const int condition = constant_first ? b.make(what, c, u) : b.make(what, u, c);
        b.result.outputs = {b.make(step::select, condition, b.constant(1.0), b.constant(0.0))};
        for (const std::string_view level : slope::codegen::levels_here()) {
          const auto got = run(b.result, {x}, level);
          for (std::size_t i = 0; i < x.size(); ++i) {
            const double_double left = constant_first ? exact : double_double(x[i]), right = constant_first ? double_double(x[i]) : exact;
            const bool holds = what == step::less ? left < right : what == step::less_equal ? left <= right : left == right;
            BOOST_TEST(got[i] == (holds ? 1.0F : 0.0F), constants[k] << " and " << x[i] << " at " << level);
            BOOST_TEST(interpreting::interpret<float>(b.result, {x[i]})[0] == got[i]);
          }
        }
      }
  }
}

// One comparison for what is above a bound and for NaN, of an array's elements, which fast-math must not turn around.
BOOST_AUTO_TEST_CASE(what_is_kept_above_a_bound_is_nan_too) {
  slope::codegen::program_builder b;
  const int u = b.argument(0), above = b.make(step::less, b.constant(21.0), u), y = b.make(step::minimum, u, b.constant(3.0));  // of NaN 3
  b.result.outputs = {b.make(step::select, b.make(step::is_nan, u), u, b.make(step::select, above, u, y))};
  const float next = std::nextafter(21.0F, 22.0F);
  for (const std::string_view level : slope::codegen::levels_here()) {
    const auto got = run(b.result, {{21.0F, next, HUGE_VALF, -HUGE_VALF, std::nanf("")}}, level);
    BOOST_TEST((got[0] == 3 && got[1] == next && got[2] == HUGE_VALF && got[3] == -HUGE_VALF), level);
    BOOST_TEST(std::isnan(got[4]), level);
  }
}

// As a whole it is what the function is; as a factor it keeps the digits that the function has no more.
BOOST_AUTO_TEST_CASE(normal_cdf_in_two_parts) {
  const std::vector<float> x{-14.2F, -13.05F, -8.0F, -1.0F, -0.0F, 0.3F, 9.0F};
  slope::codegen::program_builder b;
  const int u = b.argument(0), m = b.make(step::cdf_mantissa, u), k = b.make(step::cdf_exponent, u), whole = b.apply(slope::op::normal_cdf, u);
  const int parts = b.make(step::scale, m, k), late = b.make(step::scale, b.make(step::strict_multiply, u, m), k);
  const auto outputs = [&](int node, std::string_view level) {
    slope::codegen::program p = b.result;
    p.outputs = {node};
    return run(p, {x}, level);
  };
  constexpr double exact = -4.146457718592217502e-38;  // -13.05 normal_cdf(-13.05), by MPFR
  for (const std::string_view level : slope::codegen::levels_here()) {
    BOOST_TEST((outputs(parts, level) == outputs(whole, level)));
    BOOST_TEST(std::fabs(static_cast<double>(outputs(late, level)[1]) / exact - 1) < 2e-7);
  }
}

BOOST_AUTO_TEST_CASE(steps_of_two_operands) {
  std::vector<float> u, v;
  for (const float a : {-2.0F, -0.5F, 0.0F, 1.5F})
    for (const float b : {-2.0F, 0.25F, 0.0F, 3.0F}) u.push_back(a), v.push_back(b);
  for (const step what : {step::add, step::subtract, step::multiply, step::strict_add, step::strict_subtract, step::strict_multiply,
                          step::minimum, step::maximum, step::with_sign_of}) {
    slope::codegen::program_builder b;
    b.result.outputs = {b.make(what, b.argument(0), b.argument(1))};
    for (const std::string_view level : slope::codegen::levels_here()) {
      const auto got = run(b.result, {u, v}, level);
      for (std::size_t i = 0; i < u.size(); ++i) {
        const float expected = interpreting::interpret<float>(b.result, {u[i], v[i]})[0];
        BOOST_TEST(got[i] == expected,
                   "step " << static_cast<int>(what) << " of " << u[i] << ", " << v[i] << ": " << got[i] << ", not " << expected);
      }
    }
  }
}

// Never as u (v + 1), which rounds v away, nor in another order; twice rounded only where nothing rounds it once.
BOOST_AUTO_TEST_CASE(a_product_and_a_sum_in_one_step) {
  const std::vector<float> u{1 + 0x1p-12F, 3.0F, 1e30F, 0x1p-126F, 0x1.fffffep0F}, v{1 + 0x1p-12F, 0x1p-24F, -0x1p-24F, 0.25F, 0x1.cp-25F},
      w{-1.0F, 3.0F, 1e30F, 0x1p-126F, 0x1.fffffep0F};
  for (const bool itself : {false, true}) {
    slope::codegen::program_builder b;
    b.result.outputs = {b.make(step::multiply_add, b.argument(0), b.argument(1), b.argument(itself ? 0 : 2))};
    for (const std::string_view level : slope::codegen::levels_here()) {
      const auto got = run(b.result, {u, v, w}, level);
      for (std::size_t i = 0; i < u.size(); ++i) {
        const float c = itself ? u[i] : w[i], product = u[i] * v[i], twice = product + c;
        BOOST_TEST(got[i] == (level.find("fma") < level.size() ? std::fma(u[i], v[i], c) : twice), u[i] << ", " << v[i] << ", " << c << " at " << level);
      }
    }
  }
}

// Where only one side of a condition is scaled, the number that the same condition chooses is the one of that side.
BOOST_AUTO_TEST_CASE(a_choice_that_is_scaled_on_one_side) {
  const std::vector<float> x{-100.0F, -20.0F, -1.0F, -0.0F, 0.0F, 2.0F, 1e30F};
  for (const bool positive_first : {true, false}) {
    slope::codegen::program_builder b;
    const int a = b.argument(0), zero = b.constant(0.0), bound = b.constant(104.0);
    const int u = b.make(step::negate, b.make(step::minimum, b.make(step::magnitude, a), bound));
    const int k = b.make(step::exp_exponent, u, zero), none = b.make(step::exponent_times, k, zero);
    const int small = b.make(step::maximum, a, b.constant(-104.0));
    const auto choose = [&](int positive, int negative) {
      return positive_first ? b.make(step::select, b.make(step::less_equal, zero, a), positive, negative)
                            : b.make(step::select, b.make(step::less, a, zero), negative, positive);
    };
    b.result.outputs = {b.make(step::scale, choose(b.constant(3.0), small), choose(none, k))};
    for (const std::string_view level : slope::codegen::levels_here()) {
      const auto got = run(b.result, {x}, level);
      for (std::size_t i = 0; i < x.size(); ++i) BOOST_TEST(got[i] == interpreting::interpret<float>(b.result, {x[i]})[0], x[i] << " at " << level);
    }
  }
}

// c + m 2^k, m of an exponential or any other number.
BOOST_AUTO_TEST_CASE(a_sum_with_what_is_scaled) {
  std::vector<float> x;
  for (int i = 0; i < 500; ++i) x.push_back(0.04F * static_cast<float>(i));
  for (const bool exponential : {true, false}) {
    slope::codegen::program_builder b;
    const int u = b.make(step::negate, b.make(step::minimum, b.make(step::magnitude, b.argument(0)), b.constant(104.0))), zero = b.constant(0.0);
    const int q = b.make(step::exp_fraction, u, zero), k = b.make(step::exp_exponent, u, zero);
    const int mantissa = exponential ? b.make(step::add, b.constant(1.0), q) : b.make(step::multiply, b.constant(3.0), b.make(step::add, b.constant(1.0), q));
    b.result.outputs = {b.make(step::add, b.constant(0.25), b.make(step::scale, mantissa, k))};
    for (const std::string_view level : slope::codegen::levels_here()) {
      const auto got = run(b.result, {x}, level);
      for (std::size_t i = 0; i < x.size(); ++i)
        BOOST_TEST(std::fabs(got[i] / (0.25 + (exponential ? 1 : 3) * std::exp(-static_cast<double>(x[i]))) - 1) < 3e-7, x[i] << " at " << level);
    }
  }
}

// A number that 2^64 times itself would overflow is not scaled that way.
BOOST_AUTO_TEST_CASE(large_numbers_are_scaled) {
  const std::vector<float> y{1e30F, -3e38F, 1e30F, 1.5F}, x{0.0F, 0.5F, 70.0F, 103.0F};
  slope::codegen::program_builder b;
  const int u = b.make(step::negate, b.make(step::minimum, b.make(step::magnitude, b.argument(1)), b.constant(104.0)));
  b.result.outputs = {b.make(step::scale, b.argument(0), b.make(step::exp_exponent, u, b.constant(0.0)))};
  for (const std::string_view level : slope::codegen::levels_here()) {
    const auto got = run(b.result, {y, x}, level);
    for (std::size_t i = 0; i < y.size(); ++i) BOOST_TEST(got[i] == interpreting::interpret<float>(b.result, {y[i], x[i]})[0], y[i] << ", " << x[i] << " at " << level);
  }
}

// (1 + q) 2^k, into the subnormals: as 1 + q rounded, then scaled and rounded.
BOOST_AUTO_TEST_CASE(an_exponential_is_scaled_as_its_mantissa_would_be) {
  std::vector<float> x;
  for (int i = 0; i < 5000; ++i) x.push_back(-104.0F + 0.0208F * static_cast<float>(i));
  const auto output = [&](bool as_it_is, std::string_view level) {
    slope::codegen::program_builder b;
    const int u = b.make(step::negate, b.make(step::minimum, b.make(step::magnitude, b.argument(0)), b.constant(104.0))), zero = b.constant(0.0);
    const int q = b.make(step::exp_fraction, u, zero), k = b.make(step::exp_exponent, u, zero);
    const int sum = b.make(as_it_is ? step::add : step::strict_add, b.constant(1.0), q);
    b.result.outputs = {b.make(step::scale, sum, k)};
    return run(b.result, {x}, level);
  };
  for (const std::string_view level : slope::codegen::levels_here()) BOOST_TEST((output(true, level) == output(false, level)), level);
}
