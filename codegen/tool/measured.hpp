// SPDX-License-Identifier: Apache-2.0
// How accurate the kernels of one function are, for its data sheet: measured now.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <slope/codegen/tool/inventory.hpp>

namespace slope::tool {

/// Types and tiers; all if none is named.
struct selected_numbers {
  std::optional<std::string> type, tier;
  bool has(std::string_view t, std::string_view a) const {
    return (!type || *type == t) && (!tier || *tier == a);
  }
};

struct measurement {
  std::vector<std::string> lines;
  bool holds = true;
};

/// A line for each promise, and one for each that does not hold, and for what the library has no kernels of.
measurement measured(const inventory& all, const codegen::definition& d, const selected_numbers& wanted);

} // namespace slope::tool
