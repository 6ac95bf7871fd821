// SPDX-License-Identifier: Apache-2.0
// One input or two in one number, as people read them.
#define BOOST_TEST_MODULE "codegen/tool/input_pattern"
#include <slope/codegen/tool/input_pattern.hpp>

#include <boost/test/unit_test.hpp>

using namespace slope::tool;

BOOST_AUTO_TEST_CASE(one) {
  const input_pattern at{*type_named("f32"), 1, 0x3fc00000};
  BOOST_TEST((at.as_numbers() == "1.5" && at.as_bits() == "0x3fc00000"));
  BOOST_TEST((at.numbers() == std::vector{1.5}));
}

BOOST_AUTO_TEST_CASE(two) {
  const input_pattern at{*type_named("f16"), 2, 0x0001b400};
  BOOST_TEST((at.of(0) == 0xb400 && at.of(1) == 1));
  BOOST_TEST(at.as_numbers() == "-0.25, 5.96046448e-08");
  BOOST_TEST(at.as_bits() == "0xb400, 0x0001");
  BOOST_TEST((at.numbers() == std::vector{-0.25, 0x1p-24}));
}
