// SPDX-License-Identifier: Apache-2.0
// Every operation of the language on x, a and b, one graph each, and what a printer writes for them.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <slope/dsl.hpp>

inline slope::graph one_operation(const slope::operation& o) {
  slope::consing builder;
  const int x = builder.argument(0), a = builder.argument(1), b = builder.argument(2);
  const int node = o.id == slope::op::number ? builder.number(slope::rational(7))
                   : o.id == slope::op::argument
                       ? x
                       : builder.insert(o.id, x, o.operands > 1 ? a : 0, o.operands > 2 ? b : 0);
  return builder.result.add_root(node);
}

template <class Printer>
std::set<std::string> every_operation(Printer print) {
  std::set<std::string> printed;
  for (const auto& o : slope::operations) printed.insert(print(one_operation(o)));
  return printed;
}
