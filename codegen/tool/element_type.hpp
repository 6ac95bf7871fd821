// SPDX-License-Identifier: Apache-2.0
// The element types of arrays: to their names and formats, the name in an .npy file and the runtime's.
#pragma once
#include <string_view>

#include <slope/codegen/number.hpp>
#include <slope/codegen/runtime/element.hpp>

namespace slope::tool {

struct element_type : codegen::element_type {
  std::string_view descr;
  runtime::element element;
  std::size_t size() const { return runtime::size_of(element); }
};

// clang-format off
inline constexpr element_type element_types[] = {
    {*codegen::named(codegen::element_types, "f32"),  "<f4", runtime::element::f32},
    {*codegen::named(codegen::element_types, "f64"),  "<f8", runtime::element::f64},
    {*codegen::named(codegen::element_types, "f16"),  "<f2", runtime::element::f16},
    {*codegen::named(codegen::element_types, "bf16"), "<u2", runtime::element::bf16},
};
// clang-format on

/// Null if there is none.
constexpr const element_type* type_named(std::string_view name) {
  return codegen::named(element_types, name);
}

} // namespace slope::tool
