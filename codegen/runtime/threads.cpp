// SPDX-License-Identifier: Apache-2.0
// The pool: workers sleep until a job comes, take tasks by a counter, and share the caller's rounding mode.
#include <slope/codegen/runtime/threads.hpp>

#include <slope/codegen/runtime/error.hpp>
#include <slope/codegen/runtime/table.hpp>

#include <algorithm>
#include <atomic>
#include <cfenv>
#include <condition_variable>
#include <cstring>
#include <exception>
#include <mutex>
#include <new>
#include <thread>
#include <vector>

#include <pthread.h>
#include <sched.h>
#include <signal.h>

namespace slope::runtime {
namespace {

constexpr int most_threads = 256;
std::atomic<int> wanted_threads{0}; // 0: as many as this thread may use cores

struct job {
  task run;
  void* context;
  std::size_t count;
  int seats = 0; // workers that may still join; the pool's mutex guards it
  std::fenv_t environment{};
  std::atomic<std::size_t> next{0};
  std::atomic<int> failure{0};
  char text[halide_text_size] = "";

  void work() noexcept {
    for (std::size_t i; !failure.load(std::memory_order_relaxed) && (i = next.fetch_add(1)) < count;) {
      int none = 0;
      const int code = run(context, i);
      if (code != 0 && failure.compare_exchange_strong(none, code))
        std::strcpy(text, halide_text());
    }
  }
};

class pool {
public:
  ~pool() {
    {
      std::lock_guard lock(mutex_);
      stop_ = true;
    }
    wake_.notify_all();
    for (auto& w : workers_)
      w.join();
  }

  /// False if another caller has the pool.
  bool try_run(job& j, int helpers) noexcept {
    std::unique_lock mine(busy_, std::try_to_lock);
    if (!mine.owns_lock())
      return false;
    grow(helpers);
    std::fegetenv(&j.environment);
    {
      std::lock_guard lock(mutex_);
      j.seats = helpers;
      job_ = &j;
    }
    for (int h = 0; h < helpers; ++h)
      wake_.notify_one();
    j.work();
    std::unique_lock lock(mutex_);
    job_ = nullptr; // who has not come yet need not come
    idle_.wait(lock, [this] { return active_ == 0; });
    return true;
  }

private:
  /// Fewer threads than asked for, where the system gives no more, are fewer helpers and no error.
  void grow(int helpers) noexcept {
    if (static_cast<int>(workers_.size()) >= helpers)
      return;
    sigset_t all, before; // signals are the application's business
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    try {
      workers_.reserve(static_cast<std::size_t>(helpers));
      while (static_cast<int>(workers_.size()) < helpers)
        workers_.emplace_back([this] { serve(); });
    } catch (const std::exception&) {
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }

  void serve() noexcept {
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return stop_ || (job_ && job_->seats > 0); });
      if (stop_)
        return;
      job& j = *job_;
      --j.seats;
      ++active_;
      lock.unlock();
      std::fesetenv(&j.environment);
      j.work();
      lock.lock();
      if (--active_ == 0)
        idle_.notify_one();
    }
  }

  std::mutex busy_, mutex_;
  std::condition_variable wake_, idle_;
  std::vector<std::thread> workers_;
  job* job_ = nullptr;
  int active_ = 0;
  bool stop_ = false;
};

// A child of fork has none of the workers: it forgets the pool and makes its own when it needs one.
std::mutex gate;
pool* the_pool = nullptr;
bool closed = false, fork_handled = false;

struct closer {
  ~closer() {
    std::lock_guard lock(gate);
    closed = true;
    delete the_pool;
    the_pool = nullptr;
  }
} close_at_unload;

pool* shared_pool() noexcept {
  std::lock_guard lock(gate);
  if (the_pool || closed)
    return the_pool;
  if (!fork_handled)
    fork_handled = pthread_atfork([] { gate.lock(); }, [] { gate.unlock(); },
                                  [] {
                                    the_pool = nullptr;
                                    gate.unlock();
                                  }) == 0;
  return the_pool = new (std::nothrow) pool;
}

int thread_count() noexcept {
  if (int wanted = wanted_threads.load(std::memory_order_relaxed))
    return std::min(wanted, most_threads);
  cpu_set_t cores;
  return sched_getaffinity(0, sizeof cores, &cores) == 0 ? std::clamp(CPU_COUNT(&cores), 1, most_threads) : 1;
}

} // namespace

int run_tasks(std::size_t count, task run, void* context) noexcept {
  job j{run, context, count};
  const int threads = count > 1 ? thread_count() : 1;
  const std::size_t helpers = std::min(static_cast<std::size_t>(threads), count) - (count ? 1 : 0);
  pool* p = helpers > 0 ? shared_pool() : nullptr;
  if (!p || !p->try_run(j, static_cast<int>(helpers)))
    j.work();
  if (int code = j.failure.load()) {
    keep_halide_text(j.text);
    return code;
  }
  return 0;
}

slope_status set_threads(const char* library, int count) noexcept {
  if (count < 0)
    return fail(slope_unsupported, "%s_set_threads: %d threads; give 1 or more, or 0 for one a core", library,
                count);
  wanted_threads.store(count, std::memory_order_relaxed);
  return slope_ok;
}

} // namespace slope::runtime
