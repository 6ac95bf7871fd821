// SPDX-License-Identifier: Apache-2.0
// What the tiers cost: for each function f and f' in float32, the shipped fast and exact kernels beside the
// textbook's lowering with the same schedule and target, each in turns with a copy of as many bytes, on one
// core. `of a copy`: 1.00 is as fast as a copy. The errors are those of some 4,000 finite inputs: at
// infinity the textbook is often NaN. What is allowed to it is what fast promises. Not a test:
//
//     cmake --build build --target tiers && build/bin/tiers [NAME...]
#include <cstdio>

#include <fmt/format.h>
#include <slope/kernels.h>

#include <slope/codegen/choose/run_program.hpp>
#include <slope/codegen/emit/description.hpp>
#include <slope/codegen/schedule/schedule.hpp>
#include <slope/codegen/textbook.hpp>
#include <slope/codegen/tool/columns.hpp>
#include <slope/codegen/tool/examination.hpp>
#include <slope/codegen/tool/kernel_choice.hpp>
#include <slope/codegen/tool/progress.hpp>
#include <slope/codegen/tool/stopwatch.hpp>
#include <slope/codegen/tool/workload.hpp>
#include <slope/dsl/activations/all.hpp>

namespace {
namespace codegen = slope::codegen;
using namespace slope::tool;

constexpr std::size_t elements = std::size_t{64} << 10, sample = std::size_t{1} << 12;

// The textbook's form, compiled now, called as a shipped kernel is.
class textbook_kernel : public slope_kernel {
public:
  textbook_kernel(const codegen::definition& d, const slope_kernel& shipped)
      : slope_kernel(shipped), grouped_(d.shape == slope::shape::grouped) {
    const auto lowered = [&](const std::vector<int>& roots, const codegen::number&) {
      std::vector<int> nodes;
      for (const int root : roots)
        nodes.push_back(d.partials.roots[slope::graph::at(root)]);
      return codegen::lowered_roots{
          codegen::textbook(d.partials, nodes, static_cast<int>(d.arguments.size())), 32, "textbook", 0};
    };
    for (codegen::form& f : codegen::forms_of(d, {}, lowered))
      if (f.name == form && f.order == order)
        form_ = std::move(f);
    counts = codegen::count(form_.element);
    auto p = codegen::make_pipeline(form_, grouped_ ? codegen::pattern::pieces : codegen::pattern::rows,
                                    fmt::format("textbook_{}_{}", d.name, order), false);
    const Halide::Target machine(std::string(codegen::levels_here().back()) +
                                 "-jit-no_asserts-no_bounds_query");
    codegen::schedule_for_cpu(p, machine);
    compiled_ = Halide::Pipeline(p.outputs).compile_to_callable(p.arguments, machine);
    call = [](const slope_kernel* k, const slope_value* values, slope_shape shape) {
      return static_cast<const textbook_kernel&>(*k).on_all(values, shape);
    };
  }

  codegen::operation_counts counts;

private:
  using array = Halide::Runtime::Buffer<float>;

  // Learned parameters are numbers: channel by channel, as in the host layer of the shipped kernels; a call
  // of the JIT's costs more.
  slope_status on_all(const slope_value* values, slope_shape shape) const {
    bool by_channel = false;
    for (std::size_t i = 0; i < argument_count; ++i)
      by_channel |= arguments[i].role == slope_learned;
    if (!by_channel)
      return on(values, shape, 0, 0);
    const slope_shape row{1, 1, shape.inner};
    for (std::size_t k = 0; k < shape.outer * shape.channels; ++k)
      if (const slope_status status = on(values, row, k * shape.inner, k % shape.channels);
          status != slope_ok)
        return status;
    return slope_ok;
  }

