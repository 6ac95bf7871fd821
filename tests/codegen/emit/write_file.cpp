// SPDX-License-Identifier: Apache-2.0
// Files are written whole, only when they change, and a folder that cannot be written is an error with its
// path.
#define BOOST_TEST_MODULE "codegen/emit/write_file"
#include <slope/codegen/emit/emit.hpp>

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <system_error>

#include <unistd.h>

namespace fs = std::filesystem;
using slope::codegen::emit::write_file;

BOOST_AUTO_TEST_CASE(writes_once) {
  const fs::path folder = fs::temp_directory_path() / ("slope_write_file_" + std::to_string(::getpid()));
  const fs::path file = folder / "a" / "b.h";
  BOOST_TEST(write_file(file, "one\n"));
  const auto time = fs::last_write_time(file) - std::chrono::hours(1);
  fs::last_write_time(file, time);
  BOOST_TEST(!write_file(file, "one\n"));
  BOOST_TEST((fs::last_write_time(file) == time));
  BOOST_TEST(write_file(file, "two\n"));
  std::ifstream in(file);
  BOOST_TEST(std::string(std::istreambuf_iterator<char>(in), {}) == "two\n");
  BOOST_TEST(std::distance(fs::directory_iterator(file.parent_path()), fs::directory_iterator()) == 1);

  // A folder in the file's place: nothing is left behind.
  fs::create_directories(folder / "c.h" / "d");
  BOOST_CHECK_EXCEPTION(write_file(folder / "c.h", "x"), std::system_error, [](const std::system_error& e) {
    return std::string(e.what()).find("cannot write") == 0 &&
           std::string(e.what()).find("c.h") != std::string::npos;
  });
  BOOST_TEST(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 2);
  fs::remove_all(folder);
}
