// SPDX-License-Identifier: Apache-2.0
// One pool of threads for the library, made at the first call that is large enough.
#pragma once

#include <cstddef>

namespace slope::runtime {

/// Returns 0, or a code that ends the work; Halide's text is on the thread that ran it.
using task = int (*)(void* context, std::size_t index);

/// Runs task(context, 0 .. count-1), in any order, on the caller's thread and at most threads - 1 others;
/// returns the first failure. Several callers at once: one has the pool, the others work alone.
int run_tasks(std::size_t count, task run, void* context) noexcept;

} // namespace slope::runtime
