// SPDX-License-Identifier: Apache-2.0
// Elements of 16 bits: all patterns survive, doubles round once to nearest even.
#define BOOST_TEST_MODULE "codegen/runtime/element"
#include <slope/codegen/runtime/element.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>

using slope::runtime::element;

namespace {

std::uint16_t rounded(element e, double v) {
  std::uint16_t bits = 0;
  slope::runtime::store(e, &bits, 0, v);
  return bits;
}

} // namespace

BOOST_AUTO_TEST_CASE(all_patterns_survive) {
  for (element e : {element::f16, element::bf16}) {
    int wrong = 0;
    for (unsigned b = 0; b < 0x10000; ++b) {
      const std::uint16_t bits = static_cast<std::uint16_t>(b);
      const double v = slope::runtime::load(e, &bits, 0);
      if (std::isnan(v) ? !std::isnan([&] {
            auto r = rounded(e, v);
            return slope::runtime::load(e, &r, 0);
          }())
                        : rounded(e, v) != bits)
        ++wrong;
    }
    BOOST_TEST(wrong == 0);
  }
}

BOOST_AUTO_TEST_CASE(rounding) {
  BOOST_TEST(rounded(element::f16, 1.0) == 0x3c00);
  BOOST_TEST(rounded(element::f16, 1.0 + 0x1p-11) == 0x3c00);           // a tie goes to even
  BOOST_TEST(rounded(element::f16, 1.0 + 0x1p-11 + 0x1p-40) == 0x3c01); // by way of float it would be a tie
  BOOST_TEST(rounded(element::f16, 65504.0) == 0x7bff);
  BOOST_TEST(rounded(element::f16, 65520.0) == 0x7c00);
  BOOST_TEST(rounded(element::f16, 1e300) == 0x7c00);
  BOOST_TEST(rounded(element::f16, 0x1p-24) == 1);
  BOOST_TEST(rounded(element::f16, 0x1p-25) == 0);
  BOOST_TEST(rounded(element::f16, -0.0) == 0x8000);
  BOOST_TEST(rounded(element::bf16, 1.0) == 0x3f80);
  BOOST_TEST(rounded(element::bf16, -0x1p-133) == 0x8001);
}
