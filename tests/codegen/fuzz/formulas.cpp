// SPDX-License-Identifier: Apache-2.0
// Random formulas, each in every form that the compiler makes of it, against the oracle. For a longer run:
//     test.codegen.fuzz.formulas -- --count 10000 --seed 7
// A formula's own seed is printed with its failure; --count 1 --seed N repeats it.
#define BOOST_TEST_MODULE "codegen/fuzz/formulas"
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <iostream>

#include "check.hpp"
#include "grow.hpp"
#include "options.hpp"
#include "shrink.hpp"

using namespace fuzz;

namespace {

void print(const counts& c, double seconds) {
  std::cout << c.formulas << " formulas, " << c.refused << " too large, " << c.undefined << " without a value near 0; " << c.points << " points, " << c.uncertain << " without an answer; "
            << c.compared << " values compared, " << c.undecided << " undecided; " << c.candidates << " normal forms, " << c.without
            << " functions without; " << seconds << " s\n";
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_form_has_the_value_of_the_formula) {
  const auto [count, seed] = options(300, 1);
  std::cout << "seeds " << seed << " to " << seed + count - 1 << "\n";
  counts total;
  const auto start = std::chrono::steady_clock::now();
  for (std::uint64_t own = seed; own < seed + count; ++own) {
    if (const std::uint64_t done = own - seed; done > 0 && done % 1000 == 0) std::cout << done << " of " << count << "\n" << std::flush;
    const tree t = grower(own).grow();
    const auto x = points(own);
    const auto found = check(t, x, total);
    if (!found) continue;
    const tree small = shrunk(t, [&](const tree& candidate) {
      counts ignored;
      const auto f = check(candidate, x, ignored);
      return f && f->property == found->property;
    });
    counts ignored;
    const auto last = check(small, x, ignored);
    BOOST_TEST(!found, "seed " << own << ": " << found->property << "\n  " << text_of(small) << "\n  " << (last ? *last : *found).sentence << "\n  grown from "
                               << text_of(t));
  }
  print(total, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  if (count < 100) return;
  BOOST_TEST(total.undefined * 100 <= total.formulas);
  BOOST_TEST(total.refused * 20 <= total.formulas);
  BOOST_TEST(total.uncertain * 20 <= total.points);
  BOOST_TEST(total.undecided < total.compared);
}

// A compiler that takes a sigmoid for a tanh in what it derived is found out, and the formula shrinks to the tanh.
BOOST_AUTO_TEST_CASE(a_wrong_compiler_is_found) {
  using namespace slope::literals;
  const auto wrong = [](definition& d) {
    for (int i = 0; i < d.partials.size; ++i)
      if (d.partials.operation(i) == op::tanh) d.partials.words[i] = graph::word(op::sigmoid, d.partials.operand(i, 0), 0, 0);
  };
  const auto unary = [](op o, tree u) { return tree{o, {}, 0, {std::move(u)}}; };
  const tree t = unary(op::softplus, {op::multiply, {}, 0, {unary(op::tanh, argument(0)), unary(op::exp, argument(0))}});
  const auto x = points(1);
  counts c;
  BOOST_TEST(!check(t, x, c));
  const auto found = check(t, x, c, wrong);
  BOOST_REQUIRE(found);
  BOOST_TEST(found->property == "f as derived");
  BOOST_TEST(text_of(shrunk(t, [&](const tree& smaller) { return check(smaller, x, c, wrong).has_value(); })) == "tanh(x)");
}

// Every form of the table is grown, and a seed grows one formula only.
BOOST_AUTO_TEST_CASE(a_seed_is_a_formula) {
  std::uint64_t seen = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const tree t = grower(seed).grow();
    BOOST_TEST(text_of(t) == text_of(grower(seed).grow()));
    const graph g = graph_of(t);
    for (int i = 0; i < g.size; ++i) seen |= slope::bit(g.operation(i));
  }
  for (const auto& o : slope::operations) {
    const bool never = o.id == op::pi || o.id == op::floor || o.id == op::round || o.id == op::step || o.id == op::declared ||
                       o.id == op::tangent || o.id == op::maximum || o.id == op::selected;
    BOOST_TEST((seen >> static_cast<unsigned>(o.id) & 1) == !never, o.name);
  }
}
