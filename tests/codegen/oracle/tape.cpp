// SPDX-License-Identifier: Apache-2.0
// A tape is the formula as written: nothing shared, folded or reordered, calls inlined with what they left
// out.
#define BOOST_TEST_MODULE "codegen/oracle/tape"
#include <boost/test/unit_test.hpp>

#include "testing.hpp"

#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/derivative.hpp>

namespace {
using namespace slope;
using namespace slope::literals;
using namespace slope::codegen::oracle;
namespace oracle = slope::codegen::oracle;
using namespace slope::codegen::oracle::testing;

std::string written(const tape& f, int i) {
  const instruction& code = f.code[static_cast<std::size_t>(i)];
  switch (code.operation) {
  case op::number:
    return std::to_string(static_cast<long>(code.number.numerator)) +
           (code.number.is_integer() ? "" : "/" + std::to_string(static_cast<long>(code.number.denominator)));
  case op::argument:
    return f.arguments[static_cast<std::size_t>(code.operands[0])].name;
  default:
    break;
  }
  std::string text(describe(code.operation).name);
  char separator = '(';
  for (const int operand : code.operands)
    if (operand >= 0)
      text += std::exchange(separator, ' ') + written(f, operand);
  return separator == ' ' ? text + ')' : text;
}
template <class Activation> std::string written(const Activation& f) {
  const tape t = record(f);
  return written(t, t.root);
}

BOOST_AUTO_TEST_CASE(nothing_is_simplified) {
  constexpr auto f =
      activation<"f">([](auto x) { return 0_c * x + (x + x) - 2_c / 4_c * -(-x); }, input<"x">);
  BOOST_TEST(written(f) == "subtract(add(multiply(0 x) add(x x)) multiply(divide(2 4) negate(negate(x))))");
  BOOST_TEST(written(slope::activations::gelu_tanh) ==
             "multiply(divide(x 2) add(1 tanh(multiply(sqrt(divide(2 pi)) add(x multiply(8943/200000 "
             "integer_power(x 3)))))))");
}

BOOST_AUTO_TEST_CASE(arguments_have_names_roles_and_defaults) {
  const tape f = record(activation<"f">([](auto x, auto a, auto b) { return a * x + b; }, input<"x">,
                                        learned<"a">(0.25_c), scalar<"b">(sqrt(2_c))));
  BOOST_TEST(f.name == "f");
  BOOST_TEST((f.shape == shape::channelwise));
  BOOST_REQUIRE(f.arguments.size() == 3U);
  BOOST_TEST(f.arguments[1].name == "a");
  BOOST_TEST((f.arguments[1].role == role::learned));
  BOOST_TEST(f.arguments[0].start == -1);
  BOOST_TEST((defaults(f) == std::vector<double>{0.25, 0x1.6a09e667f3bcdp+0}));
}

constexpr auto leaky =
    activation<"leaky">([](auto x, auto a) { return max(x, a * x); }, input<"x">, scalar<"a">(0.01_c));

BOOST_AUTO_TEST_CASE(calls_are_inlined) {
  BOOST_TEST(written(activation<"f">([](auto x, auto y) { return leaky(x - y) * leaky(y, x); }, input<"x">,
                                     input<"y">)) ==
             "multiply(max(subtract(x y) multiply(1/100 subtract(x y))) max(y multiply(x y)))");
  const tape f = record(activation<"f">([](auto x) { return leaky(-x); }, input<"x">));
  const double x[] = {3};
  BOOST_TEST(distance(evaluate(f, {x}), "-0.03") < target); // of one hundredth, not of the double 0.01
  BOOST_TEST(distance(evaluate(f, {x}, derivative(1)), "-0.01") < target);
}

BOOST_AUTO_TEST_CASE(a_declared_derivative_belongs_to_the_argument_that_is_mentioned) {
  constexpr auto g = activation<"g">([](auto x, auto a) { return with_derivative(floor(a), a) + x; },
                                     input<"x">, scalar<"a">(1_c));
  const tape direct = record(g),
             inside = record(activation<"f">([](auto x, auto y) { return decltype(g){g}(x, y * y); },
                                             input<"x">, input<"y">));
  const tape none =
      record(activation<"f">([](auto x) { return x * with_derivative(floor(2.5_c), x * x); }, input<"x">));
  const double at[] = {1, 2.5};
  BOOST_TEST(same(evaluate(direct, {at}, partial(1)), 2.5));
  BOOST_TEST(same(evaluate(direct, {at}, partial(0)), 1));
  BOOST_TEST(same(evaluate(inside, {at}, partial(1)), 31.25)); // y^2 2 y
  const double three[] = {3};
  BOOST_TEST(same(evaluate(none, {three}, derivative(1)), 2)); // floor(2.5) mentions none
}

} // namespace

// A derivative as an activation, alone and inside a formula: its values are the base's derivative.
BOOST_AUTO_TEST_CASE(a_derivative_is_an_activation) {
  static constexpr auto slope_of_silu = slope::derivative<"slope_of_silu">(activations::silu);
  static constexpr auto inside = activation<"inside">([](auto x) { return 2_c * slope_of_silu(x * x); }, input<"x">);
  const tape base = record(activations::silu), derived = record(slope_of_silu), nested = record(inside);
  for (const double x : {-2.5, -0.25, 0.0, 0.75, 3.0}) {
    const double at[] = {x}, squared[] = {x * x};
    BOOST_TEST(std::abs((evaluate(derived, {at}) - evaluate(base, {at}, oracle::derivative(1))).high) < 1e-25);
    BOOST_TEST(std::abs((evaluate(nested, {at}) - double_double(2.0) * evaluate(base, {squared}, oracle::derivative(1))).high) < 1e-25);
  }
}
