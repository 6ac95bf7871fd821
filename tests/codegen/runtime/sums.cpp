// SPDX-License-Identifier: Apache-2.0
// Gradients of learned parameters: right, and the same bits for any number of threads, in every layout.
#define BOOST_TEST_MODULE "codegen/runtime/sums"
#include "fakes.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace fakes;

namespace {

const entry prelu =
    make("t_prelu_backward_f32", learned_backward, learned_rows, layout::channelwise, learned_columns);

struct result {
  std::vector<float> array, da;
  bool operator==(const result&) const = default;
};

result run(const entry& e, slope_shape s, int threads, std::size_t reduced) {
  const std::size_t n = s.outer * s.channels * s.inner;
  const std::vector<float> x = numbers(n, 1), a = numbers(s.channels, 2), dy = numbers(reduced, 3);
  result r{std::vector<float>(reduced), std::vector<float>(s.channels, NAN)};
  slope::runtime::set_threads("t", threads);
  BOOST_TEST(call(e, {in(x.data()), in(a.data()), in(dy.data()), out(r.array.data()), out(r.da.data())}, s) ==
             slope_ok);
  return r;
}

/// In long double, in plain order: what the sums should be.
std::vector<long double> expected(slope_shape s, bool grouped) {
  const std::vector<float> x = numbers(s.outer * s.channels * s.inner, 1),
                           dy = numbers(grouped ? s.outer * s.inner : x.size(), 3);
  std::vector<long double> sums(s.channels);
  for (std::size_t o = 0; o < s.outer; ++o)
    for (std::size_t c = 0; c < s.channels; ++c)
      for (std::size_t i = 0; i < s.inner; ++i) {
        const std::size_t at = (o * s.channels + c) * s.inner + i;
        sums[c] += static_cast<long double>(x[at]) * dy[grouped ? o * s.inner + i : at];
      }
  return sums;
}

void check(const entry& e, slope_shape s, bool grouped) {
  BOOST_TEST_CONTEXT("[" << s.outer << ", " << s.channels << ", " << s.inner << "]") {
    const std::size_t reduced = grouped ? s.outer * s.inner : s.outer * s.channels * s.inner;
    const result one = run(e, s, 1, reduced);
    const std::vector<long double> sums = expected(s, grouped);
    bool right = true;
    for (std::size_t c = 0; c < s.channels; ++c)
      right &= std::fabs(one.da[c] - sums[c]) <= 1e-7L * std::fabs(sums[c]) + 1e-9L;
    BOOST_TEST(right);
    if (!grouped) {
      const std::vector<float> a = numbers(s.channels, 2), dy = numbers(reduced, 3);
      bool dx = true;
      for (std::size_t i = 0; i < reduced; ++i)
        dx &= one.array[i] == a[i / s.inner % s.channels] * dy[i];
      BOOST_TEST(dx);
    }
    for (int threads : {2, 7})
      BOOST_TEST((run(e, s, threads, reduced) == one));
  }
}

} // namespace

BOOST_AUTO_TEST_CASE(channelwise) {
  for (slope_shape s : {slope_shape{1, 1, 1},
                        {1, 1, 65},
                        {1, 1, 1000007},
                        {300001, 1, 2}, // shared
                        {7, 3, 1},
                        {100003, 5, 1},
                        {3, 100003, 1},
                        {1, 100003, 1}, // columns
                        {2, 3, 5},
                        {1009, 11, 49},
                        {3, 2, 100003},
                        {2, 50021, 6},
                        {100003, 2, 3}})
    check(prelu, s, false);
}

/// Each has sums of its own.
BOOST_AUTO_TEST_CASE(two_learned_parameters) {
  const entry e = make("t_two_backward_f32", two_learned_backward, two_learned<learned_rows>,
                       layout::channelwise, two_learned<learned_columns>);
  for (slope_shape s : {slope_shape{1, 1, 1000007}, {3, 5, 7001}, {1009, 300, 1}, {3, 100003, 1}})
    for (int threads : {1, 3}) {
      const std::size_t n = s.outer * s.channels * s.inner;
      const std::vector<float> x = numbers(n, 1), dy = numbers(n, 3), a(s.channels, 0.5F), b(s.channels, 2);
      std::vector<float> dx(n), da(s.channels), db(s.channels);
      slope::runtime::set_threads("t", threads);
      BOOST_TEST(call(e, {in(x.data()), in(a.data()), in(b.data()), in(dy.data()), out(dx.data()), out(da.data()), out(db.data())}, s) == slope_ok);
      const std::vector<long double> sums = expected(s, false);
      std::vector<long double> squares(s.channels);
      for (std::size_t i = 0; i < n; ++i)
        squares[i / s.inner % s.channels] += static_cast<long double>(dy[i]) * dy[i];
      bool right = true;
      for (std::size_t c = 0; c < s.channels; ++c)
        right &= std::fabs(da[c] - sums[c]) <= 1e-7L * std::fabs(sums[c]) + 1e-9L && std::fabs(db[c] - squares[c]) <= 1e-7L * squares[c];
      BOOST_TEST(right, "[" << s.outer << ", " << s.channels << ", " << s.inner << "], " << threads << " threads");
    }
}

BOOST_AUTO_TEST_CASE(rows_serve_where_there_are_no_columns) {
  check(make("t_rows_backward_f32", learned_backward, learned_rows, layout::channelwise), {20011, 17, 1},
        false);
}

BOOST_AUTO_TEST_CASE(grouped) {
  entry e = make("t_grouped_f32", learned_output, grouped_learned, layout::grouped);
  e.reduced = 1u << 2 | 1u << 3;
  for (slope_shape s : {slope_shape{3, 4, 5}, {100003, 3, 2}, {2, 3, 100003}, {1, 5, 1}})
    check(e, s, true);
}
