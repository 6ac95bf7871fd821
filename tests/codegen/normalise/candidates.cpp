// SPDX-License-Identifier: Apache-2.0
// Every candidate of every textbook function, orders 0 to 3, run in float and in double: what it promises, and what it
// costs.
#define BOOST_TEST_MODULE "codegen/normalise/candidates"
#include <boost/test/unit_test.hpp>

#include <functional>
#include <iomanip>
#include <iostream>

#include <slope/codegen/normalise/normal_form.hpp>
#include <slope/codegen/oracle/error.hpp>
#include <slope/codegen/oracle/oracle.hpp>
#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>

#include "chosen.hpp"
#include "formulas.hpp"

using namespace slope::literals;
using measuring::choice;
using measuring::chosen;
using measuring::cost;
using measuring::definition;
using measuring::orders;
using slope::activation;
using slope::input;
using slope::codegen::definition_of;
using slope::codegen::normalise::candidate;
using slope::codegen::normalise::candidates;

namespace {

constexpr auto swiglu =
    activation<"swiglu">([](auto g, auto u) { return u * g * slope::sigmoid(g); }, input<"g">, input<"u">);

std::vector<definition> functions() {
  std::vector<definition> all;
  for (const definition& d : slope::codegen::definitions(slope::activations::catalogue))
    if (d.shape != slope::shape::grouped) all.push_back(d);
  for (const char* name : {"swish_beta", "tanhexp", "logish", "quick_gelu", "log_sigmoid", "lisht", "celu", "hardswish", "softsign", "smish"})
    all.push_back(formulas::named(name));
  all.push_back(definition_of(swiglu));
  return all;
}

}  // namespace

// The functions of the catalogue and eleven more: for each order some candidate keeps the contract of the fast tier, in
// float or in double rounded once. Prints the table of what was chosen.
BOOST_AUTO_TEST_CASE(some_candidate_keeps_the_contract) {
  const auto x = measuring::inputs(4, 300);
  for (const definition& d : functions()) {
    const auto roots = orders(d);
    const auto r = measuring::reference_of(d, roots, x);
    for (int order = 0; order <= 3; ++order) {
      const int root = roots[static_cast<std::size_t>(order)];
      const auto all = candidates(d, {&root, 1});
      const choice c = chosen({all, all}, r, d, root, order);
      BOOST_TEST_CONTEXT(d.name << ", order " << order) {
        BOOST_REQUIRE(!all.empty());
        BOOST_CHECK(c.best != nullptr);
      }
      if (c.best)
        std::cout << std::left << std::setw(12) << d.name << order << "  " << std::setw(9) << cost(c.best->steps)
                  << std::setprecision(2) << " contract " << std::setw(6) << c.error.contract << " ulp " << std::setw(8)
                  << c.error.ulp << (c.in_double ? " in double, " : " ") << c.best->description << "\n";
    }
  }
}

// What measurement need not find out: no candidate makes a NaN or an infinity of a number, all have the limits.
BOOST_AUTO_TEST_CASE(every_candidate_is_finite_and_has_the_limits) {
  const auto x = measuring::inputs(2, 40);
  for (const definition& d : functions()) {
    const auto roots = orders(d);
    const auto r = measuring::reference_of(d, roots, x);
    for (int order = 0; order <= 3; ++order) {
      const int root = roots[static_cast<std::size_t>(order)];
      for (const candidate& c : candidates(d, {&root, 1})) {
        BOOST_TEST_CONTEXT(d.name << ", order " << order << ", " << c.description) {
          BOOST_TEST(measuring::error_of<float>(c.steps, 0, r, static_cast<std::size_t>(order), order).broken == "");
          BOOST_TEST(
              (measuring::error_of<float, double>(c.steps, 0, r, static_cast<std::size_t>(order), order).broken) == "");
          BOOST_TEST(measuring::limits_of(c.steps, 0, d, root) == "");
        }
      }
    }
  }
}

// In float64 what float32 has long lost is there, down to the subnormal numbers; a candidate for float32 is cut off.
BOOST_AUTO_TEST_CASE(candidates_for_float64_reach_its_exponents) {
  namespace oracle = slope::codegen::oracle;
  for (const definition& d : {definition_of(slope::activations::silu), definition_of(slope::activations::mish), formulas::named("quick_gelu")}) {
    const int root = d.partials.root(0);
    const auto of_32 = candidates(d, {&root, 1}), of_64 = candidates(d, {&root, 1}, 64);
    BOOST_REQUIRE((!of_32.empty() && !of_64.empty()));
    for (const double x : {-130.0, -300.0, -430.0, -700.0, -740.0, -752.0, -760.0, -1e5, -1e308, 1e308}) {
      const double at[] = {x};
      const slope::double_double exact = oracle::evaluate(d.written, {at});
      const auto error = [&](const candidate& c) { return oracle::ulps(oracle::f64, interpreting::interpret<double>(c.steps, {x})[0], exact); };
      for (const candidate& c : of_64)
        if (c.description.find("late") != std::string::npos && c.description.find("compensated") != std::string::npos)
          BOOST_TEST(error(c) < 16, d.name << " at " << x << " by " << c.description << ": " << error(c));
      if (x == -130) BOOST_TEST(error(of_32[0]) > 1e6);
    }
  }
}

