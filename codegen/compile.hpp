// SPDX-License-Identifier: Apache-2.0
// From forms to object code: each pipeline is made, scheduled and compiled by itself, on several threads.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <slope/codegen/kernels/forms.hpp>
#include <slope/codegen/kernels/pattern.hpp>

namespace slope::codegen {

struct pipeline_job {
  const form* what = nullptr;
  pattern kind = pattern::rows;
  std::string symbol;  // the C function is <symbol>_argv
  std::string target;  // Halide's words, complete
  bool on_device = false;
};

// Compiles all jobs into one archive, which appears whole or not at all; `progress` is told how many are done. Throws
// std::runtime_error with the symbol and the reason.
void compile_archive(const std::vector<pipeline_job>& jobs, const std::filesystem::path& archive, int threads,
                     const std::function<void(std::size_t done)>& progress);

// Halide's runtime for these targets, once in a library.
void compile_runtime(const std::string& target, const std::filesystem::path& archive);

// What a pipeline is after scheduling, as Halide's statement text; for a device, its device code.
std::string statement_of(const pipeline_job& job);
std::string device_code_of(const pipeline_job& job);

}  // namespace slope::codegen
