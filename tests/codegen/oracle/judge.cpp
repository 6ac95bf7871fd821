// SPDX-License-Identifier: Apache-2.0
// All patterns of a 16-bit type: balls and MPFR together say what MPFR alone says.
#define BOOST_TEST_MODULE "codegen/oracle/judge"
#include <slope/codegen/oracle/judge.hpp>

#include <boost/test/unit_test.hpp>

#include <slope/dsl/activations/all.hpp>

namespace {
using namespace slope;
using namespace slope::codegen::oracle;

struct both {
  census value, slope;
};

// Judged as if the kernel gave these numbers, in pieces of `piece` patterns.
both judged(const tape& f, const std::vector<double>& others, const std::array<yardstick, 2>& measures,
            const std::array<std::vector<double>, 2>& computed, std::size_t piece) {
  both seen;
  judge j(f, others);
  for (std::size_t first = 0; first < 65536; first += piece)
    j.hear(first, {value, measures[0], std::span(computed[0]).subspan(first, piece), seen.value},
           {derivative(1), measures[1], std::span(computed[1]).subspan(first, piece), seen.slope});
  return seen;
}

} // namespace

BOOST_AUTO_TEST_CASE(balls_and_mpfr_agree) {
  const auto check = [](const tape& f) {
    const std::vector<double> x = every(bf16), others = defaults(f);
    const query wanted[] = {value, derivative(1)};
    const auto exact = sweep(f, std::span<const double>(x), wanted, others, 2);
    const std::array<yardstick, 2> measures{{{bf16, promised(tier::fast, f32, quantity::value), 1},
                                             {bf16, promised(tier::fast, f32, quantity::derivative), 1.25}}};
    std::array<std::vector<double>, 2> computed;
    std::array<tally, 2> expected;
    std::array<exceptions, 2> broken;
    std::array<std::array<std::size_t, 2>, 2> above{};
    for (std::size_t o = 0; o < 2; ++o)
      for (std::size_t i = 0; i < x.size(); ++i) {
        const double_double y = exact[o * x.size() + i];
        const double wrong = std::isfinite(y.high)
                                 ? std::ldexp(static_cast<double>(i * i % 23) / 4, unit_exponent(bf16, y))
                                 : 0;
        computed[o].push_back(i % 9999 == 5 ? not_a_number : rounded(bf16, y + double_double(wrong)));
        if (!std::isnan(x[i]))
          expected[o].add(measures[o].bound, bf16, static_cast<double>(i), computed[o][i], y,
                          measures[o].largest);
        const double error = std::isnan(x[i]) ? 0 : ulps(bf16, computed[o][i], y);
        const bool lost = !std::isfinite(computed[o][i]) && std::isfinite(rounded(bf16, y));
        if (lost || (error > 0 && error > allowed(measures[o].bound, bf16, y, measures[o].largest)))
          broken[o].add(i);
        above[o][0] += error > 1 + 1 / grains;
        above[o][1] += error > 4 + 1 / grains;
      }
    const both seen = judged(f, others, measures, computed, 1024),
               again = judged(f, others, measures, computed, 32768);
    for (std::size_t o = 0; o < 2; ++o) {
      const census* c = o ? &seen.slope : &seen.value;
      const tally* t = &expected[o];
      BOOST_TEST(c->count == 65536u);
      BOOST_TEST(c->by_rule == 254u);
      BOOST_TEST(c->by_rule + c->by_balls + c->by_mpfr == 65536u);
      BOOST_TEST(c->by_balls > 50000u, f.name << ": " << c->by_balls);
      BOOST_TEST(c->by_mpfr >= 2u); // infinities
      BOOST_TEST(c->above_1 == above[o][0]);
      BOOST_TEST(c->above_4 == above[o][1]);
      BOOST_TEST(c->not_finite == t->not_finite);
      BOOST_TEST(c->worst.height == std::ceil(t->worst * grains));
      for (const census* cut : {c, o ? &again.slope : &again.value}) {
        BOOST_TEST(cut->broken.count == broken[o].count);
        BOOST_TEST(cut->broken.first == broken[o].first, boost::test_tools::per_element());
      }
    }
    BOOST_TEST((again.value.worst.at == seen.value.worst.at && again.slope.ratio.at == seen.slope.ratio.at));
  };
  check(record(activations::mish));
  check(record(activations::leaky_relu));
  check(record(activations::tanh));
}
