// SPDX-License-Identifier: Apache-2.0
// Help that teaches, and what is not a command.
#define BOOST_TEST_MODULE "codegen/tool/command_line"
#include <boost/test/unit_test.hpp>

#include "fakes.hpp"

using fakes::folder, fakes::refused, fakes::result, fakes::says;

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
