// SPDX-License-Identifier: Apache-2.0
// A form as Halide functions, not yet scheduled. There are three patterns: a map over the elements, a map whose learned
// gradients are summed, and a map over groups of pieces.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <Halide.h>

#include <slope/codegen/kernels/forms.hpp>

namespace slope::codegen {

// rows: arrays are one-dimensional, learned parameters are numbers, their gradients double[1].
// columns: arrays are [rows, channels], learned parameters and their gradients are arrays of channels.
// pieces: arrays are [outer, pieces, inner].
enum class pattern { rows, columns, pieces };

// The dimensions of every function here, innermost first.
struct axes {
  Halide::Var i{"i"}, k{"k"}, o{"o"}, lane{"lane"}, one{"one"};
};

struct kernel_pipeline {
  pattern kind = pattern::rows;
  Halide::Type working = Halide::Float(32);
  std::vector<Halide::Argument> arguments;    // inputs and scalars, in the form's order
  std::vector<Halide::Func> outputs;          // in the form's order
  // Of the stages between, those that exist:
  std::optional<Halide::Func> elements;       // all outputs of an element at once, so that every load comes before every store
  std::vector<Halide::Func> lanes;            // one a learned gradient: partial sums in float64, in an order fixed by the shape
  std::optional<Halide::Func> selection;      // (largest piece, its index)
  axes var;
};

// At most this many elements a call where `elements` exists: it lives on the stack. The runtime cuts accordingly.
inline constexpr int staged_elements = 4096, staged_channels = 256, staged_rows = 16, sum_lanes = 16, device_lanes = 8192;

// `name` is unique in the process and becomes part of every name in the pipeline.
kernel_pipeline make_pipeline(const form& f, pattern kind, const std::string& name, Halide::Type storage, bool on_device);

}  // namespace slope::codegen
