// SPDX-License-Identifier: Apache-2.0
// Each structure once; copies and compaction keep the function and drop what nobody needs.
#define BOOST_TEST_MODULE "dsl/graph"
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>

using slope::graph;
using slope::op;
using slope::rational;

BOOST_AUTO_TEST_CASE(each_structure_is_there_once) {
  slope::consing builder;
  const int x = builder.argument(0), y = builder.argument(1);
  BOOST_TEST(builder.insert(op::add, x, y) == builder.insert(op::add, y, x));
  BOOST_TEST(builder.insert(op::subtract, x, y) != builder.insert(op::subtract, y, x));
  BOOST_TEST(builder.number(rational(2)) == builder.number(rational(2)));
  BOOST_TEST(builder.result.size == 6);
  BOOST_TEST(builder.result.operands(builder.insert(op::when, x, y, x)) == 3);
}

BOOST_AUTO_TEST_CASE(compaction_keeps_the_roots_only) {
  slope::consing builder;
  const int x = builder.argument(0), seven = builder.number(rational(7)), two = builder.number(rational(2));
  builder.insert(op::exp, builder.insert(op::add, x, seven));  // dead, and 7 with it
  const int square = builder.insert(op::integer_power, x, two), root = builder.insert(op::sqrt, square);
  builder.result.add_root(root).add_root(square).add_root(two);
  const graph kept = compact(builder.result);
  BOOST_TEST((kept == builder.result));
  BOOST_TEST(kept.size == 4);
  BOOST_TEST(kept.number_count == 1);
  BOOST_TEST((kept.number(kept.root(2)) == rational(2)));
  BOOST_TEST(to_text(kept).view() == "sqrt(x^2)");
}

BOOST_AUTO_TEST_CASE(a_graph_that_is_too_large_fails_and_says_so) {
  slope::consing builder;
  int node = builder.argument(0);
  for (int i = 0; i < graph::capacity; ++i) node = builder.insert(op::exp, node);
  BOOST_TEST((builder.result.error == slope::failure::too_large && builder.result.culprit == op::exp));
  BOOST_TEST((compact(builder.result).error == slope::failure::too_large));
}
