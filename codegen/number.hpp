// SPDX-License-Identifier: Apache-2.0
// What a kernel is made for: an element type and an accuracy, by name and as data.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

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

template <class Row, std::size_t N>
std::vector<std::string> names_of(const Row (&table)[N]) {
  std::vector<std::string> all;
  for (const Row& row : table) all.emplace_back(row.name);
  return all;
}

struct number {
  oracle::format type = oracle::f32;
  oracle::tier tier = oracle::tier::fast;

  friend constexpr auto operator<=>(const number&, const number&) = default;
};

// Scalars are passed as float to kernels of every type but f64; learned parameters lie in arrays, as the inputs do.
constexpr oracle::format scalar_format(const number& n) { return n.type == oracle::f64 ? oracle::f64 : oracle::f32; }

std::string_view type_name(const number& n);
std::string_view accuracy_name(const number& n);

// Whether the contract promises the same of f and f' in both tiers (f16, bf16): then the fast kernel serves for both.
bool fast_is_exact(const oracle::format& type);

// What kernels are made for: every type with every accuracy that it has. Throws std::invalid_argument, one sentence, for an
// unknown name, and where a type has none of the accuracies (f64 has no exact tier).
std::vector<number> numbers_of(const std::vector<std::string>& types, const std::vector<std::string>& accuracies);

}  // namespace slope::codegen
