// SPDX-License-Identifier: Apache-2.0
// A Markdown file of promises and what became of them, whole or not at all.
#pragma once
#include <string>

#include <fmt/format.h>

#include <slope/codegen/tool/output_files.hpp>

namespace slope::tool {

class promise_file {
public:
  /// A file that cannot be written is refused now, before the work.
  explicit promise_file(const std::string& name) : name_(name), files_({name}) {}

  /// Writes it and says so; the exit code is 1 if a promise is broken.
  int write(const std::string& text, std::size_t promises, std::size_t broken) {
    std::fwrite(text.data(), 1, text.size(), files_.stream(0));
    files_.commit();
    fmt::print("{} promises in {}: {}\n", promises, name_,
               broken ? fmt::format("{} broken", broken) : "all hold");
    return broken ? 1 : 0;
  }

private:
  std::string name_;
  output_files files_;
};

} // namespace slope::tool
