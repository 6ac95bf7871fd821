// SPDX-License-Identifier: Apache-2.0
// slope bench: a table and a JSON file with a number for each kernel; no claim about which numbers.
#define BOOST_TEST_MODULE "codegen/tool/bench"
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "fakes.hpp"

using fakes::folder, fakes::refused, fakes::result;

BOOST_FIXTURE_TEST_CASE(a_number_for_each_kernel, folder) {
  const result r = run({"bench", "prelu", "--size", "100", "--json", "speed.json"});
  BOOST_TEST(r.code == 0);
  BOOST_TEST(r.err == "");
  BOOST_TEST(r.out.starts_with("kernel"));
  const auto all = nlohmann::json::parse(fakes::content(path / "speed.json"));
  BOOST_TEST(all["rows"].size() == 13u);
  for (const auto& row : all["rows"]) {
    BOOST_TEST(r.out.find(row["kernel"].get<std::string>()) != std::string::npos);
    BOOST_TEST(row["elements"] == 128); // whole channels
    BOOST_TEST(row["seconds"] > 0);
    BOOST_TEST(row["ratio_to_copy"] > 0);
    BOOST_TEST(row["ratio_to_copy"] < 1); // the fakes evaluate graphs
  }
}

BOOST_FIXTURE_TEST_CASE(only_some_kernels, folder) {
  BOOST_TEST(run({"bench", "prelu", "--size", "64", "--type", "bf16", "--json", "speed.json"}).code == 0);
  const auto all = nlohmann::json::parse(fakes::content(path / "speed.json"));
  BOOST_TEST(all["rows"].size() == 3u);
  for (const auto& row : all["rows"])
    BOOST_TEST(row["kernel"].get<std::string>().ends_with("_bf16"));
}

BOOST_FIXTURE_TEST_CASE(refusals, folder) {
  BOOST_TEST(refused(run({"bench", "silu", "--accuracy", "exact"}), {"there are no kernels of any type, exact"}));
  BOOST_TEST(refused(run({"bench", "silu", "--type", "f61"}), {"there are no kernels of f61"}));
  BOOST_TEST(refused(run({"bench", "--size", "cahce"}), {"no --size is called cahce (did you mean cache?)"}));
  BOOST_TEST(refused(run({"bench", "--size", "0"}), {"--size 0"}));
  BOOST_TEST(refused(run({"bench", "--size", "99999999999999999999"}), {"--size"}));
  BOOST_TEST(refused(run({"bench", "--peers"}), {"--peers: there are no other libraries"}));
  BOOST_TEST(refused(run({"bench", "nosuch"}), {"no function is called nosuch"}));
  BOOST_TEST(refused(run({"bench", "silu", "--json", "no/speed.json"}), {"cannot write no/speed.json"}));
  BOOST_TEST(
      refused(run({"bench", "silu", "--size", "64"}, [] { fakes::error_message = "on fire"; }), {"on fire"}));
  BOOST_TEST(files() == 0u);
}
