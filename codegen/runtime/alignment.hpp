// SPDX-License-Identifier: Apache-2.0
// Where a row of elements is cut so that vectors do not cross cache lines. It changes no bit of the result.
#pragma once

#include <slope/codegen/runtime/table.hpp>

#include <cstddef>

namespace slope::runtime {

/// The elements that a call should have before the rest, so that the rest begins at a cache line of the first
/// output: a wide vector that crosses lines is stored at two thirds of the speed. 0: none, or too few follow.
std::size_t elements_before_line(const entry& e, const slope_value* values, std::size_t first,
                                 std::size_t count) noexcept;

} // namespace slope::runtime
