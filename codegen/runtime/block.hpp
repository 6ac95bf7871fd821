// SPDX-License-Identifier: Apache-2.0
// How much one call of a pipeline has at most. Fixed, so that sums depend on the shape alone, never on the threads.
#pragma once

#include <cstddef>

namespace slope::runtime {

inline constexpr std::size_t host_block = std::size_t{1} << 16, device_block = std::size_t{1} << 26;

/// A pipeline of columns has its sums in float64 on the stack, where Halide puts 16 KiB at most.
inline constexpr int summed_channels = 256;

} // namespace slope::runtime
