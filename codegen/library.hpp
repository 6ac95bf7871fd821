// SPDX-License-Identifier: Apache-2.0
// The kernel library of a catalogue: which kernels it has, how they are described, and what must be compiled for them.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include <slope/codegen/compile.hpp>
#include <slope/codegen/definition.hpp>
#include <slope/codegen/emit/description.hpp>
#include <slope/codegen/number.hpp>
#include <slope/codegen/target.hpp>

namespace slope::codegen {

struct library_request {
  std::string prefix, include, command;        // see emit::library; `include` without .h
  std::vector<number> numbers;                 // what kernels are made for
  std::vector<number> device_numbers;          // those among them that devices have too
  std::vector<std::string> targets;            // cpu and devices
  family cpu = families[0];
  bool unpromised = false;  // kernels too of which no program keeps the promise
  int jobs = 1;             // threads
};

struct library_plan {
  emit::library description;
  std::deque<form> forms;          // what the jobs point to
  std::vector<pipeline_job> jobs;
  std::string runtime_target;      // Halide's words
  std::vector<std::string> warnings;  // what the user must know: kernels of which no program keeps the promise
};

// The avx2 kernel of the value (order 0) or of a derivative up to the third, as Halide's statement text; "" where there is none.
std::string kernel_statement(const definition& d, int order, const number& n);

library_plan plan_library(const std::vector<definition>& catalogue, const library_request& request);

}  // namespace slope::codegen
