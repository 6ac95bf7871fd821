// SPDX-License-Identifier: Apache-2.0
// Look-ups by name, each with its refusal.
#include <slope/codegen/tool/inventory.hpp>

#include <algorithm>
#include <array>

#include <slope/codegen/tool/refusal.hpp>

namespace slope::tool {

name_list inventory::names() const {
  name_list all;
  for (const codegen::definition& d : definitions)
    all.push_back(d.name);
  return all;
}

const codegen::definition& inventory::definition(std::string_view name) const {
  for (const codegen::definition& d : definitions)
    if (d.name == name)
      return d;
  refuse_unknown("no function is called", name, names());
}

const slope_function& inventory::function(const codegen::definition& d) const {
  const slope_function* found = library.find(d.name.c_str());
  if (!found)
    refuse("the kernel library {} has no {}: it was made from another catalogue", library.prefix, d.name);
  return *found;
}

std::vector<const codegen::definition*> inventory::selected(const std::vector<std::string>& wanted) const {
  std::vector<const codegen::definition*> all;
  for (const std::string& name : wanted)
    all.push_back(&definition(name));
  if (wanted.empty())
    for (const codegen::definition& d : definitions)
      all.push_back(&d);
  return all;
}

void inventory::require(slope_status status) const {
  if (status != slope_ok)
    refuse("{}", library.error_message());
}

std::string_view word(slope::role r) {
  return std::array<std::string_view, 4>{"input", "pieces", "scalar", "learned"}[static_cast<std::size_t>(r)];
}

std::string_view word(slope::shape s) {
  return std::array<std::string_view, 4>{"elementwise", "channelwise", "gated",
                                         "grouped"}[static_cast<std::size_t>(s)];
}

} // namespace slope::tool
