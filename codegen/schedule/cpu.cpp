// SPDX-License-Identifier: Apache-2.0
// SIMD: one vector of the innermost axis at a time. Tails are predicated, never shifted inwards: an element is computed once, by
// the same code wherever it stands, which in-place calls and equal bits for every length need.
#include <slope/codegen/schedule/schedule.hpp>

namespace slope::codegen {
namespace {

using Halide::TailStrategy;

void vectorise(Halide::Func& f, const Halide::Var& along, int width) {
  f.vectorize(along, width, TailStrategy::Predicate);
}

}  // namespace

void schedule_for_cpu(kernel_pipeline& p, const Halide::Target& target) {
  const int width = target.natural_vector_size(p.working);
  const axes& v = p.var;
  if (p.elements) {
    p.elements->compute_root().store_in(Halide::MemoryType::Stack);
    if (p.kind == pattern::rows)
      p.elements->bound_storage(v.i, staged_elements);
    else
      p.elements->bound_storage(v.i, staged_channels).bound_storage(v.o, staged_rows);
    vectorise(*p.elements, v.i, width);
  }
  if (p.selection) {
    p.selection->compute_root();
    vectorise(*p.selection, v.i, width);
    p.selection->update().vectorize(v.i, width, TailStrategy::GuardWithIf);
  }
  for (Halide::Func& sums : p.lanes) {
    const Halide::Var& along = p.kind == pattern::rows ? v.lane : v.i;
    const int lanes = p.kind == pattern::rows ? sum_lanes : width;
    if (p.kind == pattern::rows) sums.compute_root().store_in(Halide::MemoryType::Stack).bound_storage(along, lanes);
    sums.vectorize(along, lanes, TailStrategy::Predicate);
    sums.update().vectorize(along, lanes, TailStrategy::GuardWithIf);
  }
  for (Halide::Func& out : p.outputs)
    if (!out.has_update_definition() && out.args()[0].name() == v.i.name()) vectorise(out, v.i, width);
}

}  // namespace slope::codegen
