// SPDX-License-Identifier: Apache-2.0
// The frozen formula: hash-consed, flat, of one type whatever the formula, equally usable by the compiler and at run time.
// Operands come before the nodes that use them, so the order of the indices is an order of evaluation.
#pragma once
#include <cstddef>
#include <cstdint>

#include <slope/dsl/formula.hpp>

namespace slope {

// Why a formula has no meaning; activation.hpp and derive.hpp give each its sentence.
enum class failure : std::uint8_t { none, too_large, no_derivative, division_by_zero, several_arguments };

struct graph {
  static constexpr int capacity = 512, number_capacity = 96, root_capacity = 24;

  // Operation in bits 0-7, operands in bits 8-23, 24-39, 40-55, their count above: one word, so that comparing and hashing
  // are one step. Plain arrays here and in the loops below: each std::array::operator[] is a call that the compiler evaluates.
  std::uint64_t words[capacity]{};
  rational numbers[number_capacity]{};
  std::int16_t roots[root_capacity]{};
  int size = 0, number_count = 0, root_count = 0;
  failure error = failure::none;
  op culprit = op::number;

  constexpr op operation(int i) const { return static_cast<op>(words[i] & 0xff); }
  constexpr int operand(int i, int k) const { return static_cast<int>(words[i] >> (8 + 16 * k) & 0xffff); }
  constexpr int operands(int i) const { return static_cast<int>(words[i] >> 56); }
  constexpr bool is_number(int i) const { return (words[i] & 0xff) == static_cast<std::uint64_t>(op::number); }
  constexpr const rational& number(int i) const { return numbers[words[i] >> 8 & 0xffff]; }
  constexpr int argument(int i) const { return operand(i, 0); }
  constexpr int root(int k = 0) const { return roots[k]; }

  static constexpr std::size_t at(int i) { return static_cast<std::size_t>(i); }
  static constexpr std::uint64_t word(op o, int a, int b, int c) {
    return static_cast<std::uint64_t>(o) | static_cast<std::uint64_t>(a) << 8 | static_cast<std::uint64_t>(b) << 24 |
           static_cast<std::uint64_t>(c) << 40 | static_cast<std::uint64_t>(operand_counts[static_cast<std::size_t>(o)]) << 56;
  }

  constexpr graph& add_root(int node) {
    if (root_count == root_capacity)
      fail(failure::too_large, op::number);
    else
      roots[root_count++] = static_cast<std::int16_t>(node);
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
      if (result.numbers[i].numerator == value.numerator && result.numbers[i].denominator == value.denominator)
        return insert(op::number, i);
    if (result.number_count == graph::number_capacity) return result.fail(failure::too_large, op::number), 0;
    result.numbers[result.number_count] = value;
    return insert(op::number, result.number_count++);
  }
  constexpr int argument(int index) { return insert(op::argument, index); }

  constexpr int insert(op o, int a = 0, int b = 0, int c = 0) {
    const std::uint64_t word = graph::word(o, a, b, c);
    std::int16_t& place = place_of(word);
    if (place != 0) return place - 1;
    if (result.size == graph::capacity) return result.fail(failure::too_large, o), 0;
    result.words[result.size] = word;
    place = static_cast<std::int16_t>(++result.size);
    return result.size - 1;
  }

 protected:
  // Goes on with a graph that another builder made, without its roots.
  constexpr void adopt(const graph& made) {
    result = made;
    result.root_count = 0;
    for (int i = 0; i < made.size; ++i) place_of(made.words[i]) = static_cast<std::int16_t>(i + 1);
  }

 private:
  static constexpr std::size_t places = 1024;
  static_assert(places >= 2 * graph::capacity);

  // Where the index (plus one) of a node stands or, if it is new, will stand.
  constexpr std::int16_t& place_of(std::uint64_t word) {
    std::uint64_t mirrored = word;
    if (commutative_operations >> (word & 0xff) & 1)
      mirrored = (word & ~std::uint64_t(0xffffffff00)) | (word >> 16 & 0xffff00) | (word << 16 & 0xffff000000);
    std::size_t i = ((word < mirrored ? word : mirrored) * 0x9e3779b97f4a7c15u) >> 54;
    for (; place_[i] != 0; i = (i + 1) % places)
      if (result.words[place_[i] - 1] == word || result.words[place_[i] - 1] == mirrored) break;
    return place_[i];
  }

  std::int16_t place_[places]{};
};

// Marks the nodes that are needed by those already marked, up to `last`.
constexpr void mark_needed(const graph& g, int last, bool* needed) {
  for (int i = last; i >= 0; --i) {
    if (!needed[i]) continue;
    const std::uint64_t word = g.words[i];
    for (int shift = 8, end = 8 + 16 * g.operands(i); shift < end; shift += 16) needed[word >> shift & 0xffff] = true;
  }
}

// The nodes of `from` that `node` needs, rebuilt by `to`, with arguments[i] for argument i (or itself if null).
template <class Builder>
constexpr int copy(const graph& from, int node, Builder& to, const int* arguments = nullptr) {
  std::int16_t image[graph::capacity]{};
  bool needed[graph::capacity]{};
  needed[node] = true;
  mark_needed(from, node, needed);
  for (int i = 0; i <= node; ++i) {
    if (!needed[i]) continue;
    const op o = from.operation(i);
    int made = 0;
    if (o == op::number)
      made = to.number(from.number(i));
    else if (o == op::argument)
      made = arguments ? arguments[from.argument(i)] : to.argument(from.argument(i));
    else {
      int operand[3]{};
      for (int k = 0; k < from.operands(i); ++k) operand[k] = image[from.operand(i, k)];
      made = to.insert(o, operand[0], operand[1], operand[2]);
    }
    image[i] = static_cast<std::int16_t>(made);
  }
  return image[node];
}

// The same graph without the nodes and numbers that no root needs.
constexpr graph compact(const graph& from) {
  std::int16_t image[graph::capacity]{}, number_image[graph::number_capacity]{};  // the latter plus one
  bool needed[graph::capacity]{};
  graph result;
  result.error = from.error, result.culprit = from.culprit;
  for (int k = 0; k < from.root_count; ++k) needed[from.roots[k]] = true;
  mark_needed(from, from.size - 1, needed);
  for (int i = 0; i < from.size; ++i) {
    if (!needed[i]) continue;
    std::uint64_t word = from.words[i];
    if (from.is_number(i)) {
      auto& number = number_image[from.operand(i, 0)];
      if (number == 0) {
        result.numbers[result.number_count] = from.number(i);
        number = static_cast<std::int16_t>(++result.number_count);
      }
      word = graph::word(op::number, number - 1, 0, 0);
    }
    for (int shift = 8, end = 8 + 16 * from.operands(i); shift < end; shift += 16) {
      const std::uint64_t operand = word >> shift & 0xffff;
      word ^= (operand ^ static_cast<std::uint64_t>(image[operand])) << shift;
    }
    image[i] = static_cast<std::int16_t>(result.size);
    result.words[result.size++] = word;
  }
  for (int k = 0; k < from.root_count; ++k) result.add_root(image[from.roots[k]]);
  return result;
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
