// SPDX-License-Identifier: Apache-2.0
// The choice of the CPU level: what was asked for, the next lower one where a kernel lacks it, refusals.
#define BOOST_TEST_MODULE "codegen/runtime/cpu"
#include "fakes.hpp"

#include <slope/codegen/runtime/cpu.hpp>

#include <boost/test/unit_test.hpp>

using namespace fakes;

namespace {

float run(const entry& e) {
  const float x = 1;
  float y = 0;
  BOOST_TEST(call(e, {in(&x), out(&y)}, {1, 1, 1}) == slope_ok);
  return y;
}

} // namespace

BOOST_AUTO_TEST_CASE(levels) {
  entry e = make("t_levels_forward_f32", unary, scale<2>);
  e.rows[1] = scale<3>;
  const int best = slope::runtime::current_level();
  BOOST_TEST_REQUIRE(best >= 0);
  BOOST_TEST(run(e) == (best == 0 ? 2 : 3)); // avx512 is missing: avx2 serves
#if defined(__x86_64__)
  const char* names[] = {"sse41", "avx2", "avx512"};
  for (int l = 0; l < 3; ++l) {
    const slope_status s = slope::runtime::set_target("t", names[l]);
    BOOST_TEST(s == (l <= best ? slope_ok : slope_unsupported));
    if (s == slope_ok)
      BOOST_TEST(run(e) == (l == 0 ? 2 : 3));
  }
  // The compiler's own knowledge of this processor agrees.
  BOOST_TEST((best >= 1) == (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")));
  BOOST_TEST((best == 2) ==
             (best >= 1 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")));
  BOOST_TEST(slope::runtime::set_target("t", "mmx") == slope_unsupported);
  BOOST_TEST(message() == "t_set_target: unknown target \"mmx\"; there are: sse41, avx2, avx512");
#endif
  BOOST_TEST(slope::runtime::set_target("t", nullptr) == slope_ok);
  BOOST_TEST(slope::runtime::current_level() == best);
}
