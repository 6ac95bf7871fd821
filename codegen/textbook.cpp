// SPDX-License-Identifier: Apache-2.0
// One line an operation; the compiler warns if one is missing.
#include <slope/codegen/textbook.hpp>

#include <stdexcept>

#include <slope/dsl/evaluate.hpp>

namespace slope::codegen {
namespace {

int raised(program_builder& to, int u, int n) {
  if (n < 0) return to.make(step::divide, to.constant(1.0), raised(to, u, -n));
  if (n == 0) return to.constant(1.0);
  if (n == 1) return u;
  const int half = raised(to, u, n / 2), even = to.make(step::multiply, half, half);
  return n % 2 ? to.make(step::multiply, even, u) : even;
}

int lowered(program_builder& to, const graph& g, int i, const std::vector<int>& image, int argument_count) {
  const auto operand = [&](int k) { return image[static_cast<std::size_t>(g.operand(i, k))]; };
  const auto zero = [&] { return to.constant(0.0); };
  const auto one = [&] { return to.constant(1.0); };
  const op o = g.operation(i);
  // clang-format off
  switch (o) {
    case op::number:        return to.constant(double_double::rational(g.number(i).numerator, g.number(i).denominator));
    case op::pi:            return to.constant(constants::pi);
    case op::argument:      return to.argument(g.argument(i));
    case op::negate:        return to.make(step::negate, operand(0));
    case op::add:           return to.make(step::add, operand(0), operand(1));
    case op::subtract:      return to.make(step::subtract, operand(0), operand(1));
    case op::multiply:      return to.make(step::multiply, operand(0), operand(1));
    case op::divide:        return to.make(step::divide, operand(0), operand(1));
    case op::integer_power: return raised(to, operand(0), static_cast<int>(g.number(g.operand(i, 1)).numerator));
    case op::less:          return to.make(step::less, operand(0), operand(1));
    case op::less_equal:    return to.make(step::less_equal, operand(0), operand(1));
    case op::greater:       return to.make(step::less, operand(1), operand(0));
    case op::greater_equal: return to.make(step::less_equal, operand(1), operand(0));
    case op::equal:         return to.make(step::equal, operand(0), operand(1));
    case op::not_equal:     return to.make(step::logical_not, to.make(step::equal, operand(0), operand(1)));
    case op::logical_and:   return to.make(step::logical_and, operand(0), operand(1));
    case op::logical_or:    return to.make(step::logical_or, operand(0), operand(1));
    case op::logical_not:   return to.make(step::logical_not, operand(0));
    case op::when:          return to.make(step::select, operand(0), operand(1), operand(2));
    case op::min:           return to.make(step::minimum, operand(0), operand(1));
    case op::max:           return to.make(step::maximum, operand(0), operand(1));
    case op::abs:           return to.make(step::magnitude, operand(0));
    case op::sign:          return to.make(step::select, to.make(step::equal, operand(0), zero()), operand(0),
                                           to.make(step::with_sign_of, one(), operand(0)));
    case op::step:          return to.make(step::select, to.make(step::less, zero(), operand(0)), one(), zero());
    case op::stop_gradient: case op::declared: return operand(0);
    case op::tangent:       return zero();
    case op::power:         return to.apply(o, operand(0), operand(1));
    case op::floor: case op::round: case op::sqrt: case op::rsqrt: case op::cbrt: case op::exp: case op::expm1:
    case op::exp2: case op::log: case op::log1p: case op::log2: case op::sin: case op::cos: case op::tan: case op::asin:
    case op::acos: case op::atan: case op::sinh: case op::cosh: case op::tanh: case op::asinh: case op::acosh:
    case op::atanh: case op::erf: case op::erfc: case op::sigmoid: case op::softplus: case op::log_sigmoid:
    case op::normal_cdf: case op::normal_pdf:
      return to.apply(o, operand(0));
    case op::maximum:       return to.argument(argument_count);
    case op::selected:      return to.argument(argument_count + 1);
  }
  // clang-format on
  throw std::logic_error("unknown operation");
}

bool closed(const graph& g, int i, const std::vector<bool>& known) {
  const op o = g.operation(i);
  if (o == op::argument) return false;
  if (describe(o).kind == kind::leaf) return true;
  if (describe(o).kind == kind::condition || o == op::maximum || o == op::selected) return false;
  for (int k = 0; k < g.operands(i); ++k)
    if (!known[static_cast<std::size_t>(g.operand(i, k))]) return false;
  return true;
}

}  // namespace

program textbook(const graph& g, std::span<const int> roots, int argument_count) {
  std::vector<bool> needed(static_cast<std::size_t>(g.size)), constant(needed);
  for (const int r : roots) needed[static_cast<std::size_t>(r)] = true;
  for (int i = g.size - 1; i >= 0; --i)
    if (needed[static_cast<std::size_t>(i)] && describe(g.operation(i)).kind != kind::leaf)
      for (int k = 0; k < g.operands(i); ++k) needed[static_cast<std::size_t>(g.operand(i, k))] = true;

  program_builder to;
  std::vector<int> image(static_cast<std::size_t>(g.size), -1);
  for (int i = 0; i < g.size; ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (!needed[at]) continue;
    constant[at] = closed(g, i, constant);
    if (constant[at] && describe(g.operation(i)).kind != kind::leaf) {  // functions of constants are constants
      consing alone;
      const int root = copy(g, i, alone);
      image[at] = to.constant(evaluate(alone.result.add_root(root), {}));
    } else
      image[at] = lowered(to, g, i, image, argument_count);
  }
  for (const int r : roots) to.result.outputs.push_back(image[static_cast<std::size_t>(r)]);
  return to.result;
}

}  // namespace slope::codegen
