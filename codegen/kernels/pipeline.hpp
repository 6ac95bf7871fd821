// SPDX-License-Identifier: Apache-2.0
// A form as Halide functions, not yet scheduled: a map over the elements, a map whose learned gradients are summed, or a map
// over groups of pieces.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <Halide.h>

#include <slope/codegen/kernels/forms.hpp>
#include <slope/codegen/kernels/pattern.hpp>

namespace slope::codegen {

// The dimensions of every function here, innermost first.
struct axes {
  Halide::Var i{"i"}, k{"k"}, o{"o"}, lane{"lane"}, one{"one"};
};

// What is computed inside the loop over the elements of an output, a vector at a time: all outputs of these elements before
// any of them is stored, because an output may take an input's place; or the largest piece and its index.
struct inner_stage {
  Halide::Func stage;
  std::size_t output;                  // the output in whose loop it stands
  std::optional<Halide::RVar> pieces;  // what the stage runs over
};

// An update of all joined stages: they walk the same elements and take them apart.
struct joined_update {
  Halide::Func elements;  // all outputs of an element
  Halide::RDom over;      // the lanes, then whole rounds of them, then rows of columns
};

struct kernel_pipeline {
  pattern kind = pattern::rows;
  Halide::Type working = Halide::Float(32);  // in which an element is computed
  std::vector<Halide::Argument> arguments;  // inputs and scalars, in the form's order
  std::vector<Halide::Func> outputs;        // in the form's order; one function of a tuple where all outputs are maps
  std::vector<inner_stage> inner;
  std::vector<Halide::Func> joined;    // where an output is a sum: a stage for each output, on processors
  std::vector<joined_update> updates;  // theirs, in order
  std::vector<Halide::Func> sums;      // one a learned gradient: partial sums in float64, in an order fixed by the shape
  axes var;
};

inline constexpr int sum_lanes = 16, device_lanes = 8192;

// `name` is unique in the process and becomes part of every name in the pipeline.
kernel_pipeline make_pipeline(const form& f, pattern kind, const std::string& name, bool on_device);

}  // namespace slope::codegen
