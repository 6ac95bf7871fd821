// SPDX-License-Identifier: Apache-2.0
// Double-double arithmetic: identities at compile time, and against 50-digit numbers at run time.
#define BOOST_TEST_MODULE "dsl/double_double"
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/test/unit_test.hpp>

#include <slope/dsl/double_double.hpp>

#include <limits>
#include <random>
#include <string>

namespace {
using slope::double_double;
using slope::infinity;
using slope::not_a_number;
using exact = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<100>>;

exact wide(double_double x) { return exact(x.high) + exact(x.low); }

constexpr double_double third = double_double::rational(1, 3), big = 0x1.fffffffffffffp1023;
static_assert(third * 3 == 1.0);
static_assert(double_double(0.1) + double_double(0.2) != 0.3 && double_double::rational(1, 10) != 0.1);
constexpr bool close(double_double a, double_double b) { return a - b < 4e-32 && b - a < 4e-32; }
static_assert(close(double_double::rational(1, 10) + double_double::rational(2, 10),
                    double_double::rational(3, 10)));
static_assert(double_double(0x7fffffffffffffffll) + 1 == 0x1p63 &&
              double_double(0x7fffffffffffffffll) < 0x1p63);
static_assert(double_double(static_cast<slope::wide_integer>(1) << 100) == 0x1p100);
static_assert(close(sqrt(double_double(2)), slope::constants::sqrt2) && sqrt(double_double(81)) == 9);
static_assert(sqrt(double_double(0)) == 0 && isinf(sqrt(double_double(infinity))) &&
              isnan(sqrt(double_double(-1))));
static_assert(floor(double_double{3, -0x1p-60}) == 2 && floor(double_double(-2.5)) == -3);
static_assert(ldexp(third, 4) == double_double::rational(16, 3) && ldexp(double_double(1), 2000) == infinity);
static_assert(ldexp(double_double(1), -1074) == 0x1p-1074 && ldexp(double_double(0x1p-1074), 1074) == 1);

// Where IEEE gives an infinity the low part must not turn it into NaN.
static_assert(double_double(infinity) + 1 == infinity && double_double(1) - infinity == -infinity);
static_assert(isnan(double_double(infinity) - infinity) && isnan(double_double(infinity) * 0));
static_assert(big + big == infinity && big * -2 == -infinity && big - big == 0 &&
              big / 2 == 0x1.fffffffffffffp1022);
static_assert(double_double(1) / 0.0 == infinity && double_double(-1) / 0.0 == -infinity &&
              isnan(double_double(0) / 0));
static_assert(double_double(1) / infinity == 0 && isnan(double_double(infinity) / infinity));
static_assert(isnan(double_double(not_a_number) + 1) && isnan(double_double(not_a_number) * 0));
static_assert(!(double_double(not_a_number) == not_a_number) && !(double_double(not_a_number) < 1));
static_assert(double_double{1, 0x1p-80} > 1 && double_double{1, -0x1p-80} < 1);

static_assert(to_text(slope::constants::pi).view() == "3.1415926535897932384626433832795");
static_assert(to_text(double_double::rational(-1, 10)).view() == "-0.1");
static_assert(to_text(double_double(0)).view() == "0" && to_text(double_double(-infinity)).view() == "-inf");
static_assert(to_text(double_double(not_a_number)).view() == "nan" &&
              to_text(double_double(1200)).view() == "1200");
static_assert(to_text(double_double(0x1p-1074)).view() == "4.9406564584124654417656879286822e-324");
static_assert(to_text(double_double(0x1p100)).view() == "1267650600228229401496703205376");

double_double random_number(std::mt19937_64& source, int spread) {
  const double high = std::ldexp(std::uniform_real_distribution<double>(-1, 1)(source),
                                 std::uniform_int_distribution<int>(-spread, spread)(source));
  const double low = high * 0x1p-54 * std::uniform_real_distribution<double>(-1, 1)(source);
  return double_double::quick_sum(high, low);
}

double relative(double_double got, const exact& expected) {
  if (expected == 0)
    return got == 0 ? 0 : infinity;
  return static_cast<double>(boost::multiprecision::fabs((wide(got) - expected) / expected));
}
} // namespace

BOOST_AUTO_TEST_CASE(arithmetic_is_good_to_31_digits) {
  std::mt19937_64 source(1);
  double worst[6]{};
  const auto keep = [](double& slot, double value) { slot = std::max(slot, value); };
  for (int i = 0; i < 20000; ++i) {
    const int spread = i % 2 ? 2 : 200; // no operand small enough for a low part below the normal range
    const double_double a = random_number(source, spread), b = random_number(source, spread);
    keep(worst[0], relative(a + b, wide(a) + wide(b)));
    keep(worst[1], relative(a - b, wide(a) - wide(b)));
    keep(worst[2], relative(a * b, wide(a) * wide(b)));
    keep(worst[3], relative(a / b, wide(a) / wide(b)));
    const double_double c = a < 0 ? -a : a;
    keep(worst[4], relative(sqrt(c), boost::multiprecision::sqrt(wide(c))));
    const double_double huge = ldexp(c, 700);
    keep(worst[5], relative(huge / ldexp(b, 600), wide(huge) / (wide(b) * exact(std::ldexp(1.0, 600)))));
    BOOST_REQUIRE_EQUAL(a < b, wide(a) < wide(b));
  }
  const char* names[] = {"+", "-", "*", "/", "sqrt", "huge /"};
  for (int i = 0; i < 6; ++i) {
    BOOST_TEST_MESSAGE(names[i] << ' ' << worst[i]);
    BOOST_TEST(worst[i] < 1e-31, names[i] << ' ' << worst[i]);
  }
}

BOOST_AUTO_TEST_CASE(integers_and_rationals) {
  std::mt19937_64 source(2);
  for (int i = 0; i < 2000; ++i) {
    const auto bits = [&] {
      return (static_cast<slope::wide_integer>(static_cast<long long>(source())) << 64 | source()) >>
             (i % 120);
    };
    const slope::wide_integer n = bits(), d = bits() | 1;
    const auto big_integer = [](slope::wide_integer v) {
      return exact(static_cast<long long>(v >> 64)) * exact(0x1p64) +
             exact(static_cast<unsigned long long>(v));
    };
    BOOST_TEST(relative(double_double(n), big_integer(n)) < 1.3e-32);
    BOOST_TEST(relative(double_double::rational(n, d), big_integer(n) / big_integer(d)) < 6e-32);
  }
}

BOOST_AUTO_TEST_CASE(text_is_the_value_rounded_to_32_digits) {
  std::mt19937_64 source(3);
  for (int i = 0; i < 2000; ++i) {
    const double_double x = random_number(source, i % 3 == 0 ? 900 : 30);
    const std::string text(to_text(x).view());
    BOOST_TEST(relative(x, exact(text)) < 5.1e-32, text);
    if (text.find('e') == std::string::npos)
      continue;
    BOOST_TEST(exact(text) == exact(wide(x).str(31, std::ios_base::scientific)), text);
  }
}
