// SPDX-License-Identifier: Apache-2.0
// slope bench: the speed of each CPU kernel beside a copy of the same number of bytes, on one core.
#include <charconv>

#include <nlohmann/json.hpp>

#include <slope/codegen/tool/columns.hpp>
#include <slope/codegen/tool/commands.hpp>
#include <slope/codegen/tool/element_type.hpp>
#include <slope/codegen/tool/progress.hpp>
#include <slope/codegen/tool/refusal.hpp>
#include <slope/codegen/tool/report.hpp>
#include <slope/codegen/tool/stopwatch.hpp>
#include <slope/codegen/tool/workload.hpp>

namespace slope::tool {
namespace {

struct named_size {
  std::string_view name;
  std::size_t bytes;
};
// Of one array: the second level of the cache holds all arrays of a kernel, the last does not hold one.
constexpr named_size sizes[] = {{"cache", std::size_t{256} << 10}, {"memory", std::size_t{64} << 20}};

// In elements of the given size; a multiple of the channels.
std::size_t length(const std::string& asked, std::size_t element_size) {
  std::size_t n = 0;
  name_list known = {"a number of elements"};
  for (const named_size& s : sizes) {
    known.push_back(s.name);
    if (s.name == asked)
      n = s.bytes / element_size;
  }
  if (n == 0) {
    const auto [end, wrong] = std::from_chars(asked.data(), asked.data() + asked.size(), n);
    if (end != asked.data() + asked.size() ||
        (wrong != std::errc() && wrong != std::errc::result_out_of_range))
      refuse_unknown("no --size is called", asked, known);
    if (wrong != std::errc() || n == 0 || n > std::size_t{1} << 32)
      refuse("--size {}: between 1 and 2^32 elements, please", asked);
  }
  return (n + workload::channels - 1) / workload::channels * workload::channels;
}

struct job {
  const slope_function* function;
  const slope_kernel* kernel;
};

std::vector<job> jobs(const inventory& all, const bench_request& asked) {
  std::vector<job> out;
  for (const codegen::definition* d : all.selected(asked.names)) {
    const slope_function& f = all.function(*d);
    for (std::size_t i = 0; i < f.kernel_count; ++i) {
      const slope_kernel& k = *f.kernels[i];
      if (k.target == std::string_view("cpu") && asked.type.value_or(k.type) == k.type &&
          asked.accuracy.value_or(k.accuracy) == k.accuracy)
        out.push_back({&f, &k});
    }
  }
  if (out.empty())
    refuse("there are no kernels of {} {}", asked.type.value_or("any type,"),
           asked.accuracy.value_or("any accuracy"));
  return out;
}

} // namespace

int bench(const inventory& all, const bench_request& asked) {
  if (asked.peers)
    refuse("--peers: there are no other libraries to compare with");
  const std::vector<job> work = jobs(all, asked);
  for (const job& j : work)
    length(asked.size, type_named(j.kernel->type)->size()); // refused before anything is measured
  report results(asked.json);
  all.require(all.library.set_threads(1));
  const pinned core;
  progress shown(work.size());
  std::vector<row> rows = {{"kernel", ">elements", ">Gelem/s", ">of a copy"}};
  for (const auto& [function, kernel] : work) {
    shown.step(kernel->symbol);
    const std::size_t n = length(asked.size, type_named(kernel->type)->size());
    workload w(*function, *kernel, n);
    const comparison c = compare([&] { w.call(); }, [&] { w.copy(); });
    all.require(w.status());
    const double speed = static_cast<double>(n) / c.seconds / 1e9;
    rows.push_back(
        {kernel->symbol, fmt::format("{}", n), fmt::format("{:.2f}", speed), fmt::format("{:.2f}", c.ratio)});
    results.rows().push_back({{"kernel", kernel->symbol},
                              {"function", function->name},
                              {"elements", n},
                              {"seconds", c.seconds},
                              {"gelem_per_second", speed},
                              {"ratio_to_copy", c.ratio}});
  }
  results.write({{"command", "bench"}, {"size", asked.size}, {"pinned", core.core() >= 0}});
  fmt::print("{}", columns(rows));
  return 0;
}

} // namespace slope::tool
