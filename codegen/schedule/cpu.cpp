// SPDX-License-Identifier: Apache-2.0
// SIMD: one vector of the innermost axis at a time, or four where their chains of operations fill each other's gaps. Tails are
// guarded, never shifted inwards: an element is computed once, by the same code wherever it stands, which in-place calls and equal
// bits for every length need.
#include <algorithm>

#include <slope/codegen/runtime/block.hpp>
#include <slope/codegen/schedule/schedule.hpp>

namespace slope::codegen {
namespace {

constexpr auto guard = Halide::TailStrategy::GuardWithIf;
// Of two lanes a tail would be known to be one, which LLVM computes by scalar code, and fast-math may associate that in another way.
constexpr int fewest_lanes = 4;

// Four make float32 functions faster by 5 to 35 %, copies no slower. With two outputs the registers do not suffice: half as fast. In
// float64 two were not faster (0.8 silu/ns both ways), and took half as long again to compile. Of inner stages four do not fit on the
// stack, and Halide would allocate.
int vectors_at_a_time(const kernel_pipeline& p, const Halide::Func& out) {
  return p.working.bits() == 32 && out.outputs() == 1 && p.inner.empty() ? 4 : 1;
}

// The loops of an output, innermost first: a vector of i, then the pieces, then the rest of i.
void vectorise(Halide::Func& f, const axes& v, const Halide::Var& rest, int width) {
  const Halide::Var lanes("lanes");
  f.split(v.i, rest, lanes, width, guard).vectorize(lanes);
  if (f.dimensions() == 3) f.reorder(lanes, v.k, rest, v.o);
}

}  // namespace

void schedule_for_cpu(kernel_pipeline& p, const Halide::Target& target) {
  const int width = std::max(fewest_lanes, target.natural_vector_size(p.working));
  const axes& v = p.var;
  const Halide::Var rest("rest");

  for (Halide::Func& out : p.outputs)
    if (!out.has_update_definition() && out.args()[0].name() == v.i.name()) vectorise(out, v, rest, vectors_at_a_time(p, out) * width);
  for (inner_stage& s : p.inner) {
    s.stage.compute_at(p.outputs[s.output], rest).vectorize(v.i, width, guard);
    if (s.pieces) s.stage.update().reorder(v.i, *s.pieces).vectorize(v.i, width, guard);
  }

  if (p.elements) {
    p.elements->compute_root().store_in(Halide::MemoryType::Stack).vectorize(v.i, width, guard);
    if (p.kind == pattern::rows)
      p.elements->bound_storage(v.i, runtime::summed_block);
    else
      p.elements->bound_storage(v.i, runtime::summed_channels).bound_storage(v.o, runtime::summed_rows);
  }
  for (Halide::Func& sums : p.lanes) {
    const bool rows = p.kind == pattern::rows;
    const Halide::Var& along = rows ? v.lane : v.i;
    sums.compute_root().store_in(Halide::MemoryType::Stack).bound_storage(along, rows ? sum_lanes : runtime::summed_channels);
    sums.vectorize(along, rows ? sum_lanes : width, guard);
    for (int u = 0; u < sums.num_update_definitions(); ++u) sums.update(u).vectorize(along, rows ? sum_lanes : width, guard);
  }
}

}  // namespace slope::codegen
