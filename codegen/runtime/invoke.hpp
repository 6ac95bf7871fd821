// SPDX-License-Identifier: Apache-2.0
// One call of a pipeline, on the host or through a device, and the status that its failure becomes.
#pragma once

#include <slope/codegen/runtime/block.hpp>
#include <slope/codegen/runtime/table.hpp>

#include <HalideRuntime.h>

namespace slope::runtime {

/// No device where the kernel needs one: slope_no_device with its sentence.
slope_status check_device(const entry& e) noexcept;

/// The pipeline with its arguments; buffers[i] is argument i where that is a buffer. For a device: copies the
/// inputs there, runs, copies the outputs back, frees. Returns 0 or Halide's negative code.
int invoke(const entry& e, pipeline run, void** argv, halide_buffer_t* const* buffers) noexcept;

/// The status and message for a code of `invoke`.
slope_status refuse_code(const entry& e, int code) noexcept;

} // namespace slope::runtime
