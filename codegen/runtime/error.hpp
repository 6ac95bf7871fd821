// SPDX-License-Identifier: Apache-2.0
// The thread's last message, and what Halide's runtime said instead of printing and aborting.
#pragma once

#include <slope/runtime.h>

namespace slope::runtime {

/// Keeps the message (printf style, cut at 511 characters, no allocation) and returns `status`.
[[gnu::format(printf, 2, 3)]] slope_status fail(slope_status status, const char* format, ...) noexcept;

/// What Halide's error handler last received on this thread; the task of a worker hands it to the caller's
/// thread.
const char* halide_text() noexcept;
void keep_halide_text(const char* text) noexcept;
void clear_halide_text() noexcept;
inline constexpr int halide_text_size = 384;

} // namespace slope::runtime
