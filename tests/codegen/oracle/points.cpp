// SPDX-License-Identifier: Apache-2.0
// The inputs hold what they promise.
#define BOOST_TEST_MODULE "codegen/oracle/points"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/oracle/points.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>

namespace {
using namespace slope;
using namespace slope::codegen::oracle;

BOOST_AUTO_TEST_CASE(every_exponent_of_both_signs) {
  for (const format& f : {f16, bf16, f32, f64}) {
    std::set<std::pair<bool, int>> seen;
    const auto all = points(f, 20000);
    for (const double x : all)
      if (std::isfinite(x) && x != 0)
        seen.emplace(x < 0, std::ilogb(x));
    for (int e = f.min_exponent - f.digits + 1; e <= f.max_exponent; ++e)
      for (const bool negative : {false, true})
        if (!seen.contains({negative, e}))
          BOOST_ERROR("no number with exponent " << e);
    for (const double x : all)
      if (!std::isnan(x) && rounded(f, x) != x)
        BOOST_ERROR(x << " is not of the format");
  }
}

BOOST_AUTO_TEST_CASE(the_edges_and_the_hard_places_with_their_neighbours) {
  using limits = std::numeric_limits<float>;
  const double hard[] = {-1.2784645427610738, 3};
  const std::vector<float> all = points(20000, hard);
  std::set<std::uint32_t> seen;
  for (const float x : all)
    seen.insert(std::bit_cast<std::uint32_t>(x));
  BOOST_TEST(seen.size() == all.size());
  const auto has = [&](float x) { return seen.contains(std::bit_cast<std::uint32_t>(x)); };
  for (const float x : {0.0F,
                        -0.0F,
                        limits::infinity(),
                        -limits::infinity(),
                        limits::denorm_min(),
                        -limits::denorm_min(),
                        limits::min(),
                        -limits::min(),
                        limits::max(),
                        -limits::max(),
                        88.7F,
                        -88.7F,
                        -87.3F,
                        -103.97F,
                        16.6F,
                        -16.6F,
                        19.4F,
                        -19.4F,
                        -1.2784645427610738F,
                        3.0F})
    BOOST_TEST_CONTEXT(x) {
      BOOST_TEST(has(x));
      float below = x, above = x;
      for (int step = 0; step < 16; ++step) {
        below = std::nextafter(below, -limits::infinity()), above = std::nextafter(above, limits::infinity());
        BOOST_TEST(has(below));
        BOOST_TEST(has(above));
      }
    }
  BOOST_TEST(std::isnan(all.back()));
  BOOST_TEST(std::is_sorted(all.begin(), all.end() - 1));
  BOOST_TEST(!has(3.1415927F)); // not simply everything
}

BOOST_AUTO_TEST_CASE(values_for_pairs) {
  const double hard[] = {0.3};
  for (const format& f : {f16, bf16, f32, f64}) {
    const auto all = hard_values(f, 512, hard);
    BOOST_TEST(all.size() == 512U);
    BOOST_TEST(std::isnan(all.back()));
    BOOST_TEST(std::is_sorted(all.begin(), all.end() - 1));
    BOOST_TEST(std::count(all.begin(), all.end(), 0.0) == 2);
    const double near = rounded(f, 0.3), unit = std::ldexp(1, unit_exponent(f, 0.3));
    for (const double x : {near, near - unit, near + unit, infinity, -infinity, largest(f), 1.0, -1.0})
      BOOST_TEST(std::count(all.begin(), all.end(), x) == 1);
    const auto middle = std::count_if(all.begin(), all.end(), [](double x) { return x > 0 && x < 1; });
    BOOST_TEST(middle > 80);
    BOOST_TEST(middle < 200);
  }
  BOOST_CHECK_THROW(hard_values(f32, 20), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(about_so_many_and_always_the_same) {
  for (const std::size_t n : {20000U, 200000U, 1U << 20}) {
    const auto all = points(n);
    BOOST_TEST(all.size() > n * 4 / 5);
    BOOST_TEST(all.size() < n * 6 / 5);
    const auto again = points(n);
    BOOST_TEST(std::equal(all.begin(), all.end() - 1, again.begin(), again.end() - 1));
  }
  const auto all = points(1U << 20);
  const auto in = [&](float low, float high) {
    return std::count_if(all.begin(), all.end(), [&](float x) { return x >= low && x < high; });
  };
  BOOST_TEST(in(1, 2) > 8000);
  BOOST_TEST(in(0x1p60F, 0x1p61F) > 500);
}

} // namespace
