// SPDX-License-Identifier: Apache-2.0
// Every reference function: limits at compile time, and against MPFR's 60 digits on some hundred points each.
#define BOOST_TEST_MODULE "dsl/reference"
#include <boost/multiprecision/mpfr.hpp>
#include <boost/test/unit_test.hpp>

#include <slope/dsl/reference.hpp>

#include <functional>
#include <string>
#include <vector>

namespace {
namespace reference = slope::reference;
using slope::double_double;
using slope::infinity;
using slope::not_a_number;
using exact = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<400>>;

constexpr bool close(double_double got, double_double expected) {
  const double_double difference = reference::abs(got - expected);
  return difference <= reference::abs(expected) * 1e-30;
}
// clang-format off
static_assert(close(reference::exp(1), slope::constants::e) && reference::exp(-infinity) == 0);
static_assert(close(reference::exp2(10), 1024) && reference::log2(0x1p-1074) == -1074);
static_assert(close(reference::log(2), slope::constants::ln2) && reference::log(0) == -infinity);
static_assert(close(reference::atan(1) * 4, slope::constants::pi) && reference::acos(-1) == slope::constants::pi);
static_assert(close(reference::expm1(1e-20), double_double{1e-20, 5e-41}) && close(reference::log1p(1e-20), double_double{1e-20, -5e-41}));
static_assert(close(reference::cbrt(27), 3) && close(reference::rsqrt(0.25), 2) && reference::powi(-3, 3) == -27);
static_assert(close(reference::sin(slope::constants::pi / 6), 0.5) && reference::cos(0) == 1);
static_assert(reference::erfc(-infinity) == 2 && reference::erf(infinity) == 1 && reference::normal_cdf(0) == 0.5);
static_assert(reference::sigmoid(0) == 0.5 && reference::sigmoid(-infinity) == 0 && reference::sigmoid(infinity) == 1);
static_assert(reference::softplus(infinity) == infinity && reference::log_sigmoid(infinity) == 0 && reference::log_sigmoid(-infinity) == -infinity);
static_assert(reference::sign(-0.0) == 0 && reference::sign(-2) == -1 && reference::step(0) == 0 && reference::step(1e-300) == 1);
static_assert(reference::round(0.5) == 0 && reference::round(1.5) == 2 && reference::round(-2.5) == -2 && reference::round(double_double{2.5, 0x1p-60}) == 3);
static_assert(reference::min(1, 2) == 1 && reference::max(1, 2) == 2 && reference::abs(-3) == 3 && reference::floor(-0.5) == -1);
static_assert(isnan(reference::min(not_a_number, 1)) && isnan(reference::max(1, not_a_number)) && isnan(reference::sign(not_a_number)));
static_assert(reference::pow(-2, 3) == -8 && isnan(reference::pow(-2, 0.5)) && reference::pow(0, -1) == infinity && reference::pow(2, -infinity) == 0);
static_assert(reference::tanh(infinity) == 1 && reference::sinh(-infinity) == -infinity && reference::cosh(-infinity) == infinity && isnan(reference::sin(infinity)));
static_assert(reference::asinh(-infinity) == -infinity && reference::acosh(1) == 0 && reference::atanh(1) == infinity && isnan(reference::acosh(0.5)));
// clang-format on

using function = double_double (*)(double_double);
using oracle = std::function<exact(const exact&)>;
const exact one = 1, pi = boost::math::constants::pi<exact>();

// The functions mostly take their points from three sets; `low` and `high` bound them.
struct row {
  const char* name;
  function ours;
  oracle expected;
  double low, high;
  double allowed; // relative error
};

exact expm1_exact(const exact& x) {
  exact r;
  mpfr_expm1(r.backend().data(), x.backend().data(), MPFR_RNDN);
  return r;
}
exact log1p_exact(const exact& x) {
  exact r;
  mpfr_log1p(r.backend().data(), x.backend().data(), MPFR_RNDN);
  return r;
}
exact erf_exact(const exact& x) {
  exact r;
  mpfr_erf(r.backend().data(), x.backend().data(), MPFR_RNDN);
  return r;
}
exact erfc_exact(const exact& x) {
  exact r;
  mpfr_erfc(r.backend().data(), x.backend().data(), MPFR_RNDN);
  return r;
}
exact cbrt_exact(const exact& x) {
  exact r;
  mpfr_cbrt(r.backend().data(), x.backend().data(), MPFR_RNDN);
  return r;
}

// clang-format off
const row table[] = {
    {"exp", reference::exp, [](const exact& x) { return exact(exp(x)); }, -600, 709, 4e-31},
    {"expm1", reference::expm1, expm1_exact, -600, 709, 4e-31},
    {"exp2", reference::exp2, [](const exact& x) { return exact(pow(exact(2), x)); }, -850, 1023, 4e-31},
    {"log", reference::log, [](const exact& x) { return exact(log(x)); }, 0, 1e300, 4e-31},
    {"log1p", reference::log1p, log1p_exact, -0.999999, 1e300, 4e-31},
    {"log2", reference::log2, [](const exact& x) { return exact(log(x) / log(exact(2))); }, 0, 1e300, 4e-31},
    {"sqrt", reference::sqrt, [](const exact& x) { return exact(sqrt(x)); }, 0, 1e300, 4e-31},
    {"rsqrt", reference::rsqrt, [](const exact& x) { return exact(one / sqrt(x)); }, 0, 1e300, 4e-31},
    {"cbrt", reference::cbrt, cbrt_exact, -1e300, 1e300, 4e-31},
    {"pow(x, 2.5)", [](double_double x) { return reference::pow(x, 2.5); }, [](const exact& x) { return exact(pow(x, exact(2.5))); }, 1e-100, 1e100, 1e-28},
    {"pow(x, -0.3)", [](double_double x) { return reference::pow(x, -0.3); }, [](const exact& x) { return exact(pow(x, exact(-0.3))); }, 1e-100, 1e100, 1e-28},
    {"powi(x, 7)", [](double_double x) { return reference::powi(x, 7); }, [](const exact& x) { return exact(pow(x, 7)); }, -1e30, 1e30, 1e-30},
    {"powi(x, -5)", [](double_double x) { return reference::powi(x, -5); }, [](const exact& x) { return exact(1 / pow(x, 5)); }, -1e30, 1e30, 1e-30},
    {"sin", reference::sin, [](const exact& x) { return exact(sin(x)); }, -1e300, 1e300, 4e-31},
    {"cos", reference::cos, [](const exact& x) { return exact(cos(x)); }, -1e300, 1e300, 4e-31},
    {"tan", reference::tan, [](const exact& x) { return exact(tan(x)); }, -1e300, 1e300, 4e-31},
    {"atan", reference::atan, [](const exact& x) { return exact(atan(x)); }, -1e300, 1e300, 4e-31},
    {"asin", reference::asin, [](const exact& x) { return exact(asin(x)); }, -1, 1, 4e-31},
    {"acos", reference::acos, [](const exact& x) { return exact(acos(x)); }, -1, 1, 4e-31},
    {"sinh", reference::sinh, [](const exact& x) { return exact((expm1_exact(x) - expm1_exact(-x)) / 2); }, -700, 700, 4e-31},
    {"cosh", reference::cosh, [](const exact& x) { return exact(cosh(x)); }, -700, 700, 4e-31},
    {"tanh", reference::tanh, [](const exact& x) { return exact(expm1_exact(2 * x) / (expm1_exact(2 * x) + 2)); }, -700, 700, 4e-31},
    {"asinh", reference::asinh, [](const exact& x) { const exact a = abs(x), r = log1p_exact(a + a * a / (1 + sqrt(1 + a * a))); return x < 0 ? exact(-r) : r; }, -1e300, 1e300, 4e-31},
    {"acosh", reference::acosh, [](const exact& x) { return log1p_exact(x - 1 + sqrt((x - 1) * (x + 1))); }, 1, 1e300, 4e-31},
    {"atanh", reference::atanh, [](const exact& x) { return exact(log1p_exact(2 * x / (1 - x)) / 2); }, -0.9999999, 0.9999999, 4e-31},
    {"erf", reference::erf, erf_exact, -30, 30, 4e-31},
    {"erfc", reference::erfc, erfc_exact, -30, 23, 5e-29},
    {"normal_cdf", reference::normal_cdf, [](const exact& x) { return exact(erfc_exact(-x / sqrt(exact(2))) / 2); }, -33, 40, 5e-29},
    {"normal_pdf", reference::normal_pdf, [](const exact& x) { return exact(exp(-x * x / 2) / sqrt(2 * pi)); }, -33, 33, 5e-29},
    {"sigmoid", reference::sigmoid, [](const exact& x) { return exact(1 / (1 + exp(-x))); }, -600, 700, 4e-31},
    {"softplus", reference::softplus, [](const exact& x) { return log1p_exact(exp(x)); }, -600, 700, 4e-31},
    {"log_sigmoid", reference::log_sigmoid, [](const exact& x) { return exact(-log1p_exact(exp(-x))); }, -700, 600, 4e-31},
};
// clang-format on

// Ordinary points, points a decade apart down to 1e-20, large ones, each with and without a low part.
std::vector<double_double> points(double low, double high) {
  std::vector<double_double> all;
  const auto add = [&](double_double x) {
    if (x > low && x < high && x != 0)
      all.push_back(x);
  };
  const auto add_both = [&](double x) {
    for (const double s : {x, -x})
      add(s), add(double_double::quick_sum(s, s * 0x1.3579bp-55)), add(1 + s);
  };
  for (int i = 1; i <= 160; ++i)
    add_both(0.0625 * i + 0.001);
  for (int i = 1; i <= 60; ++i)
    add_both(12.345 * i);
  for (double x = 0.87654321; x > 1e-20; x /= 7)
    add_both(x);
  for (double x = 1.2345; x < 1e290; x *= 1e7)
    add_both(x);
  return all;
}
} // namespace

