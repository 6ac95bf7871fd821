// SPDX-License-Identifier: Apache-2.0
// How much one call of a pipeline has at most. Fixed, so that sums depend on the shape alone, never on the threads.
#pragma once

#include <cstddef>

namespace slope::runtime {

inline constexpr std::size_t host_block = std::size_t{1} << 16, device_block = std::size_t{1} << 26;

/// Pipelines with learned gradients keep all their outputs of one call on the stack before they store any; an array of
/// these many float64 is the largest that Halide puts there.
inline constexpr int summed_block = 2048, summed_channels = 256, summed_rows = 8;
static_assert(summed_channels * summed_rows == summed_block);

} // namespace slope::runtime
