// SPDX-License-Identifier: Apache-2.0
// What a ball decides, what it leaves open, and that a census does not depend on the order.
#define BOOST_TEST_MODULE "codegen/oracle/census"
#include <slope/codegen/oracle/census.hpp>

#include <algorithm>
#include <numeric>
#include <random>

#include <boost/test/unit_test.hpp>

namespace {
using namespace slope;
using namespace slope::codegen::oracle;

const yardstick four{f32, promised(tier::fast, f32, quantity::value), 1},
    nearest{f32, promised(tier::exact, f32, quantity::value), 1},
    slope_of_two{f32, promised(tier::fast, f32, quantity::derivative), 2};
constexpr double ulp = 0x1p-23; // of [1, 2)

// Of one ball alone, around 1.5: whether it decides, and what.
struct single : census {
  bool decided;
  single(const yardstick& y, double computed, double middle, double radius)
      : decided(try_ball(y, 7, computed, {middle, radius})) {}
};

} // namespace

BOOST_AUTO_TEST_CASE(decided) {
  const single right(four, 1.5, 1.5 + 0.3 * ulp, 1e-15), off(four, 1.5, 1.5 + 1.7 * ulp, 1e-15),
      far(four, 1.5, 1.5 + 4.7 * ulp, 1e-15);
  BOOST_TEST((right.decided && right.count == 1 && right.above_1 == 0 && right.holds()));
  BOOST_TEST(right.worst.height == std::ceil(0.3 * grains));
  BOOST_TEST((off.decided && off.above_1 == 1 && off.above_4 == 0 && off.holds() && off.worst.at == 7));
  BOOST_TEST((far.decided && far.above_4 == 1 && !far.holds()));
  BOOST_TEST(far.ratio.height == std::ceil(4.7 / 4 * grains));
}

BOOST_AUTO_TEST_CASE(above_is_by_more_than_a_grain) {
  census c;
  BOOST_TEST(c.try_ball(four, 1, 1.5, {1.5 + 2 * ulp, 0})); // a peak
  BOOST_TEST(c.try_ball(four, 2, 1.5, {1.5 + ulp, 1e-15}));
  BOOST_TEST(c.try_ball(four, 3, 1.5, {1.5 + (1 + 0.5 / grains) * ulp, 1e-15}));
  BOOST_TEST(c.above_1 == 1u);
  BOOST_TEST(c.try_ball(four, 4, 1.5, {1.5 + (1 + 1.5 / grains) * ulp, 1e-15}));
  BOOST_TEST(c.above_1 == 2u);
}

BOOST_AUTO_TEST_CASE(left_open) {
  BOOST_TEST(!single(four, 1.5, 1.5 + 4 * ulp, 1e-15).decided);      // allowed?
  BOOST_TEST(!single(nearest, 1.5, 1.5 + 0.5 * ulp, 1e-15).decided); // correctly rounded?
  BOOST_TEST(!single(four, 1, 1 - ulp / 4, 1e-15).decided);          // which unit?
  BOOST_TEST(!single(four, 1.5, 1.5, 1).decided);
  BOOST_TEST(!single(four, 1.5, 1.5, infinity).decided);
  BOOST_TEST(!single(four, 1.5, not_a_number, 0).decided);
  BOOST_TEST(!single(four, infinity, 3.4e38, 1e20).decided);
  const single open(four, 1.5, 1.5 + 4 * ulp, 1e-15);
  BOOST_TEST((open.count == 0 && open.by_balls == 0 && open.worst.height == 0));
}

BOOST_AUTO_TEST_CASE(below_a_peak_nothing_needs_to_be_known) {
  census c;
  BOOST_TEST(c.try_ball(four, 1, 1.5, {1.5 + 0.9 * ulp, 1e-15}));
  BOOST_TEST(c.try_ball(four, 2, 1.5, {1.5 + 0.5 * ulp, 1e-9}));   // 0.49 to 0.51
  BOOST_TEST(!c.try_ball(four, 3, 1.5, {1.5 + 0.95 * ulp, 1e-9})); // a new one
  BOOST_TEST((c.count == 2 && c.worst.at == 1));
}

