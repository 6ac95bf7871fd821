// SPDX-License-Identifier: Apache-2.0
// The CPU levels that this machine can run, as targets of the JIT.
#pragma once
#include <vector>

#include <Halide.h>

namespace slope::testing {

inline std::vector<Halide::Target> cpu_levels() {
  std::vector<Halide::Target> usable;
  const Halide::Target host = Halide::get_host_target();
  const std::string base = "x86-64-linux-jit-";
  if (host.arch != Halide::Target::X86)
    return {Halide::get_jit_target_from_environment()};
  for (const char* features :
       {"sse41", "avx-avx2-f16c-fma-sse41", "avx-avx2-f16c-fma-sse41-avx512-avx512_skylake"}) {
    const Halide::Target target(base + features);
    if ((!target.has_feature(Halide::Target::AVX2) || host.has_feature(Halide::Target::AVX2)) &&
        (!target.has_feature(Halide::Target::AVX512_Skylake) ||
         host.has_feature(Halide::Target::AVX512_Skylake)))
      usable.push_back(target);
  }
  return usable;
}

} // namespace slope::testing
