// SPDX-License-Identifier: Apache-2.0
// The normal form of a formula as text, one string for each region; or why it has none.
#pragma once
#include <string>
#include <vector>

#include <slope/codegen/definition.hpp>

#include "text.hpp"

namespace text {

using slope::codegen::definition;
using slope::codegen::definition_of;

inline int root_of_order(const definition& d, int order) {
  const int root[] = {d.roots.value(), d.roots.first(0), d.roots.second(0, 0), d.roots.third()};
  return d.partials.root(root[order]);
}

template <class Activation>
std::vector<std::string> form(const Activation& f, int order, const manner& how = {}) {
  const definition d = definition_of(f);
  const int root = root_of_order(d, order);
  return leaves(partitioned(d, {&root, 1}, how));
}

template <class Activation>
std::string why_refused(const Activation& f, int order = 0) try {
  form(f, order);
  return {};
} catch (const refused& r) {
  return r.why;
}

}  // namespace text
