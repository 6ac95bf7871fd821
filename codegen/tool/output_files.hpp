// SPDX-License-Identifier: Apache-2.0
// The output files of a command: all of them appear at once, or none, whatever happens on the way.
#pragma once
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace slope::tool {

/// Each is written to a temporary file in its own folder. The temporaries are made at once, so that a folder
/// that cannot be written is refused before the work; they are removed by the destructor and by a signal that
/// ends the process.
class output_files {
public:
  explicit output_files(const std::vector<std::filesystem::path>& paths);
  output_files(const output_files&) = delete;
  output_files& operator=(const output_files&) = delete;
  ~output_files();

  std::FILE* stream(std::size_t i) const { return files_[i].stream; }

  /// Closes and renames; throws a refusal, and takes back what was renamed, if that does not work.
  void commit();

private:
  struct file {
    std::filesystem::path whole;       ///< absolute, to tell whether two are one
    std::string path, temporary, kept; ///< kept: a second name of what was there before
    std::FILE* stream = nullptr;
    bool renamed = false;
  };
  void add(const std::filesystem::path& path);
  void close(file& f);
  void rename(file& f);
  void clear() noexcept;

  std::vector<file> files_;
};

} // namespace slope::tool