BOOST_AUTO_TEST_CASE(below_a_broken_promise_the_others_are_still_counted) {
  census c;
  BOOST_TEST(c.try_ball(nearest, 9, 1.5, {1.5 + 0.9 * ulp, 1e-15}));
  BOOST_TEST(c.try_ball(nearest, 5, 1.5, {1.5 + 0.7 * ulp, 1e-15}));
  BOOST_TEST(c.try_ball(nearest, 3, 1.5, {1.5 + 0.4 * ulp, 1e-9}));
  BOOST_TEST(!c.try_ball(nearest, 4, 1.5, {1.5 + 0.5 * ulp, 1e-9})); // one more, or not
  BOOST_TEST((c.count == 3 && c.broken.count == 2 && c.ratio.at == 9));
  BOOST_TEST(c.broken.first == (std::vector<std::uint64_t>{5, 9}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(of_many_exceptions_the_first_are_named) {
  exceptions all, odd, even;
  for (std::uint64_t i = 0; i < 300; ++i) {
    const std::uint64_t pattern = i * 37 % 300;
    all.add(pattern), (pattern % 2 ? odd : even).add(pattern);
  }
  std::vector<std::uint64_t> first(exceptions::most_named);
  std::iota(first.begin(), first.end(), 0);
  even.merge(odd);
  for (const exceptions& e : {all, even}) {
    BOOST_TEST(e.count == 300u);
    BOOST_TEST(e.first == first, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(exact_numbers_infinities_and_nan) {
  BOOST_TEST((single(nearest, 1.5, 1.5, 0).decided && single(nearest, 1.5, 1.5, 0).worst.height == 0));
  BOOST_TEST(single(nearest, 1.5, 1.5 + ulp / 2, 0).worst.height ==
             std::ceil(0.5 * grains)); // a tie, and nothing is open
  BOOST_TEST(single(nearest, 1.5, 1.5 + ulp / 2, 0).holds());
  BOOST_TEST(single(four, infinity, 1e39, 1e20).holds());
  BOOST_TEST(!single(four, -infinity, 1e39, 1e20).holds());
  const single lost(four, not_a_number, 1.5, 1e-15);
  BOOST_TEST((lost.decided && lost.not_finite == 1 && lost.worst.height == infinity && !lost.holds()));
  census c;
  c.add_nan(1, not_a_number);
  BOOST_TEST((c.holds() && c.by_rule == 1));
  c.add_nan(2, 0);
  BOOST_TEST((!c.holds() && c.worst.at == 2));
}

BOOST_AUTO_TEST_CASE(the_limits_are_those_of_the_contract) {
  // Numbers and radii of all sizes: what the ball decides is what `tally` says of its middle.
  std::mt19937_64 random(5);
  std::size_t decided = 0;
  for (int i = 0; i < 200000; ++i) {
    const double exact = decode(f32, random() & 0xffffffff),
                 off = std::ldexp(static_cast<double>(random() % 4096) - 2048, -9);
    if (!std::isfinite(exact))
      continue;
    const double middle = exact + off * 0.37 * std::ldexp(1, unit_exponent(f32, exact));
    for (const yardstick* y : {&four, &nearest, &slope_of_two}) {
      const single s(*y, exact, middle, 1e-15 * std::fabs(middle));
      tally t;
      t.add(y->bound, f32, 0, exact, middle, y->largest);
      if (!s.decided)
        continue;
      ++decided;
      if (s.above_1 != (t.worst > 1 + 1 / grains) || s.above_4 != (t.worst > 4 + 1 / grains) ||
          s.holds() != t.holds() || s.worst.height != std::max(1.0, std::ceil(t.worst * grains)))
        BOOST_TEST(false, exact << " " << middle << ": " << s.worst.height << " " << t.worst * grains);
    }
  }
  BOOST_TEST(decided > 550000u);
}

BOOST_AUTO_TEST_CASE(the_order_does_not_matter) {
  struct seen {
    std::uint64_t at;
    double error;
  };
  std::vector<seen> all;
  for (std::uint64_t i = 0; i < 300; ++i)
    all.push_back({i, static_cast<double>(i * 37 % 101) / 50});
  const auto counted = [&](std::size_t shards) {
    std::vector<census> parts(shards);
    for (const seen& s : all)
      BOOST_TEST(parts[s.at % shards].try_ball(four, s.at, 1.5, {1.5 + (s.error + 0.0001) * ulp, 1e-16}));
    census whole;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part)
      whole.merge(*part);
    return whole;
  };
  const census one = counted(1);
  BOOST_TEST((one.worst.at == 30 && one.count == 300)); // 30 * 37 = 100 mod 101
  for (const std::size_t shards : {2, 3, 7}) {
    const census c = counted(shards);
    BOOST_TEST((c.count == 300 && c.above_1 == one.above_1 && c.worst.at == 30 &&
                c.worst.height == one.worst.height));
  }
}
