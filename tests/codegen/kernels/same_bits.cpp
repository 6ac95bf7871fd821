// SPDX-License-Identifier: Apache-2.0
// On one target an element has the same bits whatever its place: in a long array or alone, at any alignment, in the tail, in
// place, on one thread or several; and nothing is written outside the outputs.
#define BOOST_TEST_MODULE "codegen/kernels/same_bits"
#include <boost/test/unit_test.hpp>

#include "arrays.hpp"

#include <string>

namespace {

using kernels::on_each_level;

bool has_sums(const slope_kernel& k) {
  return std::any_of(k.arguments, k.arguments + k.argument_count, [](const slope_argument& a) { return a.role == slope_learned_gradient; });
}

}  // namespace

// Element i of a kernel over n elements equals the kernel over that element alone.
BOOST_AUTO_TEST_CASE(every_length_and_place) {
  const int used = on_each_level([](const slope_function& f, const slope_kernel& k, const std::string& where) {
    const bool grouped = std::string_view(f.shape) == "grouped";
    constexpr std::size_t n = 131;
    const std::size_t pieces = grouped ? 3 : 1;
    kernels::call whole(f, k, {1, pieces, n});
    BOOST_TEST_REQUIRE(whole.run() == slope_ok, where << ": " << slope_error_message());
    BOOST_TEST(whole.guards_hold(), where);
    for (std::size_t length : {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 100}) {
      kernels::call part(f, k, {1, pieces, length});
      for (std::size_t i = 0; i < k.argument_count; ++i) {
        const slope_role r = k.arguments[i].role;
        if (r == slope_scalar || kernels::is_written(r)) continue;
        const std::size_t rows = part.size(i) == length ? 1 : r == slope_learned ? 0 : pieces;
        for (std::size_t row = 0; row < rows; ++row)
          for (std::size_t e = 0; e < length; ++e) part[i].set_bits(row * length + e, whole[i].bits(row * n + e));
        for (std::size_t e = 0; r == slope_learned && e < part.size(i); ++e) part[i].set_bits(e, whole[i].bits(e));
      }
      BOOST_TEST_REQUIRE(part.run() == slope_ok, where);
      BOOST_TEST(part.guards_hold(), where);
      for (std::size_t i = 0; i < k.argument_count; ++i) {
        if (k.arguments[i].role != slope_output) continue;
        const std::size_t rows = part.size(i) == length ? 1 : pieces;
        for (std::size_t row = 0; row < rows; ++row)
          for (std::size_t e = 0; e < length; ++e) {
            const std::size_t here = row * length + e, there = row * n + e;
            BOOST_REQUIRE_MESSAGE(part[i].canonical(here) == whole[i].canonical(there),
                                  where << ", length " << length << ", " << k.arguments[i].name << "[" << e << "]: " << part[i][here] << " is not " << whole[i][there]);
          }
      }
    }
  });
  BOOST_TEST(used > 0);
}

BOOST_AUTO_TEST_CASE(every_alignment) {
  on_each_level([](const slope_function& f, const slope_kernel& k, const std::string& where) {
    const slope_shape shape{2, 3, 37};
    const kernels::call reference(f, k, shape);
    BOOST_TEST_REQUIRE(reference.run() == slope_ok, where);
    for (std::size_t offset = 1; offset < 64; ++offset) {
      const kernels::call shifted(f, k, shape, offset);
      BOOST_TEST_REQUIRE(shifted.run() == slope_ok, where);
      BOOST_REQUIRE_MESSAGE(shifted.outputs() == reference.outputs(), where << ", offset " << offset);
      BOOST_REQUIRE_MESSAGE(shifted.guards_hold(), where << ", offset " << offset);
    }
  });
}

