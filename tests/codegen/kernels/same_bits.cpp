// SPDX-License-Identifier: Apache-2.0
// On one target an element has the same bits whatever its place: in a long array or alone, at any alignment, in the tail, in
// place, on one thread or several; and nothing is written outside the outputs.
#define BOOST_TEST_MODULE "codegen/kernels/same_bits"
#include <boost/test/unit_test.hpp>

#include "arrays.hpp"

#include <string>

namespace {

constexpr const char* levels[] = {"sse41", "avx2", "avx512"};

template <class Visit>
void on_each_level(Visit visit) {
  int used = 0;
  for (const char* level : levels) {
    if (slope_set_target(level) != slope_ok) continue;  // this processor lacks it
    ++used;
    kernels::for_each("cpu", [&](const slope_function& f, const slope_kernel& k) { visit(f, k, std::string(k.symbol) + " on " + level); });
  }
  slope_set_target(nullptr);
  BOOST_TEST(used > 0);
}

// Two NaNs are equal here whatever their payload: which of two NaN inputs comes out is not promised.
std::vector<std::uint32_t> canonical(std::vector<std::uint32_t> bits) {
  for (std::uint32_t& b : bits)
    if ((b & 0x7fffffffu) > 0x7f800000u) b = 0x7fc00000u;
  return bits;
}

bool has_sums(const slope_kernel& k) {
  return std::any_of(k.arguments, k.arguments + k.argument_count, [](const slope_argument& a) { return a.role == slope_learned_gradient; });
}

}  // namespace

// Element i of a kernel over n elements equals the kernel over that element alone.
BOOST_AUTO_TEST_CASE(every_length_and_place) {
  on_each_level([](const slope_function& f, const slope_kernel& k, const std::string& where) {
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
          std::copy_n(whole.array(i).begin() + static_cast<std::ptrdiff_t>(row * n), length, part.array(i).begin() + static_cast<std::ptrdiff_t>(row * length));
        if (r == slope_learned) std::ranges::copy(whole.array(i), part.array(i).begin());
      }
      BOOST_TEST_REQUIRE(part.run() == slope_ok, where);
      BOOST_TEST(part.guards_hold(), where);
      for (std::size_t i = 0; i < k.argument_count; ++i) {
        if (k.arguments[i].role != slope_output) continue;
        const std::size_t rows = part.size(i) == length ? 1 : pieces;
        for (std::size_t row = 0; row < rows; ++row)
          for (std::size_t e = 0; e < length; ++e) {
            const float got = part.array(i)[row * length + e], wanted = whole.array(i)[row * n + e];
            const bool same = canonical({std::bit_cast<std::uint32_t>(got)}) == canonical({std::bit_cast<std::uint32_t>(wanted)});
            BOOST_REQUIRE_MESSAGE(same, where << ", length " << length << ", " << k.arguments[i].name << "[" << e << "]: " << got << " is not " << wanted);
          }
      }
    }
  });
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

BOOST_AUTO_TEST_CASE(threads_and_repetition) {
  on_each_level([](const slope_function& f, const slope_kernel& k, const std::string& where) {
    const bool whole_array = !has_sums(k);
    for (const slope_shape shape : {whole_array ? slope_shape{1, 1, (1u << 18) + 77} : slope_shape{1, 1, (1u << 18) + 1}, slope_shape{700, 400, 1}}) {
      const bool grouped = std::string_view(f.shape) == "grouped";
      const slope_shape s = grouped ? slope_shape{shape.outer, 2, shape.channels * shape.inner / 2 + 1} : shape;
      const kernels::call alone(f, k, s);
      slope_set_threads(1);
      BOOST_TEST_REQUIRE(alone.run() == slope_ok, where);
      for (const int threads : {2, 3}) {
        slope_set_threads(threads);
        const kernels::call many(f, k, s);
        BOOST_TEST_REQUIRE(many.run() == slope_ok, where);
        BOOST_REQUIRE_MESSAGE(many.outputs() == alone.outputs(), where << ", " << threads << " threads");
      }
    }
  });
  slope_set_threads(0);
}
