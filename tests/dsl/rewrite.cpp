// SPDX-License-Identifier: Apache-2.0
// What is asked of the operands before a rule is matched never hides a rule that matches.
#define BOOST_TEST_MODULE "dsl/rewrite"
#include <boost/hana/for_each.hpp>
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>

using slope::bindings;
using slope::graph;
using slope::identities;

namespace {

int first_by_matching_all(const graph& subject, int node) {
  const auto o = std::size_t(subject.operation(node));
  for (int r = identities.first[o]; r < identities.first[o + 1]; ++r) {
    bindings bound;
    if (match(identities.patterns, identities.rules[r].left, subject, node, bound)) return r;
  }
  return -1;
}

int same_rule(const graph& subject, int node) {
  bindings bound;
  const int found = first_match(identities, subject, node, bound);
  BOOST_TEST(found == first_by_matching_all(subject, node));
  return found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_left_side_is_matched) {
  for (const auto& rule : identities.rules)
    for (const bool mirrored : {false, true}) {
      slope::consing builder;
      int letters[slope::letters]{};
      for (int l = 0; l < slope::letters; ++l) letters[l] = builder.argument(l);
      letters[slope::letter_j] = builder.number(slope::rational(5));
      letters[slope::letter_k] = builder.number(slope::rational(7));
      int node = copy(identities.patterns, rule.left, builder, letters);
      if (mirrored &&
          is_commutative(builder.result.operation(node))) {  // w + v for v + w, in a graph that does not have v + w
        const graph straight = builder.result;
        slope::consing again;
        for (int i = 0; i < node; ++i) copy(straight, i, again);
        node = again.insert(straight.operation(node), straight.operand(node, 1), straight.operand(node, 0));
        BOOST_TEST(same_rule(again.result, node) >= 0);
      } else {
        BOOST_TEST(same_rule(builder.result, node) >= 0);
      }
    }
}

BOOST_AUTO_TEST_CASE(no_rule_is_left_in_what_was_simplified) {
  boost::hana::for_each(slope::activations::catalogue, [](const auto& f) {
    using F = std::decay_t<decltype(f)>;
    for (const graph* g : {&F::template derived<0>, &F::template derived<1>, &F::template derived<2>})
      for (int i = 0; i < g->size; ++i) BOOST_TEST(same_rule(*g, i) == -1);
  });
}
