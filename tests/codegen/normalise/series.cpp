// SPDX-License-Identifier: Apache-2.0
// Series by value, what cancels in them, and what has none.
#define BOOST_TEST_MODULE "codegen/normalise/series"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/normalise/series.hpp>
#include <slope/dsl/evaluate.hpp>

using namespace slope::codegen::normalise;
using slope::double_double;
using slope::op;

namespace {

double_double value(const series& s, double_double x) {
  double_double sum(0.0);
  for (std::size_t i = s.coefficients().size(); i-- > 0;) sum = sum * x + s.coefficients()[i];
  return sum * slope::reference::powi(x, s.low());
}
series number(double c) { return series(double_double(c)); }

}  // namespace

BOOST_AUTO_TEST_CASE(functions) {
  const double_double x(0.0625);
  const auto agree = [&](const series& s, double_double wanted, std::string_view name) {
    BOOST_TEST((slope::reference::abs(value(s, x) - wanted) <= double_double(1e-27) * slope::reference::abs(wanted)), name);
  };
  const series u = number(0.5) + number(0.75) * series::variable() + number(-0.25) * power(series::variable(), 2);
  const double_double at = value(u, x), zero(0.0);
  for (const op f : {op::sqrt, op::cbrt, op::sin, op::cos, op::tan, op::asin, op::acos, op::asinh, op::atan, op::atanh, op::normal_cdf, op::erf, op::erfc})
    agree(apply(f, u), slope::apply(f, at, zero, zero), slope::describe(f).name);
  agree(apply(op::acosh, number(1) + u), slope::reference::acosh(double_double(1.0) + at), "acosh");
  agree(exp(u), slope::reference::exp(at), "exp");
  agree(log1p(u), slope::reference::log1p(at), "log1p");
  agree(number(1) / u, double_double(1.0) / at, "1/u");
}

BOOST_AUTO_TEST_CASE(what_cancels_is_gone) {
  const series x = series::variable();
  BOOST_TEST((exp(x) + number(-1)).low() == 1);
  BOOST_TEST((exp(x) + number(-1) + number(-1) * x).low() == 2);
  BOOST_TEST((x + number(-1) * apply(op::sin, x)).low() == 3);
  BOOST_TEST((exp(x) * exp(number(-1) * x) + number(-1)).is_zero());
  BOOST_TEST((x / (exp(x) + number(-1))).low() == 0);
  BOOST_TEST(power(x, -2).low() == -2);
}

BOOST_AUTO_TEST_CASE(what_has_none) {
  const series x = series::variable();
  BOOST_CHECK_THROW(exp(number(1) / x), refused);
  BOOST_CHECK_THROW(apply(op::sqrt, x), refused);
  BOOST_CHECK_THROW(x / number(0), refused);
  BOOST_CHECK_THROW(apply(op::floor, x), refused);
}
