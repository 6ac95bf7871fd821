// SPDX-License-Identifier: Apache-2.0
// The frozen formula: hash-consed, flat, of one type whatever the formula, equally usable by the compiler and at run time.
// Operands come before the nodes that use them, so the order of the indices is an order of evaluation.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include <slope/dsl/formula.hpp>

namespace slope {

// Why a formula has no meaning; activation.hpp and derive.hpp give each its sentence.
enum class failure : std::uint8_t { none, too_large, no_derivative, division_by_zero, several_arguments };

struct graph {
  static constexpr int capacity = 512, number_capacity = 96, root_capacity = 24;

  // operation in bits 0-7, operands in bits 8-23, 24-39, 40-55: one word, so that comparing and hashing are one step
  std::array<std::uint64_t, capacity> words{};
  std::array<rational, number_capacity> numbers{};
  std::array<std::int16_t, root_capacity> roots{};
  int size = 0, number_count = 0, root_count = 0;
  failure error = failure::none;
  op culprit = op::number;

  constexpr op operation(int i) const { return static_cast<op>(words[at(i)] & 0xff); }
  constexpr int operand(int i, int k) const { return static_cast<int>(words[at(i)] >> (8 + 16 * k) & 0xffff); }
  constexpr int operands(int i) const { return describe(operation(i)).operands; }
  constexpr bool is_number(int i) const { return operation(i) == op::number; }
  constexpr const rational& number(int i) const { return numbers[at(operand(i, 0))]; }
  constexpr int argument(int i) const { return operand(i, 0); }
  constexpr int root(int k = 0) const { return roots[at(k)]; }

  static constexpr std::size_t at(int i) { return static_cast<std::size_t>(i); }
  static constexpr std::uint64_t word(op o, int a, int b, int c) {
    return static_cast<std::uint64_t>(o) | static_cast<std::uint64_t>(a) << 8 | static_cast<std::uint64_t>(b) << 24 |
           static_cast<std::uint64_t>(c) << 40;
  }

  constexpr graph& add_root(int node) {
    if (root_count == root_capacity)
      fail(failure::too_large, op::number);
    else
      roots[at(root_count++)] = static_cast<std::int16_t>(node);
    return *this;
  }
  constexpr void fail(failure f, op o) {
    if (error == failure::none) error = f, culprit = o;
  }
};

// Adds nodes to a graph, each structure once. A commutative node keeps the order in which it was first written.
class consing {
 public:
  graph result;

  constexpr int number(const rational& value) {
    for (int i = 0; i < result.number_count; ++i)
      if (result.numbers[graph::at(i)] == value) return insert(op::number, i);
    if (result.number_count == graph::number_capacity) return result.fail(failure::too_large, op::number), 0;
    result.numbers[graph::at(result.number_count)] = value;
    return insert(op::number, result.number_count++);
  }
  constexpr int argument(int index) { return insert(op::argument, index); }

  constexpr int insert(op o, int a = 0, int b = 0, int c = 0) {
    const bool swap = is_commutative(o) && a > b;
    const std::uint64_t key = swap ? graph::word(o, b, a, c) : graph::word(o, a, b, c);
    std::size_t slot = (key * 0x9e3779b97f4a7c15u) >> 53;
    for (; table_[slot] != 0; slot = (slot + 1) % table_.size()) {
      const int found = table_[slot] - 1;
      if (keys_[graph::at(found)] == key) return found;
    }
    if (result.size == graph::capacity) return result.fail(failure::too_large, o), 0;
    const int index = result.size++;
    keys_[graph::at(index)] = key;
    result.words[graph::at(index)] = graph::word(o, a, b, c);
    table_[slot] = static_cast<std::int16_t>(index + 1);
    return index;
  }

 private:
  std::array<std::uint64_t, graph::capacity> keys_{};
  std::array<std::int16_t, 2048> table_{};
};

// The nodes of `from` that `node` needs, rebuilt by `make(o, a, b, c)`, with arguments[i] for argument i (or itself if null).
template <class Builder>
constexpr int copy(const graph& from, int node, Builder& to, const int* arguments = nullptr) {
  std::array<std::int16_t, graph::capacity> image{};
  std::array<bool, graph::capacity> needed{};
  needed[graph::at(node)] = true;
  for (int i = node; i >= 0; --i)
    if (needed[graph::at(i)] && !from.is_number(i) && from.operation(i) != op::argument)
      for (int k = 0; k < from.operands(i); ++k) needed[graph::at(from.operand(i, k))] = true;
  for (int i = 0; i <= node; ++i) {
    if (!needed[graph::at(i)]) continue;
    int made = 0;
    if (from.is_number(i))
      made = to.number(from.number(i));
    else if (from.operation(i) == op::argument)
      made = arguments ? arguments[from.argument(i)] : to.argument(from.argument(i));
    else {
      int operand[3] = {0, 0, 0};
      for (int k = 0; k < from.operands(i); ++k) operand[k] = image[graph::at(from.operand(i, k))];
      made = to.insert(from.operation(i), operand[0], operand[1], operand[2]);
    }
    image[graph::at(i)] = static_cast<std::int16_t>(made);
  }
  return image[graph::at(node)];
}

// Equal structure, whatever the order of the nodes and of commutative operands.
constexpr bool operator==(const graph& a, const graph& b) {
  if (a.root_count != b.root_count) return false;
  consing both;
  for (int k = 0; k < a.root_count; ++k)
    if (copy(a, a.root(k), both) != copy(b, b.root(k), both)) return false;
  return both.result.error == failure::none;
}

// Freezing: from the expression template into the graph.
template <class Builder>
constexpr int freeze(Builder& to, const literal& leaf, const int*) {
  return to.number(leaf.value);
}
template <class Builder>
constexpr int freeze(Builder& to, const pi_leaf&, const int*) {
  return to.insert(op::pi);
}
template <class Builder, int I>
constexpr int freeze(Builder& to, const symbol<I>&, const int* arguments) {
  return arguments ? arguments[I] : to.argument(I);
}
template <class Builder, class Activation, class... Arguments>
constexpr int freeze(Builder& to, const call<Activation, Arguments...>& c, const int* arguments);
template <class Builder, op O, class A>
constexpr int freeze(Builder& to, const node<O, A>& n, const int* arguments) {
  return to.insert(O, freeze(to, n.a, arguments));
}
template <class Builder, op O, class A, class B>
constexpr int freeze(Builder& to, const node<O, A, B>& n, const int* arguments) {
  const int a = freeze(to, n.a, arguments), b = freeze(to, n.b, arguments);
  if (O == op::divide && to.result.is_number(b) && to.result.number(b) == rational(0))
    to.result.fail(failure::division_by_zero, O);
  return to.insert(O, a, b);
}
template <class Builder, op O, class A, class B, class C>
constexpr int freeze(Builder& to, const node<O, A, B, C>& n, const int* arguments) {
  const int a = freeze(to, n.a, arguments), b = freeze(to, n.b, arguments), c = freeze(to, n.c, arguments);
  return to.insert(O, a, b, c);
}

}  // namespace slope
