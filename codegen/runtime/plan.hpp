// SPDX-License-Identifier: Apache-2.0
// How a call is cut into tasks. The borders depend on the shape alone, never on the threads, so sums keep
// their bits.
#pragma once

#include <slope/codegen/runtime/table.hpp>

#include <cstddef>

namespace slope::runtime {

/// A grid of tasks over [outer, channels, inner]. Each writes its elements once, and each channel's sums into
/// the slot of its place along outer and inner: sums[gradient][slot][channel].
struct plan {
  slope_shape
      shape{};        ///< equal to the caller's, or with outer folded into inner where that is the same array
  slope_shape step{}; ///< what a task has at most
  slope_shape counts{}; ///< tasks along each axis
  std::size_t elements = 0, gradients = 0;
  bool columns = false; ///< channelwise with inner == 1: 2-D arrays, learned arrays
  bool fits = true;     ///< false: a single row is too long for the 32-bit indices of a pipeline

  std::size_t tasks() const { return counts.outer * counts.channels * counts.inner; }
  std::size_t slots() const { return counts.outer * counts.inner; }
};

plan make_plan(const entry& e, slope_shape shape) noexcept;

struct work {
  const entry& e;
  const slope_value* values;
  const plan& p;
  pipeline run;
  double* sums;
};

/// One pipeline call over n elements of an elementwise kernel; at most host_block. Returns 0 or Halide's
/// code.
int run_block(const entry& e, const slope_value* values, pipeline run, std::size_t n);

/// Task number `index` of the plan of the given `work`; returns 0 or Halide's negative code.
int run_task(void* the_work, std::size_t index);

} // namespace slope::runtime
