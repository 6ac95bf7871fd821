// SPDX-License-Identifier: Apache-2.0
// What a generated table file tells the runtime about each kernel, and the few calls it makes into the
// runtime.
#pragma once

#include <slope/runtime.h>

#include <cstddef>
#include <cstdint>

struct halide_device_interface_t;

namespace slope::runtime {

/// Halide's *_argv function: one pointer an argument, in the order of the C function.
using pipeline = int (*)(void** arguments);

/// CPU levels, lowest first. A kernel may lack some: the next lower one is taken.
enum level : int { sse41, avx2, avx512, level_count };

/// The cutting and the dimensions of a pipeline's arrays; see launch.cpp. `elementwise` covers gated
/// functions too.
enum class layout : std::uint8_t { elementwise, channelwise, grouped };

enum class element : std::uint8_t { f32, f64, f16, bf16 };

/// A kernel takes at most this many arguments: their descriptions live on the stack.
inline constexpr std::size_t max_arguments = 24;
/// ... of which so many are learned gradients.
inline constexpr std::size_t max_gradients = 8;

/// One kernel. `kernel` comes first, so that a `const slope_kernel*` from the public table is one to its
/// entry.
struct entry {
  slope_kernel kernel;
  layout arrays;
  element type;
  /// An input or cotangent may be the same array as an output of the same size.
  bool in_place;
  /// Bit i: argument i lacks the grouped axis ([outer, inner], not [outer, k, inner]).
  std::uint32_t reduced;
  /// Elementwise, grouped, and one channel of channelwise. A device pipeline is rows[0].
  pipeline rows[level_count];
  /// Channelwise with inner == 1; where there is none, `rows` serves.
  pipeline columns[level_count];
  /// Null for the CPU; otherwise halide_opencl_device_interface or halide_cuda_device_interface.
  const halide_device_interface_t* (*device)();
};

/// Checks, cuts, runs. Every `slope_kernel::call` and every typed C function is this.
slope_status launch(const slope_kernel* kernel, const slope_value* values, slope_shape shape) noexcept;

/// The text of the last refusal on this thread; "" if there was none.
const char* error_message() noexcept;

/// `library` is the prefix of the C functions; the texts of refusals start with it.
slope_status set_threads(const char* library, int count) noexcept;
slope_status set_target(const char* library, const char* name) noexcept;
const slope_function* find(const char* library, const slope_function* const* functions, std::size_t count,
                           const char* name) noexcept;
/// For the C++ header: the lengths of the given spans do not agree.
slope_status refuse_length(const char* symbol, const char* argument) noexcept;

} // namespace slope::runtime
