// SPDX-License-Identifier: Apache-2.0
// LaTeX, word for word; no two operations look alike, and what opens closes.
#define BOOST_TEST_MODULE "dsl/print/latex"
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/print/latex.hpp>

#include "every_operation.hpp"

using namespace slope::literals;
using namespace slope::activations;
using slope::to_latex;

namespace {
template <class Lambda>
std::string latex(Lambda) {
  constexpr auto tree = slope::as_formula(Lambda{}(slope::symbol<0>{}, slope::symbol<1>{}));
  slope::consing builder;
  const int root = freeze(builder, tree, nullptr);
  return to_latex(builder.result.add_root(root), std::vector<std::string_view>{"x", "beta_1"});
}
}  // namespace

BOOST_AUTO_TEST_CASE(derivatives_as_a_person_would_set_them) {
  BOOST_TEST(to_latex<1>(mish) == R"(\tanh\left(\operatorname{softplus}\left(x\right)\right) + x \cdot )"
                                  R"(\left(1 - \tanh\left(\operatorname{softplus}\left(x\right)\right)^{2}\right) \cdot \sigma\left(x\right))");
  BOOST_TEST(to_latex<1>(prelu) == R"(\begin{cases} 1 & \text{if } x > 0 \\ a & \text{otherwise} \end{cases})");
  BOOST_TEST(to_latex<1>(elu) == R"(\begin{cases} 1 & \text{if } x > 0 \\ \alpha \cdot e^{x} & \text{otherwise} \end{cases})");
  BOOST_TEST(to_latex<1>(gelu) == R"(\Phi\left(x\right) + x \cdot \varphi\left(x\right))");
}

BOOST_AUTO_TEST_CASE(brackets_stand_where_they_must) {
  BOOST_TEST(latex([](auto x, auto) { return pow(exp(x), 2); }) == R"(\left(e^{x}\right)^{2})");
  BOOST_TEST(latex([](auto x, auto) { return 1_c - expm1(x); }) == R"(1 - \left(e^{x} - 1\right))");
  BOOST_TEST(latex([](auto x, auto b) { return pow(x / b, -1); }) == R"(\left(\frac{x}{\beta_{1}}\right)^{-1})");
  BOOST_TEST(latex([](auto x, auto b) { return pow(1_c / 3_c * x, b); }) == R"({\left(\frac{1}{3} \cdot x\right)}^{\beta_{1}})");
  BOOST_TEST(latex([](auto x, auto b) { return x - (b - when(x > 0_c, x, x < b, 0.5_c, -x)); }) ==
             R"(x - \left(\beta_{1} - \left(\begin{cases} x & \text{if } x > 0 \\ 0.5 & \text{if } x < \beta_{1} \\ -x & \text{otherwise} \end{cases}\right)\right))");
  BOOST_TEST(latex([](auto x, auto b) { return when(x > 0_c && !(x < b || x == 1_c), x, 0_c); }) ==
             R"(\begin{cases} x & \text{if } x > 0 \land \lnot \left(x < \beta_{1} \lor x = 1\right) \\ 0 & \text{otherwise} \end{cases})");
}

BOOST_AUTO_TEST_CASE(a_number_is_a_decimal_or_a_fraction) {
  const auto number = [](slope::wide numerator, slope::wide denominator) {
    slope::consing builder;
    const int root = builder.number(*slope::reduced(numerator, denominator));
    return to_latex(builder.result.add_root(root), slope::usual_names);
  };
  BOOST_TEST(number(-1, 3) == R"(-\frac{1}{3})");
  BOOST_TEST(number(8943, 200000) == "0.044715");
  BOOST_TEST(number(-10, 4) == "-2.5");
  BOOST_TEST(number(120, 1) == "120");
}

BOOST_AUTO_TEST_CASE(operations_differ_and_groups_close) {
  const auto printed = every_operation([](const slope::graph& g) { return to_latex(g, slope::usual_names); });
  BOOST_TEST(printed.size() == slope::operation_count);
  for (const auto& latex : printed) {
    int depth = 0, pairs = 0;
    for (std::size_t i = 0; i < latex.size(); ++i) {
      depth += latex[i] == '{', depth -= latex[i] == '}';
      pairs += latex.compare(i, 5, "\\left") == 0, pairs -= latex.compare(i, 6, "\\right") == 0;
      BOOST_TEST(depth >= 0);
    }
    BOOST_TEST_CONTEXT(latex) BOOST_TEST((!latex.empty() && depth == 0 && pairs == 0));
  }
}