  slope_status on(const slope_value* values, slope_shape shape, std::size_t first,
                  std::size_t channel) const {
    std::vector<array> arrays;
    std::vector<float> numbers;
    for (std::size_t i = 0; i < argument_count; ++i)
      if (arguments[i].role == slope_scalar)
        numbers.push_back(static_cast<float>(values[i].scalar));
      else if (arguments[i].role == slope_learned)
        numbers.push_back(static_cast<const float*>(values[i].in)[channel]);
      else
        arrays.push_back(over(static_cast<float*>(values[i].out) + first, shape, form_.arguments[i].reduced));
    const bool done = numbers.empty()       ? compiled_(arrays[0], arrays[1]) == 0
                      : numbers.size() == 1 ? compiled_(arrays[0], numbers[0], arrays[1]) == 0
                                            : compiled_(arrays[0], numbers[0], numbers[1], arrays[1]) == 0;
    return done ? slope_ok : slope_device_error;
  }

  array over(float* data, slope_shape shape, bool reduced) const {
    const int inner = static_cast<int>(shape.inner), channels = static_cast<int>(shape.channels),
              outer = static_cast<int>(shape.outer);
    if (!grouped_)
      return array(data, inner * channels * outer);
    return reduced ? array(data, inner, outer) : array(data, inner, channels, outer);
  }

  bool grouped_;
  codegen::form form_;
  Halide::Callable compiled_;
};

// Of a shipped kernel the library tells it in words.
codegen::operation_counts counts_of(const slope_function& f, const slope_kernel& k) {
  const std::string start = codegen::emit::data_sheet_label(k.form, k.order, k.type, k.accuracy);
  codegen::operation_counts c;
  for (const std::string& line : lines_of(f.data_sheet))
    if (line.starts_with(start))
      std::sscanf(line.c_str() + start.size(), "%d functions, %d divisions, %d other", &c.calls, &c.divisions,
                  &c.others);
  return c;
}

class table {
public:
  explicit table(const inventory& all) : all_(all) {}

  void add(const codegen::definition& d, examination& on, const claim& c, const char* tier,
           const codegen::operation_counts& counts) {
    workload w(all_.function(d), *c.kernel, elements);
    const comparison speed = compare([&] { w.call(); }, [&] { w.copy(); });
    all_.require(w.status());
    const finding found = on.of(c);
    rows_.push_back({d.name, c.what, tier, fmt::format("{}", counts.calls),
                     fmt::format("{}", counts.divisions), fmt::format("{}", counts.others),
                     fmt::format("{:.2f}", speed.ratio), fmt::format("{:.4g}", found.tally.worst),
                     found.where, fmt::format("{:.3g}", found.tally.ratio)});
  }
  std::string text() const { return columns(rows_); }

private:
  const inventory& all_;
  std::vector<row> rows_ = {{"function", "of", "tier", ">functions", ">divisions", ">others", ">of a copy",
                             ">max ULP", "at", ">of allowed"}};
};

} // namespace

int main(int count, char** names) try {
  const inventory all{
      codegen::definitions(slope::activations::catalogue),
      {"slope", slope_functions, slope_find, slope_error_message, slope_set_threads, slope_set_target}};
  all.require(slope_set_threads(1));
  const auto functions = all.selected({names + 1, names + count});
  const pinned core;
  table t(all);
  {
    progress shown(functions.size());
    for (const codegen::definition* d : functions) {
      shown.step(d->name);
      const slope_function& f = all.function(*d);
      const trial points(*d, *type_named("f32"), sample);
      examination on(all, *d, points, counted::finite);
      for (const char* form : {"forward", "derivative"}) {
        const auto shipped = [&](const char* tier) {
          return claims_of(*d, chosen_kernel(all, f, {form, "f32", tier})).front();
        };
        const claim fast = shipped("fast"), exact = shipped("exact");
        t.add(*d, on, fast, "fast", counts_of(f, *fast.kernel));
        t.add(*d, on, exact, "exact", counts_of(f, *exact.kernel));
        const textbook_kernel plain(*d, *fast.kernel);
        claim c = fast;
        c.kernel = &plain;
        t.add(*d, on, c, "textbook", plain.counts);
      }
    }
  }
  fmt::print("{} elements, {}\n\n{}", elements, codegen::levels_here().back(), t.text());
} catch (const std::exception& e) {
  fmt::print(stderr, "tiers: {}\n", e.what());
  return 2;
}
