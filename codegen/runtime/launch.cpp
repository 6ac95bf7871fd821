// SPDX-License-Identifier: Apache-2.0
// The uniform call: checks, cuts the work into tasks whose borders depend on the shape only, runs them, adds
// up sums.
#include <slope/codegen/runtime/check.hpp>
#include <slope/codegen/runtime/cpu.hpp>
#include <slope/codegen/runtime/element.hpp>
#include <slope/codegen/runtime/error.hpp>
#include <slope/codegen/runtime/invoke.hpp>
#include <slope/codegen/runtime/plan.hpp>
#include <slope/codegen/runtime/threads.hpp>

#include <cstring>
#include <memory>
#include <new>

namespace slope::runtime {
namespace {

/// With fewer elements the work stays on the caller's thread: waking others costs more.
constexpr std::size_t parallel_from = 4 * host_block;

struct free_doubles {
  void operator()(double* p) const { delete[] p; }
};

slope_status add_sums(const entry& e, const slope_value* values, const plan& p, const double* sums) {
  for (std::size_t i = 0; i < e.kernel.argument_count; ++i) {
    if (e.kernel.arguments[i].role != slope_learned_gradient)
      continue;
    for (std::size_t c = 0; c < p.shape.channels; ++c) {
      double sum = 0;
      for (std::size_t s = 0; s < p.slots(); ++s)
        sum += sums[s * p.shape.channels + c];
      store(e.type, values[i].out, c, sum);
    }
    sums += p.slots() * p.shape.channels;
  }
  return slope_ok;
}

slope_status no_code(const entry& e) {
  return fail(slope_unsupported, "%s: this library has no code for this processor", e.kernel.symbol);
}

/// Most calls: one block of an elementwise kernel, without a plan.
slope_status run_small(const entry& e, const slope_value* values, std::size_t n) {
  const pipeline run = choose(e.rows);
  if (!run)
    return no_code(e);
  clear_halide_text();
  return refuse_code(e, run_block(e, values, run, n));
}

slope_status run(const entry& e, const slope_value* values, slope_shape shape) {
  const plan p = make_plan(e, shape);
  if (!p.fits)
    return fail(slope_size_overflow, "%s: %zu pieces of %zu elements exceed 2^31 - 1 in one row",
                e.kernel.symbol, shape.channels, shape.inner);
  work w{e, values, p, choose(p.columns ? e.columns : e.rows), nullptr};
  if (e.device)
    w.run = e.rows[0];
  if (!w.run)
    return no_code(e);
  if (slope_status s = check_device(e))
    return s;

  double small[64];
  std::unique_ptr<double[], free_doubles> large;
  if (const std::size_t count = p.gradients * p.slots() * p.shape.channels) {
    w.sums = small;
    if (count > sizeof small / sizeof *small) {
      large.reset(new (std::nothrow) double[count]);
      w.sums = large.get();
    }
    if (!w.sums)
      return fail(slope_out_of_memory, "%s: no memory for %zu partial sums", e.kernel.symbol, count);
    std::memset(w.sums, 0, count * sizeof(double));
  }

  clear_halide_text();
  int code = 0;
  if (!e.device && p.elements >= parallel_from)
    code = run_tasks(p.tasks(), run_task, &w);
  else
    for (std::size_t t = 0; t < p.tasks() && code == 0; ++t)
      code = run_task(&w, t);
  return code ? refuse_code(e, code) : add_sums(e, values, p, w.sums);
}

} // namespace

slope_status launch(const slope_kernel* kernel, const slope_value* values, slope_shape shape) noexcept {
  if (!kernel)
    return fail(slope_null_pointer, "the kernel is null");
  const entry& e = *reinterpret_cast<const entry*>(kernel);
  sizes s;
  if (slope_status refused = check_call(e, values, shape, s))
    return refused;
  if (s.full == 0)
    return slope_ok;
  if (e.arrays == layout::elementwise && s.full <= host_block && !e.device)
    return run_small(e, values, s.full);
  return run(e, values, shape);
}

slope_status refuse_length(const char* symbol, const char* argument) noexcept {
  return fail(slope_bad_shape, "%s: argument %s has another length than the shape asks for", symbol,
              argument);
}

const slope_function* find(const char* library, const slope_function* const* functions, std::size_t count,
                           const char* name) noexcept {
  if (!name) {
    fail(slope_null_pointer, "%s_find: the name is null", library);
    return nullptr;
  }
  for (std::size_t i = 0; i < count; ++i)
    if (std::strcmp(functions[i]->name, name) == 0)
      return functions[i];
  fail(slope_unsupported, "%s_find: there is no function \"%.64s\"", library, name);
  return nullptr;
}

} // namespace slope::runtime
