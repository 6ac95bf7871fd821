// SPDX-License-Identifier: Apache-2.0
// slope list: the table and the JSON.
#define BOOST_TEST_MODULE "codegen/tool/list"
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "fakes.hpp"

using fakes::folder, fakes::result;

BOOST_FIXTURE_TEST_CASE(list_for_people, folder) {
  const result r = run({"list"});
  BOOST_TEST(r.code == 0);
  BOOST_TEST(r.out == "name        shape        parameters    kernels  formula\n"
                      "silu        elementwise                     13  as text\n"
                      "leaky_relu  elementwise  alpha = 0.01       13  as text\n"
                      "prelu       channelwise  a = 0.25           13  as text\n"
                      "maxout      grouped                         13  as text\n"
                      "swiglu      gated                           13  as text\n");
}

BOOST_FIXTURE_TEST_CASE(list_for_programs, folder) {
  const result r = run({"list", "--json"});
  BOOST_TEST(r.code == 0);
  const auto all = nlohmann::json::parse(r.out);
  BOOST_TEST(all["prefix"] == "fake");
  BOOST_TEST(all["functions"].size() == 5u);
  const auto& prelu = all["functions"][2];
  BOOST_TEST(prelu["name"] == "prelu");
  BOOST_TEST(prelu["shape"] == "channelwise");
  BOOST_TEST(prelu["arguments"] ==
             nlohmann::json::parse(
                 R"([{"name": "x", "role": "input"}, {"name": "a", "role": "learned", "default": 0.25}])"));
  BOOST_TEST(prelu["kernels"][1]["symbol"] == "fake_prelu_backward_f32");
  BOOST_TEST(prelu["kernels"][1]["arguments"][4] ==
             nlohmann::json::parse(R"({"name": "da", "role": "learned_gradient"})"));
  BOOST_TEST(prelu["kernels"][2]["order"] == 1);
}
