// SPDX-License-Identifier: Apache-2.0
// Two whole libraries from the emitted files, the runtime and fake pipelines; C99 and C++17 programs use both
// at once. CMake defines SLOPE_TEST_CC, _CXX, _INCLUDE (folders, as -I options), _SOURCE (this folder),
// _RUNTIME (archives).
#define BOOST_TEST_MODULE "codegen/emit/library"
#include "example.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <unistd.h>

namespace fs = std::filesystem;

namespace {

struct fixture {
  fs::path folder = fs::temp_directory_path() / ("slope_library_" + std::to_string(::getpid()));
  fixture() { fs::create_directories(folder); }
  ~fixture() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
};

/// Runs a command in the folder; its output goes to the test's message if it fails.
void run(const fs::path& folder, const std::string& command) {
  const int code =
      std::system(fmt::format("cd '{}' && {{ {}; }} > log 2>&1", folder.string(), command).c_str());
  std::ifstream log(folder / "log");
  BOOST_TEST_REQUIRE(code == 0, command + "\n" + std::string(std::istreambuf_iterator<char>(log), {}));
}

void build_library(const fs::path& folder, const std::string& prefix) {
  using namespace slope::codegen::emit;
  const library l = example::of(prefix);
  write_file(folder / (prefix + ".h"), c_header(l));
  write_file(folder / (prefix + ".hpp"), cpp_header(l));
  write_file(folder / (prefix + "_table.cpp"), table(l));
  write_file(folder / (prefix + ".map"), exports(l));
  run(folder,
      fmt::format(
          "{0} -std=c++20 -O1 -fPIC -shared -fvisibility=hidden -Wall -Wextra -Wshadow -Werror -I. {1} "
          "{3}_table.cpp {2}/library_fakes.cpp {4} -pthread -ldl -Wl,--version-script={3}.map "
          "-Wl,-z,defs -o lib{3}.so",
          SLOPE_TEST_CXX, SLOPE_TEST_INCLUDE, SLOPE_TEST_SOURCE, prefix, SLOPE_TEST_RUNTIME));
}

} // namespace

BOOST_FIXTURE_TEST_CASE(two_libraries_in_one_process, fixture) {
  build_library(folder, "one");
  build_library(folder, "two");
  // Nothing is exported but the prefix.
  run(folder, "! nm -D --defined-only libone.so | grep -v ' one_' | grep .");
  const std::string link = "-I. " SLOPE_TEST_INCLUDE " -L. -lone -ltwo -Wl,-rpath,. -o program && ./program";
  run(folder,
      SLOPE_TEST_CC " -std=c99 -pedantic -Wall -Wextra -Werror " SLOPE_TEST_SOURCE "/library_use.c " + link);
  for (const char* standard : {"c++17", "c++20"})
    run(folder,
        fmt::format(SLOPE_TEST_CXX " -std={} -pedantic -Wall -Wextra -Wshadow -Werror " SLOPE_TEST_SOURCE
                                   "/library_use.cpp ",
                    standard) +
            link);
}
