// SPDX-License-Identifier: Apache-2.0
// A program runs in the precision that is asked for, between conversions that round once.
#define BOOST_TEST_MODULE "codegen/choose/run_program"
#include <boost/test/unit_test.hpp>

#include <cmath>

#include <slope/codegen/choose/run_program.hpp>

using namespace slope::codegen;

namespace {

// 1 + x - 1
program lost_digits() {
  program_builder b;
  const int one = b.constant(1.0), sum = b.make(step::strict_add, b.argument(0), one);
  b.result.outputs = {b.make(step::strict_subtract, sum, one)};
  return b.result;
}

}  // namespace

BOOST_AUTO_TEST_CASE(precisions) {
  const oracle::format in[] = {oracle::f32};
  const std::vector<double> x[] = {{0x1p-30, 0x1p-60, 0.5}};
  for (const std::string_view level : levels_here()) {
    BOOST_TEST((runnable(lost_digits(), in, oracle::f32, 32, level)(x)[0] == std::vector<double>{0, 0, 0.5}));
    BOOST_TEST((runnable(lost_digits(), in, oracle::f32, 64, level)(x)[0] == std::vector<double>{0x1p-30, 0, 0.5}));
  }
}

// x + y in every type, several times with one compilation; 1 + 2^-11 + 2^-40 is above the tie of float16, but not by way of float32.
BOOST_AUTO_TEST_CASE(conversions) {
  program_builder b;
  b.result.outputs = {b.make(step::strict_add, b.argument(0), b.argument(1)), b.argument(1)};
  for (const std::string_view level : levels_here()) {
    for (const oracle::format& type : {oracle::f32, oracle::f64, oracle::f16, oracle::bf16}) {
      const oracle::format formats[] = {type, type};
      runnable sum(b.result, formats, type, 64, level);
      for (const double y : {1.0, -3.0}) {
        const std::vector<double> arguments[] = {{2, 1.5, 0}, {y, y, y}};
        const auto outputs = sum(arguments);
        BOOST_TEST((outputs[0] == std::vector<double>{2 + y, 1.5 + y, y}));
        BOOST_TEST((outputs[1] == arguments[1]));
      }
    }
    const oracle::format mixed[] = {oracle::f16, oracle::f64};
    const std::vector<double> near_tie[] = {{1}, {0x1p-11 + 0x1p-40}};
    BOOST_TEST(runnable(b.result, mixed, oracle::f16, 64, level)(near_tie)[0][0] == 1 + 0x1p-10);
  }
}
