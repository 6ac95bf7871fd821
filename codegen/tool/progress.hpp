// SPDX-License-Identifier: Apache-2.0
// One line on a terminal that says how far long work is; nothing in a pipe or a file.
#pragma once
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace slope::tool {

class progress {
public:
  explicit progress(std::size_t total = 0);
  progress(const progress&) = delete;
  progress& operator=(const progress&) = delete;
  ~progress(); ///< wipes the line

  /// One more step begins. Short work shows nothing.
  void step(std::string_view what);
  /// The same, in words of the caller's.
  void say(const std::string& line);

private:
  std::size_t total_, begun_ = 0, width_ = 0;
  bool terminal_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

} // namespace slope::tool
