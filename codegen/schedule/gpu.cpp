// SPDX-License-Identifier: Apache-2.0
// GPUs: one element a thread; learned gradients as lanes of float64, then one thread for their tree.
#include <slope/codegen/schedule/schedule.hpp>

namespace slope::codegen {

void schedule_for_gpu(kernel_pipeline& p) {
  constexpr int threads = 256;
  constexpr auto guard = Halide::TailStrategy::GuardWithIf;
  const axes& v = p.var;
  const Halide::Var block("block"), thread("thread");
  for (Halide::Func& out : p.outputs) {
    if (out.args()[0].name() == v.i.name())
      out.gpu_tile(v.i, block, thread, threads, guard);
    else
      out.gpu_single_thread();
  }
  for (inner_stage& s : p.inner)
    if (s.pieces) s.stage.compute_at(p.outputs[s.output], thread);  // the others are inlined
  for (Halide::Func& sums : p.sums) {
    sums.compute_root().gpu_tile(v.lane, block, thread, sum_lanes, guard);
    sums.update().gpu_tile(v.lane, block, thread, sum_lanes, guard);
  }
}

}  // namespace slope::codegen
