// SPDX-License-Identifier: Apache-2.0
// Pairs of measurements, each long enough for the clock, until there is enough of them.
#include <slope/codegen/tool/stopwatch.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace slope::tool {
namespace {

using clock = std::chrono::steady_clock;
constexpr double one_measurement = 1e-3, whole_comparison = 0.2; // seconds
constexpr std::size_t fewest_pairs = 5;

double seconds(const std::function<void()>& work, std::size_t calls) {
  const auto start = clock::now();
  for (std::size_t i = 0; i < calls; ++i)
    work();
  return std::chrono::duration<double>(clock::now() - start).count() / static_cast<double>(calls);
}

// So many calls that they take one measurement's time; these calls also warm the caches.
std::size_t calls_for(const std::function<void()>& work) {
  std::size_t calls = 1;
  while (seconds(work, calls) * static_cast<double>(calls) < one_measurement)
    calls *= 2;
  return calls;
}

double median(std::vector<double> all) {
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::nth_element(all.begin(), middle, all.end());
  return *middle;
}

} // namespace

pinned::pinned() {
  cpu_set_t one;
  CPU_ZERO(&one);
  const int here = sched_getcpu();
  if (here < 0 || sched_getaffinity(0, sizeof before_, &before_) != 0)
    return;
  CPU_SET(static_cast<std::size_t>(here), &one);
  core_ = sched_setaffinity(0, sizeof one, &one) == 0 ? here : -1;
}

pinned::~pinned() {
  if (core_ >= 0)
    sched_setaffinity(0, sizeof before_, &before_);
}

comparison compare(const std::function<void()>& work, const std::function<void()>& reference) {
  const std::size_t work_calls = calls_for(work), reference_calls = calls_for(reference);
  std::vector<double> times, ratios;
  const auto start = clock::now();
  while (ratios.size() < fewest_pairs ||
         std::chrono::duration<double>(clock::now() - start).count() < whole_comparison) {
    const double beside = seconds(reference, reference_calls);
    times.push_back(seconds(work, work_calls));
    ratios.push_back(beside / times.back());
  }
  return {median(times), median(ratios)};
}

} // namespace slope::tool
