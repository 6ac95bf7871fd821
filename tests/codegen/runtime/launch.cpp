// SPDX-License-Identifier: Apache-2.0
// The call: sizes, in place, threads, and each refusal with its words.
#define BOOST_TEST_MODULE "codegen/runtime/launch"
#include "fakes.hpp"

#include <boost/test/unit_test.hpp>

using namespace fakes;

namespace {

const entry twice = make("t_twice_forward_f32", unary, scale<2>);
const entry scaled = make("t_scaled_forward_f32", unary_scalar, scale_by);
const entry pair = make("t_pair_forward_backward_f32", two_outputs, scale<2>);
const entry prelu =
    make("t_prelu_backward_f32", learned_backward, learned_rows, layout::channelwise, learned_columns);

entry make_maxout() {
  entry e = make("t_maxout_forward_f32", unary, maximum, layout::grouped);
  e.reduced = 2;
  return e;
}
const entry maxout = make_maxout();

void refused(slope_status is, slope_status wanted, const std::string& words) {
  BOOST_TEST(is == wanted);
  BOOST_TEST(message() == words);
}

} // namespace

BOOST_AUTO_TEST_CASE(every_size_and_in_place) {
  for (std::size_t n : {std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{65}, std::size_t{65537},
                        std::size_t{1000007}}) {
    std::vector<float> x = numbers(n), y(n + 1, -7.0f);
    BOOST_TEST(call(twice, {in(x.data()), out(y.data())}, {1, 1, n}) == slope_ok);
    bool right = true;
    for (std::size_t i = 0; i < n; ++i)
      right &= y[i] == 2 * x[i];
    BOOST_TEST(right);
    BOOST_TEST(y[n] == -7.0f); // nothing behind the end
    BOOST_TEST(call(twice, {in(x.data()), out(x.data())}, {1, 1, n}) == slope_ok);
    y.pop_back();
    BOOST_TEST((x == y));
  }
}

BOOST_AUTO_TEST_CASE(same_bits_for_any_number_of_threads) {
  const std::size_t n = 1000007;
  const std::vector<float> x = numbers(n);
  std::vector<float> first(n), y(n);
  BOOST_TEST(call(scaled, {in(x.data()), scalar(0.3), out(first.data())}, {1, 1, n}) == slope_ok);
  for (int threads : {1, 2, 7}) {
    BOOST_TEST(slope::runtime::set_threads("t", threads) == slope_ok);
    std::fill(y.begin(), y.end(), 0.0f);
    BOOST_TEST(call(scaled, {in(x.data()), scalar(0.3), out(y.data())}, {1, 1, n}) == slope_ok);
    BOOST_TEST((y == first));
  }
  slope::runtime::set_threads("t", 0);
}

BOOST_AUTO_TEST_CASE(no_elements_do_nothing) {
  BOOST_TEST(call(twice, {in(nullptr), out(nullptr)}, {1, 1, 0}) == slope_ok);
  BOOST_TEST(call(twice, {in(nullptr), out(nullptr)}, {0, 0, 0}) == slope_ok);
  BOOST_TEST(call(prelu, {in(nullptr), in(nullptr), in(nullptr), out(nullptr), out(nullptr)}, {0, 3, 5}) ==
             slope_ok);
  BOOST_TEST(twice.kernel.call(&twice.kernel, nullptr, {1, 1, 0}) == slope_ok);
}

BOOST_AUTO_TEST_CASE(null_pointers) {
  float x[4] = {}, y[4] = {};
  refused(call(twice, {in(nullptr), out(y)}, {1, 1, 4}), slope_null_pointer,
          "t_twice_forward_f32: argument x is null");
  refused(call(twice, {in(x), out(nullptr)}, {1, 1, 4}), slope_null_pointer,
          "t_twice_forward_f32: argument y is null");
  refused(twice.kernel.call(&twice.kernel, nullptr, {1, 1, 4}), slope_null_pointer,
          "t_twice_forward_f32: the list of values is null");
  refused(slope::runtime::launch(nullptr, nullptr, {1, 1, 4}), slope_null_pointer, "the kernel is null");
  refused(call(prelu, {in(x), in(nullptr), in(x), out(y), out(y)}, {1, 1, 4}), slope_null_pointer,
          "t_prelu_backward_f32: argument a is null");
}