BOOST_AUTO_TEST_CASE(functions_agree_with_mpfr) {
  for (const row& r : table) {
    double worst = 0;
    std::string where;
    const auto xs = points(r.low, r.high);
    for (const double_double x : xs) {
      const exact expected = r.expected(exact(x.high) + exact(x.low));
      const double_double got = r.ours(x);
      const exact error = abs((exact(got.high) + exact(got.low) - expected) / expected);
      if (!(error <= worst))
        worst = static_cast<double>(error), where = std::string(to_text(x).view());
    }
    BOOST_TEST_MESSAGE(r.name << ": " << worst << " at " << where << ", " << xs.size() << " points");
    BOOST_TEST(worst < r.allowed, r.name << ": " << worst << " at " << where);
  }
}

BOOST_AUTO_TEST_CASE(nan_in_gives_nan_out) {
  for (const row& r : table)
    BOOST_TEST(isnan(r.ours(not_a_number)), r.name);
  BOOST_TEST(isnan(reference::pow(1, not_a_number)));
  BOOST_TEST(isnan(reference::pow(not_a_number, 0)));
  for (const function f : {function(reference::abs), function(reference::sign), function(reference::step),
                           function(reference::round), function(reference::floor)})
    BOOST_TEST(isnan(f(not_a_number)));
}

