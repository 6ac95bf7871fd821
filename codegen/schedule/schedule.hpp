// SPDX-License-Identifier: Apache-2.0
// How a pipeline runs: one function for SIMD processors, one for GPUs.
#pragma once
#include <slope/codegen/kernels/pipeline.hpp>

namespace slope::codegen {

void schedule_for_cpu(kernel_pipeline& p, const Halide::Target& target);
void schedule_for_gpu(kernel_pipeline& p);

}  // namespace slope::codegen