BOOST_AUTO_TEST_CASE(overlap) {
  std::vector<float> m(64);
  float* p = m.data();
  refused(call(twice, {in(p), out(p + 1)}, {1, 1, 8}), slope_overlap,
          "t_twice_forward_f32: arguments x and y overlap in part; in place means the same array");
  refused(call(twice, {in(p + 7), out(p)}, {1, 1, 8}), slope_overlap,
          "t_twice_forward_f32: arguments x and y overlap in part; in place means the same array");
  BOOST_TEST(call(twice, {in(p), out(p + 8)}, {1, 1, 8}) == slope_ok); // neighbours are separate
  refused(call(pair, {in(p), out(p + 8), out(p + 8)}, {1, 1, 8}), slope_overlap,
          "t_pair_forward_backward_f32: arguments y and dx share memory; they must be separate arrays");
  refused(call(prelu, {in(p), in(p + 32), in(p + 8), out(p + 8), out(p + 32)}, {2, 4, 1}), slope_overlap,
          "t_prelu_backward_f32: arguments a and da share memory; they must be separate arrays");
  refused(call(prelu, {in(p), in(p + 32), in(p + 8), out(p + 16), out(p + 4)}, {2, 4, 1}), slope_overlap,
          "t_prelu_backward_f32: arguments x and da share memory; they must be separate arrays");
  refused(call(prelu, {in(p), in(p + 16), in(p + 8), out(p + 16), out(p + 40)}, {2, 4, 1}), slope_overlap,
          "t_prelu_backward_f32: arguments a and dx share memory; they must be separate arrays");
  BOOST_TEST(call(prelu, {in(p), in(p + 32), in(p), out(p + 16), out(p + 40)}, {2, 4, 1}) ==
             slope_ok); // x == dy
  refused(call(maxout, {in(p), out(p)}, {2, 4, 3}), slope_overlap,
          "t_maxout_forward_f32: arguments x and y share memory; they must be separate arrays");
}

BOOST_AUTO_TEST_CASE(sizes_and_shapes) {
  float x[1] = {}, y[1] = {};
  const std::size_t most = SIZE_MAX;
  refused(call(twice, {in(x), out(y)}, {1, 1, most}), slope_size_overflow,
          "t_twice_forward_f32: argument x: 18446744073709551615 elements of 4 bytes do not fit in memory");
  refused(call(twice, {in(x), out(y)}, {1, 1, most / 8}),
          slope_size_overflow, // wraps around the end of memory
          "t_twice_forward_f32: argument x: 2305843009213693951 elements of 4 bytes reach beyond the end of "
          "memory");
  refused(
      call(prelu, {in(x), in(x), in(x), out(y), out(y)}, {most, 2, 2}), slope_size_overflow,
      "t_prelu_backward_f32: the shape [18446744073709551615, 2, 2] has more elements than can be counted");
  refused(call(prelu, {in(x), in(x), in(x), out(y), out(y)}, {3, 0, 2}), slope_bad_shape,
          "t_prelu_backward_f32: the shape [3, 0, 2] has no channels");
}

BOOST_AUTO_TEST_CASE(a_failing_pipeline_is_a_status) {
  const entry e = make("t_bad_forward_f32", unary, failing);
  for (std::size_t n : {std::size_t{8}, std::size_t{1000007}}) {
    std::vector<float> x(n), y(n);
    slope::runtime::set_threads("t", 3);
    refused(call(e, {in(x.data()), out(y.data())}, {1, 1, n}), slope_device_error,
            "t_bad_forward_f32: the kernel failed with code -42 (the fake failed)");
  }
  entry none = twice;
  none.rows[0] = nullptr;
  float x = 0, y = 0;
  refused(call(none, {in(&x), out(&y)}, {1, 1, 1}), slope_unsupported,
          "t_twice_forward_f32: this library has no code for this processor");
}

BOOST_AUTO_TEST_CASE(grouped) {
  for (slope_shape s :
       {slope_shape{3, 4, 5}, slope_shape{2, 2, 70001}, slope_shape{70001, 3, 2}, slope_shape{7, 1, 1}}) {
    const std::vector<float> x = numbers(s.outer * s.channels * s.inner);
    std::vector<float> y(s.outer * s.inner);
    BOOST_TEST(call(maxout, {in(x.data()), out(y.data())}, s) == slope_ok);
    bool right = true;
    for (std::size_t o = 0; o < s.outer; ++o)
      for (std::size_t i = 0; i < s.inner; ++i) {
        float best = -2;
        for (std::size_t k = 0; k < s.channels; ++k)
          best = std::max(best, x[(o * s.channels + k) * s.inner + i]);
        right &= y[o * s.inner + i] == best;
      }
    BOOST_TEST(right);
  }
}

BOOST_AUTO_TEST_CASE(names) {
  const slope_function silu = {"silu", "elementwise", "", "", "", 0, nullptr};
  const slope_function* const list[] = {&silu};
  BOOST_TEST(slope::runtime::find("t", list, 1, "silu") == &silu);
  BOOST_TEST(!slope::runtime::find("t", list, 1, "silo"));
  BOOST_TEST(message() == "t_find: there is no function \"silo\"");
  BOOST_TEST(!slope::runtime::find("t", list, 1, nullptr));
  BOOST_TEST(message() == "t_find: the name is null");
}
