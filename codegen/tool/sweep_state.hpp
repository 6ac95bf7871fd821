// SPDX-License-Identifier: Apache-2.0
// How far an exhaustive proof is: the state file of one shard, and several of them as one.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <slope/codegen/oracle/census.hpp>
#include <slope/codegen/tool/pattern_run.hpp>

namespace slope::tool {

/// The patterns of a function's inputs in chunks of consecutive ones, of two inputs all patterns of the first
/// beside one of the second; shard i of n has the chunks i - 1, i - 1 + n, ...
struct chunking {
  std::uint64_t chunks, size;
  static chunking of(const element_type& type,
                     std::size_t inputs); ///< throws a refusal where there are 2^64 and more
};

struct shard {
  std::uint64_t index = 1, of = 1;
  static shard parsed(const std::string& text, const chunking& c); ///< "I/N"; throws a refusal
  std::uint64_t chunks(const chunking& c) const { return (c.chunks - index) / of + 1; }
  std::uint64_t chunk(std::uint64_t k) const { return index - 1 + k * of; }
};

struct swept {
  std::string what, kernel; ///< f, f' or df/dvalue
  double largest = 1;       ///< value, as far as the limit of the error depends on it
  codegen::oracle::census seen;
  std::string proven;                  ///< the properties that every result was held against
  codegen::oracle::exceptions against; ///< inputs whose results they rule out
  digest_sum digest;

  bool holds(bool judged) const { return (!judged || seen.holds()) && against.count == 0; }
};

struct swept_function {
  std::string name;
  std::string fingerprint;  ///< of the kernels' results at some inputs: another build is another library
  std::size_t inputs = 1;   ///< or 2
  std::uint64_t chunks = 0; ///< done
  std::vector<swept> of;    ///< f and its first derivatives
};

struct sweep_state {
  std::string library, type, accuracy, target;
  bool judged = true; ///< or only digested and held against what is proven
  tool::shard shard;
  std::vector<swept_function> functions;

  std::string file_name() const; ///< verify-silu-f32-fast-cpu-3-of-8.json
  std::string subject() const;   ///< "silu+mish, f32 fast cpu": shards of one run have the same
  bool complete() const;
  /// Whether it is about the same as another, whatever shard and however far; says in what they differ.
  std::string difference(const sweep_state& other) const;
};

sweep_state load(const std::string& file);                ///< throws a refusal if it is no such file
void save(const sweep_state& s, const std::string& file); ///< all at once
sweep_state
merged(const std::vector<std::string>& files); ///< throws a refusal unless they are all the shards, once
/// The same of several runs, in the order of their first files.
std::vector<sweep_state> merged_runs(const std::vector<std::string>& files);

} // namespace slope::tool
