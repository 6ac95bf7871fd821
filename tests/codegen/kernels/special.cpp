// SPDX-License-Identifier: Apache-2.0
// NaN, infinities, zeros of both signs, subnormals, in every form of every function on every level.
#define BOOST_TEST_MODULE "codegen/kernels/special"
#include <boost/test/unit_test.hpp>

#include "arrays.hpp"

#include <cmath>
#include <limits>
#include <string>

namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN(), inf = std::numeric_limits<float>::infinity();

template <class Visit>
void on_each_level(Visit visit) {
  for (const char* level : {"sse41", "avx2", "avx512"}) {
    if (slope_set_target(level) != slope_ok) continue;
    kernels::for_each("cpu", [&](const slope_function& f, const slope_kernel& k) { visit(f, k, std::string(k.symbol) + " on " + level); });
  }
  slope_set_target(nullptr);
}

constexpr slope_shape one_vector{1, 1, 40};

}  // namespace

// A NaN in any argument of an element is a NaN in all outputs of that element, of no other, and in the sums.
BOOST_AUTO_TEST_CASE(nan_in_nan_out) {
  on_each_level([](const slope_function& f, const slope_kernel& k, const std::string& where) {
    for (std::size_t poisoned = 0; poisoned < k.argument_count; ++poisoned) {
      if (kernels::is_written(k.arguments[poisoned].role)) continue;
      for (const std::uint32_t payload : {0x7fc00000u, 0xffc00000u, 0x7f800001u, 0xff812345u}) {
        kernels::call c(f, k, one_vector, 0, false);
        const bool everywhere = k.arguments[poisoned].role == slope_scalar || k.arguments[poisoned].role == slope_learned;
        if (k.arguments[poisoned].role == slope_scalar)
          c.values[poisoned].scalar = std::numeric_limits<double>::quiet_NaN();
        else
          c.array(poisoned)[everywhere ? 0 : 5] = std::bit_cast<float>(payload);
        BOOST_TEST_REQUIRE(c.run() == slope_ok, where);
        for (std::size_t out = 0; out < k.argument_count; ++out) {
          if (!kernels::is_written(k.arguments[out].role)) continue;
          for (std::size_t i = 0; i < c.size(out); ++i) {
            const bool wanted = everywhere || i == 5 || k.arguments[out].role == slope_learned_gradient;
            BOOST_REQUIRE_MESSAGE(std::isnan(c.array(out)[i]) == wanted,
                                  where << ": NaN in " << k.arguments[poisoned].name << " gives " << k.arguments[out].name << "[" << i << "] = " << c.array(out)[i]);
          }
        }
      }
    }
  });
}

// Plain values and derivatives of a finite or infinite number are numbers, +-inf give what +-3e38 gives or its limit.
BOOST_AUTO_TEST_CASE(infinities_give_the_limit) {
  on_each_level([](const slope_function& f, const slope_kernel& k, const std::string& where) {
    if (k.argument_count == 0 || (std::string_view(k.form) != "forward" && k.order == 0)) return;
    const float points[] = {inf, -inf, 3e38f, -3e38f, 0.0f, -0.0f, 1e-40f, -1e-40f, 1e10f, -1e10f, 104.0f, -104.0f};
    kernels::call c(f, k, {1, 1, std::size(points)}, 0, false);
    std::ranges::copy(points, c.array(0).begin());
    BOOST_TEST_REQUIRE(c.run() == slope_ok, where);
    const auto y = c.array(k.argument_count - 1);
    for (std::size_t i = 0; i < std::size(points); ++i)
      BOOST_CHECK_MESSAGE(!std::isnan(y[i]), where << " of " << points[i] << " is NaN");
    for (const std::size_t side : {0, 1}) {
      const bool grows = std::fabs(y[side + 2]) > 1e30f, same = y[side] == y[side + 2];
      BOOST_CHECK_MESSAGE(grows ? std::isinf(y[side]) && std::signbit(y[side]) == std::signbit(y[side + 2]) : same,
                          where << " of " << points[side] << " is " << y[side] << ", of " << points[side + 2] << " " << y[side + 2]);
    }
  });
}

// f(-0) = -0 where f(x) is about c x, c > 0, near 0: the sign of zero is the sign of the neighbours.
BOOST_AUTO_TEST_CASE(zero_keeps_its_sign_where_f_is_odd) {
  on_each_level([](const slope_function& f, const slope_kernel& k, const std::string& where) {
    if (std::string_view(k.form) != "forward" || std::string_view(f.shape) == "grouped") return;
    kernels::call c(f, k, {1, 1, 4}, 0, false);
    const float points[] = {0.0f, -0.0f, 1e-30f, -1e-30f};
    std::ranges::copy(points, c.array(0).begin());
    BOOST_TEST_REQUIRE(c.run() == slope_ok, where);
    const auto y = c.array(k.argument_count - 1);
    if (!(y[0] == 0 && y[2] > 0 && y[3] < 0)) return;  // not odd there: relu, sigmoid
    BOOST_CHECK_MESSAGE(!std::signbit(y[0]) && std::signbit(y[1]), where << ": f(0) = " << y[0] << ", f(-0) = " << y[1]);
  });
}
