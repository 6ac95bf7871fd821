// SPDX-License-Identifier: Apache-2.0
// What the command knows: the definitions of the catalogue and the functions of the library, by name.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <slope/codegen/tool/names.hpp>
#include <slope/codegen/tool/tool.hpp>

namespace slope::tool {

struct inventory {
  std::vector<codegen::definition> definitions;
  kernels_library library;

  name_list names() const;
  /// Throws a refusal that suggests the nearest name.
  const codegen::definition& definition(std::string_view name) const;
  /// The library's function for a definition; throws a refusal if the library was made from another
  /// catalogue.
  const slope_function& function(const codegen::definition& d) const;
  /// The named definitions, or all of them.
  std::vector<const codegen::definition*> selected(const std::vector<std::string>& wanted) const;
  /// Throws a refusal with the library's own sentence unless the call was done.
  void require(slope_status status) const;
};

std::string_view word(slope::role r);  ///< input, pieces, scalar, learned
std::string_view word(slope::shape s); ///< elementwise, channelwise, gated, grouped

} // namespace slope::tool
