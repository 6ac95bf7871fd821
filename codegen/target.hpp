// SPDX-License-Identifier: Apache-2.0
// The machines that kernels are compiled for, as Halide names them.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace slope::codegen {

struct machine {
  std::string_view name;  // what the runtime and the command line call it
  std::string_view halide;
};

// The levels of a processor family, lowest first, in the order of the runtime's pipelines (runtime/cpu.cpp).
inline constexpr machine x86_levels[] = {
    {"sse41", "x86-64-linux-sse41"},
    {"avx2", "x86-64-linux-avx-avx2-f16c-fma-sse41"},
    {"avx512", "x86-64-linux-avx-avx2-f16c-fma-sse41-avx512-avx512_skylake"},
};
inline constexpr machine arm_levels[] = {{"neon", "arm-64-linux"}};

struct family {
  std::string_view name;
  std::span<const machine> levels;
};
inline constexpr family families[] = {{"x86-64", x86_levels}, {"arm-64", arm_levels}};

// Sums of learned gradients are float64 on devices too.
inline constexpr machine devices[] = {{"opencl", "opencl-cl_doubles"}, {"cuda", "cuda-cuda_capability_80"}};

// Our host layer has checked the arguments, and there is one runtime in a library.
inline std::string kernel_target(std::string_view halide) {
  return std::string(halide) + "-no_runtime-no_asserts-no_bounds_query";
}

}  // namespace slope::codegen
