// SPDX-License-Identifier: Apache-2.0
// The element types of arrays, in one table: our name, the name in an .npy file, the runtime's, the oracle's.
#pragma once
#include <string_view>

#include <slope/codegen/oracle/format.hpp>
#include <slope/codegen/runtime/element.hpp>

namespace slope::tool {

struct element_type {
  std::string_view name, descr;
  runtime::element element;
  codegen::oracle::format format;
  std::size_t size() const { return runtime::size_of(element); }
};

// clang-format off
inline constexpr element_type element_types[] = {
    {"f32",  "<f4", runtime::element::f32,  codegen::oracle::f32},
    {"f64",  "<f8", runtime::element::f64,  codegen::oracle::f64},
    {"f16",  "<f2", runtime::element::f16,  codegen::oracle::f16},
    {"bf16", "<u2", runtime::element::bf16, codegen::oracle::bf16},
};
// clang-format on

/// Null if there is none.
constexpr const element_type* type_named(std::string_view name) {
  for (const element_type& t : element_types)
    if (t.name == name)
      return &t;
  return nullptr;
}

} // namespace slope::tool
