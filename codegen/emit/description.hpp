// SPDX-License-Identifier: Apache-2.0
// The plain description of a kernel library from which its headers, its table and its catalogue are written.
#pragma once

#include <slope/runtime.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace slope::codegen::emit {

struct argument {
  std::string name;
  slope_role role = slope_input;
  double default_value = 0; ///< of a scalar, or the start of a learned parameter
  bool reduced = false;     ///< grouped functions only: [outer, inner] (y, dy, gdy), not [outer, k, inner]
};

/// Halide *_argv symbols for sse41, avx2, avx512; an empty one does not exist. A device pipeline is the
/// first.
using level_symbols = std::array<std::string, 3>;

struct kernel {
  std::string symbol;              ///< the C function; see kernel_symbol()
  std::string form;                ///< forward, backward, forward_backward, double_backward, derivative, ...
  int order = 0;                   ///< of form "derivative": 1, 2, 3
  std::string type = "f32";        ///< f32, f64, f16, bf16
  std::string accuracy = "fast";   ///< fast, exact
  std::string target = "cpu";      ///< cpu, opencl, cuda
  std::vector<argument> arguments; ///< in the order of the C function
  level_symbols rows;              ///< elementwise, grouped, one channel of channelwise
  level_symbols columns;           ///< channelwise with inner == 1
  bool in_place = true;            ///< false if the pipeline reads an element after it wrote one in its place
  int functions = 0, divisions = 0; ///< elementary functions and divisions that one element takes
};

struct activation {
  std::string name;
  std::string shape = "elementwise"; ///< elementwise, channelwise, gated, grouped
  std::string formula;               ///< text
  std::string derivative;            ///< text
  std::string data_sheet;            ///< text, may have several lines
  std::vector<kernel> kernels;
  std::vector<std::string> refused{}; ///< symbols: asked for, but no program keeps the promise
};

struct library {
  std::string prefix;    ///< of the C names, and the C++ namespace: "slope", "my_kernels"
  std::string c_include; ///< how the C header is included: "slope/kernels.h", "my_kernels.h"
  std::string command;   ///< the command that made the files, for their first line; no machine paths
  std::vector<activation> activations;
};

/// "silu", "derivative" 1, "f32", "exact", "opencl" -> slope_silu_derivative_1_f32_exact_opencl
std::string kernel_symbol(std::string_view prefix, std::string_view activation, const kernel& k);

/// The C++ member function: symbol without prefix, name, and f32 or f64 (which overload):
/// derivative_1_exact_opencl
std::string method_name(const kernel& k);

/// What a line of the data sheet about these kernels begins with: "derivative 1      f32   exact "
std::string data_sheet_label(std::string_view form, int order, std::string_view type, std::string_view accuracy);

/// Throws std::invalid_argument, naming the kernel, if no correct file can be written from this.
void check(const library& l);

} // namespace slope::codegen::emit
