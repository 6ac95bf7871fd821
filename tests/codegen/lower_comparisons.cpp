// SPDX-License-Identifier: Apache-2.0
// A comparison with a constant is with the constant, not with the float that is nearest to it.
#define BOOST_TEST_MODULE "codegen/lower_comparisons"
#include <boost/test/unit_test.hpp>

#include <cmath>

#include <slope/codegen/choose/run_program.hpp>

#include "codegen/normalise/interpret.hpp"

using slope::double_double;
using slope::codegen::step;

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
          const auto got = slope::codegen::run_program(b.result, {{x}}, level)[0];
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
