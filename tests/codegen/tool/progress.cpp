// SPDX-License-Identifier: Apache-2.0
// Progress is shown on a terminal, after a moment, and nowhere else.
#define BOOST_TEST_MODULE "codegen/tool/progress"
#include <slope/codegen/tool/progress.hpp>

#include <cstdlib>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "fakes.hpp"

namespace {

/// What three steps print on this stream, with a pause of so many milliseconds before the second.
std::string printed(int stream, int reader, int pause) {
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(stream, STDERR_FILENO);
    {
      slope::tool::progress shown(3);
      shown.step("one");
      std::this_thread::sleep_for(std::chrono::milliseconds(pause));
      shown.step("two");
      shown.step("three");
    }
    fmt::print(stderr, "end");
    ::_exit(0);
  }
  std::string out;
  char c = 0;
  while (!out.ends_with("end") && ::read(reader, &c, 1) == 1)
    out += c;
  ::waitpid(child, nullptr, 0);
  return out;
}

} // namespace

BOOST_AUTO_TEST_CASE(on_a_terminal) {
  const int ours = ::posix_openpt(O_RDWR | O_NOCTTY);
  BOOST_TEST_REQUIRE((ours >= 0 && ::grantpt(ours) == 0 && ::unlockpt(ours) == 0));
  const int theirs = ::open(::ptsname(ours), O_RDWR | O_NOCTTY);
  BOOST_TEST(printed(theirs, ours, 600) == "\r2/3 two\r3/3 three\r         \rend");
  BOOST_TEST(printed(theirs, ours, 0) == "end"); // over before anybody wonders
}

BOOST_AUTO_TEST_CASE(in_a_pipe) {
  int ends[2];
  BOOST_TEST_REQUIRE(::pipe(ends) == 0);
  BOOST_TEST(printed(ends[1], ends[0], 600) == "end");
}
