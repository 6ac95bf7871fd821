// SPDX-License-Identifier: Apache-2.0
// The one list of operations. Every table in Slope (derivatives, printing, reference values, lowering) is total over it.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace slope {

// How an operation is written, and what it may stand for.
enum class kind : std::uint8_t {
  leaf,       // a number, pi, an argument
  infix,      // u + v, -u
  function,   // exp(u): a function of that name exists in the language
  condition,  // u < v, p && q: not a number; only `when` takes it
  structure,  // has a spelling of its own in formula.hpp
};

// clang-format off
#define SLOPE_OPERATIONS(X)                                                                                  \
  /* name           operands  kind       */                                                                  \
  X(number,         0,        leaf       )  /* an exact rational */                                          \
  X(pi,             0,        leaf       )                                                                   \
  X(argument,       0,        leaf       )  /* an input or a parameter, by its index */                      \
  X(negate,         1,        infix      )                                                                   \
  X(add,            2,        infix      )                                                                   \
  X(subtract,       2,        infix      )                                                                   \
  X(multiply,       2,        infix      )                                                                   \
  X(divide,         2,        infix      )                                                                   \
  X(integer_power,  2,        structure  )  /* u^n, n an integer number */                                   \
  X(power,          2,        structure  )  /* u^v = exp(v log u), u > 0 */                                  \
  X(less,           2,        condition  )                                                                   \
  X(less_equal,     2,        condition  )                                                                   \
  X(greater,        2,        condition  )                                                                   \
  X(greater_equal,  2,        condition  )                                                                   \
  X(equal,          2,        condition  )                                                                   \
  X(not_equal,      2,        condition  )                                                                   \
  X(logical_and,    2,        condition  )                                                                   \
  X(logical_or,     2,        condition  )                                                                   \
  X(logical_not,    1,        condition  )                                                                   \
  X(when,           3,        structure  )  /* when(condition, then, otherwise) */                           \
  X(min,            2,        function   )  /* v at a tie */                                                 \
  X(max,            2,        function   )  /* v at a tie */                                                 \
  X(abs,            1,        function   )                                                                   \
  X(sign,           1,        function   )  /* sign(0) = 0 */                                                \
  X(floor,          1,        function   )                                                                   \
  X(round,          1,        function   )  /* half to even */                                               \
  X(step,           1,        function   )  /* 1 where u > 0, else 0 */                                      \
  X(sqrt,           1,        function   )                                                                   \
  X(rsqrt,          1,        function   )                                                                   \
  X(cbrt,           1,        function   )                                                                   \
  X(exp,            1,        function   )                                                                   \
  X(expm1,          1,        function   )                                                                   \
  X(exp2,           1,        function   )                                                                   \
  X(log,            1,        function   )                                                                   \
  X(log1p,          1,        function   )                                                                   \
  X(log2,           1,        function   )                                                                   \
  X(sin,            1,        function   )                                                                   \
  X(cos,            1,        function   )                                                                   \
  X(tan,            1,        function   )                                                                   \
  X(asin,           1,        function   )                                                                   \
  X(acos,           1,        function   )                                                                   \
  X(atan,           1,        function   )                                                                   \
  X(sinh,           1,        function   )                                                                   \
  X(cosh,           1,        function   )                                                                   \
  X(tanh,           1,        function   )                                                                   \
  X(asinh,          1,        function   )                                                                   \
  X(acosh,          1,        function   )                                                                   \
  X(atanh,          1,        function   )                                                                   \
  X(erf,            1,        function   )                                                                   \
  X(erfc,           1,        function   )                                                                   \
  X(sigmoid,        1,        function   )                                                                   \
  X(softplus,       1,        function   )                                                                   \
  X(log_sigmoid,    1,        function   )                                                                   \
  X(normal_cdf,     1,        function   )                                                                   \
  X(normal_pdf,     1,        function   )                                                                   \
  X(stop_gradient,  1,        function   )  /* its argument, with derivative 0 */                            \
  X(declared,       2,        structure  )  /* the value of u with the derivative of v */                    \
  X(tangent,        2,        structure  )  /* inside declared: has the derivative u dv, and no value */     \
  X(maximum,        1,        function   )  /* over the pieces of a group */                                 \
  X(selected,       1,        structure  )  /* 1 on the last piece that attains the maximum, else 0 */
// clang-format on

enum class op : std::uint8_t {
#define X(name, count, notation) name,
  SLOPE_OPERATIONS(X)
#undef X
};

struct operation {
  op id;
  std::string_view name;
  int operands;
  slope::kind kind;
};

inline constexpr auto operations = std::to_array<operation>({
#define X(name, count, notation) {op::name, #name, count, kind::notation},
    SLOPE_OPERATIONS(X)
#undef X
});

inline constexpr std::size_t operation_count = operations.size();

inline constexpr std::uint8_t operand_counts[] = {
#define X(name, count, notation) count,
    SLOPE_OPERATIONS(X)
#undef X
};

constexpr const operation& describe(op o) { return operations[static_cast<std::size_t>(o)]; }

// Sets of operations, one bit each.
constexpr std::uint64_t bit(op o) { return std::uint64_t(1) << static_cast<unsigned>(o); }
static_assert(operation_count <= 64);

inline constexpr std::uint64_t commutative_operations =
    bit(op::add) | bit(op::multiply) | bit(op::equal) | bit(op::not_equal) | bit(op::logical_and) | bit(op::logical_or);
constexpr bool is_commutative(op o) { return commutative_operations >> static_cast<unsigned>(o) & 1; }

// Periodic.
constexpr bool is_circular(op o) { return (bit(op::sin) | bit(op::cos) | bit(op::tan)) >> static_cast<unsigned>(o) & 1; }

}  // namespace slope
