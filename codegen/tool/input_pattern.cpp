// SPDX-License-Identifier: Apache-2.0
// Fields of a number, and how people read them.
#include <slope/codegen/tool/input_pattern.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace slope::tool {

std::uint64_t input_pattern::of(std::size_t input) const {
  const std::size_t width = 8 * type.size();
  return (bits >> (input * width)) & ((std::uint64_t{1} << width) - 1);
}

std::vector<double> input_pattern::numbers() const {
  std::vector<double> all;
  for (std::size_t i = 0; i < inputs; ++i)
    all.push_back(codegen::oracle::decode(type.format, of(i)));
  return all;
}

std::string input_pattern::as_numbers() const { return fmt::format("{:.9g}", fmt::join(numbers(), ", ")); }

std::string input_pattern::as_bits() const {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < inputs; ++i)
    all.push_back(fmt::format("0x{:0{}x}", of(i), 2 * type.size()));
  return fmt::format("{}", fmt::join(all, ", "));
}

} // namespace slope::tool
