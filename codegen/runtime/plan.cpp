// SPDX-License-Identifier: Apache-2.0
// The choice of the task grid for each layout.
#include <slope/codegen/runtime/plan.hpp>

#include <slope/codegen/runtime/invoke.hpp>

#include <algorithm>
#include <cstdint>

namespace slope::runtime {
namespace {

constexpr std::size_t most_outer_tasks = 64;                // bounds the number of partial sums
constexpr std::size_t most_elements = std::size_t{1} << 24; // of a task, however few tasks that makes
constexpr std::size_t most_index = std::size_t{1} << 30;    // a pipeline computes its indices in 32 bits

std::size_t ceil_div(std::size_t a, std::size_t b) { return a / b + (a % b != 0); }

/// The number of steps of `unit` elements that make a task of about `block` elements.
std::size_t steps(std::size_t block, std::size_t unit, std::size_t most) {
  return std::clamp(block / std::max<std::size_t>(unit, 1), std::size_t{1}, most);
}

} // namespace

plan make_plan(const entry& e, slope_shape shape) noexcept {
  plan p;
  p.elements = shape.outer * shape.channels * shape.inner;
  p.gradients = static_cast<std::size_t>(
      std::count_if(e.kernel.arguments, e.kernel.arguments + e.kernel.argument_count,
                    [](const slope_argument& a) { return a.role == slope_learned_gradient; }));
  const std::size_t block = e.device ? device_block : host_block;
  if (e.arrays == layout::elementwise)
    shape = {1, 1, p.elements};
  else if (shape.channels == 1 && e.arrays == layout::channelwise)
    shape = {1, 1, p.elements};
  p.shape = shape;
  p.columns = e.arrays == layout::channelwise && !e.device && shape.inner == 1 && shape.channels > 1 &&
              std::any_of(e.columns, e.columns + level_count, [](pipeline c) { return c != nullptr; });

  const bool grouped = e.arrays == layout::grouped;
  p.step.inner = std::min(shape.inner, block);
  p.step.channels = grouped ? shape.channels : steps(block, shape.inner, shape.channels);
  const std::size_t unit = p.step.inner * p.step.channels;
  p.step.outer = steps(block, unit, shape.outer);
  if (p.gradients)
    p.step.outer = std::clamp(ceil_div(shape.outer, most_outer_tasks), p.step.outer,
                              std::max(p.step.outer, most_elements / std::max<std::size_t>(unit, 1)));
  // Columns and grouped arrays reach over whole outer steps: their largest index must fit.
  const std::size_t stride = shape.channels * shape.inner;
  if (p.columns || grouped)
    p.step.outer = std::clamp(most_index / stride, std::size_t{1}, p.step.outer);
  p.fits = !grouped || stride <= INT32_MAX;
  p.counts = {ceil_div(shape.outer, p.step.outer), ceil_div(shape.channels, p.step.channels),
              ceil_div(shape.inner, p.step.inner)};
  return p;
}

} // namespace slope::runtime
