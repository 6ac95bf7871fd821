// SPDX-License-Identifier: Apache-2.0
// A tape as columns: each step is done for a whole block of inputs before the next.
#include <slope/codegen/oracle/enclose.hpp>

#include <stdexcept>

#include <slope/codegen/oracle/branch.hpp>
#include <slope/codegen/oracle/constant_ball.hpp>

namespace slope::codegen::oracle {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

} // namespace

// What is done to a column, with the function inlined into its loop.
template <jet (*F)(ball)>
constexpr auto each = [](const auto& u, auto& result, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    result[i] = along(u[i], F(u[i].value));
};

struct enclosure::row {
  op operation;
  function alone, plus_one = nullptr, one_minus = nullptr; // null: by its parts
};

// clang-format off
const enclosure::row enclosure::functions[] = {
    {op::sqrt,        each<jets::sqrt>},
    {op::rsqrt,       each<jets::rsqrt>},
    {op::cbrt,        each<jets::cbrt>},
    {op::exp,         each<jets::exp>},
    {op::expm1,       each<jets::expm1>,   each<jets::exp>},
    {op::exp2,        each<jets::exp2>},
    {op::log,         each<jets::log>},
    {op::log1p,       each<jets::log1p>},
    {op::log2,        each<jets::log2>},
    {op::sin,         each<jets::sin>},
    {op::cos,         each<jets::cos>},
    {op::tan,         each<jets::tan>},
    {op::asin,        each<jets::asin>},
    {op::acos,        each<jets::acos>},
    {op::atan,        each<jets::atan>},
    {op::sinh,        each<jets::sinh>},
    {op::cosh,        each<jets::cosh>},
    {op::tanh,        each<jets::tanh>,    each<jets::one_plus_tanh>,         each<jets::mirrored<jets::one_plus_tanh>>},
    {op::asinh,       each<jets::asinh>},
    {op::acosh,       each<jets::acosh>},
    {op::atanh,       each<jets::atanh>},
    {op::erf,         each<jets::erf>,     each<jets::mirrored<jets::erfc>>,  each<jets::erfc>},
    {op::erfc,        each<jets::erfc>},
    {op::sigmoid,     each<jets::sigmoid>, nullptr,                           each<jets::mirrored<jets::sigmoid>>},
    {op::softplus,    each<jets::softplus>},
    {op::log_sigmoid, each<jets::log_sigmoid>},
    {op::normal_cdf,  each<jets::normal_cdf>, nullptr,                        each<jets::mirrored<jets::normal_cdf>>},
    {op::normal_pdf,  each<jets::normal_pdf>},
};
// clang-format on

enclosure::enclosure(const tape& f, std::span<const double> others, int by) : by_(by), step_of_(f.code.size(), -1) {
  if (others.size() + 1 != f.arguments.size())
    throw std::invalid_argument("oracle: " + f.name + " takes " + std::to_string(f.arguments.size()) +
                                " arguments, not " + std::to_string(others.size() + 1));
  compiled(f, f.root, others);
  columns_.resize(steps_.size());
  for (std::size_t s = 0; s < steps_.size(); ++s)
    if (steps_[s].operation == op::number)
      columns_[s].fill(steps_[s].constant);
}

int enclosure::added(const step& s) {
  steps_.push_back(s);
  return static_cast<int>(steps_.size()) - 1;
}

// 1 + f(u), f(u) + 1, 1 - f(u), where f has a row for that.
bool enclosure::beside_one(const tape& f, int instruction, std::span<const double> others, step& made) {
  const op operation = f.code[at(instruction)].operation;
  const auto& operands = f.code[at(instruction)].operands;
  if (operation != op::add && operation != op::subtract)
    return false;
  for (const bool second : {true, false}) { // which operand is f(u)
    const int one = operands[second ? 0 : 1], inner = operands[second ? 1 : 0];
    if (!f.code[at(one)].constant || exact_constant(f, one) != 1.0 || (operation == op::subtract && !second))
      continue;
    for (const row& r : functions)
      if (r.operation == f.code[at(inner)].operation) {
        made.of_one = operation == op::add ? r.plus_one : r.one_minus;
        if (made.of_one) {
          made.operands[0] = compiled(f, f.code[at(inner)].operands[0], others);
          return true;
        }
      }
  }
  return false;
}

