// SPDX-License-Identifier: Apache-2.0
// The table of normal-form.md, and formulas that no catalogue has: f, f' and f'' of each, as written and as chosen. Prints what
// they cost and how well they keep the contract; behind `--`, names print those alone, and `--table FILE` writes the file.
#define BOOST_TEST_MODULE "codegen/normalise/formulas"
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdio>
#include <set>

#include <slope/codegen/textbook.hpp>
#include <slope/dsl/print/text.hpp>

#include "chosen.hpp"
#include "formulas.hpp"

using slope::codegen::definition;
using namespace measuring;

namespace {

constexpr const char* introduction = 1 + R"(
<!-- Written by: test.codegen.normalise.formulas -- --table generated/formulas.md -->
# Formulas

f, f' and f'' of formulas as a user writes them: what they cost as written and as chosen (elementary calls + divisions + other
operations), and the largest error over the one that is promised, on about 2,300 inputs: every exponent, both signs, dense where
functions live. Not finite: infinite or NaN where the right result is a number. The arithmetic is a model of the kernels'; the
kernels' own errors are in accuracy.md.
)";

// What no program keeps, as name and order. The list may not grow.
const std::set<std::string> exceptions = {};

int price(const candidate& c) {
  const auto n = count(c.steps);
  return 12 * n.calls + 4 * n.divisions + n.others;
}

// Both are tried, the cheaper one first.
std::vector<candidate> with_the_textbook(const definition& d, int root, int working) {
  std::vector<candidate> all{{slope::codegen::textbook(d.partials, {&root, 1}, static_cast<int>(d.arguments.size())), "textbook", {}}};
  for (candidate& c : slope::codegen::normalise::candidates(d, {&root, 1}, working)) all.push_back(std::move(c));
  std::stable_sort(all.begin() + 1, all.end(), [](const candidate& a, const candidate& b) { return price(a) < price(b); });
  std::inplace_merge(all.begin(), all.begin() + 1, all.end(), [](const candidate& a, const candidate& b) { return price(a) < price(b); });
  return all;
}

std::string number(double x) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2g", x);
  return text;
}
std::string of_contract(const measuring::error& e) { return e.broken.empty() ? number(e.contract) : e.broken.starts_with("not finite") ? "not finite" : "-0 lost"; }

void rows(const definition& d, const std::vector<float>& x, std::FILE* to) {
  const auto roots = orders(d);
  const auto r = reference_of(d, {roots.begin(), roots.begin() + 3}, x);
  for (int order = 0; order <= 2; ++order) {
    const std::string name = d.name + std::string(static_cast<std::size_t>(order), '\'');
    const int root = roots[static_cast<std::size_t>(order)];
    const auto all = with_the_textbook(d, root, 32), twice = with_the_textbook(d, root, 64);
    const auto written = std::find_if(all.begin(), all.end(), [](const candidate& c) { return c.description == "textbook"; });
    const choice c = chosen({all, twice}, r, d, root, order, limits::left);
    BOOST_TEST((c.best != nullptr) == !exceptions.contains(name), name << (c.best ? " has a program now" : " has no program that keeps the contract"));
    const std::string formula = order > 0 ? "" : " = " + std::string(to_text(d.formula, d.names()).view());
    std::fprintf(to, "| %s%s | %s | %s | %s | %s | %s%s |\n", name.c_str(), formula.c_str(), cost(written->steps).c_str(), of_contract(worst_of(written->steps, false, r, order)).c_str(),
                c.best ? cost(c.best->steps).c_str() : "-", c.best ? number(c.error.contract).c_str() : "-", c.in_double ? "in float64, " : "",
                c.best ? c.best->description.c_str() : "refused");
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_formula_has_a_program_that_keeps_the_contract) {
  const auto& suite = boost::unit_test::framework::master_test_suite();
  const std::vector<std::string> words(suite.argv + 1, suite.argv + suite.argc);
  const bool to_file = words.size() == 2 && words[0] == "--table";
  const std::set<std::string> only(words.begin(), to_file ? words.begin() : words.end());
  std::FILE* const to = to_file ? std::fopen(words[1].c_str(), "w") : stdout;
  BOOST_REQUIRE(to);
  if (to_file) std::fputs(introduction, to);
  const auto x = inputs(2, 100);
  const auto table = [&](const char* title, const std::vector<definition>& all) {
    std::fprintf(to, "\n## %s\n\n| | as written | of allowed | chosen | of allowed | how |\n|---|---|---|---|---|---|\n", title);
    for (const definition& d : all)
      if (only.empty() || only.contains(d.name)) rows(d, x, to);
  };
  table("That no catalogue has", formulas::invented());
  table("Of the literature", formulas::known());
  if (to_file) std::fclose(to);
}
