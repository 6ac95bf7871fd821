// SPDX-License-Identifier: Apache-2.0
// Writes over the last line of stderr, where stderr is a terminal.
#include <slope/codegen/tool/progress.hpp>

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace slope::tool {

constexpr auto patience = std::chrono::milliseconds(500);

progress::progress(std::size_t total) : total_(total), terminal_(::isatty(STDERR_FILENO) == 1) {}

progress::~progress() {
  if (width_)
    fmt::print(stderr, "\r{:{}}\r", "", width_);
}

void progress::step(std::string_view what) {
  ++begun_;
  say(fmt::format("{}/{} {}", begun_, total_, what));
}

void progress::say(const std::string& line) {
  if (!terminal_ || (width_ == 0 && std::chrono::steady_clock::now() - start_ < patience))
    return;
  width_ = std::max(width_, line.size());
  fmt::print(stderr, "\r{:{}}", line, width_);
  std::fflush(stderr);
}

} // namespace slope::tool
