// SPDX-License-Identifier: Apache-2.0
// Makes a formula that fails as small as it will go: a part is replaced by one of its operands, by x or by 1, while it fails.
#pragma once
#include <functional>

#include "tree.hpp"

namespace fuzz {

// Every formula that differs from t in one part, larger cuts first.
inline void for_each_smaller(const tree& t, const std::function<bool(const tree&)>& accept) {
  tree whole = t;
  bool done = false;
  const auto visit = [&](auto self, tree& part, bool condition) -> void {
    const tree before = part;
    std::vector<tree> instead;
    if (!condition && !before.operands.empty()) {
      if (before.operation != op::when)
        instead.push_back(before.operands[0]);
      for (std::size_t k = 1; k < before.operands.size(); ++k) instead.push_back(before.operands[k]);
      instead.push_back(argument(0));
      instead.push_back(constant(1));
    }
    for (tree& replacement : instead) {
      part = std::move(replacement);
      if (!done && accept(whole)) done = true;
      part = before;
      if (done) return;
    }
    for (std::size_t k = 0; k < part.operands.size() && !done; ++k) {
      if (part.operation == op::integer_power && k == 1) continue;  // an exponent is a number
      self(self, part.operands[k], slope::describe(part.operands[k].operation).kind == slope::kind::condition);
    }
  };
  visit(visit, whole, false);
}

inline tree shrunk(tree t, const std::function<bool(const tree&)>& fails, int attempts = 300) {
  for (bool smaller = true; smaller && attempts > 0;) {
    smaller = false;
    for_each_smaller(t, [&](const tree& candidate) {
      if (size_of(candidate) > size_of(t) || attempts-- <= 0 || !fails(candidate)) return false;
      t = candidate;
      return smaller = true;
    });
  }
  return t;
}

}  // namespace fuzz
