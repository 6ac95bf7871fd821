// SPDX-License-Identifier: Apache-2.0
// NaN, infinities, zeros of both signs, subnormals, in every form of every function on every level.
#define BOOST_TEST_MODULE "codegen/kernels/special"
#include <boost/test/unit_test.hpp>

#include "arrays.hpp"

#include <cmath>
#include <limits>
#include <string>

namespace {

using kernels::on_each_level;
using slope::infinity;
using kernels::format;

// The largest number of the type, and one that is subnormal in it.
double largest(const slope_kernel& k) { return kernels::oracle::largest(kernels::format_of(k)); }
double subnormal(const slope_kernel& k) { return std::ldexp(1.75, kernels::format_of(k).min_exponent - 2); }

constexpr slope_shape one_vector{1, 1, 40};

}  // namespace

// A NaN in any argument of an element is a NaN in all outputs of that element, of no other, and in the sums.
BOOST_AUTO_TEST_CASE(nan_in_nan_out) {
  on_each_level([](const slope_function& f, const slope_kernel& k, const std::string& where) {
    for (std::size_t poisoned = 0; poisoned < k.argument_count; ++poisoned) {
      if (kernels::is_written(k.arguments[poisoned].role)) continue;
      const format type = kernels::format_of(k);
      const std::uint64_t infinite = encode(type, infinity), sign = encode(type, -0.0), quiet = encode(type, slope::not_a_number);
      for (const std::uint64_t pattern : {quiet, sign | quiet, infinite | 1, sign | infinite | 0x2b}) {
        kernels::call c(f, k, one_vector, 0, false);
        const bool everywhere = k.arguments[poisoned].role == slope_scalar || k.arguments[poisoned].role == slope_learned;
        if (k.arguments[poisoned].role == slope_scalar)
          c.values[poisoned].scalar = std::numeric_limits<double>::quiet_NaN();
        else
          c[poisoned].set_bits(everywhere ? 0 : 5, pattern);
        BOOST_TEST_REQUIRE(c.run() == slope_ok, where);
        for (std::size_t out = 0; out < k.argument_count; ++out) {
          if (!kernels::is_written(k.arguments[out].role)) continue;
          for (std::size_t i = 0; i < c.size(out); ++i) {
            const bool wanted = everywhere || i == 5 || k.arguments[out].role == slope_learned_gradient;
            BOOST_REQUIRE_MESSAGE(std::isnan(c[out][i]) == wanted,
                                  where << ": NaN in " << k.arguments[poisoned].name << " gives " << k.arguments[out].name << "[" << i << "] = " << c[out][i]);
          }
        }
      }
    }
  });
}

// Plain values and derivatives of a finite or infinite number are numbers, +-inf give what the largest number gives or its limit.
BOOST_AUTO_TEST_CASE(infinities_give_the_limit) {
  on_each_level([](const slope_function& f, const slope_kernel& k, const std::string& where) {
    if (std::string_view(k.form) != "forward" && k.order == 0) return;
    const double top = largest(k), small = subnormal(k);
    const double points[] = {infinity, -infinity, top, -top, 0.0, -0.0, small, -small, 1e4, -1e4, 104.0, -104.0};
    kernels::call c(f, k, {1, 1, std::size(points)}, 0, false);
    for (std::size_t i = 0; i < std::size(points); ++i) c[0].set(i, points[i]);
    BOOST_TEST_REQUIRE(c.run() == slope_ok, where);
    const kernels::array y = c[k.argument_count - 1];
    for (std::size_t i = 0; i < std::size(points); ++i)
      BOOST_CHECK_MESSAGE(!std::isnan(y[i]), where << " of " << points[i] << " is NaN");
    for (const std::size_t side : {0, 1}) {
      const bool grows = std::fabs(y[side + 2]) > 100, same = y[side] == y[side + 2];
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
    const double points[] = {0.0, -0.0, 1e-4, -1e-4};
    for (std::size_t i = 0; i < std::size(points); ++i) c[0].set(i, points[i]);
    BOOST_TEST_REQUIRE(c.run() == slope_ok, where);
    const kernels::array y = c[k.argument_count - 1];
    if (!(y[0] == 0 && y[2] > 0 && y[3] < 0)) return;  // not odd there: relu, sigmoid
    BOOST_CHECK_MESSAGE(!std::signbit(y[0]) && std::signbit(y[1]), where << ": f(0) = " << y[0] << ", f(-0) = " << y[1]);
  });
}

// Underflow is gradual: identity keeps every subnormal number, and the others do not lose theirs where they are about c x.
BOOST_AUTO_TEST_CASE(subnormal_numbers_are_kept) {
  int kept = 0;
  on_each_level([&](const slope_function& f, const slope_kernel& k, const std::string& where) {
    if (std::string_view(k.form) != "forward" || std::string_view(f.shape) == "grouped") return;
    kernels::call c(f, k, {1, 1, 2}, 0, false);
    const double small = subnormal(k);
    c[0].set(0, small), c[0].set(1, small * 2);
    BOOST_TEST_REQUIRE(c.run() == slope_ok, where);
    const kernels::array y = c[k.argument_count - 1];
    if (std::fabs(y[1]) > 4 * small) return;  // f(0) is no zero: sigmoid
    BOOST_CHECK_MESSAGE(y[0] > 0 && std::fabs(y[1] - 2 * y[0]) <= small, where << ": f(" << small << ") = " << y[0] << ", f(" << 2 * small << ") = " << y[1]);
    ++kept;
  });
  BOOST_TEST(kept > 0);
}
