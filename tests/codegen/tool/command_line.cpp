// SPDX-License-Identifier: Apache-2.0
// list, explain, help, and what is not a command.
#define BOOST_TEST_MODULE "codegen/tool/command_line"
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "fakes.hpp"

using fakes::folder, fakes::refused, fakes::result;

namespace {

bool says(const std::string& text, std::string_view words) {
  if (text.find(words) != std::string::npos)
    return true;
  BOOST_TEST_MESSAGE(text);
  return false;
}

} // namespace

BOOST_FIXTURE_TEST_CASE(help_teaches, folder) {
  const result r = run({"--help"});
  BOOST_TEST(r.code == 0);
  for (const char* words :
       {"list", "explain", "run", "verify", "bench", "slope run silu x.npy -o y.npy", "Exit codes: 0"})
    BOOST_TEST(says(r.out, words));
  const result of_run = run({"run", "--help"});
  BOOST_TEST(of_run.code == 0);
  for (const char* words : {"--form", "--order", "--set", "--type", "--accuracy", "--target", "--axis",
                            "--threads", "--kinks", "-o,--output", "double_backward", "--set alpha=0.2"})
    BOOST_TEST(says(of_run.out, words));
}

BOOST_FIXTURE_TEST_CASE(no_command, folder) {
  BOOST_TEST(refused(run({}), {"which command?", "--help"}));
  BOOST_TEST(
      refused(run({"rnu"}), {"no command is called rnu (did you mean run?); there are: list, explain, run"}));
  BOOST_TEST(refused(run({"list", "--jsn"}), {"list does not know --jsn (did you mean --json?)"}));
  BOOST_TEST(refused(run({"explain"}), {"NAME"}));
  BOOST_TEST(refused(run({"explain", "silu", "--order"}), {"--order"}));
}

BOOST_FIXTURE_TEST_CASE(list_for_people, folder) {
  const result r = run({"list"});
  BOOST_TEST(r.code == 0);
  BOOST_TEST(r.out == "name        shape        parameters    kernels  formula\n"
                      "silu        elementwise                      7  as text\n"
                      "leaky_relu  elementwise  alpha = 0.01        7  as text\n"
                      "prelu       channelwise  a = 0.25            7  as text\n"
                      "maxout      grouped                          7  as text\n"
                      "swiglu      gated                            7  as text\n");
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
  BOOST_TEST(prelu["kernels"][4]["symbol"] == "fake_prelu_backward_f32");
  BOOST_TEST(prelu["kernels"][4]["arguments"][4] ==
             nlohmann::json::parse(R"({"name": "da", "role": "learned_gradient"})"));
  BOOST_TEST(prelu["kernels"][5]["order"] == 1);
}

BOOST_FIXTURE_TEST_CASE(explain_one, folder) {
  const auto prints = [&](std::vector<std::string> words, const std::string& text) {
    words.insert(words.begin(), "explain");
    const result r = run(words);
    BOOST_TEST(r.code == 0);
    BOOST_TEST(r.out == text);
  };
  prints({"silu", "--order", "0"}, "x * sigmoid(x)\n");
  prints({"silu", "--format", "text"}, "x * sigmoid(x)\n");
  prints({"prelu", "--order", "1"}, "when(x > 0, 1, a)\n");
  prints({"prelu", "--wrt", "a"}, "when(x > 0, 0, x)\n");
  prints({"prelu", "--wrt", "a", "--order", "2"}, "0\n");
  prints({"swiglu", "--wrt", "value"}, "gate * sigmoid(gate)\n");
  prints({"leaky_relu", "--wrt", "alpha", "--order", "1", "--format", "text"}, "when(x > 0, 0, x)\n");
}

BOOST_FIXTURE_TEST_CASE(explain_all, folder) {
  const result r = run({"explain", "prelu"});
  BOOST_TEST(r.code == 0);
  for (const char* words :
       {"prelu(x, a)\n", "formula      when(x > 0, x, a * x)\n", "derivative   by x: when(x > 0, 1, a)\n",
        "             by a: when(x > 0, 0, x)\n", "shape        channelwise\n",
        "parameters   a = 0.25 at the start, learned", "derivative --order 2 f32 fast cpu\n",
        "forward              f32 fast cpu, f64 fast cpu, f16 fast cpu, bf16 fast cpu\n",
        "data sheet   source   a fake\n             error    none\n"})
    BOOST_TEST(says(r.out, words));
}

BOOST_FIXTURE_TEST_CASE(explain_refuses, folder) {
  BOOST_TEST(refused(run({"explain", "slu"}), {"no function is called slu (did you mean silu?)"}));
  BOOST_TEST(refused(run({"explain", "swiglu", "--wrt", "vlaue"}),
                     {"swiglu has no argument vlaue (did you mean value?); there are: gate, value"}));
  BOOST_TEST(
      refused(run({"explain", "silu", "--format", "txt"}), {"no format is called txt (did you mean text?)"}));
  BOOST_TEST(refused(run({"explain", "silu", "--order", "-1"}), {"0 or more, not -1"}));
  BOOST_TEST(refused(run({"explain", "silu", "--order", "40"}), {"lower --order"}));
}
