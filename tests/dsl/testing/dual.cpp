// SPDX-License-Identifier: Apache-2.0
// The derivatives that dual numbers use, each against differences, in each operand; and a check that errors are carried
// on.
#define BOOST_TEST_MODULE "dsl/testing/dual"
#include <boost/test/unit_test.hpp>

#include <slope/dsl/testing/dual.hpp>
#include <slope/dsl/testing/numeric.hpp>

using slope::double_double;
using slope::kind;
using slope::op;
using slope::testing::dual;
using slope::testing::measured;

BOOST_AUTO_TEST_CASE(each_operation_in_each_operand) {
  int checked = 0;
  for (const auto& o : slope::operations) {
    if (describe(o.id).kind == kind::leaf || describe(o.id).kind == kind::condition || o.id == op::when ||
        o.id == op::declared || o.id == op::tangent || o.id == op::maximum || o.id == op::selected ||
        o.id == op::stop_gradient)
      continue;
    for (int k = 0; k < o.operands; ++k) {
      if (o.id == op::integer_power && k == 1) continue;
      for (const double x : {0.3, 0.75}) {
        const double_double shift(o.id == op::acosh ? 1.0 : 0.0), u = double_double(x) + shift,
                                                                  v = o.id == op::integer_power ? 3.0 : 0.5;
        const auto f = [&](double_double t) {
          return apply(o.id, measured(k == 0 ? t : u), measured(k == 1 ? t : v), {});
        };
        const auto expected = slope::testing::central_difference(f, k == 0 ? u : v);
        const dual moving_u(measured(u), measured(k == 0 ? 1.0 : 0.0)),
            moving_v(measured(v), measured(k == 1 ? 1.0 : 0.0));
        const measured got = apply(o.id, moving_u, moving_v, dual()).derivative;
        BOOST_TEST_CONTEXT(o.name << ", operand " << k << " at " << x)
        BOOST_TEST((got - expected.value).size() <= 1e-15 + 2 * expected.truncation);
      }
      ++checked;
    }
  }
  BOOST_TEST(checked >= 42);
}

BOOST_AUTO_TEST_CASE(an_error_grows_as_the_slope_says) {
  const measured x(double_double(2.0), 1e-20);  // 2 with an error of 1e-20 and one rounding
  BOOST_TEST(apply(op::exp, x, {}, {}).error == 7.389e-20, boost::test_tools::tolerance(1e-3));
  BOOST_TEST((x * x).error == 4e-20, boost::test_tools::tolerance(1e-3));
  BOOST_TEST((x - x).error == 2e-20, boost::test_tools::tolerance(1e-3));
  BOOST_TEST((measured(1.0) / x).error == 0.25e-20, boost::test_tools::tolerance(1e-3));
}
