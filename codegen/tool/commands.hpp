// SPDX-License-Identifier: Apache-2.0
// The commands, each with what can be asked of it; command_line.cpp fills these in.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <slope/codegen/tool/inventory.hpp>
#include <slope/codegen/tool/kernel_choice.hpp>

namespace slope::tool {

struct list_request {
  bool json = false;
};

struct explain_request {
  std::string name;
  std::optional<int> order;                    ///< without it, and with nothing else: the data sheet
  std::optional<std::string> wrt;              ///< the first argument
  std::optional<std::string> format;           ///< text
  /// Of the kernel that the format stmt shows: f32, fast; of what the data sheet tells: f32 fast, and nothing is measured.
  std::optional<std::string> type;
  std::optional<std::string> accuracy; ///< measured in this tier; empty: in all
};

struct run_request {
  std::string name;
  std::vector<std::string> inputs, outputs;
  kernel_choice kernel;
  std::optional<std::string> form;
  std::optional<int> order;
  std::vector<std::string> settings; ///< "alpha=0.2"
  std::string kinks = "formula";
  std::optional<int> threads, axis;
};

struct verify_request {
  std::vector<std::string> names;
  std::string type = "f32", accuracy = "fast";
  std::optional<std::size_t> points; ///< about so many inputs for each function; see trial
  std::string target = "cpu";
  std::string json; ///< a file; none if empty

  bool exhaustive = false, digest = false; ///< all inputs: compared with the formula, or only hashed
  std::optional<std::string> shard, state; ///< "I/N"; a file
  std::optional<int> threads;
  std::vector<std::string> merge; ///< state files
  std::string table;              ///< a Markdown file: of these states, or of what is measured for it
};

struct bench_request {
  std::vector<std::string> names;
  std::string size = "cache";                ///< cache, memory, or a number of elements
  std::optional<std::string> type, accuracy; ///< only these kernels
  std::string json;                          ///< a file; none if empty
  bool peers = false;
};

// Each returns the exit code, or throws a refusal.
int list(const inventory& all, const list_request& asked);
int explain(const inventory& all, const explain_request& asked);
int run(const inventory& all, const run_request& asked);
int verify(const inventory& all, const verify_request& asked);
int bench(const inventory& all, const bench_request& asked);

name_list formats(); ///< of explain

// What verify does on other inputs than its own.
int verify_every_input(const inventory& all, const verify_request& asked);
int verify_merged(const verify_request& asked);
int verify_merged_table(const verify_request& asked);
int verify_table(const inventory& all, const verify_request& asked);

} // namespace slope::tool
