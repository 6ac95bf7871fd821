// SPDX-License-Identifier: Apache-2.0
// Every row of the calculus, in each of its arguments, against central differences in double-double.
#define BOOST_TEST_MODULE "dsl/rules/calculus"
#include <boost/test/unit_test.hpp>

#include <slope/dsl/evaluate.hpp>

#include "../difference.hpp"

namespace {

using by_values::difference, by_values::same;
using slope::double_double;
using slope::op;

// Points where every function of the language is defined and no operation has a kink.
struct point {
  double u, v;
};
constexpr point inside[] = {{0.3, 0.7}, {0.75, 0.2}, {0.11, 0.9}};
constexpr point above_one[] = {{1.25, 2.5}, {3.0, 1.5}, {7.5, 0.6}};

}  // namespace

BOOST_AUTO_TEST_CASE(each_row_in_each_argument) {
  int rows = 0;
  for (const auto& o : slope::operations) {
    const bool special = o.id == op::when || o.id == op::stop_gradient || o.id == op::declared || o.id == op::tangent ||
                         o.id == op::maximum || o.id == op::selected;
    if (!slope::has_rule(o.id) || special) continue;
    for (int wrt = 0; wrt < o.operands; ++wrt) {
      if (o.id == op::integer_power && wrt == 1) continue;  // its exponent is a number
      slope::simplifying builder;
      const auto inner = [&](int argument, int numerator) {  // with a derivative other than 1: the chain rule
        const int slope = builder.number(*slope::reduced(numerator, 4)), start = builder.number(*slope::reduced(1, 8));
        return builder.insert(op::add, builder.insert(op::multiply, slope, builder.argument(argument)), start);
      };
      const int u = inner(0, 3), v = o.id == op::integer_power ? builder.number(slope::rational(3)) : inner(1, 5);
      const int node = builder.insert(o.id, u, o.operands > 1 ? v : 0);
      slope::graph f = builder.result;
      f.add_root(node);
      const slope::graph derivative = slope::derivative(f, wrt);
      BOOST_REQUIRE(derivative.error == slope::failure::none);
      for (const point& p : o.id == op::acosh ? above_one : inside) {
        const double a = p.u, b = p.v;
        const auto value = [&](double_double t) {
          const std::array<double_double, 2> arguments{wrt == 0 ? t : double_double(a), wrt == 1 ? t : double_double(b)};
          return slope::evaluate(f, arguments);
        };
        const std::array<double_double, 2> here{double_double(a), double_double(b)};
        BOOST_TEST_CONTEXT(o.name << " in argument " << wrt << " at " << a << ", " << b)
        same(static_cast<double>(slope::evaluate(derivative, here)), difference(value, wrt == 0 ? a : b));
      }
      ++rows;
    }
  }
  BOOST_TEST(rows >= 45);
}
