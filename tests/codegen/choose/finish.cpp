// SPDX-License-Identifier: Apache-2.0
// The programs around programs give the limits and keep zero's sign, on every level of this machine.
#define BOOST_TEST_MODULE "codegen/choose/finish"
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>

#include <slope/codegen/choose/finish.hpp>
#include <slope/codegen/choose/run_program.hpp>

using namespace slope::codegen;

namespace {

constexpr float inf = std::numeric_limits<float>::infinity();

std::vector<float> run(const program& p, const std::vector<float>& x, std::string_view level) {
  const std::vector<double> arguments[] = {{x.begin(), x.end()}};
  const oracle::format formats[] = {oracle::f32};
  const auto y = runnable(p, formats, oracle::f32, 32, level)(arguments)[0];
  return {y.begin(), y.end()};
}

// The same way for all inputs of a sign, as far as has been seen.
lean everywhere(int above, int below, bool normal = false) {
  lean l;
  l.add(0x1p-100, above), l.add(-0x1p-100, below);
  l.normal = normal;
  return l;
}

}  // namespace

// x e^x-like: x times something that vanishes on the left. As written, -inf gives -inf * 0.
BOOST_AUTO_TEST_CASE(limits_at_infinity) {
  program_builder b;
  const int x = b.argument(0);
  b.result.outputs = {b.make(step::strict_multiply, x, b.apply(slope::op::sigmoid, x))};
  const program p = saturated(b.result, 0, static_cast<double>(std::numeric_limits<float>::max()), {{limit::infinite, limit::reached}});
  BOOST_TEST(!levels_here().empty());
  for (const std::string_view level : levels_here()) {
    BOOST_TEST(std::isnan(run(b.result, {-inf}, level)[0]));  // else this test shows nothing
    const auto y = run(p, {-inf, inf, 3e38f, -3e38f, 1.0f, 0.0f}, level);
    BOOST_TEST(y[0] == 0);
    BOOST_TEST(y[1] == inf);
    BOOST_TEST(y[2] == 3e38f);
    BOOST_TEST(y[3] == 0);
    BOOST_TEST(std::fabs(y[4] - 0.731058579f) < 1e-6f);
  }
}

// x 2^-100 as if it were log(x)/x, which vanishes, but not before the numbers end.
BOOST_AUTO_TEST_CASE(slow_limits) {
  program_builder b;
  const int x = b.argument(0);
  b.result.outputs = {b.make(step::strict_multiply, x, b.constant(0x1p-100))};
  const program p = saturated(b.result, 0, static_cast<double>(std::numeric_limits<float>::max()), {{limit::zero, limit::zero}});
  for (const std::string_view level : levels_here()) {
    const auto y = run(p, {-inf, inf, 0x1p127f, -0x1p127f}, level);
    BOOST_TEST((y[0] == 0 && std::signbit(y[0])));
    BOOST_TEST((y[1] == 0 && !std::signbit(y[1])));
    BOOST_TEST(y[2] == 0x1p27f);
    BOOST_TEST(y[3] == -0x1p27f);
  }
}

// x/2 as if it were x/2 + x^2/4: the odd multiples of the smallest number are ties.
BOOST_AUTO_TEST_CASE(ties) {
  program_builder b;
  b.result.outputs = {b.make(step::strict_multiply, b.argument(0), b.constant(0.5))};
  const program p = leaning(b.result, 64, oracle::f32, {everywhere(1, -1)});
  const std::vector<double> x[] = {{0x1p-149, 0x3p-149, 0x4p-149, -0x1p-149, -0x3p-149, -0x4p-149, 3}};
  const oracle::format formats[] = {oracle::f32};
  for (const std::string_view level : levels_here()) {
    BOOST_TEST((runnable(b.result, formats, oracle::f32, 64, level)(x)[0] == std::vector<double>{0, 0x2p-149, 0x2p-149, 0, -0x2p-149, -0x2p-149, 1.5}));
    BOOST_TEST((runnable(p, formats, oracle::f32, 64, level)(x)[0] == std::vector<double>{0x1p-149, 0x2p-149, 0x2p-149, 0, -0x1p-149, -0x2p-149, 1.5}));
  }
}

