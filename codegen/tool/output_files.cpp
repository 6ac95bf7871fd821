// SPDX-License-Identifier: Apache-2.0
// Temporary files, their renaming, and the signal handler that removes them.
#include <slope/codegen/tool/output_files.hpp>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <slope/codegen/tool/refusal.hpp>

namespace slope::tool {
namespace {

// What a signal must remove. A handler may load atomics and unlink, and hardly more.
constexpr std::size_t most_files = 32; // a kernel has at most 24 arguments
constinit std::array<std::atomic<const char*>, most_files> temporaries{};

extern "C" void remove_temporaries(int number) {
  for (auto& t : temporaries)
    if (const char* path = t.load())
      ::unlink(path);
  ::raise(number); // the default action is back (SA_RESETHAND): the parent sees what ended us
}

void install_handlers() {
  for (int number : {SIGHUP, SIGINT, SIGQUIT, SIGTERM}) {
    struct sigaction before {
    }, ours{};
    ours.sa_handler = remove_temporaries;
    ours.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigemptyset(&ours.sa_mask);
    if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler == SIG_DFL)
      ::sigaction(number, &ours, nullptr);
  }
}

void replace(const char* from, const char* to) {
  for (auto& t : temporaries) {
    const char* expected = from;
    if (t.compare_exchange_strong(expected, to))
      return;
  }
}

struct signals_wait {
  sigset_t before{};
  signals_wait() {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, &before);
  }
  signals_wait(const signals_wait&) = delete;
  signals_wait& operator=(const signals_wait&) = delete;
  ~signals_wait() { ::pthread_sigmask(SIG_SETMASK, &before, nullptr); }
};

} // namespace

output_files::output_files(const std::vector<std::filesystem::path>& paths) {
  if (paths.size() > most_files)
    refuse("{} output files are too many", paths.size());
  install_handlers();
  files_.reserve(paths.size()); // the handler holds pointers to the names
  try {
    for (const auto& path : paths)
      add(path);
  } catch (...) {
    clear();
    throw;
  }
}

output_files::~output_files() { clear(); }

void output_files::add(const std::filesystem::path& path) {
  std::error_code unknown;
  const auto status = std::filesystem::status(path, unknown);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
    refuse("cannot write {}: it is {}", path.string(),
           std::filesystem::is_directory(status) ? "a directory" : "not a regular file");
  const auto whole = std::filesystem::weakly_canonical(std::filesystem::absolute(path), unknown);
  for (const file& other : files_)
    if (other.path == path.string() || other.whole == whole)
      refuse("two outputs cannot go to one file, {}", path.string());
  const std::string suffix = fmt::format("{}", ::getpid());
  file& f = files_.emplace_back(file{whole, path.string(), path.string() + ".tmp" + suffix,
                                     path.string() + ".old" + suffix, nullptr, false});
  ::unlink(f.temporary.c_str()); // of a process that was killed and had our number
  replace(nullptr, f.temporary.c_str());
  const int descriptor = ::open(f.temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  f.stream = descriptor < 0 ? nullptr : ::fdopen(descriptor, "wb");
  if (!f.stream)
    refuse("cannot write {}: {}", f.path, std::strerror(errno));
}

void output_files::close(file& f) {
  const bool written = !std::ferror(f.stream) && std::fflush(f.stream) == 0;
  const int reason = errno;
  const bool closed = std::fclose(std::exchange(f.stream, nullptr)) == 0;
  if (!written || !closed)
    refuse("cannot write {}: {}", f.path, std::strerror(written ? errno : reason));
}

void output_files::rename(file& f) {
  if (::link(f.path.c_str(), f.kept.c_str()) != 0)
    f.kept.clear(); // there was nothing, or the file system has no second names
  f.renamed = ::rename(f.temporary.c_str(), f.path.c_str()) == 0;
  if (f.renamed)
    return;
  const int reason = errno;
  ::unlink(f.kept.c_str());
  refuse("cannot write {}: {}", f.path, std::strerror(reason));
}

void output_files::commit() {
  for (file& f : files_)
    close(f);
  const signals_wait all_or_nothing;
  for (file& f : files_)
    rename(f);
  for (file& f : files_) {
    if (!f.kept.empty())
      ::unlink(f.kept.c_str());
    replace(f.temporary.c_str(), nullptr);
  }
  files_.clear();
}

void output_files::clear() noexcept {
  for (file& f : files_) {
    if (f.stream)
      std::fclose(f.stream);
    if (f.renamed && f.kept.empty())
      ::unlink(f.path.c_str());
    else if (f.renamed)
      ::rename(f.kept.c_str(), f.path.c_str());
    ::unlink(f.temporary.c_str());
    replace(f.temporary.c_str(), nullptr);
  }
  files_.clear();
}

} // namespace slope::tool
