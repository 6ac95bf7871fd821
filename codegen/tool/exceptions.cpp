// SPDX-License-Identifier: Apache-2.0
// Each as numbers that are read back as they were, and as their bits.
#include <slope/codegen/tool/exceptions.hpp>

#include <fmt/format.h>

namespace slope::tool {
namespace {

std::string listed(const codegen::oracle::exceptions& all, const element_type& type, std::size_t inputs,
                   const char* what) {
  const char* one = inputs == 1 ? "input" : "pair";
  std::string text = fmt::format("{} {}{} {}", all.count, one, all.count == 1 ? "" : "s", what);
  if (all.count > all.first.size())
    text += fmt::format(", the first {}", all.first.size());
  const char* between = ": ";
  for (const std::uint64_t bits : all.first) {
    const input_pattern at{type, inputs, bits};
    text += fmt::format("{}{} ({})", between, at.as_numbers(), at.as_bits());
    between = inputs == 1 ? ", " : "; ";
  }
  return text;
}

} // namespace

std::string beyond_promise(const codegen::oracle::exceptions& all, const element_type& type,
                           std::size_t inputs) {
  return listed(all, type, inputs, "beyond the promise");
}

std::string ruled_out(const codegen::oracle::exceptions& all, const element_type& type, std::size_t inputs) {
  return listed(all, type, inputs, "whose result is ruled out");
}

} // namespace slope::tool
