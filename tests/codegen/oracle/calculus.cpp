// SPDX-License-Identifier: Apache-2.0
// Our derivatives, evaluated in double-double, against the oracle: two roads that share nothing behind the
// formula.
#define BOOST_TEST_MODULE "codegen/oracle/calculus"
#include <boost/hana/for_each.hpp>
#include <boost/test/unit_test.hpp>

#include <slope/codegen/oracle/oracle.hpp>
#include <slope/codegen/oracle/points.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/evaluate.hpp>
#include <slope/dsl/partials.hpp>

#include <cmath>

namespace {
using namespace slope;
using namespace slope::literals;
using namespace slope::codegen::oracle;

constexpr auto gate = activation<"gate">([](auto u, auto v) { return sigmoid(u) * tanh(v) + max(u, v); },
                                         input<"u">, input<"v">);
constexpr auto learned_pair = activation<"learned_pair">(
    [](auto x, auto a, auto b) { return a * atan(b * x) + log1p(square(a * x)) * erf(x / 4); }, input<"x">,
    learned<"a">(0.75_c), learned<"b">(2_c));
constexpr auto nested = activation<"nested">(
    [](auto x) { return slope::activations::elu(slope::activations::silu(x) - 1_c / 4) * softplus(2 * x); },
    input<"x">);

// Double-doubles cancel where the oracle does not: either the relative or the absolute error is small.
bool close(double_double y, double_double expected) {
  const double error = std::fabs((y - expected).high);
  return error <= 1e-26 || error <= 1e-20 * std::fabs(expected.high);
}

template <class Activation> std::size_t wrong_answers(const Activation& f, int shift = 0) {
  constexpr partial_roots roots = roots_of<Activation>();
  const tape written = record(f);
  std::vector<query> wanted{value};
  std::vector<int> nodes{roots.value()};
  for (int j = 0; j < roots.differentiated; ++j)
    wanted.push_back(partial(j)), nodes.push_back(roots.first(j));
  for (int i = 0; i < roots.inputs; ++i)
    for (int j = 0; j < roots.differentiated; ++j)
      wanted.push_back(mixed(i, j)), nodes.push_back(roots.second(i, j));
  wanted.push_back(derivative(3)), nodes.push_back(roots.third());

  std::vector<std::vector<double>> table;
  for (const double x : hard_values(f32, 128)) {
    if (!std::isfinite(x))
      continue;
    table.push_back({x});
    for (int i = 1; i < roots.inputs; ++i)
      table.back().push_back(0.375 - x / 2);
    const std::vector<double> rest = defaults(written);
    table.back().insert(table.back().end(), rest.begin(), rest.end());
  }
  const std::vector<point> places(table.begin(), table.end());
  const auto expected = evaluate(written, places, wanted);

  std::size_t wrong = 0;
  for (std::size_t p = 0; p < places.size(); ++p)
    for (std::size_t k = 0; k < nodes.size(); ++k) {
      const std::vector<double_double> x(table[p].begin(), table[p].end());
      const int root = nodes[(k + static_cast<std::size_t>(shift)) % nodes.size()];
      wrong += !close(evaluate(partials<Activation>, x, {}, root), expected[k * places.size() + p]);
    }
  return wrong;
}

BOOST_AUTO_TEST_CASE(the_catalogue) {
  boost::hana::for_each(slope::activations::catalogue, [](const auto& f) {
    if constexpr (std::decay_t<decltype(f)>::shape != shape::grouped)
      BOOST_TEST_CONTEXT(f.name)
    BOOST_TEST(wrong_answers(f) == 0U);
  });
}

BOOST_AUTO_TEST_CASE(several_arguments_and_nested_activations) {
  BOOST_TEST(wrong_answers(gate) == 0U);
  BOOST_TEST(wrong_answers(learned_pair) == 0U);
  BOOST_TEST(wrong_answers(nested) == 0U);
}

// The comparison sees another derivative in the place of the right one.
BOOST_AUTO_TEST_CASE(it_can_fail) {
  BOOST_TEST(wrong_answers(slope::activations::silu, 1) > 100U);
  BOOST_TEST(wrong_answers(gate, 1) > 100U);
}

} // namespace
