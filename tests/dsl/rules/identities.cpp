// SPDX-License-Identifier: Apache-2.0
// Each identity has equal values on both sides, and a right side that is smaller in a measure which every operation
// increases strictly: so rewriting ends, whatever the letters stand for.
#define BOOST_TEST_MODULE "dsl/rules/identities"
#include <boost/test/unit_test.hpp>

#include <slope/dsl/evaluate.hpp>

using slope::double_double;
using slope::graph;
using slope::op;

namespace {

// The measure: 1 for a number, at least 2 for anything else; products multiply; twice the operands for a function.
// The letters u, v, w stand for what is not a number: where one is, an earlier row of the table or folding takes it.
double measure(const graph& g, int node, const std::array<double, slope::letters>& letter) {
  const auto operand = [&](int k) { return measure(g, g.operand(node, k), letter); };
  const auto numeric = [&](auto self, int i) -> bool {
    const op o = g.operation(i);
    if (o == op::argument) return g.argument(i) == slope::letter_j || g.argument(i) == slope::letter_k;
    if (o == op::number) return true;
    bool all = g.operands(i) > 0 && describe(o).kind == slope::kind::infix;
    for (int k = 0; k < g.operands(i); ++k) all = all && self(self, g.operand(i, k));
    return all;
  };
  if (numeric(numeric, node)) return 1;
  switch (g.operation(node)) {
    case op::argument: return letter[graph::at(g.argument(node))];
    case op::pi: return 2;
    case op::negate: return operand(0) + 0.5;  // -u is smaller than (-1) u
    case op::multiply: return operand(0) * operand(1) + 1;
    case op::divide: return operand(0) * operand(1) + operand(0);
    case op::integer_power: return operand(0) + 1;
    default: {
      double sum = 1;
      for (int k = 0; k < g.operands(node); ++k) sum += operand(k);
      return describe(g.operation(node)).kind == slope::kind::function ? 2 * sum : sum;
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(both_sides_have_one_value) {
  const auto& table = slope::identities;
  for (const auto& rule : table.rules)
    for (double u : {-1.5, 0.25, 3.0})
      for (double v : {-0.75, 0.25, 2.0})  // 0.25: a tie
        for (double w : {0.5, 7.0}) {
          const std::array<double_double, slope::letters> letters{u, v, w, 2.0, 3.0};
          graph left = table.patterns, right = table.patterns;
          left.add_root(rule.left);
          right.add_root(rule.right);
          const double l = static_cast<double>(slope::evaluate(left, letters)), r = static_cast<double>(slope::evaluate(right, letters));
          if (l != l) continue;
          BOOST_TEST(l == r, boost::test_tools::tolerance(1e-15));
        }
}

BOOST_AUTO_TEST_CASE(each_right_side_is_smaller) {
  const auto& table = slope::identities;
  for (const auto& rule : table.rules)
    for (double u : {2., 3., 50.})
      for (double v : {2., 7., 1000.})
        for (double w : {2., 11.}) {
          const std::array<double, slope::letters> letter{u, v, w, 1, 1, 2, 2, 2};
          const double left = measure(table.patterns, rule.left, letter), right = measure(table.patterns, rule.right, letter);
          BOOST_TEST_CONTEXT(slope::describe(table.patterns.operation(rule.left)).name << " at " << u << ", " << v)
          BOOST_TEST(right < left);
        }
}

BOOST_AUTO_TEST_CASE(simplifying_twice_changes_nothing) {
  using namespace slope::literals;
  constexpr auto once = slope::formula([](auto x, auto y) { return (x + 0) * 1 - (-(y * y)) + 2 * (3 * x) / 6 + (x - x); });
  static_assert(slope::simplify(once) == once);
  BOOST_TEST(once.size < 8);
}
