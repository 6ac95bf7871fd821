// SPDX-License-Identifier: Apache-2.0
// One function of an exhaustive proof: its kernels for each thread, and what to measure them with.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <slope/codegen/oracle/judge.hpp>
#include <slope/codegen/tool/examination.hpp>
#include <slope/codegen/tool/kernel_choice.hpp>
#include <slope/codegen/tool/proof.hpp>
#include <slope/codegen/tool/sweep_state.hpp>

namespace slope::tool {

/// How many inputs its elements have; none, if they are pieces of a group.
std::size_t input_count(const codegen::definition& d);

/// Of a function of one input or two.
class sweep {
public:
  /// `choice`: the type, accuracy and target. Not judged: only digested and held against what is proven.
  sweep(const inventory& all, const codegen::definition& d, const kernel_choice& choice, bool judged,
        int threads);

  swept_function begun() const;
  /// The next `count` chunks of the shard. The same state comes of the same chunks, whatever the threads.
  void advance(swept_function& s, const shard& part, std::uint64_t count);

private:
  struct worker {
    std::vector<pattern_run> kernels;
    std::optional<pattern_run> mirrored; ///< f(-x)
    std::optional<codegen::oracle::judge> judge;
  };
  /// Beside the second input of this chunk.
  worker& ready(worker& w, std::uint64_t chunk) const;
  std::vector<double> others(std::uint64_t chunk) const;
  std::string fingerprint() const;
  double largest(const claim& c) const;
  std::vector<codegen::oracle::yardstick> measures(const std::vector<swept>& of) const;
  void hold_against(const proof& proven, std::uint64_t chunk, worker& w, std::vector<swept>& of) const;

  const inventory& all_;
  const codegen::definition& definition_;
  const element_type& type_;
  bool judged_;
  trial sample_; ///< dense where f'' is 0, and so where f' is largest
  chunking cut_;
  std::vector<claim> claims_; ///< f and its first derivatives, by the first input first
  certificate proven_;
  std::vector<worker> workers_;
};

} // namespace slope::tool
