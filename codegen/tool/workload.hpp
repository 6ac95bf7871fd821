// SPDX-License-Identifier: Apache-2.0
// One call of a kernel on ordinary numbers, and a copy of as many bytes as it reads and writes.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include <boost/align/aligned_allocator.hpp>

#include <slope/runtime.h>

namespace slope::tool {

class workload {
public:
  static constexpr std::size_t channels = 64; ///< of functions that have them, and the pieces divide it

  /// n elements an array; n is a multiple of `channels`.
  workload(const slope_function& f, const slope_kernel& k, std::size_t n);

  void call();
  void copy();
  slope_status status() const { return status_; } ///< of the last call

private:
  /// As the allocators of tensor libraries give them.
  using bytes = std::vector<std::byte, boost::alignment::aligned_allocator<std::byte, 64>>;
  static bytes numbers(std::string_view type, std::size_t count);

  const slope_kernel& kernel_;
  slope_shape shape_;
  std::vector<bytes> arrays_;
  std::vector<slope_value> values_;
  bytes from_, to_;
  slope_status status_ = slope_ok;
};

} // namespace slope::tool
