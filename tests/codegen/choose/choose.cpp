// SPDX-License-Identifier: Apache-2.0
// What the choice comes to: the counts of operations that the normal form reaches, within the promise, for formulas that no
// catalogue has as for those it has; and that measuring does reject.
#define BOOST_TEST_MODULE "codegen/choose/choose"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/choose/choose.hpp>
#include <slope/codegen/choose/cost.hpp>
#include <slope/codegen/textbook.hpp>
#include <slope/dsl/activations/all.hpp>

using namespace slope::codegen;
using namespace slope::literals;

namespace {

template <class Activation>
void expect(const Activation& f, int root, int calls, int divisions) {
  const definition d = definition_of(f);
  chooser choice(d);
  const chosen& c = choice({root}, {});
  const operation_counts n = count(c.steps);
  BOOST_TEST(c.ratio <= 1, d.name << ", root " << root << ": " << c.how << " is at " << c.ratio << " of what is allowed");
  BOOST_TEST(n.calls <= calls, d.name << ", root " << root << ": " << c.how);
  BOOST_TEST(n.divisions <= divisions, d.name << ", root " << root << ": " << c.how);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_catalogue) {
  expect(slope::activations::mish, 0, 1, 1);
  expect(slope::activations::mish, 1, 1, 1);
  expect(slope::activations::silu, 0, 1, 1);
  expect(slope::activations::silu, 1, 1, 1);
  expect(slope::activations::gelu_tanh, 1, 1, 1);
  expect(slope::activations::sigmoid, 1, 1, 1);
}

// Written by a user, in his own words.
BOOST_AUTO_TEST_CASE(formulas_of_our_own) {
  expect(slope::activation<"long_mish">([](auto x) { return x * tanh(log(1_c + exp(x))); }, slope::input<"x">), 0, 1, 1);
  expect(slope::activation<"long_silu">([](auto x) { return x / (1_c + exp(-x)); }, slope::input<"x">), 1, 1, 1);
  expect(slope::activation<"logistic_bump">([](auto x) { return exp(-x) / square(1_c + exp(-x)); }, slope::input<"x">), 0, 1, 1);
  expect(slope::activation<"shifted">([](auto x) { return softplus(x) - softplus(-x); }, slope::input<"x">), 0, 0, 0);  // it is x
}

// The textbook form of silu is wrong at -88 and NaN at -infinity; measuring must say so.
BOOST_AUTO_TEST_CASE(the_textbook_is_not_taken_where_it_fails) {
  const definition d = definition_of(slope::activations::silu);
  const int roots[] = {d.partials.root(0)};
  const program written = textbook(d.partials, roots, 1);
  chooser choice(d);
  const chosen& c = choice({0}, {});
  BOOST_TEST(cost(written) < cost(c.steps));
  BOOST_TEST((c.steps != written));
}
