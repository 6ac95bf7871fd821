// SPDX-License-Identifier: Apache-2.0
// Rounding and bit patterns of the four element types.
#define BOOST_TEST_MODULE "codegen/oracle/format"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/oracle/format.hpp>

#include <bit>
#include <cmath>
#include <random>
#include <stdexcept>

namespace {
using namespace slope;
using namespace slope::codegen::oracle;

BOOST_AUTO_TEST_CASE(bit_patterns_of_the_16_bit_types_go_there_and_back) {
  for (const format& f : {f16, bf16}) {
    const std::vector<double> all = every(f);
    BOOST_REQUIRE(all.size() == 65536U);
    std::size_t nans = 0;
    for (std::uint64_t bits = 0; bits < 65536; ++bits)
      if (std::isnan(all[bits]))
        ++nans;
      else if (encode(f, all[bits]) != bits)
        BOOST_ERROR("pattern " << bits);
    BOOST_TEST(nans == (f == f16 ? 2046U : 254U));
  }
  BOOST_TEST(every(f16)[0x3c00] == 1);
  BOOST_TEST(every(f16)[0x7bff] == 65504);
  BOOST_TEST(every(f16)[0x8001] == -0x1p-24);
  BOOST_TEST(every(bf16)[0x3f80] == 1);
  BOOST_TEST(every(bf16)[0x4049] == 3.140625);
  BOOST_CHECK_THROW(every(f32), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(float32_and_float64_are_those_of_the_machine) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 100000; ++i) {
    const std::uint64_t bits = random();
    const auto narrow = std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    const auto wide = std::bit_cast<double>(bits);
    if (!std::isnan(narrow)) {
      BOOST_REQUIRE(decode(f32, bits & 0xffffffff) == static_cast<double>(narrow));
      BOOST_REQUIRE(encode(f32, narrow) == (bits & 0xffffffff));
    }
    if (!std::isnan(wide)) {
      BOOST_REQUIRE(decode(f64, bits) == wide);
      BOOST_REQUIRE(encode(f64, wide) == bits);
      BOOST_REQUIRE(rounded(f32, wide) == static_cast<double>(static_cast<float>(wide)));
    }
  }
}

BOOST_AUTO_TEST_CASE(ties_go_to_even_unless_the_second_half_decides) {
  BOOST_TEST(rounded(f32, 1 + 0x1p-24) == 1);
  BOOST_TEST(rounded(f32, 1 + 0x3p-24) == 1 + 0x1p-22);
  BOOST_TEST(rounded(f32, double_double(1 + 0x1p-24, 0x1p-100)) == 1 + 0x1p-23);
  BOOST_TEST(rounded(f32, double_double(1 + 0x3p-24, -0x1p-100)) == 1 + 0x1p-23);
  BOOST_TEST(rounded(f32, double_double(-1 - 0x1p-24, -0x1p-100)) == -1 - 0x1p-23);
  BOOST_TEST(rounded(f32, 0x1p-150) == 0);
  BOOST_TEST(rounded(f32, double_double(0x1p-150, 0x1p-250)) == 0x1p-149);
  BOOST_TEST(std::signbit(rounded(f32, -0x1p-200)));
  BOOST_TEST(rounded(f16, 65519.99) == 65504);
  BOOST_TEST(rounded(f16, 65520) == infinity);
  BOOST_TEST(rounded(f16, double_double(65520, -0x1p-40)) == 65504);
}

BOOST_AUTO_TEST_CASE(the_unit_is_that_of_the_rounded_number) {
  BOOST_TEST(unit_exponent(f32, 1) == -23);
  BOOST_TEST(unit_exponent(f32, 1 - 0x1p-24) == -24);
  BOOST_TEST(unit_exponent(f32, 1 - 0x1p-25) == -23); // rounds to 1
  BOOST_TEST(unit_exponent(f32, 0x1p-140) == -149);
  BOOST_TEST(unit_exponent(f32, 0) == -149);
  BOOST_TEST(unit_exponent(f16, 1e-9) == -24);
  BOOST_TEST(unit_exponent(f64, 0x1p-1060) == -1074);
}

} // namespace
