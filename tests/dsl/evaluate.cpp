// SPDX-License-Identifier: Apache-2.0
// What comparisons and conditions are worth on both sides of a tie and at it.
#define BOOST_TEST_MODULE "dsl/evaluate"
#include <boost/test/unit_test.hpp>

#include <slope/dsl/evaluate.hpp>

using slope::op;

namespace {

struct row {
  op operation;
  bool below, tie, above;  // of u: whether it holds for u < v, u = v, u > v
};
constexpr row comparisons[] = {{op::less, true, false, false},          {op::less_equal, true, true, false},
                               {op::greater, false, false, true},       {op::greater_equal, false, true, true},
                               {op::equal, false, true, false},         {op::not_equal, true, false, true}};
constexpr row connectives[] = {{op::logical_and, false, false, true}, {op::logical_or, false, true, true}};  // 0 0, 0 1, 1 1

}  // namespace

BOOST_AUTO_TEST_CASE(comparisons_at_ties) {
  for (const row& r : comparisons)
    for (const double v : {-2.5, 0.0, 3.0}) {
      BOOST_TEST_CONTEXT(slope::describe(r.operation).name << " beside " << v) {
        BOOST_TEST((apply(r.operation, v - 1, v, 0.0) == slope::double_double(r.below)));
        BOOST_TEST((apply(r.operation, v, v, 0.0) == slope::double_double(r.tie)));
        BOOST_TEST((apply(r.operation, v + 1, v, 0.0) == slope::double_double(r.above)));
      }
    }
}

BOOST_AUTO_TEST_CASE(conditions) {
  for (const row& r : connectives) {
    BOOST_TEST((apply(r.operation, 0.0, 0.0, 0.0) == slope::double_double(r.below)));
    BOOST_TEST((apply(r.operation, 0.0, 1.0, 0.0) == slope::double_double(r.tie)));
    BOOST_TEST((apply(r.operation, 1.0, 0.0, 0.0) == slope::double_double(r.tie)));
    BOOST_TEST((apply(r.operation, 1.0, 1.0, 0.0) == slope::double_double(r.above)));
  }
  BOOST_TEST((apply(op::logical_not, 0.0, 0.0, 0.0) == slope::double_double(1.0)));
  BOOST_TEST((apply(op::when, 1.0, 5.0, 7.0) == slope::double_double(5.0)));
  BOOST_TEST((apply(op::when, 0.0, 5.0, 7.0) == slope::double_double(7.0)));
}
