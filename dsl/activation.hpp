// SPDX-License-Identifier: Apache-2.0
// What a definition is: a name, a formula, its arguments; and what can be asked of it at compile time.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>

#include <slope/dsl/derive.hpp>

namespace slope {

template <std::size_t N>
struct fixed_string {
  char text[N]{};
  consteval fixed_string(const char (&source)[N]) { std::copy_n(source, N, text); }
  constexpr std::string_view view() const { return {text, N - 1}; }
};

constexpr bool is_identifier(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !name.empty() && letter(name[0]) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

enum class role : std::uint8_t { input, pieces, scalar, learned };
enum class shape : std::uint8_t { elementwise, channelwise, gated, grouped };

// input<"x">: an array. pieces<"x">: the k arrays of a group. scalar<"alpha">(0.1_c): one number for each call.
// learned<"a">(0.25_c): a tensor along the channel axis, whose gradient is an output.
template <fixed_string Name, slope::role Role, class Default = literal>
struct argument {
  static_assert(is_identifier(Name.view()), "Slope: the name of an argument is a C identifier, such as \"alpha\"");
  static constexpr std::string_view name = Name.view();
  static constexpr slope::role role = Role;
  Default start{};

  template <class Start>
  constexpr auto operator()(const Start& value) const {
    static_assert(Role == role::scalar || Role == role::learned, "Slope: an input has no default value");
    return argument<Name, Role, decltype(as_formula(value))>{as_formula(value)};
  }
};

template <fixed_string Name>
inline constexpr argument<Name, role::input> input{};
template <fixed_string Name>
inline constexpr argument<Name, role::pieces> pieces{};
template <fixed_string Name>
inline constexpr argument<Name, role::scalar> scalar{};
template <fixed_string Name>
inline constexpr argument<Name, role::learned> learned{};

template <class Activation, class... Arguments>
struct call {
  Activation activation;
  std::tuple<Arguments...> arguments;
};

// One sentence for each way in which a formula can have no meaning.
template <failure Error, op Culprit>
consteval void require_meaning() {
#define X(name, count, notation)                                                                          \
  static_assert(Error != failure::no_derivative || Culprit != op::name,                                  \
                "Slope: " #name " has no derivative: declare one with with_derivative(" #name "(x), ...)");
  SLOPE_OPERATIONS(X)
#undef X
  static_assert(Error != failure::division_by_zero, "Slope: division by literal zero: the formula has no value anywhere");
  static_assert(Error != failure::several_arguments,
                "Slope: with_derivative(e, d) needs an e of one argument: it cannot tell which one d belongs to");
  static_assert(Error != failure::too_large, "Slope: the formula needs more than 512 nodes: split it into two activations");
}

// Freezes a definition: with_derivative(e, d) learns here which argument d belongs to.
class defining : public consing {
 public:
  constexpr int insert(op o, int a = 0, int b = 0, int c = 0) {
    if (o == op::declared && result.operation(b) != op::tangent) {
      int mentioned = -1;
      if (!only_argument(a, mentioned)) result.fail(failure::several_arguments, o);
      b = consing::insert(op::tangent, b, mentioned < 0 ? number(rational(0)) : argument(mentioned));
    }
    return consing::insert(o, a, b, c);
  }

 private:
  // Whether the node mentions one argument at most; `found` becomes its index.
  constexpr bool only_argument(int node, int& found) const {
    if (result.operation(node) == op::argument) {
      const int index = result.argument(node);
      if (found < 0) found = index;
      return found == index;
    }
    if (describe(result.operation(node)).kind != kind::leaf)
      for (int k = 0; k < result.operands(node); ++k)
        if (!only_argument(result.operand(node, k), found)) return false;
    return true;
  }
};

constexpr bool mentions(const graph& g, int index) {
  for (int i = 0; i < g.size; ++i)
    if (g.operation(i) == op::argument && g.argument(i) == index) return true;
  return false;
}

// The activation whose derivative a formula is, or void: the formulas that people write are lambdas.
template <class Formula>
struct base_of : std::type_identity<void> {};
template <class Formula>
  requires requires { typename Formula::base; }
struct base_of<Formula> : std::type_identity<typename Formula::base> {};

template <fixed_string Name, class Formula, class... Arguments>
struct activation_type {
  static constexpr std::string_view name = Name.view();
  static constexpr int argument_count = sizeof...(Arguments);
  static constexpr std::array<std::string_view, sizeof...(Arguments)> argument_names{Arguments::name...};
  static constexpr std::array<slope::role, sizeof...(Arguments)> roles{Arguments::role...};
  static constexpr bool is_derivative = requires { typename Formula::base; };  // of another activation: derivative.hpp
  using base = typename base_of<Formula>::type;                                // that other, or void
  std::tuple<Arguments...> arguments;

  static constexpr int count(slope::role r) { return static_cast<int>(std::count(roles.begin(), roles.end(), r)); }
  static constexpr slope::shape shape = count(role::pieces)      ? slope::shape::grouped
                                        : count(role::learned)   ? slope::shape::channelwise
                                        : count(role::input) > 1 ? slope::shape::gated
                                                                 : slope::shape::elementwise;

  static constexpr bool names_differ() {
    for (std::size_t i = 0; i < sizeof...(Arguments); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (argument_names[i] == argument_names[j]) return false;
    return true;
  }
  static constexpr bool inputs_lead() {
    for (std::size_t i = 1; i < sizeof...(Arguments); ++i)
      if (roles[i] == role::input && roles[i - 1] != role::input) return false;
    return true;
  }
  static constexpr bool all_used() {
    for (int i = 0; i < argument_count; ++i)
      if (!mentions(written, i)) return false;
    return true;
  }

  // The formula as the user wrote it, as a tree of types; and frozen, but not simplified. A derivative has no tree: nobody
  // wrote it, its graph was derived.
  static constexpr auto tree()
    requires(!is_derivative)
  {
    return []<int... I>(std::integer_sequence<int, I...>) {
      static_assert(std::is_invocable_v<Formula, symbol<I>...>,
                    "Slope: the formula takes another number of arguments than are declared after it");
      return as_formula(Formula{}(symbol<I>{}...));
    }(std::make_integer_sequence<int, argument_count>{});
  }
  static constexpr graph freeze_tree() {
    if constexpr (is_derivative) {
      return base::template derived<Formula::order>;
    } else {
      static_assert(!Condition<decltype(tree())>,
                    "Slope: the formula is a condition, not a number: use when(condition, then, otherwise)");
      defining builder;
      const int root = freeze(builder, tree(), nullptr);
      return builder.result.add_root(root);
    }
  }
  static constexpr graph written = freeze_tree();

  // The Order-th derivative with respect to argument Wrt, simplified.
  template <int Order, int Wrt>
  static constexpr graph derive_once() {
    if constexpr (Order == 0)
      return simplify(written);
    else
      return derivative_of_simplified(derived<Order - 1, Wrt>, Wrt);
  }
  template <int Order, int Wrt = 0>
  static constexpr graph derived = derive_once<Order, Wrt>();

  template <int Order = 1>
  static constexpr const graph& derivative() {
    static_assert(Order >= 0, "Slope: the order of a derivative is 0 or more");
    require_meaning<derived<Order>.error, derived<Order>.culprit>();
    return derived<Order>;
  }
  template <int Order = 1>
  static consteval graph derivative(std::string_view wrt) {
    return [&]<int... I>(std::integer_sequence<int, I...>) {
      graph found;
      const bool known = ((argument_names[std::size_t(I)] == wrt ? (found = derived<Order, I>, true) : false) || ...);
      if (!known) throw "Slope: no argument of that name";
      if (found.error != failure::none) throw "Slope: an operation has no derivative: declare one with with_derivative";
      return found;
    }(std::make_integer_sequence<int, argument_count>{});
  }

  template <class... Ts>
  constexpr auto operator()(const Ts&...) const {
    static_assert(sizeof...(Ts) > sizeof...(Arguments) + 1000,
                  "Slope: an activation is called with formulas, inside another; for its value at a number write at(f, 0.5)");
    return literal{};
  }
  // Inside another formula. Scalars at the end may be left out: they have their defaults.
  template <class... Ts>
    requires(is_formula_v<Ts> || ...)
  constexpr auto operator()(const Ts&... values) const {
    static_assert(sizeof...(Ts) <= sizeof...(Arguments), "Slope: this activation is called with too many arguments");
    return call<activation_type, decltype(as_formula(values))...>{*this, {as_formula(values)...}};
  }
};

template <class Builder, class Activation, class... Arguments>
constexpr int freeze(Builder& to, const call<Activation, Arguments...>& c, const int* outer) {
  std::array<int, Activation::argument_count> values{};
  constexpr std::size_t given = sizeof...(Arguments);
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    ((values[I] = [&] {
       if constexpr (I < given) {
         return freeze(to, std::get<I>(c.arguments), outer);
       } else {
         static_assert(Activation::roles[I] == role::scalar,
                       "Slope: an activation inside a formula needs all its inputs and learned parameters");
         return freeze(to, std::get<I>(c.activation.arguments).start, nullptr);
       }
     }()),
     ...);
  }(std::make_index_sequence<Activation::argument_count>{});
  return copy(Activation::written, Activation::written.root(), to, values.data());
}

template <fixed_string Name, class Formula, class... Arguments>
constexpr auto activation(Formula, const Arguments&... arguments) {
  using Result = activation_type<Name, Formula, Arguments...>;
  static_assert(is_identifier(Name.view()), "Slope: the name of an activation is a C identifier, such as \"my_silu\"");
  static_assert(std::is_empty_v<Formula> && std::is_default_constructible_v<Formula>,
                "Slope: the formula captures something: pass it as an argument of the activation");
  static_assert(Result::count(role::input) + Result::count(role::pieces) > 0,
                "Slope: an activation has at least one input: add slope::input<\"x\">");
  static_assert(Result::count(role::pieces) == 0 || (Result::count(role::pieces) == 1 && Result::count(role::input) == 0 &&
                                                     Result::count(role::learned) == 0),
                "Slope: mixed shapes: pieces of a group cannot stand beside inputs or learned parameters");
  static_assert(Result::count(role::learned) == 0 || Result::count(role::input) == 1,
                "Slope: mixed shapes: learned parameters need exactly one input");
  static_assert(Result::names_differ(), "Slope: two arguments have the same name");
  static_assert(Result::inputs_lead(), "Slope: inputs come first, then learned parameters and scalars");
  require_meaning<Result::written.error, Result::written.culprit>();
  static_assert(Result::all_used(), "Slope: an argument is declared but the formula does not use it: remove it or use it");
  return Result{{arguments...}};
}

// A formula to compare with: same_form(relu.derivative<1>(), formula([](auto x) { return when(x > 0_c, 1_c, 0_c); })).
template <class Lambda>
consteval graph formula(Lambda lambda) {
  consing builder;
  const auto tree = [&] {
    if constexpr (std::is_invocable_v<Lambda, symbol<0>>)
      return as_formula(lambda(symbol<0>{}));
    else if constexpr (std::is_invocable_v<Lambda, symbol<0>, symbol<1>>)
      return as_formula(lambda(symbol<0>{}, symbol<1>{}));
    else
      return as_formula(lambda(symbol<0>{}, symbol<1>{}, symbol<2>{}));
  }();
  const int root = freeze(builder, tree, nullptr);
  return simplify(builder.result.add_root(root));
}

}  // namespace slope
