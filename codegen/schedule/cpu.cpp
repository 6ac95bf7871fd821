// SPDX-License-Identifier: Apache-2.0
// SIMD: one vector of the innermost axis at a time, or more where their chains of operations fill each other's gaps. Tails are
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

// Four make float32 functions faster by 5 to 35 %, copies no slower; with two outputs the registers suffice for two, faster by up to
// 16 % (four: half as fast). In float64 four were not faster (0.8 silu/ns both ways), and took half as long again to compile.
int vectors_at_a_time(const kernel_pipeline& p, const Halide::Func& out) {
  if (p.working.bits() != 32) return 1;
  return out.outputs() == 2 ? 2 : out.outputs() == 1 && p.inner.empty() ? 4 : 1;
}

// The loops of an output, innermost first: a vector of i, then the pieces, then the rest of i.
void vectorise(Halide::Func& f, const axes& v, const Halide::Var& rest, int width) {
  const Halide::Var lanes("lanes");
  f.split(v.i, rest, lanes, width, guard).vectorize(lanes);
  if (f.dimensions() == 3) f.reorder(lanes, v.k, rest, v.o);
}

// The loops of the joined stages as one, with the elements of its lanes inside. What is left of a row are some lanes, and no loop.
void join(kernel_pipeline& p, int u) {
  const auto& [elements, over] = p.updates[static_cast<std::size_t>(u)];
  const bool loops = over.dimensions() > 1;
  for (std::size_t k = 0; k < p.joined.size(); ++k) {
    Halide::Stage stage = p.joined[k].update(u);
    stage.allow_race_conditions().vectorize(over.x, sum_lanes, guard);  // there are none: each lane has its own element and its own sum
    if (loops && k > 0) stage.compute_with(p.joined[0].update(u), over.y);
  }
  Halide::Func inside = elements;
  if (loops)
    inside.compute_at(p.joined[0], over.y);
  else
    inside.compute_root();
  inside.store_in(Halide::MemoryType::Stack).bound_storage(p.var.i, sum_lanes).vectorize(p.var.i, sum_lanes, guard);
}

}  // namespace

void schedule_for_cpu(kernel_pipeline& p, const Halide::Target& target) {
  const int width = std::max(fewest_lanes, target.natural_vector_size(p.working));
  const axes& v = p.var;
  const Halide::Var rest("rest");

  for (Halide::Func& out : p.outputs)
    if (!out.has_update_definition() && out.args()[0].name() == v.i.name()) vectorise(out, v, rest, vectors_at_a_time(p, out) * width);
  if (p.kind == pattern::pieces)  // one loop for all, so that the pieces are read once
    for (std::size_t k = 1; k < p.outputs.size(); ++k) p.outputs[k].compute_with(p.outputs[0], rest);
  for (inner_stage& s : p.inner) {
    const int at_once = vectors_at_a_time(p, p.outputs[s.output]) * width;
    s.stage.compute_at(p.outputs[s.output], rest).store_in(Halide::MemoryType::Stack).bound_storage(v.i, at_once).vectorize(v.i, at_once, guard);
    if (s.pieces) s.stage.update().reorder(v.i, *s.pieces).vectorize(v.i, at_once, guard);
  }

  const bool rows = p.kind == pattern::rows;
  for (Halide::Func& sums : p.sums) {
    const Halide::Var& along = rows ? v.lane : v.i;
    const int count = rows ? sum_lanes : runtime::summed_channels;
    sums.compute_root().store_in(Halide::MemoryType::Stack).bound_storage(along, count).vectorize(along, rows ? count : width, guard);
  }
  for (int u = 0; u < static_cast<int>(p.updates.size()); ++u) join(p, u);
}

}  // namespace slope::codegen
