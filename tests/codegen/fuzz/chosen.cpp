// SPDX-License-Identifier: Apache-2.0
// Random formulas through acceptance: the program that the chooser takes for f and f', compiled for each level of this
// processor, keeps its promise on inputs that the chooser has not seen. For a longer run:
//     test.codegen.fuzz.chosen -- --count 300 --seed 7
#define BOOST_TEST_MODULE "codegen/fuzz/chosen"
#include <boost/test/unit_test.hpp>

#include <iostream>

#include <slope/codegen/choose/choose.hpp>
#include <slope/codegen/choose/run_program.hpp>

#include "check.hpp"
#include "grow.hpp"
#include "options.hpp"

using namespace fuzz;

namespace {

constexpr double ratio_elsewhere = 1.3;  // the chooser saw a few thousand inputs

// The largest error beside what is promised, infinite if a number became none.
double ratio_of(const slope::codegen::chosen& best, const reference& r, int order, std::string_view level) {
  std::vector<std::vector<double>> arguments(r.points[0].arguments.size());
  double largest = 0;
  for (const exact_values& e : r.points) {
    for (std::size_t a = 0; a < arguments.size(); ++a) arguments[a].push_back(e.arguments[a]);
    if (isfinite(e.of[order])) largest = std::max(largest, std::fabs(e.of[order].high));
  }
  const std::vector<oracle::format> formats(arguments.size(), oracle::f32);
  const auto got = slope::codegen::runnable(best.steps, formats, oracle::f32, best.working, level)(arguments)[0];
  oracle::tally t;
  for (std::size_t i = 0; i < got.size(); ++i)
    t.add(oracle::promised(oracle::tier::fast, oracle::f32, oracle::quantity_of(oracle::derivative(order), 1)), oracle::f32, r.points[i].arguments[0], got[i],
          r.points[i].of[order], oracle::bounded(largest));
  return t.not_finite ? slope::infinity : t.ratio;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_chosen_keeps_its_promise_elsewhere) {
  const auto [count, seed] = options(12, 1);
  std::cout << "seeds " << seed << " to " << seed + count - 1 << "\n";
  counts c;
  int accepted = 0, refused = 0;
  for (std::uint64_t own = seed; own < seed + count; ++own) {
    const tree t = grower(own).grow();
    const definition d = definition_of(t);
    if (d.partials.error != slope::failure::none) continue;
    std::vector<float> x = points(own + 1000);
    const auto more = points(own + 2000);
    x.insert(x.end(), more.begin(), more.end());
    const reference fresh(d, x, c);
    slope::codegen::chooser choose(d);
    for (int order = 0; order <= 1; ++order) {
      const auto& best = choose({root_of(d, order)}, {});
      ++(best.ratio <= 1 ? accepted : refused);
      if (best.ratio <= 1)
        for (const std::string_view level : slope::codegen::levels_here()) {
          const double ratio = ratio_of(best, fresh, order, level);
          BOOST_TEST(ratio <= ratio_elsewhere, "seed " << own << ", order " << order << ", " << level << ": " << text_of(t) << " by " << best.how << ": " << ratio
                                                       << ", where the chooser saw " << best.ratio);
        }
      std::cout << own << " order " << order << " " << best.ratio << " " << best.how << "  " << text_of(t) << "\n";
    }
  }
  std::cout << accepted << " programs keep their promise, " << refused << " functions have none that does\n";
  BOOST_TEST(accepted > refused);
}
