// SPDX-License-Identifier: Apache-2.0
// One task of a plan: describes the arrays of each pipeline call on the stack and makes the calls.
#include <slope/codegen/runtime/alignment.hpp>
#include <slope/codegen/runtime/check.hpp>
#include <slope/codegen/runtime/element.hpp>
#include <slope/codegen/runtime/invoke.hpp>
#include <slope/codegen/runtime/plan.hpp>

#include <algorithm>
#include <cstdint>

namespace slope::runtime {
namespace {

/// What one pipeline call sees of the arrays; two shapes, because grouped functions have full and reduced
/// arrays.
struct view {
  struct dims {
    std::size_t offset = 0;
    int count = 1;
    halide_dimension_t dim[3];
  } full, reduced;
  std::size_t first_channel = 0;
  std::size_t channels = 0; ///< 0: the learned parameters are numbers
};

halide_dimension_t dimension(std::size_t extent, std::size_t stride) {
  return {0, static_cast<std::int32_t>(extent), static_cast<std::int32_t>(stride)};
}

halide_type_t halide_type(element e) {
  switch (e) {
  case element::f32:
    return {halide_type_float, 32};
  case element::f64:
    return {halide_type_float, 64};
  case element::f16:
  case element::bf16:
    return {halide_type_uint, 16}; // the pipelines read the bits
  }
  return {};
}

void describe(halide_buffer_t& b, halide_type_t type, void* host, int count, halide_dimension_t* dim) {
  b = {};
  b.host = static_cast<std::uint8_t*>(host);
  b.type = type;
  b.dimensions = count;
  b.dim = dim;
}

struct target {
  const entry& e;
  const slope_value* values;
  pipeline run;
};

/// Writes the sums of the g-th learned gradient to sums + g * sums_stride.
int call(const target& w, view& v, double* sums, std::size_t sums_stride) {
  const entry& e = w.e;
  void* argv[max_arguments];
  halide_buffer_t storage[max_arguments];
  halide_buffer_t* buffers[max_arguments];
  union {
    float f32;
    double f64;
  } scalars[max_arguments];
  halide_dimension_t along = dimension(std::max<std::size_t>(v.channels, 1), 1);
  std::size_t gradient = 0;

  for (std::size_t i = 0; i < e.kernel.argument_count; ++i) {
    const slope_role role = e.kernel.arguments[i].role;
    buffers[i] = nullptr;
    if (role == slope_scalar || (role == slope_learned && v.channels == 0)) {
      const double s =
          role == slope_scalar ? w.values[i].scalar : load(e.type, w.values[i].in, v.first_channel);
      if (e.type == element::f64)
        scalars[i].f64 = s;
      else
        scalars[i].f32 = static_cast<float>(s);
      argv[i] = &scalars[i];
      continue;
    }
    auto* base = static_cast<std::uint8_t*>(w.values[i].out);
    argv[i] = buffers[i] = &storage[i];
    if (role == slope_learned_gradient) {
      describe(storage[i], {halide_type_float, 64}, sums + gradient++ * sums_stride, 1, &along);
    } else if (role == slope_learned) {
      describe(storage[i], halide_type(e.type), base + v.first_channel * size_of(e.type), 1, &along);
    } else {
      view::dims& d = is_reduced(e, i) ? v.reduced : v.full;
      describe(storage[i], halide_type(e.type), base + d.offset * size_of(e.type), d.count, d.dim);
    }
  }
  return invoke(e, w.run, argv, buffers);
}

/// The part of the arrays that a task has: [begin, begin + size) along each axis.
struct part {
  slope_shape begin, size;
};

int grouped(const work& w, const part& t, double* sums, std::size_t sums_stride) {
  const slope_shape s = w.p.shape;
  view v;
  v.channels = s.channels;
  v.full = {t.begin.outer * s.channels * s.inner + t.begin.inner,
            3,
            {dimension(t.size.inner, 1), dimension(s.channels, s.inner),
             dimension(t.size.outer, t.size.outer == 1 ? 1 : s.channels * s.inner)}};
  v.reduced = {t.begin.outer * s.inner + t.begin.inner,
               2,
               {dimension(t.size.inner, 1), dimension(t.size.outer, t.size.outer == 1 ? 1 : s.inner), {}}};
  return call({w.e, w.values, w.run}, v, sums, sums_stride);
}

/// Where there are sums, one call for as many channels as it has room for.
int columns(const work& w, const part& t, double* sums, std::size_t sums_stride) {
  const std::size_t all = w.p.shape.channels;
  const std::size_t most = w.p.gradients ? summed_channels : t.size.channels;
  for (std::size_t c = 0; c < t.size.channels; c += most) {
    view v;
    v.first_channel = t.begin.channels + c;
    v.channels = std::min(most, t.size.channels - c);
    v.full = {t.begin.outer * all + v.first_channel,
              2,
              {dimension(v.channels, 1), dimension(t.size.outer, t.size.outer == 1 ? 1 : all), {}}};
    if (int code = call({w.e, w.values, w.run}, v, sums ? sums + c : nullptr, sums_stride))
      return code;
  }
  return 0;
}

/// A row of a map. Nothing is fetched ahead by instructions: where processors do that well (Zen 5) it made kernels slower by a third.
int map(const target& w, view& v, std::size_t count) {
  const std::size_t before = elements_before_line(w.e, w.values, v.full.offset, count);
  for (const std::size_t n : {before, count - before}) {
    v.full.dim[0] = dimension(n, 1);
    if (int code = n ? call(w, v, nullptr, 0) : 0)
      return code;
    v.full.offset += n;
  }
  return 0;
}

/// One row after the other; the sums of a task's rows of one channel are added in the order of the rows.
int rows(const work& w, const part& t, double* sums, std::size_t sums_stride) {
  const slope_shape s = w.p.shape;
  const target to{w.e, w.values, w.run};
  double row_sums[max_gradients];
  view v;
  for (std::size_t o = 0; o < t.size.outer; ++o)
    for (std::size_t c = 0; c < t.size.channels; ++c) {
      v.first_channel = t.begin.channels + c;
      v.full.offset = ((t.begin.outer + o) * s.channels + v.first_channel) * s.inner + t.begin.inner;
      if (!w.e.device && w.p.gradients == 0) {
        if (int code = map(to, v, t.size.inner))
          return code;
        continue;
      }
      v.full.dim[0] = dimension(t.size.inner, 1);
      if (int code = call(to, v, row_sums, 1))
        return code;
      for (std::size_t g = 0; g < w.p.gradients; ++g)
        sums[g * sums_stride + c] += row_sums[g];
    }
  return 0;
}

} // namespace

int run_block(const entry& e, const slope_value* values, pipeline run, std::size_t n) {
  view v;
  return map({e, values, run}, v, n);
}

int run_task(void* the_work, std::size_t index) {
  const work& w = *static_cast<const work*>(the_work);
  const plan& p = w.p;
  const slope_shape at{index / p.counts.channels / p.counts.inner, index / p.counts.inner % p.counts.channels,
                       index % p.counts.inner};
  part t{{at.outer * p.step.outer, at.channels * p.step.channels, at.inner * p.step.inner}, {}};
  t.size = {std::min(p.step.outer, p.shape.outer - t.begin.outer),
            std::min(p.step.channels, p.shape.channels - t.begin.channels),
            std::min(p.step.inner, p.shape.inner - t.begin.inner)};
  const std::size_t slot = at.outer * p.counts.inner + at.inner;
  double* sums = w.sums ? w.sums + slot * p.shape.channels + t.begin.channels : nullptr;
  const std::size_t sums_stride = p.slots() * p.shape.channels;
  if (w.e.arrays == layout::grouped)
    return grouped(w, t, sums, sums_stride);
  return p.columns ? columns(w, t, sums, sums_stride) : rows(w, t, sums, sums_stride);
}

} // namespace slope::runtime