// Each output in the place of each input of its size.
BOOST_AUTO_TEST_CASE(in_place) {
  int pairs = 0;
  on_each_level([&](const slope_function& f, const slope_kernel& k, const std::string& where) {
    if (std::string_view(f.shape) == "grouped") return;
    for (const slope_shape shape : {slope_shape{1, 1, 1003}, slope_shape{7, 300, 1}, slope_shape{2, 3, 50}}) {
      const kernels::call apart(f, k, shape);
      BOOST_TEST_REQUIRE(apart.run() == slope_ok, where);
      for (std::size_t out = 0; out < k.argument_count; ++out)
        for (std::size_t in = 0; in < k.argument_count; ++in) {
          const slope_role r = k.arguments[in].role;
          if (k.arguments[out].role != slope_output || (r != slope_input && r != slope_cotangent)) continue;
          kernels::call together(f, k, shape);
          together.values[out] = together.values[in];
          BOOST_TEST_REQUIRE(together.run() == slope_ok, where << ": " << slope_error_message());
          BOOST_REQUIRE_MESSAGE(together.outputs() == apart.outputs(), where << ": " << k.arguments[out].name << " in the place of " << k.arguments[in].name);
          ++pairs;
        }
    }
  });
  BOOST_TEST(pairs > 100);
}

// Where the last bit is right, it is the same bit on every level: the exact tier in all forms but the third derivative, and f and
// f' of all 65,536 numbers of a 16-bit type. Of a result that is rounded to zero the sign is not promised.
BOOST_AUTO_TEST_CASE(every_level) {
  int compared = 0;
  kernels::for_each("cpu", [&](const slope_function& f, const slope_kernel& k) {
    const bool sixteen_bits = kernels::format_of(k).bits() == 16, exact = std::string_view(k.accuracy) == "exact";
    const bool value_or_slope = std::string_view(k.form) == "forward" || k.order == 1;
    if (k.order == 3 || (!exact && !(sixteen_bits && value_or_slope))) return;
    const std::size_t pieces = std::string_view(f.shape) == "grouped" ? 2 : 1;
    kernels::call c(f, k, {1, pieces, sixteen_bits ? 65536u : 20000u});
    for (std::size_t i = 0; sixteen_bits && i < c.size(0); ++i) c[0].set_bits(i, i % 65536 + i / 65536 * 12345);
    std::vector<std::vector<std::uint64_t>> outputs;
    for (const char* level : kernels::levels)
      if (slope_set_target(level) == slope_ok) {
        BOOST_TEST_REQUIRE(c.run() == slope_ok, k.symbol << ": " << slope_error_message());
        outputs.push_back(c.canonical_outputs());
        for (std::uint64_t& bits : outputs.back())
          if (bits == encode(kernels::format_of(k), -0.0)) bits = 0;
      }
    for (const auto& other : outputs) BOOST_CHECK_MESSAGE(other == outputs[0], k.symbol);
    compared += static_cast<int>(outputs.size()) - 1;
  });
  slope_set_target(nullptr);
  BOOST_TEST_MESSAGE(compared << " comparisons");
}

// How a call is cut does not depend on the level.
BOOST_AUTO_TEST_CASE(threads_and_repetition) {
  kernels::for_each("cpu", [](const slope_function& f, const slope_kernel& k) {
    for (const slope_shape shape : {slope_shape{1, 1, (1u << 18) + (has_sums(k) ? 1 : 77)}, slope_shape{700, 400, 1}}) {
      const bool grouped = std::string_view(f.shape) == "grouped";
      const slope_shape s = grouped ? slope_shape{shape.outer, 2, shape.channels * shape.inner / 2 + 1} : shape;
      const kernels::call alone(f, k, s);
      slope_set_threads(1);
      BOOST_TEST_REQUIRE(alone.run() == slope_ok, k.symbol);
      for (const int threads : {2, 3}) {
        slope_set_threads(threads);
        const kernels::call many(f, k, s);
        BOOST_TEST_REQUIRE(many.run() == slope_ok, k.symbol);
        BOOST_REQUIRE_MESSAGE(many.outputs() == alone.outputs(), k.symbol << ", " << threads << " threads");
      }
    }
  });
  slope_set_threads(0);
}
