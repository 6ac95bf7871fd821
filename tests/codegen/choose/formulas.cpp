// SPDX-License-Identifier: Apache-2.0
#define BOOST_TEST_MODULE "codegen/choose/formulas"
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdio>

#include "codegen/normalise/formulas.hpp"
#include "sampled.hpp"

using namespace slope::codegen;

namespace {

int root_of(const definition& d, int order) { return order == 0 ? d.roots.value() : order == 1 ? d.roots.first(0) : d.roots.second(0, 0); }

}  // namespace

BOOST_AUTO_TEST_CASE(table) {
  const auto& suite = boost::unit_test::framework::master_test_suite();
  std::vector<std::string> only(suite.argv + 1, suite.argv + suite.argc);
  auto all = formulas::known();
  for (auto& d : formulas::invented()) all.push_back(d);
  for (const definition& d : all) {
    if (!only.empty() && std::find(only.begin(), only.end(), d.name) == only.end()) continue;
    try {
    sampled::searching search(d);
    for (int order = 0; order <= 2; ++order) {
      const auto start = std::chrono::steady_clock::now();
      const int root = root_of(d, order), node = d.partials.root(root);
      const program written = search.textbook(root);
      const double before = search.ratio_of(written, 32, root);
      const sampled::choice c = search(root);
      const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
      std::printf("%-14s %d | %-8s %8.2g | %-8s %8.2g %s%s | %zu candidates, %.2f s\n", d.name.c_str(), order, sampled::operations(written).c_str(), before,
                  sampled::operations(c.steps).c_str(), c.ratio, c.working == 64 ? "64 " : "", c.how.c_str(), normalise::candidates(d, {&node, 1}).size(), seconds);
      std::fflush(stdout);
    }
    } catch (const std::exception& e) { std::printf("%-14s %s\n", d.name.c_str(), e.what()); }
  }
}
