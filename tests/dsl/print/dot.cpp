// SPDX-License-Identifier: Apache-2.0
// Graphviz: every line is a node, an edge or a root; what is shared is there once.
#define BOOST_TEST_MODULE "dsl/print/dot"
#include <regex>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/partials.hpp>
#include <slope/dsl/print/dot.hpp>

#include "every_operation.hpp"

using namespace slope::activations;

namespace {
struct counts {
  int nodes = 0, edges = 0, roots = 0, other = 0;
};
// Every edge leads to a node that was declared above it, or it is counted as `other`.
counts read(const std::string& dot) {
  counts result;
  std::set<std::string> declared;
  std::istringstream lines(dot);
  std::smatch part;
  for (std::string line; std::getline(lines, line);) {
    if (std::regex_match(line, part, std::regex(R"(  (n\d+) \[label="[^"]+"\];)")))
      result.nodes += declared.insert(part[1]).second;
    else if (std::regex_match(line, part, std::regex(R"(  (root\d+) \[shape=plaintext\];)")))
      result.roots += declared.insert(part[1]).second;
    else if (std::regex_match(line, part, std::regex(R"(  (n\d+|root\d+) -> (n\d+);)")) && declared.count(part[1]) &&
             declared.count(part[2]))
      ++result.edges;
    else
      result.other += line != "digraph formula {" && line != "  graph [ordering=out];" &&
                      line != "  node [shape=box];" && line != "}";
  }
  return result;
}
}  // namespace

BOOST_AUTO_TEST_CASE(a_small_graph_word_for_word) {
  BOOST_TEST(slope::to_dot<1>(silu) == R"(digraph formula {
  graph [ordering=out];
  node [shape=box];
  n0 [label="x"];
  n1 [label="sigmoid"];
  n1 -> n0;
  n2 [label="negate"];
  n2 -> n0;
  n3 [label="sigmoid"];
  n3 -> n2;
  n4 [label="multiply"];
  n4 -> n1;
  n4 -> n3;
  n5 [label="multiply"];
  n5 -> n0;
  n5 -> n4;
  n6 [label="add"];
  n6 -> n1;
  n6 -> n5;
  root0 [shape=plaintext];
  root0 -> n6;
}
)");
}

BOOST_AUTO_TEST_CASE(all_roots_share_their_nodes) {
  const slope::graph& joint = slope::partials<std::decay_t<decltype(mish)>>;
  const counts found = read(slope::to_dot(joint, mish.argument_names));
  BOOST_TEST(found.other == 0);
  BOOST_TEST(found.nodes == joint.size);
  BOOST_TEST(found.roots == joint.root_count);
  BOOST_TEST(joint.root_count > 3);
}

BOOST_AUTO_TEST_CASE(every_operation_is_a_graph) {
  const auto printed = every_operation([](const slope::graph& g) { return slope::to_dot(g, slope::usual_names); });
  BOOST_TEST(printed.size() == slope::operation_count);
  for (const auto& dot : printed) BOOST_TEST((read(dot).other == 0 && read(dot).roots == 1), dot);
}
