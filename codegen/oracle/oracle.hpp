// SPDX-License-Identifier: Apache-2.0
// What the formula as written is worth at a point, with a relative error below 2^-100 and no rule of ours:
// MPFR numbers under Boost's automatic differentiation, at growing precision until two in succession agree.
//
//     const tape f = record(silu);
//     const double x[] = {0.5};
//     double_double slope = evaluate(f, {x}, derivative(1));
//
// A branch that the formula does not select is not evaluated; abs'(0) = 0; max(u, v) and min(u, v) select v
// at a tie. An infinite argument stands for the limit: the values at 2^1100 and 2^2200 agree, grow (to
// infinity), vanish (to zero), or the answer is NaN; this finds the limits of what grows or vanishes at least
// as fast as a logarithm. NaN gives NaN. Below 2^-969 the second half of a double_double is subnormal: there
// the error is below 2^-1074 instead.
#pragma once
#include <memory>
#include <span>
#include <stdexcept>
#include <vector>

#include <slope/codegen/oracle/level.hpp>

namespace slope::codegen::oracle {

// 6,000 digits do not settle a value; the sentence names the point.
struct uncertain : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// One thread's evaluation of one formula; it keeps the formula's constants at each precision. The tape
// outlives it.
class evaluator {
public:
  explicit evaluator(const tape& f);
  ~evaluator();
  evaluator(evaluator&&) noexcept;

  // One answer for each query. Throws uncertain.
  void ask(const point& where, std::span<const query> wanted, std::span<double_double> results);
  double_double ask(const point& where, query wanted);

  // A hash of the branches that the formula takes at a finite point.
  std::size_t decisions(const point& where);

private:
  const tape* tape_;
  std::vector<std::unique_ptr<level>> levels_;

  level& at(std::size_t step);
  bool survives_shaking(std::size_t step, const point& where, const query& q, long infinity,
                        const answer& now);
  bool keeps_branches(std::size_t step, const point& where, const query& q, long infinity, bool saturated);
  bool is_nothing(std::size_t step, const point& where, const query& q, long infinity);
  bool is_overflow(std::size_t step, const point& where, const query& q, long infinity, int sign);
  std::vector<answer> settle(const point& where, std::span<const query> wanted, long infinity);
};

double_double evaluate(const tape& f, const point& where, query wanted = value);

// Many points: the answer to wanted[k] at points[i] is at k * points.size() + i.
std::vector<double_double> evaluate(const tape& f, std::span<const point> points,
                                    std::span<const query> wanted, unsigned threads = 1);

// The first input runs through x, the other arguments are fixed.
std::vector<double_double> sweep(const tape& f, std::span<const double> x, std::span<const query> wanted,
                                 std::span<const double> others = {}, unsigned threads = 1);
std::vector<double_double> sweep(const tape& f, std::span<const float> x, std::span<const query> wanted,
                                 std::span<const double> others = {}, unsigned threads = 1);

// The defaults of the scalars and learned parameters behind the inputs, rounded to double.
std::vector<double> defaults(const tape& f);

} // namespace slope::codegen::oracle
