// SPDX-License-Identifier: Apache-2.0
// Twice the work takes about twice the time, whatever else the machine does; pinning is for a while.
#define BOOST_TEST_MODULE "codegen/tool/stopwatch"
#include <slope/codegen/tool/stopwatch.hpp>

#include <boost/test/unit_test.hpp>

namespace {

void spin(int rounds) {
  for (int i = 0; i < rounds; ++i)
    asm volatile("" : "+r"(i)); // or the compiler would leave it out
}

int cores() {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}

} // namespace

BOOST_AUTO_TEST_CASE(ratio_and_time) {
  const auto once = slope::tool::compare([] { spin(20000); }, [] { spin(20000); });
  const auto tenth = slope::tool::compare([] { spin(200000); }, [] { spin(20000); });
  BOOST_TEST((once.ratio > 0.5 && once.ratio < 2));
  BOOST_TEST((tenth.ratio > 0.05 && tenth.ratio < 0.2));
  BOOST_TEST(tenth.seconds > 3 * once.seconds);
}

BOOST_AUTO_TEST_CASE(one_core_for_a_while) {
  const int before = cores();
  {
    const slope::tool::pinned here;
    BOOST_TEST(here.core() >= 0);
    BOOST_TEST(cores() == 1);
    BOOST_TEST(sched_getcpu() == here.core());
  }
  BOOST_TEST(cores() == before);
}
