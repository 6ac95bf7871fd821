// SPDX-License-Identifier: Apache-2.0
// The inputs of a trial: the same numbers for the oracle and for the kernels, in the layout of each shape.
#define BOOST_TEST_MODULE "codegen/tool/trial"
#include <slope/codegen/tool/trial.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include <boost/test/unit_test.hpp>

#include "fakes.hpp"

using slope::tool::trial;

namespace {

const std::vector<slope::codegen::definition> all = slope::codegen::definitions(fakes::catalogue);
const auto &silu = all[0], &leaky = all[1], &prelu = all[2], &maxout = all[3], &swiglu = all[4];
const slope::tool::element_type &f32 = *slope::tool::type_named("f32"),
                                &f64 = *slope::tool::type_named("f64");

std::size_t count(const std::vector<double>& values, double x) {
  return static_cast<std::size_t>(std::count(values.begin(), values.end(), x));
}
bool same(slope_shape a, slope_shape b) {
  return a.outer == b.outer && a.channels == b.channels && a.inner == b.inner;
}

} // namespace

BOOST_AUTO_TEST_CASE(one_input) {
  const trial t(silu, f32, 4000);
  const std::vector<double> x = t.values("x");
  BOOST_TEST(x.size() == t.size());
  BOOST_TEST((t.size() > 2000 && t.size() < 20000));
  BOOST_TEST(same(t.shape(), {1, 1, t.size()}));
  const double infinity = std::numeric_limits<double>::infinity();
  for (double hard :
       {0.0, infinity, -infinity, 1.0, 0x1p-149, static_cast<double>(std::numeric_limits<float>::max())})
    BOOST_TEST(count(x, hard) >= 1u);
  BOOST_TEST(std::any_of(x.begin(), x.end(), [](double v) { return v != v; }));
  // Where silu' is 0 it is hard to compute.
  BOOST_TEST(std::count_if(x.begin(), x.end(), [](double v) { return v > -1.2785 && v < -1.2784; }) > 20);
  for (std::size_t i = 0; i + 1 < t.size(); i += 97) // NaN is last
    BOOST_TEST(t.point(i).arguments[0] == x[i]);
  for (std::size_t i = 0; i < t.size(); ++i)
    if (t.is_finite(i) != std::isfinite(x[i]))
      BOOST_TEST(false, x[i]);
}

BOOST_AUTO_TEST_CASE(every_number_of_a_16_bit_type) {
  for (const char* type : {"f16", "bf16"}) {
    BOOST_TEST(trial(silu, *slope::tool::type_named(type), std::nullopt).size() == 65536u);
    BOOST_TEST(trial(silu, *slope::tool::type_named(type), 1000).size() < 10000u);
  }
  const std::size_t usual = trial(silu, f32, std::nullopt).size();
  BOOST_TEST((usual > 16000 && usual < 30000));
}

BOOST_AUTO_TEST_CASE(numbers_are_described_with_all_their_digits) {
  const trial t(silu, f64, 300);
  for (std::size_t i = 0; i < t.size(); i += 7)
    if (const double x = t.point(i).arguments[0]; std::isfinite(x))
      BOOST_TEST(std::strtod(t.describe(i).c_str() + 4, nullptr) == x); // after "x = "
}

BOOST_AUTO_TEST_CASE(parameters_are_what_the_kernel_gets) {
  BOOST_TEST(trial(leaky, f32, 10).values("alpha")[0] == static_cast<double>(0.01f));
  BOOST_TEST(trial(leaky, *slope::tool::type_named("bf16"), 10).values("alpha")[0] ==
             static_cast<double>(0.01f));
  BOOST_TEST(trial(leaky, f64, 10).values("alpha")[0] == 0.01);
  const trial t(prelu, f32, 10);
  BOOST_TEST(same(t.shape(), {1, t.size(), 1}));
  BOOST_TEST(t.values("a") == std::vector<double>(t.size(), 0.25));
  BOOST_TEST(t.point(3).arguments[1] == 0.25);
}

BOOST_AUTO_TEST_CASE(pairs) {
  const trial gated(swiglu, f32, 0), grouped(maxout, f32, 0);
  BOOST_TEST(grouped.size() == 64u * 64u);
  BOOST_TEST(gated.size() == 62u * 62u); // without the infinities
  BOOST_TEST(same(grouped.shape(), {1, 2, 64 * 64}));
  const std::vector<double> gate = gated.values("gate"), value = gated.values("value"),
                            x = grouped.values("x");
  BOOST_TEST(x.size() == 2 * grouped.size());
  BOOST_TEST(count(gate, 1) == 62u);
  BOOST_TEST(count(value, 1) == 62u);
  for (std::size_t i = 0; i < grouped.size(); ++i)
    if (x[i] == 1 && x[i + grouped.size()] == -1) {
      BOOST_TEST(grouped.point(i, 1).pieces[0] == 1);
      BOOST_TEST(grouped.point(i, 1).pieces[1] == -1);
      BOOST_TEST(grouped.point(i, 1).piece == 1);
      BOOST_TEST(grouped.describe(i) == "x_1 = 1, x_2 = -1");
    }
  BOOST_TEST(gated.describe(0).starts_with("gate = -"));
  BOOST_TEST(gated.describe(0).find(", value = -") != std::string::npos);
}