// 0.001 + 1.001 E is much larger than what it is divided by where E is 1; but there x is small.
BOOST_AUTO_TEST_CASE(what_vanishes_may_be_large_before) {
  using namespace slope::literals;
  const definition d = definition_of(slope::activation<"f">([](auto x) { return x * (0.001_c + slope::sigmoid(x)); }, slope::input<"x">));
  const int root = d.partials.root(0);
  BOOST_TEST(!candidates(d, {&root, 1}).empty());
}

// A program that returns its input, or zero, or what is off by a few units, does not pass the same checks.
BOOST_AUTO_TEST_CASE(the_checks_can_fail) {
  const definition d = definition_of(slope::activations::silu);
  const auto roots = orders(d);
  const auto r = measuring::reference_of(d, roots, measuring::inputs(4, 300));
  const auto zero = [](slope::codegen::program_builder& b) { return b.constant(0.0); };
  const auto same = [](slope::codegen::program_builder& b) { return b.argument(0); };
  for (const auto& make : {std::function<int(slope::codegen::program_builder&)>(zero),
                           std::function<int(slope::codegen::program_builder&)>(same)}) {
    slope::codegen::program_builder builder;
    builder.result.outputs = {make(builder)};
    BOOST_TEST(measuring::error_of<float>(builder.result, 0, r, 0, 0).contract > 1);
    BOOST_TEST(!measuring::limits_of(builder.result, 0, d, roots[0]).empty());
  }
  slope::codegen::program_builder builder;
  const auto all = candidates(d, {&roots[0], 1});
  const choice c = chosen({all, all}, r, d, roots[0], 0);
  BOOST_REQUIRE(c.best);
  const std::vector<int> x{builder.argument(0)};
  const int y = builder.copy(c.best->steps, x)[0];
  builder.result.outputs = {builder.make(slope::codegen::step::multiply, y, builder.constant(1.0000007))};
  BOOST_TEST(measuring::error_of<float>(builder.result, 0, r, 0, 0).contract > 1);
}

// Exact costs of the cheapest candidate, and of the first with a late scale.
BOOST_AUTO_TEST_CASE(costs) {
  namespace known = slope::activations;
  const auto cheapest = [](const definition& d, int order, bool late = false) {
    const int root = orders(d)[static_cast<std::size_t>(order)];
    for (const candidate& c : candidates(d, {&root, 1}))
      if (!late || c.description.find("late") != std::string::npos) return cost(c.steps);
    return std::string("none");
  };
  BOOST_TEST(cheapest(definition_of(known::sigmoid), 0) == "1+1+3");
  BOOST_TEST(cheapest(definition_of(known::sigmoid), 1) == "1+1+5");
  BOOST_TEST(cheapest(definition_of(known::tanh), 0) == "1+1+5");
  BOOST_TEST(cheapest(definition_of(known::tanh), 1) == "1+1+6");
  BOOST_TEST(cheapest(definition_of(known::silu), 0) == "1+1+6");
  BOOST_TEST(cheapest(definition_of(known::silu), 0, true) == "1+1+8");
  BOOST_TEST(cheapest(definition_of(known::silu), 1) == "1+1+6");
  BOOST_TEST(cheapest(definition_of(known::elu), 0) == "1+0+3");
  BOOST_TEST(cheapest(definition_of(known::elu), 1) == "1+0+6");
  BOOST_TEST(cheapest(definition_of(known::mish), 0) == "1+1+10");
  BOOST_TEST(cheapest(definition_of(known::mish), 0, true) == "1+1+11");
  BOOST_TEST(cheapest(definition_of(known::mish), 1) == "1+1+11");
}

// One program for several roots: one exponential, one division, and the contract kept for each root.
BOOST_AUTO_TEST_CASE(roots_share_their_exponential) {
  for (const definition& d : {definition_of(slope::activations::silu), definition_of(slope::activations::mish)}) {
    const auto roots = orders(d);
    const auto r = measuring::reference_of(d, roots, measuring::inputs(2, 100));
    const auto all = candidates(d, {roots.data(), 2});
    BOOST_REQUIRE(!all.empty());
    BOOST_TEST(cost(all[0].steps) == (d.name == "silu" ? "1+2+9" : "1+2+15"));
    const auto keeps = [&](const candidate& c, std::size_t k) {
      const auto e = measuring::error_of<float>(c.steps, k, r, k, static_cast<int>(k));
      return e.contract <= 1 && e.broken.empty() && measuring::limits_of(c.steps, k, d, roots[k]).empty();
    };
    BOOST_TEST(std::any_of(all.begin(), all.end(),
                           [&](const candidate& c) {
                             return count(c.steps).calls == 1 && count(c.steps).divisions == 1 && keeps(c, 0) &&
                                    keeps(c, 1);
                           }),
               d.name);
  }
}
