// SPDX-License-Identifier: Apache-2.0
// GPUs: one element a thread; learned gradients as lanes of float64, then one thread for their tree.
#include <slope/codegen/schedule/schedule.hpp>

namespace slope::codegen {

void schedule_for_gpu(kernel_pipeline& p) {
  constexpr int threads = 256;
  const axes& v = p.var;
  const Halide::Var block("block"), thread("thread");
  const auto map = [&](Halide::Func& f) { f.gpu_tile(f.args()[0], block, thread, threads, Halide::TailStrategy::GuardWithIf); };
  if (p.selection) {
    p.selection->compute_root();
    map(*p.selection);
    p.selection->update().gpu_tile(v.i, block, thread, threads, Halide::TailStrategy::GuardWithIf);
  }
  for (Halide::Func& sums : p.lanes) {
    sums.compute_root().gpu_tile(v.lane, block, thread, sum_lanes, Halide::TailStrategy::GuardWithIf);
    sums.update().gpu_tile(v.lane, block, thread, sum_lanes, Halide::TailStrategy::GuardWithIf);
  }
  for (Halide::Func& out : p.outputs) {
    if (out.args()[0].name() == v.i.name())
      map(out);
    else
      out.gpu_single_thread();
  }
}

}  // namespace slope::codegen
