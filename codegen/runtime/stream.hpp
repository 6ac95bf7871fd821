// SPDX-License-Identifier: Apache-2.0
// What brings a row of elements to a CPU pipeline at the speed of the memory. Neither changes a bit of the
// result.
#pragma once

#include <slope/codegen/runtime/table.hpp>

#include <cstddef>

namespace slope::runtime {

/// The elements that a call should have before the rest, so that the rest begins at a cache line of the first
/// output: a wide vector that crosses lines is stored at two thirds of the speed. 0: none, or too few follow.
std::size_t elements_before_line(const entry& e, const slope_value* values, std::size_t first,
                                 std::size_t count) noexcept;

/// Asks for the beginning of each page of the arrays within elements [first, first + count). Processors fetch
/// ahead by themselves, but only within a page; with much arithmetic for each element they reach the next one
/// late, and the kernel waits.
void open_pages(const entry& e, const slope_value* values, std::size_t first, std::size_t count) noexcept;

} // namespace slope::runtime
