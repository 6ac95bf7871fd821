// SPDX-License-Identifier: Apache-2.0
// The thread's last message, and the handlers that keep Halide's runtime from printing and aborting.
#include <slope/codegen/runtime/error.hpp>

#include <slope/codegen/runtime/table.hpp>

#include <HalideRuntime.h>

#include <cstdarg>
#include <cstdio>

namespace slope::runtime {
namespace {

thread_local char message[512];
thread_local char from_halide[halide_text_size];

void on_error(void*, const char* text) { keep_halide_text(text); }
void on_print(void*, const char*) {}

// Halide's default handler prints and aborts. Two stores of a pointer, when the library is loaded.
[[maybe_unused]] const bool handlers_installed = [] {
  halide_set_error_handler(on_error);
  halide_set_custom_print(on_print);
  return true;
}();

} // namespace

slope_status fail(slope_status status, const char* format, ...) noexcept {
  std::va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  return status;
}

const char* error_message() noexcept { return message; }

const char* halide_text() noexcept { return from_halide; }

void clear_halide_text() noexcept { from_halide[0] = '\0'; }

void keep_halide_text(const char* text) noexcept {
  int end = std::snprintf(from_halide, sizeof from_halide, "%s", text ? text : "");
  if (end >= halide_text_size)
    end = halide_text_size - 1;
  while (end > 0 && from_halide[end - 1] == '\n')
    from_halide[--end] = '\0';
}

} // namespace slope::runtime
