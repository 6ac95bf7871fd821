// SPDX-License-Identifier: Apache-2.0
// The language. A formula is an expression template; only what a user writes is ever a type.
//
//   formula   ::= 1.5_c | pi_c | argument | formula (+ - * /) formula | - formula | function(formula...)
//               | pow(formula, n) | pow(formula, formula) | when(condition, formula, [condition, formula,]... formula)
//               | activation(formula...) | with_derivative(formula, formula...)
//   condition ::= formula (< <= > >= == !=) formula | condition (&& ||) condition | ! condition
#pragma once
#include <concepts>
#include <type_traits>

#include <slope/dsl/operations.hpp>
#include <slope/dsl/rational.hpp>

namespace slope {

// A leaf or an operation of the formula as written.
struct literal {
  rational value;
};
struct pi_leaf {};
template <int Index>
struct symbol {};
template <op O, class... Operands>
struct node;
template <op O, class A>
struct node<O, A> {
  A a;
};
template <op O, class A, class B>
struct node<O, A, B> {
  A a;
  B b;
};
template <op O, class A, class B, class C>
struct node<O, A, B, C> {
  A a;
  B b;
  C c;
};
template <class Activation, class... Arguments>
struct call;  // activation.hpp

template <class T>
inline constexpr bool is_formula_v = false;
template <>
inline constexpr bool is_formula_v<literal> = true;
template <>
inline constexpr bool is_formula_v<pi_leaf> = true;
template <int I>
inline constexpr bool is_formula_v<symbol<I>> = true;
template <op O, class... Operands>
inline constexpr bool is_formula_v<node<O, Operands...>> = true;
template <class A, class... Arguments>
inline constexpr bool is_formula_v<call<A, Arguments...>> = true;

template <class T>
inline constexpr bool is_condition_v = false;
template <op O, class... Operands>
inline constexpr bool is_condition_v<node<O, Operands...>> = describe(O).kind == kind::condition;

template <class T>
concept Formula = is_formula_v<T>;
template <class T>
concept Condition = is_condition_v<T>;

// What may stand beside a formula: a formula, or a plain integer.
template <class T>
constexpr auto as_formula(const T& value) {
  static_assert(!std::floating_point<T>,
                "Slope: a floating-point number is not exact (0.1 is not one tenth): write it as a literal, 0.1_c");
  static_assert(Formula<T> || std::integral<T> || std::floating_point<T>,
                "Slope: this cannot stand in a formula: use arguments, literals such as 0.1_c, and Slope's functions");
  if constexpr (Formula<T>)
    return value;
  else if constexpr (std::integral<T>)
    return literal{rational(value)};
  else
    return literal{};
}

template <op O, class... Ts>
constexpr auto make_node(const Ts&... operands) {
  return node<O, decltype(as_formula(operands))...>{as_formula(operands)...};
}

template <op O, class... Ts>
constexpr auto make_number(const Ts&... operands) {
  static_assert(!(Condition<Ts> || ...),
                "Slope: a condition is not a number: use when(condition, then, otherwise)");
  return make_node<O>(operands...);
}

template <op O, class... Ts>
constexpr auto make_condition(const Ts&... operands) {
  static_assert((Condition<Ts> && ...),
                "Slope: this is not a condition: write a comparison such as x > 0_c");
  return make_node<O>(operands...);
}

// clang-format off
#define SLOPE_INFIX(symbol, operation, make)                                                                 \
  template <class U, class V> requires(Formula<U> || Formula<V>)                                             \
  constexpr auto operator symbol(const U& u, const V& v) { return make<op::operation>(u, v); }
SLOPE_INFIX(+,  add,           make_number)
SLOPE_INFIX(-,  subtract,      make_number)
SLOPE_INFIX(*,  multiply,      make_number)
SLOPE_INFIX(/,  divide,        make_number)
SLOPE_INFIX(<,  less,          make_number)
SLOPE_INFIX(<=, less_equal,    make_number)
SLOPE_INFIX(>,  greater,       make_number)
SLOPE_INFIX(>=, greater_equal, make_number)
SLOPE_INFIX(==, equal,         make_number)
SLOPE_INFIX(!=, not_equal,     make_number)
SLOPE_INFIX(&&, logical_and,   make_condition)
SLOPE_INFIX(||, logical_or,    make_condition)
#undef SLOPE_INFIX

#define SLOPE_NOT_AN_OPERATION(symbol, remedy)                                                               \
  template <class U, class V> requires(Formula<U> || Formula<V>)                                             \
  constexpr auto operator symbol(const U& u, const V&) {                                                     \
    static_assert(!Formula<U> && !Formula<V>, "Slope: " #symbol " is not an operation of the language: " remedy); \
    return u;                                                                                                \
  }
SLOPE_NOT_AN_OPERATION(^, "for a power write pow(x, 2)")
SLOPE_NOT_AN_OPERATION(%, "write x - y * floor(x / y)")
SLOPE_NOT_AN_OPERATION(&, "for 'and' write &&")
SLOPE_NOT_AN_OPERATION(|, "for 'or' write ||")
#undef SLOPE_NOT_AN_OPERATION
// clang-format on

template <Formula U>
constexpr auto operator-(const U& u) {
  return make_number<op::negate>(u);
}
template <Formula U>
constexpr auto operator+(const U& u) {
  return u;
}
template <Formula U>
constexpr auto operator!(const U& u) {
  return make_condition<op::logical_not>(u);
}

// One function for each operation of kind `function`; its name is the operation's.
template <int Count, class... Ts>
concept Operands = (Formula<Ts> || ...) && Count == static_cast<int>(sizeof...(Ts));

#define SLOPE_DEFINE_leaf(name, count)
#define SLOPE_DEFINE_infix(name, count)
#define SLOPE_DEFINE_condition(name, count)
#define SLOPE_DEFINE_structure(name, count)
#define SLOPE_DEFINE_function(name, count)      \
  template <class... Ts>                        \
    requires Operands<count, Ts...>             \
  constexpr auto name(const Ts&... arguments) { \
    return make_number<op::name>(arguments...); \
  }
#define X(name, count, notation) SLOPE_DEFINE_##notation(name, count)
SLOPE_OPERATIONS(X)
#undef X

template <Formula U>
constexpr auto square(const U& u) {
  return node<op::integer_power, U, literal>{u, literal{rational(2)}};
}

// An integer exponent and a real one are different operations: pow(x, 3) is defined for x < 0, pow(x, y) is not.
template <Formula U, class V>
constexpr auto pow(const U& u, const V& v) {
  if constexpr (std::integral<V>)
    return node<op::integer_power, U, literal>{u, literal{rational(v)}};
  else
    return make_number<op::power>(u, v);
}

template <Formula U, class L, class H>
constexpr auto clamp(const U& u, const L& low, const H& high) {
  return min(max(u, low), high);
}

// when(c, u, v), and its chain when(c1, u1, c2, u2, ..., v): the first condition that holds selects.
template <class C, class U, class... Rest>
constexpr auto when(const C& condition, const U& then, const Rest&... otherwise) {
  static_assert(Condition<C>, "Slope: this is not a condition: write a comparison such as x > 0_c");
  static_assert(sizeof...(Rest) % 2 == 1, "Slope: when takes (condition, value) pairs and one last value");
  static_assert(!Condition<U>, "Slope: a condition is not a number: use when(condition, then, otherwise)");
  if constexpr (sizeof...(Rest) == 1)
    return make_node<op::when>(condition, then, otherwise...);
  else
    return make_node<op::when>(condition, then, when(otherwise...));
}

// The value of e, with the derivative d (with respect to the one argument of the definition that e mentions).
template <Formula E, class D>
constexpr auto with_derivative(const E& e, const D& d) {
  return make_number<op::declared>(e, d);
}

inline constexpr pi_leaf pi_c{};

namespace literals {

template <char... Digits>
consteval maybe_rational parse_decimal() {
  const char text[] = {Digits..., '\0'};
  wide n = 0, d = 1;
  int exponent = 0;
  bool point = false, digit = false;
  const char* p = text;
  for (; *p && *p != 'e' && *p != 'E'; ++p) {
    if (*p == '\'') continue;
    if (*p == '.') {
      point = true;
      continue;
    }
    if (*p < '0' || *p > '9') return {};
    digit = true;
    const auto shifted = product(n, 10);
    if (!shifted) return {};
    n = *shifted + (*p - '0');
    exponent -= point;
  }
  if (*p) {
    const bool negative = *++p == '-';
    if (*p == '-' || *p == '+') ++p;
    int e = 0;
    for (; *p; ++p) {
      if (*p < '0' || *p > '9' || e > 99) return {};
      e = 10 * e + (*p - '0');
    }
    exponent += negative ? -e : e;
  }
  for (; exponent != 0; exponent += exponent < 0 ? 1 : -1) {
    const auto scaled = product(exponent < 0 ? d : n, 10);
    if (!scaled) return {};
    (exponent < 0 ? d : n) = *scaled;
  }
  return digit ? reduced(n, d) : maybe_rational{};
}

// 0.044715_c: an exact decimal, never a double.
template <char... Digits>
consteval auto operator""_c() {
  static_assert(parse_decimal<Digits...>().has_value(),
                "Slope: a literal is a decimal number of at most 38 digits, such as 0.044715_c");
  return literal{parse_decimal<Digits...>().value_or(rational(0))};
}

}  // namespace literals
}  // namespace slope
