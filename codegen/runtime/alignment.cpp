// SPDX-License-Identifier: Apache-2.0
// By addresses.
#include <slope/codegen/runtime/alignment.hpp>

#include <slope/codegen/runtime/element.hpp>

#include <bit>
#include <cstdint>

namespace slope::runtime {
namespace {

constexpr std::uintptr_t line = 64;
constexpr std::size_t worth_aligning = 1024;

std::uintptr_t address_of(const entry& e, const slope_value& v, std::size_t element) {
  return reinterpret_cast<std::uintptr_t>(v.in) + element * size_of(e.type);
}

std::uintptr_t round_up(std::uintptr_t address, std::uintptr_t to) { return (address + to - 1) / to * to; }

} // namespace

std::size_t elements_before_line(const entry& e, const slope_value* values, std::size_t first,
                                 std::size_t count) noexcept {
  if (count < worth_aligning)
    return 0;
  for (std::size_t i = 0; i < e.kernel.argument_count; ++i)
    if (e.kernel.arguments[i].role == slope_output) {
      const std::uintptr_t begin = address_of(e, values[i], first);
      const std::uintptr_t bytes = round_up(begin, line) - begin;
      const std::size_t shift = std::countr_zero(size_of(e.type)); // a division would cost more than is won
      return bytes >> shift << shift == bytes ? bytes >> shift : 0;
    }
  return 0;
}

} // namespace slope::runtime
