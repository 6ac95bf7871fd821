// SPDX-License-Identifier: Apache-2.0
// Each as a number that is read back as it was, and as its bits.
#include <slope/codegen/tool/exceptions.hpp>

#include <fmt/format.h>

namespace slope::tool {
namespace {

std::string listed(const codegen::oracle::exceptions& all, const element_type& type, const char* what) {
  std::string text = fmt::format("{} input{} {}", all.count, all.count == 1 ? "" : "s", what);
  if (all.count > all.first.size())
    text += fmt::format(", the first {}", all.first.size());
  const char* between = ": ";
  for (const std::uint64_t pattern : all.first) {
    text +=
        fmt::format("{}{:.9g} (0x{:0{}x})", between, decode(type.format, pattern), pattern, 2 * type.size());
    between = ", ";
  }
  return text;
}

} // namespace

std::string beyond_promise(const codegen::oracle::exceptions& all, const element_type& type) {
  return listed(all, type, "beyond the promise");
}

std::string ruled_out(const codegen::oracle::exceptions& all, const element_type& type) {
  return listed(all, type, "whose result is ruled out");
}

} // namespace slope::tool
