// SPDX-License-Identifier: Apache-2.0
// The nearest name, and the sentence that suggests it.
#define BOOST_TEST_MODULE "codegen/tool/names"
#include <slope/codegen/tool/names.hpp>

#include <boost/test/unit_test.hpp>

#include <slope/codegen/tool/refusal.hpp>

using namespace slope::tool;

BOOST_AUTO_TEST_CASE(one_edit_each) {
  BOOST_TEST(distance("silu", "silu") == 0u);
  BOOST_TEST(distance("silu", "SiLU") == 0u);
  BOOST_TEST(distance("slu", "silu") == 1u);
  BOOST_TEST(distance("sillu", "silu") == 1u);
  BOOST_TEST(distance("silo", "silu") == 1u);
  BOOST_TEST(distance("sliu", "silu") == 1u);
  BOOST_TEST(distance("", "silu") == 4u);
  BOOST_TEST(distance("kitten", "sitting") == 3u);
}

BOOST_AUTO_TEST_CASE(the_nearest_is_near) {
  const name_list known = {"selu", "silu", "gelu", "leaky_relu"};
  BOOST_TEST(nearest("sliu", known) == "silu");
  BOOST_TEST(nearest("GELU", known) == "gelu");
  BOOST_TEST(nearest("leakyrelu", known) == "leaky_relu");
  BOOST_TEST(nearest("xyzzy", known) == "");
  BOOST_TEST(nearest("silu", {}) == "");
}

BOOST_AUTO_TEST_CASE(the_sentence) {
  const auto says = [](std::string_view word, const name_list& known, const std::string& sentence) {
    BOOST_CHECK_EXCEPTION(refuse_unknown("no function is called", word, known), refusal,
                          [&](const refusal& r) { return r.what() == sentence; });
  };
  says("sliu", {"selu", "silu"}, "no function is called sliu (did you mean silu?); there are: selu, silu");
  says("xyzzy", {"silu"}, "no function is called xyzzy; there is: silu");
  says("alpha", {}, "no function is called alpha; there are: none");
}
