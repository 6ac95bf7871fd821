// SPDX-License-Identifier: Apache-2.0
// A handler that only takes a note.
#include <slope/codegen/tool/interrupt.hpp>

#include <array>
#include <csignal>

#include <signal.h>

namespace slope::tool {
namespace {

constexpr std::array listened{SIGINT, SIGTERM, SIGHUP};
volatile std::sig_atomic_t heard = 0;
std::array<struct sigaction, listened.size()> before;

} // namespace

interrupt::interrupt() {
  heard = 0;
  struct sigaction ours {};
  ours.sa_handler = [](int number) { heard = number; };
  ::sigemptyset(&ours.sa_mask);
  for (std::size_t i = 0; i < listened.size(); ++i)
    ::sigaction(listened[i], &ours, &before[i]);
}

interrupt::~interrupt() {
  for (std::size_t i = 0; i < listened.size(); ++i)
    ::sigaction(listened[i], &before[i], nullptr);
}

int interrupt::signal() const { return heard; }

void interrupt::end_by(int number) {
  std::signal(number, SIG_DFL);
  std::raise(number);
}

} // namespace slope::tool
