// SPDX-License-Identifier: Apache-2.0
// One function of an exhaustive proof: its kernels for each thread, and what to measure them with.
#pragma once
#include <array>
#include <memory>
#include <string>
#include <vector>

#include <slope/codegen/oracle/judge.hpp>
#include <slope/codegen/tool/examination.hpp>
#include <slope/codegen/tool/kernel_choice.hpp>
#include <slope/codegen/tool/proof.hpp>
#include <slope/codegen/tool/sweep_state.hpp>

namespace slope::tool {

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
    std::array<std::unique_ptr<pattern_run>, 2> kernels;
    std::unique_ptr<pattern_run> mirrored; ///< f(-x)
    std::unique_ptr<codegen::oracle::judge> judge;
  };
  worker& ready(worker& w) const;
  std::string fingerprint() const;
  double largest(const claim& c) const;
  std::array<codegen::oracle::yardstick, 2> measures(const std::array<swept, 2>& of) const;
  void hold_against(const proof& proven, std::uint64_t first, worker& w, std::array<swept, 2>& of) const;

  const inventory& all_;
  const codegen::definition& definition_;
  const element_type& type_;
  bool judged_;
  trial sample_; ///< dense where f'' is 0, and so where f' is largest
  std::vector<double> others_;
  std::vector<claim> claims_; ///< f and f'
  certificate proven_;
  std::vector<worker> workers_;
};

} // namespace slope::tool
