// SPDX-License-Identifier: Apache-2.0
// The generators of a region: what the variables of its polynomials stand for.
#pragma once
#include <span>
#include <vector>

#include <slope/codegen/normalise/quotient.hpp>
#include <slope/dsl/double_double.hpp>
#include <slope/dsl/operations.hpp>

namespace slope::codegen::normalise {

enum class generator_kind : std::uint8_t {
  argument,     // of the definition
  constant,     // a number that is not rational, by its value
  exponential,  // exp(-u), u > 0 in the region
  log_ratio,    // log1p(u) / u
  opaque,       // a function of u of which nothing but its value is used
};

struct generator {
  generator_kind kind = generator_kind::argument;
  int argument = 0;
  double_double value{};
  op function = op::number;  // of an opaque one
  quotient u;
  int sign = 0;           // 0: not known
  bool bounded = false;   // between 0 and 1
  bool replaced = false;  // by what a style computes: expm1(-u) of an exponential, log1p(u) of a ratio
};

// Values of quotients, about 30 digits: for constants, for limits, and to check every conversion against the formula.
class valuation {
 public:
  valuation(const field& f, const std::vector<generator>& generators, std::span<const double_double> arguments);
  double_double operator()(const polynomial& p) const;
  double_double operator()(const quotient& q) const;
  double_double of(int generator) const { return values_[static_cast<std::size_t>(generator)]; }

 private:
  double_double value_of(const generator& g, std::span<const double_double> arguments) const;
  const field& field_;
  std::vector<double_double> values_;
};

// The generators that a quotient is made of, as bits, without those inside others.
unsigned generators_of(const field& f, const quotient& q);
inline bool has(unsigned set, int generator) { return (set >> generator & 1U) != 0; }

}  // namespace slope::codegen::normalise
