// SPDX-License-Identifier: Apache-2.0
// How arrays are cut into tasks.
#define BOOST_TEST_MODULE "codegen/runtime/plan"
#include "fakes.hpp"

#include <slope/codegen/runtime/plan.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>

using namespace fakes;
using slope::runtime::make_plan;
using slope::runtime::plan;

namespace {

const entry prelu =
    make("t_prelu_backward_f32", learned_backward, learned_rows, layout::channelwise, learned_columns);
const entry maxout = make("t_maxout_forward_f32", unary, maximum, layout::grouped);
const entry silu = make("t_silu_forward_f32", unary, scale<2>);

} // namespace

/// Sums of many rows are cut into enough tasks for many threads, and into no more than 64.
BOOST_AUTO_TEST_CASE(sums_are_cut_for_many_threads) {
  for (const slope_shape s : {slope_shape{1 << 20, 4, 64}, {1 << 22, 3, 7}, {1 << 24, 5, 1}}) {
    const plan p = make_plan(prelu, s);
    BOOST_TEST(p.counts.outer > 32);
    BOOST_TEST(p.counts.outer <= 64);
  }
}

BOOST_AUTO_TEST_CASE(tasks_cover_the_array) {
  for (const entry* e : {&prelu, &maxout, &silu})
    for (const slope_shape s :
         {slope_shape{1, 1, 1}, {1, 1, 100003}, {100003, 3, 2}, {3, 100003, 1}, {7, 11, 13}, {1, 1, 1 << 30}}) {
      const plan p = make_plan(*e, s);
      const auto covers = [](std::size_t extent, std::size_t step, std::size_t count) {
        return step * count >= extent && step * (count - 1) < extent;
      };
      BOOST_TEST(covers(p.shape.outer, p.step.outer, p.counts.outer));
      BOOST_TEST(covers(p.shape.channels, p.step.channels, p.counts.channels));
      BOOST_TEST(covers(p.shape.inner, p.step.inner, p.counts.inner));
      BOOST_TEST(p.elements == s.outer * s.channels * s.inner);
    }
}

/// Pieces lie `inner` elements apart, which a pipeline counts in 32 bits. No memory is touched.
BOOST_AUTO_TEST_CASE(a_row_of_pieces_may_be_too_long) {
  constexpr std::size_t most = INT32_MAX;
  BOOST_TEST(make_plan(maxout, {1, 1, most}).fits);
  BOOST_TEST(!make_plan(maxout, {1, 1, most + 1}).fits);
  BOOST_TEST(!make_plan(maxout, {2, 3, std::size_t{1} << 30}).fits);
  BOOST_TEST(make_plan(silu, {1, 1, std::size_t{1} << 40}).fits);
  BOOST_TEST(make_plan(prelu, {1, 3, std::size_t{1} << 40}).fits);

  const auto far = [](std::uintptr_t at) { return reinterpret_cast<void*>(at); };
  BOOST_TEST(call(maxout, {in(far(1ull << 40)), out(far(1ull << 45))}, {1, 3, std::size_t{1} << 30}) ==
             slope_size_overflow);
  BOOST_TEST(message() == "t_maxout_forward_f32: 3 pieces of 1073741824 elements exceed 2^31 - 1 in one row");
}
