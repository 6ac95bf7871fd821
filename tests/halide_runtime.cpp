// SPDX-License-Identifier: Apache-2.0
// Writes Halide's runtime as an archive, for the tests that link our host layer without generated kernels.
#include <Halide.h>

int main(int, char** arguments) {
  Halide::compile_standalone_runtime({{Halide::OutputFileType::static_library, arguments[1]}},
                                     Halide::Target("x86-64-linux-opencl-cuda"));
}
