// SPDX-License-Identifier: Apache-2.0
// What a kernel is made for: an element type and an accuracy, by name and as data.
#pragma once
#include <cstddef>
#include <string_view>

#include <slope/codegen/oracle/format.hpp>
#include <slope/codegen/oracle/tier.hpp>

namespace slope::codegen {

struct element_type {
  std::string_view name;
  oracle::format format;
};
inline constexpr element_type element_types[] = {{"f32", oracle::f32}, {"f64", oracle::f64}, {"f16", oracle::f16}, {"bf16", oracle::bf16}};

struct accuracy {
  std::string_view name;
  oracle::tier tier;
};
inline constexpr accuracy accuracies[] = {{"fast", oracle::tier::fast}, {"exact", oracle::tier::exact}};

// The row of one of these tables; null if there is none.
template <class Row, std::size_t N>
constexpr const Row* named(const Row (&table)[N], std::string_view name) {
  for (const Row& row : table)
    if (row.name == name) return &row;
  return nullptr;
}

struct number {
  oracle::format type = oracle::f32;
  oracle::tier tier = oracle::tier::fast;

  friend constexpr auto operator<=>(const number&, const number&) = default;
};

// Scalars are passed as float to kernels of every type but f64; learned parameters lie in arrays, as the inputs do.
constexpr oracle::format scalar_format(const number& n) { return n.type == oracle::f64 ? oracle::f64 : oracle::f32; }

}  // namespace slope::codegen
