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
  const query questions[] = {value, derivative(1)};
  judge j(f, questions, others);
  for (std::size_t first = 0; first < 65536; first += piece) {
    const account accounts[] = {{measures[0], std::span(computed[0]).subspan(first, piece), seen.value},
                                {measures[1], std::span(computed[1]).subspan(first, piece), seen.slope}};
    j.hear(first, accounts);
  }
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

BOOST_AUTO_TEST_CASE(beside_a_second_input) {
  constexpr auto f =
      activation<"gate">([](auto x, auto y) { return x * sigmoid(x) * y; }, input<"x">, input<"y">);
  const tape written = record(f);
  const query questions[] = {value, partial(0), partial(1)};
  const yardstick correctly{bf16, promised(tier::fast, bf16, quantity::value)};
  const std::vector<double> x = every(bf16);
  judge j(written, questions, std::vector{1.0});
  for (const double y : {3.0, -0x1p-133, infinity, not_a_number}) {
    j.beside(std::vector{y});
    std::array<census, 3> seen;
    std::array<std::vector<double>, 3> computed;
    std::size_t wrong = 0;
    for (std::size_t q = 0; q < 3; ++q)
      for (std::size_t i = 0; i < x.size(); ++i) {
        const double at[] = {x[i], y};
        const bool known = std::isfinite(x[i]) && std::isfinite(y);
        const double right = known ? rounded(bf16, evaluate(written, {at}, questions[q])) : not_a_number;
        const bool spoiled = known && i == 0x3f80 + q; // from 1 on
        wrong += spoiled;
        computed[q].push_back(spoiled ? right + std::ldexp(1, unit_exponent(bf16, right)) : right);
      }
    j.hear(0, std::vector<account>{{correctly, computed[0], seen[0]},
                                   {correctly, computed[1], seen[1]},
                                   {correctly, computed[2], seen[2]}});
    for (std::size_t q = 0; q < 3; ++q) {
      const bool nan = std::isnan(y), none = std::isinf(y);
      BOOST_TEST(seen[q].count == (nan ? 65536u : none ? 254u : 65534u)); // infinities are not counted
      BOOST_TEST(seen[q].by_rule == (nan ? 65536u : 254u));
      BOOST_TEST(seen[q].broken.count == wrong / 3);
      if (wrong)
        BOOST_TEST(seen[q].broken.first.front() == 0x3f80 + q);
    }
  }
}
