// SPDX-License-Identifier: Apache-2.0
// A function and the derivatives that its kernels need, in one graph, so that what they share is there once.
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope {

// Where each derivative stands among the roots of `partials`. Arguments are counted as in the definition; the differentiated
// ones are the inputs and the learned parameters, which lead.
struct partial_roots {
  int inputs = 0, differentiated = 0;

  constexpr int value() const { return 0; }
  constexpr int first(int j) const { return 1 + j; }
  constexpr int second(int i, int j) const { return 1 + differentiated + i * differentiated + j; }  // i an input
  constexpr int third() const { return 1 + differentiated * (1 + inputs); }                          // by the first input
  constexpr int count() const { return third() + 1; }
};

template <class Activation>
constexpr partial_roots roots_of() {
  const int inputs = Activation::count(role::input) + Activation::count(role::pieces);
  return {inputs, inputs + Activation::count(role::learned)};
}

constexpr graph derive_partials(const graph& written, const partial_roots& roots) {
  simplifying work;
  std::array<int, graph::root_capacity> node{};
  node[0] = copy(written, written.root(), work);
  for (int j = 0; j < roots.differentiated; ++j) node[graph::at(roots.first(j))] = derive(work, node[0], j);
  for (int i = 0; i < roots.inputs; ++i)
    for (int j = 0; j < roots.differentiated; ++j)
      node[graph::at(roots.second(i, j))] = derive(work, node[graph::at(roots.first(i))], j);
  node[graph::at(roots.third())] = derive(work, node[graph::at(roots.second(0, 0))], 0);
  for (int k = 0; k < roots.count(); ++k) work.result.add_root(node[graph::at(k)]);
  return compact(work.result);
}

template <class Activation>
inline constexpr graph partials = [] {
  constexpr partial_roots roots = roots_of<Activation>();
  static_assert(roots.count() <= graph::root_capacity, "Slope: the activation has too many learned parameters");
  return derive_partials(Activation::written, roots);
}();

}  // namespace slope
