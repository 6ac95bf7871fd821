// SPDX-License-Identifier: Apache-2.0
// Every elementary function, vectorised by the JIT for each CPU level of this machine, against the long
// double library on a stride through all float32 bit patterns and on special values.
#define BOOST_TEST_MODULE "codegen/elementary/elementary"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/elementary/bounds.hpp>
#include <slope/codegen/elementary/elementary.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "narrow.hpp"
#include "sweep.hpp"

namespace {
namespace el = slope::codegen::elementary;
using Halide::Expr;
using real = long double;
using slope::testing::error_in_ulp;

using entry = slope::testing::entry<real>;

const std::vector<entry>& table() {
  static const std::vector<entry> all = slope::testing::narrow_functions<real>();
  return all;
}

double bound_of(const std::string& name, const Halide::Target& target) {
  const el::error_bound bound = el::bound_of(name);
  return target.has_feature(Halide::Target::FMA) ? bound.fused : bound.narrow;
}

std::vector<float> inputs() {
  std::vector<float> x;
  for (std::uint64_t bits = 0; bits < (std::uint64_t{1} << 32); bits += 4099)
    x.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
  for (std::uint32_t bits = std::bit_cast<std::uint32_t>(0.125F); bits < std::bit_cast<std::uint32_t>(8.0F); bits += 251)
    for (float sign : {1.0F, -1.0F})  // where every function has its life
      x.push_back(sign * std::bit_cast<float>(bits));
  const auto inf = std::numeric_limits<float>::infinity();
  for (float value : {0.0F,
                      inf,
                      std::numeric_limits<float>::quiet_NaN(),
                      1.0F,
                      0x1p-149F,
                      0x1p-126F,
                      0x1.fffffep127F,
                      88.722839F,
                      88.72284F,
                      87.33655F,
                      103.972F,
                      104.0F,
                      103.97208F,
                      0.5F,
                      2.0F,
                      14.4F,
                      10.05F,
                      16.6F,
                      19.4F,
                      0x1p24F,
                      1e5F})
    for (float sign : {1.0F, -1.0F})
      for (int step = -2; step <= 2; ++step)
        x.push_back(std::bit_cast<float>(std::bit_cast<std::uint32_t>(sign * value) +
                                         static_cast<std::uint32_t>(step)));
  for (int i = -20000; i <= 20000; ++i)
    x.push_back(static_cast<float>(i) * 0x1.0f3p-9F);
  return x;
}

} // namespace

BOOST_AUTO_TEST_CASE(within_the_stated_bounds) try {
  slope::testing::check_bounds(
      table(), inputs(), bound_of, error_in_ulp<real>);
} catch (const Halide::Error& error) {
  BOOST_FAIL(error.what());
}

// What is read from an array is known to be NaN by one comparison, what was computed by its bits.
BOOST_AUTO_TEST_CASE(infinities_that_were_computed) try {
  constexpr float infinite = std::numeric_limits<float>::infinity();
  std::vector<float> x(64, 1.0F);
  x[3] = infinite, x[4] = -infinite, x[5] = std::numeric_limits<float>::quiet_NaN();
  const int n = static_cast<int>(x.size());
  const Halide::Buffer<float> source(x.data(), n);
  Halide::Buffer<int> nothing(n);
  nothing.fill(0);
  const Halide::Var i("i");
  for (const Halide::Target& target : slope::testing::cpu_levels())
    for (const entry& function : table()) {
      const Expr computed = Halide::reinterpret<float>(Halide::reinterpret<int>(source(i)) + nothing(i));
      Halide::Buffer<float> y(n);
      slope::testing::vectorised<float>(function.ours(computed), i, target).realize(y, target);
      for (int j = 2; j < 6; ++j) {
        const float at = x[static_cast<std::size_t>(j)];
        BOOST_CHECK_MESSAGE(error_in_ulp(y(j), function.reference(at)) <= bound_of(function.name, target),
                            function.name << " of " << at << " gave " << y(j) << ", " << target.to_string());
      }
    }
} catch (const Halide::Error& error) {
  BOOST_FAIL(error.what());
}

BOOST_AUTO_TEST_CASE(pow_follows_c_on_special_pairs) try {
  const std::vector<float> values = slope::testing::with_special<float>(
      {0.0F, 0x1p-149F, 0.5F, 1.0F, 1.5F, 2.0F, 3.0F, 0x1p24F, 16777215.0F, 0x1.fffffep127F});
  slope::testing::of_all_pairs(values, el::pow, [](float x, float p, float got) {
    const real exact = std::pow(real(x), real(p));
    BOOST_CHECK_MESSAGE(error_in_ulp(got, exact) <= el::bound_of("pow").narrow,
                        x << " ^ " << p << " gave " << got);
    BOOST_CHECK_MESSAGE(std::isnan(exact) || std::signbit(exact) == std::signbit(got),
                        x << " ^ " << p << ": sign");
  });
} catch (const Halide::Error& error) {
  BOOST_FAIL(error.what());
}
