// SPDX-License-Identifier: Apache-2.0
// Asks the processor (cpuid) which CPU levels it has, and chooses among a kernel's pipelines.
#include <slope/codegen/runtime/cpu.hpp>

#include <slope/codegen/runtime/error.hpp>

#include <atomic>
#include <cstring>
#include <initializer_list>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace slope::runtime {
namespace {

#if defined(__x86_64__)

const char* const names[level_count] = {"sse41", "avx2", "avx512"};

constexpr unsigned bits(std::initializer_list<int> positions) {
  unsigned mask = 0;
  for (int p : positions)
    mask |= 1u << p;
  return mask;
}

// Names and bits as in the processor manuals; the operating system must save the registers too (xgetbv).
constexpr unsigned sse41_1c = bits({9, 19, 20});           // ssse3, sse4.1, sse4.2
constexpr unsigned avx2_1c = bits({12, 27, 28, 29});       // fma, osxsave, avx, f16c
constexpr unsigned avx2_7b = bits({5});                    // avx2
constexpr unsigned avx512_7b = bits({16, 17, 28, 30, 31}); // f, dq, cd, bw, vl
constexpr unsigned ymm_saved = bits({1, 2}), zmm_saved = bits({1, 2, 5, 6, 7});

bool has(unsigned value, unsigned mask) { return (value & mask) == mask; }

int best_level() noexcept {
  unsigned a = 0, b = 0, c1 = 0, d = 0, b7 = 0, c7 = 0;
  if (!__get_cpuid(1, &a, &b, &c1, &d) || !has(c1, sse41_1c))
    return -1;
  if (!has(c1, avx2_1c))
    return sse41;
  unsigned saved = 0, high = 0;
  __asm__("xgetbv" : "=a"(saved), "=d"(high) : "c"(0));
  if (!__get_cpuid_count(7, 0, &a, &b7, &c7, &d) || !has(b7, avx2_7b) || !has(saved, ymm_saved))
    return sse41;
  return has(b7, avx512_7b) && has(saved, zmm_saved) ? avx512 : avx2;
}

#else // one level: arm-64 always has NEON

const char* const names[level_count] = {"neon", nullptr, nullptr};
int best_level() noexcept { return 0; }

#endif

constexpr int unknown = -2;
std::atomic<int> level_in_use{unknown};

} // namespace

int current_level() noexcept {
  int level = level_in_use.load(std::memory_order_relaxed);
  if (level != unknown)
    return level;
  int best = best_level();
  // A set_target that came in between stays.
  return level_in_use.compare_exchange_strong(level, best, std::memory_order_relaxed) ? best : level;
}

pipeline choose(const pipeline (&levels)[level_count]) noexcept {
  for (int l = current_level(); l >= 0; --l)
    if (levels[l])
      return levels[l];
  return nullptr;
}

slope_status set_target(const char* library, const char* name) noexcept {
  const int best = best_level();
  if (!name) {
    level_in_use.store(best, std::memory_order_relaxed);
    return slope_ok;
  }
  for (int l = 0; l < level_count; ++l) {
    if (!names[l] || std::strcmp(name, names[l]) != 0)
      continue;
    if (l > best)
      return fail(slope_unsupported, "%s_set_target: this processor has no %s; its best is %s", library, name,
                  best < 0 ? "none of ours" : names[best]);
    level_in_use.store(l, std::memory_order_relaxed);
    return slope_ok;
  }
  return fail(slope_unsupported, "%s_set_target: unknown target \"%.64s\"; there are: %s%s%s%s%s", library,
              name, names[0], names[1] ? ", " : "", names[1] ? names[1] : "", names[2] ? ", " : "",
              names[2] ? names[2] : "");
}

} // namespace slope::runtime