BOOST_AUTO_TEST_CASE(infinities_give_limits) { // never NaN by accident of the low part
  struct limit {
    function f;
    double at_minus, at_plus;
  };
  const double n = not_a_number, half_pi = 0x1.921fb54442d18p+0;
  const limit limits[] = {
      {reference::exp, 0, infinity},
      {reference::expm1, -1, infinity},
      {reference::exp2, 0, infinity},
      {reference::log, n, infinity},
      {reference::log1p, n, infinity},
      {reference::log2, n, infinity},
      {reference::sqrt, n, infinity},
      {reference::rsqrt, n, 0},
      {reference::cbrt, -infinity, infinity},
      {reference::sin, n, n},
      {reference::atan, -half_pi, half_pi},
      {reference::tanh, -1, 1},
      {reference::erf, -1, 1},
      {reference::erfc, 2, 0},
      {reference::normal_cdf, 0, 1},
      {reference::normal_pdf, 0, 0},
      {reference::sigmoid, 0, 1},
      {reference::softplus, 0, infinity},
      {reference::acosh, n, infinity},
      {reference::cosh, infinity, infinity},
      {reference::sinh, -infinity, infinity},
      {reference::acos, n, n},
      {reference::log_sigmoid, -infinity, 0},
      {reference::atanh, n, n},
      {reference::step, 0, 1},
      {reference::asinh, -infinity, infinity},
      {reference::sign, -1, 1},
  };
  for (const limit& l : limits) {
    const double minus = l.f(-infinity).high, plus = l.f(infinity).high;
    BOOST_TEST((minus == l.at_minus || (minus != minus && l.at_minus != l.at_minus)),
               &l - limits << " at -inf: " << minus);
    BOOST_TEST((plus == l.at_plus || (plus != plus && l.at_plus != l.at_plus)),
               &l - limits << " at inf: " << plus);
  }
}
