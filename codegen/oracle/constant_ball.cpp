// SPDX-License-Identifier: Apache-2.0
// Exactly by arithmetic without rounding errors, or else by the oracle.
#include <slope/codegen/oracle/constant_ball.hpp>

#include <cmath>

#include <slope/codegen/oracle/oracle.hpp>

namespace slope::codegen::oracle {

std::optional<double> exact_constant(const tape& f, int i) {
  const instruction& c = f.code[static_cast<std::size_t>(i)];
  const auto whole = [](wide n) { return static_cast<wide>(static_cast<double>(n)) == n; };
  const auto operand = [&](int k) { return exact_constant(f, c.operands[static_cast<std::size_t>(k)]); };
  const auto if_exact = [](double_double y) { return y.low == 0 ? std::optional(y.high) : std::nullopt; };
  if (c.operation == op::number) {
    const double n = static_cast<double>(c.number.numerator), d = static_cast<double>(c.number.denominator);
    int exponent = 0;
    const bool power_of_two = std::frexp(d, &exponent) == 0.5;
    return whole(c.number.numerator) && whole(c.number.denominator) && power_of_two ? std::optional(n / d)
                                                                                    : std::nullopt;
  }
  if (c.operation == op::negate) {
    const auto u = operand(0);
    return u ? std::optional(-*u) : std::nullopt;
  }
  if (c.operation != op::add && c.operation != op::subtract && c.operation != op::multiply &&
      c.operation != op::divide)
    return std::nullopt;
  const auto u = operand(0), v = operand(1);
  if (!u || !v || std::fabs(*u) > 0x1p300 || std::fabs(*v) > 0x1p300)
    return std::nullopt;
  switch (c.operation) {
  case op::add:
    return if_exact(double_double::sum(*u, *v));
  case op::subtract:
    return if_exact(double_double::sum(*u, -*v));
  case op::multiply:
    return if_exact(double_double::product(*u, *v));
  default: {
    const double q = *u / *v;
    return double_double::product(q, *v) == double_double(*u) ? std::optional(q) : std::nullopt;
  }
  }
}

ball constant_ball(const tape& f, int instruction) {
  if (const auto exact = exact_constant(f, instruction))
    return {*exact, 0};
  tape alone = f;
  alone.root = instruction;
  const std::vector<double> none(f.arguments.size());
  const double_double y = evaluate(alone, {none});
  return {y.high, (std::fabs(y.low) + 0x1p-100 * std::fabs(y.high)) * balls::slack};
}

} // namespace slope::codegen::oracle
