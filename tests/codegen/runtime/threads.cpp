// SPDX-License-Identifier: Apache-2.0
// The pool: several callers at once, a child after fork, the caller's rounding mode, no threads before they
// are needed.
#define BOOST_TEST_MODULE "codegen/runtime/threads"
#include "fakes.hpp"

#include <slope/codegen/runtime/threads.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <cfenv>
#include <filesystem>
#include <iterator>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace fakes;

namespace {

const entry twice = make("t_twice_forward_f32", unary, scale<2>);
constexpr std::size_t large = 1000007;

long threads_of_process() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/task"),
                       std::filesystem::directory_iterator());
}

bool run_large() {
  const std::vector<float> x = numbers(large);
  std::vector<float> y(large);
  if (call(twice, {in(x.data()), out(y.data())}, {1, 1, large}) != slope_ok)
    return false;
  for (std::size_t i = 0; i < large; ++i)
    if (y[i] != 2 * x[i])
      return false;
  return true;
}

} // namespace

BOOST_AUTO_TEST_CASE(no_thread_before_a_large_call) {
  slope::runtime::set_threads("t", 3);
  float x[100] = {}, y[100];
  BOOST_TEST(call(twice, {in(x), out(y)}, {1, 1, 100}) == slope_ok);
  BOOST_TEST(threads_of_process() == 1);
  BOOST_TEST(run_large());
  BOOST_TEST(threads_of_process() == 3);
}

BOOST_AUTO_TEST_CASE(several_callers) {
  std::atomic<int> right{0};
  std::vector<std::thread> callers;
  for (int t = 0; t < 4; ++t)
    callers.emplace_back([&] {
      for (int i = 0; i < 5; ++i)
        right += run_large();
    });
  for (auto& c : callers)
    c.join();
  BOOST_TEST(right == 20);
}

BOOST_AUTO_TEST_CASE(every_task_once) {
  slope::runtime::set_threads("t", 7);
  std::vector<std::atomic<int>> seen(1000);
  const int code = slope::runtime::run_tasks(
      seen.size(),
      [](void* s, std::size_t i) { return ++(*static_cast<std::vector<std::atomic<int>>*>(s))[i], 0; },
      &seen);
  BOOST_TEST(code == 0);
  for (auto& s : seen)
    BOOST_TEST(s == 1);
  BOOST_TEST(slope::runtime::run_tasks(0, nullptr, nullptr) == 0);
}

BOOST_AUTO_TEST_CASE(workers_round_like_the_caller) {
  std::fesetround(FE_UPWARD);
  std::atomic<int> other{0};
  slope::runtime::run_tasks(
      100,
      [](void* o, std::size_t) {
        if (std::fegetround() != FE_UPWARD)
          ++*static_cast<std::atomic<int>*>(o);
        std::this_thread::sleep_for(std::chrono::microseconds(50));
        return 0;
      },
      &other);
  std::fesetround(FE_TONEAREST);
  BOOST_TEST(other == 0);
}

BOOST_AUTO_TEST_CASE(a_child_after_fork_makes_its_own) {
  BOOST_TEST(run_large());
  const pid_t child = fork();
  if (child == 0) {
    alarm(20);
    _exit(run_large() ? 0 : 1);
  }
  int status = -1;
  BOOST_TEST(waitpid(child, &status, 0) == child);
  BOOST_TEST(status == 0);
}

BOOST_AUTO_TEST_CASE(counts) {
  BOOST_TEST(slope::runtime::set_threads("t", -1) == slope_unsupported);
  BOOST_TEST(message() == "t_set_threads: -1 threads; give 1 or more, or 0 for one a core");
  BOOST_TEST(slope::runtime::set_threads("t", 0) == slope_ok);
}
