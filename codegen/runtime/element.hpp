// SPDX-License-Identifier: Apache-2.0
// Reading and rounding single elements of the four element types: learned parameters in, their gradients out.
#pragma once

#include <slope/codegen/runtime/table.hpp>

#include <cstddef>

namespace slope::runtime {

constexpr std::size_t size_of(element e) { return e == element::f64 ? 8 : e == element::f32 ? 4 : 2; }

double load(element e, const void* array, std::size_t index) noexcept;

/// Rounds once, to nearest even, in the default rounding mode; NaN stays NaN.
void store(element e, void* array, std::size_t index, double value) noexcept;

} // namespace slope::runtime
