// SPDX-License-Identifier: Apache-2.0
// Output files appear all at once or not at all.
#define BOOST_TEST_MODULE "codegen/tool/output_files"
#include <slope/codegen/tool/output_files.hpp>

#include <csignal>

#include <boost/test/unit_test.hpp>
#include <sys/resource.h>

#include "fakes.hpp"
#include <slope/codegen/tool/refusal.hpp>

using fakes::content, fakes::folder;
using slope::tool::output_files;
using slope::tool::refusal;

namespace {

struct fixture : folder {
  fakes::fs::path a = path / "a", b = path / "b";
};
void write(const fakes::fs::path& file, const char* text) { std::ofstream(file) << text; }

/// The status of a child that runs this.
int in_child(const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      work();
    } catch (const refusal&) {
      ::_exit(2);
    }
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

} // namespace

BOOST_FIXTURE_TEST_CASE(nothing_before_commit_everything_after, fixture) {
  write(a, "old");
  {
    output_files files({a, b});
    std::fputs("new", files.stream(0));
    std::fputs("two", files.stream(1));
    BOOST_TEST(content(a) == "old");
    BOOST_TEST(!has("b"));
    files.commit();
  }
  BOOST_TEST(content(a) == "new");
  BOOST_TEST(content(b) == "two");
  BOOST_TEST(this->files() == 2u);
}

BOOST_FIXTURE_TEST_CASE(nothing_without_commit, fixture) {
  write(a, "old");
  {
    output_files files({a, b});
    std::fputs("new", files.stream(0));
  }
  BOOST_TEST(content(a) == "old");
  BOOST_TEST(this->files() == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_later_failure_takes_back_what_was_renamed, fixture) {
  write(a, "old");
  {
    output_files files({a, b, path / "c"});
    std::fputs("new", files.stream(0));
    fakes::fs::create_directories(path / "c" / "d"); // somebody was faster
    BOOST_CHECK_THROW(files.commit(), refusal);
  }
  BOOST_TEST(content(a) == "old");
  BOOST_TEST(!has("b"));
  BOOST_TEST(this->files() == 2u); // a and c
}

BOOST_FIXTURE_TEST_CASE(refused_before_the_work, fixture) {
  write(a, "old");
  using list = std::vector<fakes::fs::path>;
  BOOST_CHECK_THROW(output_files(list{b, path}), refusal);
  BOOST_CHECK_THROW(output_files(list{b, "/dev/null"}), refusal);
  BOOST_CHECK_THROW(output_files(list{b, path / "no" / "such"}), refusal);
  BOOST_CHECK_THROW(output_files(list{b, a, b}), refusal);
  BOOST_CHECK_THROW(output_files(list{b, path / "." / "b"}), refusal);
  BOOST_TEST(files() == 1u);
  BOOST_TEST(content(a) == "old");
}

BOOST_FIXTURE_TEST_CASE(a_full_disk_leaves_nothing, fixture) {
  const int status = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN); // writing beyond the limit is then an error, like a full disk
    const rlimit limit{1000, 1000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    output_files files({a, b});
    std::fputs("fits", files.stream(0));
    std::fputs(std::string(100000, 'x').c_str(), files.stream(1));
    files.commit();
  });
  BOOST_TEST(WEXITSTATUS(status) == 2);
  BOOST_TEST(files() == 0u);
}

BOOST_FIXTURE_TEST_CASE(a_signal_leaves_nothing, fixture) {
  for (int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
    write(a, "old");
    const int status = in_child([&] {
      const rlimit none{0, 0};
      ::setrlimit(RLIMIT_CORE, &none);
      std::signal(number, SIG_DFL); // the test's own are not the command's
      output_files files({a, b});
      ::raise(number);
    });
    BOOST_TEST(WIFSIGNALED(status));
    BOOST_TEST(WTERMSIG(status) == number);
    BOOST_TEST(content(a) == "old");
    BOOST_TEST(files() == 1u);
  }
}