// 1/2 + x/4 as if it were less above 0 and more below: multiples of 2^-23 and 2^-24 are ties. Where there is none nothing moves.
BOOST_AUTO_TEST_CASE(ties_of_normal_numbers) {
  program_builder b;
  b.result.outputs = {b.make(step::strict_add, b.constant(0.5), b.make(step::strict_multiply, b.argument(0), b.constant(0.25)))};
  const std::vector<double> x[] = {{0x3p-23, 0x1p-23, 0x2p-23, 0x3.00001p-23, -0x3p-24, -0x1p-24, -0x2p-24, -0x3.00001p-24}};
  const std::vector<double> even{0.5 + 0x2p-24, 0.5, 0.5 + 0x1p-24, 0.5 + 0x2p-24, 0.5 - 0x2p-25, 0.5, 0.5 - 0x1p-25, 0.5 - 0x2p-25};
  std::vector<double> right = even;
  right[0] = 0.5 + 0x1p-24, right[4] = 0.5 - 0x1p-25;
  const oracle::format formats[] = {oracle::f32};
  for (const std::string_view level : levels_here()) {
    BOOST_TEST((runnable(b.result, formats, oracle::f32, 64, level)(x)[0] == even));
    BOOST_TEST((runnable(leaning(b.result, 64, oracle::f32, {everywhere(-1, 1)}), formats, oracle::f32, 64, level)(x)[0] == even));
    BOOST_TEST((runnable(leaning(b.result, 64, oracle::f32, {everywhere(-1, 1, true)}), formats, oracle::f32, 64, level)(x)[0] == right));
  }
}

// The second argument decides, otherwise near to 0 than farther off; where nothing was seen, what was seen nearer to 0 or else farther
// off; a zero keeps its sign. x is halfway between two numbers of bfloat16.
BOOST_AUTO_TEST_CASE(another_input_decides) {
  program_builder b;
  const int x = b.argument(0);
  b.argument(1);
  b.result.outputs = {x};
  lean by{.input = 1};
  by.add(0x1p-50, 1), by.add(1, -1), by.add(-0.5, 1);
  by.normal = true;
  BOOST_TEST(!by.contradicted);
  lean twice = by;
  twice.add(0x1p-60, -1);
  BOOST_TEST(twice.contradicted);
  BOOST_TEST((by.is_needed() && !lean{}.is_needed()));
  const double tie = 1 + 0x1p-8, less = 1, more = 1 + 0x1p-7;
  const std::vector<double> arguments[] = {{tie, tie, tie, tie, tie, tie, -tie, -0.0, 0, 0x3p-134, tie + 0x1p-40},
                                           {0x1p-41, 0.5, 1, -0x1p-50, -0.7, -90, 2, 7, -7, 2, 7}};
  const std::vector<double> right{more, more, less, more, more, more, -less, -0.0, 0, 0x1p-133, more};
  const oracle::format wide[] = {oracle::f64, oracle::f64};
  for (const std::string_view level : levels_here()) {
    const auto y = runnable(leaning(b.result, 64, oracle::bf16, {by}), wide, oracle::bf16, 64, level)(arguments)[0];
    for (std::size_t i = 0; i < right.size(); ++i)
      BOOST_TEST((y[i] == right[i] && std::signbit(y[i]) == std::signbit(right[i])), arguments[0][i] << ", " << arguments[1][i] << ": " << y[i]);
  }
  lean changing{.input = 1};
  changing.add(0x1p-50, 1), changing.add(0x1p-30, -1), changing.add(2, 1);
  changing.normal = true;
  const std::vector<double> of_each[] = {{tie, tie, tie}, {0x1p-41, 0x1p-40, 1}};
  for (const std::string_view level : levels_here())
    BOOST_TEST((runnable(leaning(b.result, 64, oracle::bf16, {changing}), wide, oracle::bf16, 64, level)(of_each)[0] == std::vector<double>{more, less, more}));
}

BOOST_AUTO_TEST_CASE(zero) {
  program_builder b;
  const int x = b.argument(0);
  b.result.outputs = {b.make(step::strict_add, x, b.constant(0.0))};  // -0 + 0 is 0
  const program p = zero_kept(b.result, 0, {true});
  for (const std::string_view level : levels_here()) {
    BOOST_TEST(!std::signbit(run(b.result, {-0.0f}, level)[0]));
    const auto y = run(p, {-0.0f, 0.0f, -2.5f}, level);
    BOOST_TEST(std::signbit(y[0]));
    BOOST_TEST(!std::signbit(y[1]));
    BOOST_TEST(y[2] == -2.5f);
  }
}
