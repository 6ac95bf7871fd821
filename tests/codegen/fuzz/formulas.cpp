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
  std::cout << c.formulas << " formulas, " << c.refused << " too large; " << c.points << " points, " << c.uncertain << " without an answer; "
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
  BOOST_TEST(total.refused * 20 <= total.formulas);
  BOOST_TEST(total.uncertain * 20 <= total.points);
  BOOST_TEST(total.undecided < total.compared);
}
