// SPDX-License-Identifier: Apache-2.0
// The formula as the user wrote it, as plain data: read from the expression template, before our graph, its
// simplification and its derivatives. Calls of other activations are inlined.
#pragma once
#include <array>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <slope/dsl/activation.hpp>

namespace slope::codegen::oracle {

struct instruction {
  op operation = op::number;
  // Earlier instructions. Of op::argument: its index. Of op::declared: e, d, and the argument by which d is
  // the derivative (-1: e mentions none).
  std::array<int, 3> operands{-1, -1, -1};
  rational number{};    // of op::number
  bool constant = true; // mentions no argument
};

struct tape {
  struct argument {
    std::string name;
    slope::role role = slope::role::input;
    int start = -1; // the instruction of its default
  };
  std::string name;
  slope::shape shape = slope::shape::elementwise;
  std::vector<argument> arguments;
  std::vector<instruction> code;
  int root = 0;
};

class recorder {
public:
  template <class Activation> void define(const Activation& f) {
    result.name = Activation::name;
    result.shape = Activation::shape;
    std::array<int, Activation::argument_count> own{};
    for (std::size_t i = 0; i < own.size(); ++i)
      own[i] = leaf(op::argument, static_cast<int>(i));
    std::apply(
        [&](const auto&... a) {
          (result.arguments.push_back({std::string(a.name), a.role, start_of(a)}), ...);
        },
        f.arguments);
    scope_ = own.data();
    result.root = body<Activation>();
  }
  tape result;

private:
  const int* scope_ = nullptr; // the instruction of each argument of the definition that is being read
  int mentioned_ = -1;         // the argument that was read last

  int leaf(op o, int index = -1);
  int number(const rational& value);
  int append(op o, int a, int b = -1, int c = -1);
  int derived(const graph& g);

  // What the activation says of the arguments in scope. That of a derivative is the graph that was derived: it is proved by
  // the proof of its base; derivatives of it are the oracle's own.
  template <class Activation> int body() {
    if constexpr (Activation::is_derivative)
      return derived(Activation::written);
    else
      return visit(Activation::tree());
  }

  template <class Argument> int start_of(const Argument& a) {
    if constexpr (Argument::role == role::scalar || Argument::role == role::learned)
      return visit(a.start);
    else
      return -1;
  }

  int visit(const literal& l) { return number(l.value); }
  int visit(const pi_leaf&) { return leaf(op::pi); }
  template <int I> int visit(const symbol<I>&) {
    mentioned_ = I;
    return scope_[I];
  }
  template <op O, class A> int visit(const node<O, A>& n) { return append(O, visit(n.a)); }
  template <op O, class A, class B> int visit(const node<O, A, B>& n) {
    const int a = visit(n.a), b = visit(n.b);
    return append(O, a, b);
  }
  template <class E, class D> int visit(const node<op::declared, E, D>& n) {
    const int before = std::exchange(mentioned_, -1);
    const int e = visit(n.a), argument = mentioned_, d = visit(n.b);
    mentioned_ = argument < 0 ? before : argument;
    return append(op::declared, e, d, argument < 0 ? -1 : scope_[argument]);
  }
  template <op O, class A, class B, class C> int visit(const node<O, A, B, C>& n) {
    const int a = visit(n.a), b = visit(n.b), c = visit(n.c);
    return append(O, a, b, c);
  }
  template <class Activation, class... Arguments> int visit(const call<Activation, Arguments...>& c) {
    std::array<int, Activation::argument_count> values{};
    [&]<std::size_t... I>(std::index_sequence<I...>) { ((values[I] = value<I>(c)), ...); }
    (std::make_index_sequence<Activation::argument_count>{});
    const int* const outer = std::exchange(scope_, values.data());
    const int mentioned = mentioned_;
    const int result_of_call = body<Activation>();
    scope_ = outer;
    mentioned_ = mentioned;
    return result_of_call;
  }
  template <std::size_t I, class Activation, class... Arguments>
  int value(const call<Activation, Arguments...>& c) {
    if constexpr (I < sizeof...(Arguments))
      return visit(std::get<I>(c.arguments));
    else
      return visit(std::get<I>(c.activation.arguments).start); // a scalar that was left out
  }
};

template <class Activation> tape record(const Activation& f) {
  recorder r;
  r.define(f);
  return std::move(r.result);
}

} // namespace slope::codegen::oracle
