// SPDX-License-Identifier: Apache-2.0
// A program: what a kernel computes for one element, as a flat list of machine-like steps, each structure once. Between the
// formula's graph (exact mathematics) and Halide's Expr: the textbook lowering and the normal form both end here, operation
// counts are read here, and lower.cpp turns each step into one Expr of float32 or float64.
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include <slope/dsl/double_double.hpp>
#include <slope/dsl/operations.hpp>

namespace slope::codegen {

// Where the arguments of exponentials are clamped in a float of so many bits.
constexpr int exponential_clamp(int working) { return working == 64 ? 1021 : 126; }

// clang-format off
#define SLOPE_STEPS(X)                                                                                       \
  /* name               operands */                                                                          \
  X(constant,           0)  /* rounded once to the working type */                                           \
  X(argument,           0)                                                                                   \
  X(add,                2)  /* may be contracted with a product */                                           \
  X(subtract,           2)                                                                                   \
  X(multiply,           2)                                                                                   \
  X(divide,             2)                                                                                   \
  X(negate,             1)                                                                                   \
  X(strict_add,         2)  /* these are rounded as written: neither contracted nor reassociated */          \
  X(strict_subtract,    2)                                                                                   \
  X(strict_multiply,    2)                                                                                   \
  X(strict_divide,      2)                                                                                   \
  X(multiply_add,       3)  /* u v + w, rounded once where the target has the instruction, never reassociated */ \
  X(product_error,      2)  /* u v - round(u v), exactly */                                                  \
  X(minimum,            2)  /* v where u is NaN */                                                           \
  X(maximum,            2)                                                                                   \
  X(magnitude,          1)  /* |u|, by bits */                                                               \
  X(with_sign_of,       2)  /* |u| with the sign of v, by bits */                                            \
  X(less,               2)  /* a condition, as are the next seven */                                           \
  X(less_equal,         2)                                                                                   \
  X(equal,              2)                                                                                   \
  X(is_nan,             1)                                                                                   \
  X(is_halfway,         2)  /* u, a float64, has a one and then zeros for the last v of its digits, a constant */ \
  X(logical_and,        2)                                                                                   \
  X(logical_or,         2)                                                                                   \
  X(logical_not,        1)                                                                                   \
  X(select,             3)  /* of numbers or of exponents */                                                 \
  X(exp_fraction,       2)  /* q of exp(u + v) = (1 + q) 2^k, |u| clamped; |v| < 1, a correction */                \
  X(exp_raised,         3)  /* exp(u + v) 2^w, rounded once as 1 + q is; w a constant integer, the result a normal number */ \
  X(exp_exponent,       2)  /* that k, an int32 */                                                           \
  X(cdf_mantissa,       1)  /* m of normal_cdf(u) = m 2^k, normal where normal_cdf(u) is not */              \
  X(cdf_exponent,       1)  /* that k, an int32; 0 for u > 0 */                                              \
  X(exponent_times,     2)  /* k v, k an exponent, v a constant integer */                                   \
  X(scale,              2)  /* u 2^v, v an exponent, rounded once, |v| <= 252, in float64 any */             \
  X(apply,              2)  /* the language's function of u (and v, if it takes two): instruction::function */
// clang-format on

enum class step : std::uint8_t {
#define X(name, operands) name,
  SLOPE_STEPS(X)
#undef X
};

constexpr int operand_count(step s) {
  constexpr int counts[] = {
#define X(name, operands) operands,
      SLOPE_STEPS(X)
#undef X
  };
  return counts[static_cast<int>(s)];
}

struct instruction {
  step what = step::constant;
  op function = op::number;  // of `apply`
  int u = -1, v = -1, w = -1;
  double_double value{};     // of `constant`; of `argument` value.high is its index

  friend bool operator==(const instruction&, const instruction&) = default;
};

struct program {
  std::vector<instruction> instructions;  // operands come before the steps that use them
  std::vector<int> outputs;

  friend bool operator==(const program&, const program&) = default;
};

// Adds steps, each structure once.
class program_builder {
 public:
  program result;

  int constant(double_double value);
  int argument(int index);
  int make(step what, int u, int v = -1, int w = -1);
  int apply(op function, int u, int v = -1);

  // The outputs of `from`, with arguments[i] for argument i.
  std::vector<int> copy(const program& from, std::span<const int> arguments);

 private:
  int insert(const instruction& i);
  std::map<std::tuple<step, op, int, int, int, double, double>, int> known_;
};

// What a program costs; dead steps do not count.
struct operation_counts {
  int calls = 0, divisions = 0, others = 0;  // calls: exponentials and other elementary functions
};
operation_counts count(const program& p);

}  // namespace slope::codegen
