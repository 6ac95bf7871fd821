// SPDX-License-Identifier: Apache-2.0
// Writes a file whole or not at all, and leaves it alone if it would not change.
#include <slope/codegen/emit/emit.hpp>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include <unistd.h>

namespace slope::codegen::emit {
namespace fs = std::filesystem;

bool write_file(const fs::path& path, std::string_view text) {
  if (fs::is_regular_file(path)) {
    std::ifstream old(path, std::ios::binary);
    const std::string before{std::istreambuf_iterator<char>(old), std::istreambuf_iterator<char>()};
    if (old && before == text)
      return false;
  }
  std::error_code no_folder;
  if (path.has_parent_path())
    fs::create_directories(path.parent_path(), no_folder);
  if (no_folder)
    throw std::system_error(no_folder, "cannot write " + path.string());
  fs::path temporary = path;
  temporary += ".tmp" + std::to_string(::getpid()); // same folder: a rename cannot cross file systems
  errno = 0;
  std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  std::error_code refused(out ? 0 : errno ? errno : EIO, std::generic_category());
  if (!refused)
    fs::rename(temporary, path, refused);
  if (refused) {
    std::error_code ignored;
    fs::remove(temporary, ignored);
    throw std::system_error(refused, "cannot write " + path.string());
  }
  return true;
}

} // namespace slope::codegen::emit
