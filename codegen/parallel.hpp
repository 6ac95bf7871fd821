// SPDX-License-Identifier: Apache-2.0
// A loop on several threads.
#pragma once
#include <cstddef>
#include <functional>

namespace slope::codegen {

// work(0) .. work(count - 1), each once, in any order, on at most `threads` threads. After an exception no more are begun, and
// the first one is thrown here.
void parallel(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

}  // namespace slope::codegen