int enclosure::compiled(const tape& f, int instruction, std::span<const double> others) {
  int& known = step_of_[at(instruction)];
  if (known >= 0)
    return known;
  const slope::codegen::oracle::instruction& code = f.code[at(instruction)];
  step made{code.operation};
  const auto constant = [&](ball b) {
    made.operation = op::number;
    made.constant = {b, {}};
  };
  if (code.constant)
    constant(constant_ball(f, instruction));
  else if (code.operation == op::argument && code.operands[0] > 0)
    constant({others[at(code.operands[0] - 1)], 0}), made.constant.slope = {code.operands[0] == by_ ? 1.0 : 0.0, 0};
  else if (code.operation == op::integer_power) {
    made.exponent = static_cast<long>(f.code[at(code.operands[1])].number.numerator);
    made.operands[0] = compiled(f, code.operands[0], others);
  } else if (code.operation != op::argument && !beside_one(f, instruction, others, made)) {
    for (const row& r : functions)
      if (r.operation == code.operation)
        made.of_one = r.alone;
    for (std::size_t k = 0; k < code.operands.size(); ++k)
      if (code.operands[k] >= 0)
        made.operands[k] = compiled(f, code.operands[k], others);
  }
  return known = added(made);
}

std::span<const dual_ball> enclosure::ask(std::span<const double> x) {
  for (std::size_t s = 0; s < steps_.size(); ++s) {
    if (steps_[s].operation == op::argument)
      for (std::size_t i = 0; i < x.size(); ++i)
        columns_[s][i] = {{x[i], 0}, {by_ == 0 ? 1.0 : 0.0, 0}};
    else if (steps_[s].operation != op::number)
      run(steps_[s], columns_[s], x.size());
  }
  return std::span(columns_.back()).first(x.size());
}

void enclosure::run(const step& s, column& result, std::size_t count) const {
  const auto operand = [&](std::size_t k) -> const column& {
    return columns_[at(s.operands[k] < 0 ? 0 : s.operands[k])];
  };
  const column &a = operand(0), &b = operand(1), &c = operand(2);
  if (s.of_one)
    return s.of_one(a, result, count);
  const auto each_of = [&](const auto& f) {
    for (std::size_t i = 0; i < count; ++i)
      result[i] = f(a[i], b[i], c[i]);
  };
  using d = const dual_ball&;
  const auto order = [&](const auto& holds) {
    each_of([&](d u, d v, d) { return comparison(u, v, holds); });
  };
  // clang-format off
  switch (s.operation) {
    case op::negate:        return each_of([](d u, d, d) { return -u; });
    case op::add:           return each_of([](d u, d v, d) { return u + v; });
    case op::subtract:      return each_of([](d u, d v, d) { return u - v; });
    case op::multiply:      return each_of([](d u, d v, d) { return u * v; });
    case op::divide:        return each_of([](d u, d v, d) { return u / v; });
    case op::integer_power: return each_of([&](d u, d, d) { return along(u, jets::integer_power(u.value, s.exponent)); });
    case op::power:         return each_of([](d u, d v, d) { return power(u, v); });
    case op::less:          return order([](int o) { return o < 0; });
    case op::less_equal:    return order([](int o) { return o <= 0; });
    case op::greater:       return order([](int o) { return o > 0; });
    case op::greater_equal: return order([](int o) { return o >= 0; });
    case op::equal:         return order([](int o) { return o == 0; });
    case op::not_equal:     return order([](int o) { return o != 0; });
    case op::logical_and:   return each_of([](d u, d v, d) {
      const auto p = truth_of(u), q = truth_of(v);
      return p == false || q == false ? truth(false) : p && q ? truth(true) : unknown_dual(); });
    case op::logical_or:    return each_of([](d u, d v, d) {
      const auto p = truth_of(u), q = truth_of(v);
      return p == true || q == true ? truth(true) : p && q ? truth(false) : unknown_dual(); });
    case op::logical_not:   return each_of([](d u, d, d) { const auto p = truth_of(u); return p ? truth(!*p) : unknown_dual(); });
    case op::when:          return each_of([](d u, d v, d w) { const auto p = truth_of(u); return !p ? unknown_dual() : *p ? v : w; });
    case op::min:           return each_of([](d u, d v, d) { return chosen(u, v, [](int o) { return o < 0; }); });
    case op::max:           return each_of([](d u, d v, d) { return chosen(u, v, [](int o) { return o > 0; }); });
    case op::abs:           return each_of([](d u, d, d) { return by_sign(u, -u, exact_dual(0), u); });
    case op::sign:          return each_of([](d u, d, d) { return by_sign(u, exact_dual(-1), exact_dual(0), exact_dual(1)); });
    case op::step:          return each_of([](d u, d, d) { return by_sign(u, exact_dual(0), exact_dual(0), exact_dual(1)); });
    case op::floor:         return each_of([](d u, d, d) { return stair(u.value, std::floor); });
    case op::round:         return each_of([](d u, d, d) { return stair(u.value, std::nearbyint); });
    case op::stop_gradient: return each_of([](d u, d, d) { return dual_ball{u.value, {}}; });
    case op::declared:
      if (s.operands[2] < 0)
        return each_of([](d u, d, d) { return dual_ball{u.value, {}}; });
      return each_of([](d u, d v, d w) { return dual_ball{u.value, v.value * w.slope}; });
    default:                return each_of([](d, d, d) { return unknown_dual(); }); // pieces; what no formula is written with
  }
  // clang-format on
}

} // namespace slope::codegen::oracle
