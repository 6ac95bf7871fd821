// SPDX-License-Identifier: Apache-2.0
// How fast one piece of work is beside another: interleaved on one core, so that both see the same machine.
#pragma once
#include <functional>

#include <sched.h>

namespace slope::tool {

/// Binds the calling thread to one core while it lives.
class pinned {
public:
  pinned();
  pinned(const pinned&) = delete;
  pinned& operator=(const pinned&) = delete;
  ~pinned();
  int core() const { return core_; } ///< -1: the system did not let us

private:
  cpu_set_t before_{};
  int core_ = -1;
};

struct comparison {
  double seconds = 0; ///< for one call of `work`, the median
  double ratio = 0;   ///< seconds of `reference` over seconds of `work`, the median over pairs
};

comparison compare(const std::function<void()>& work, const std::function<void()>& reference);

} // namespace slope::tool
