// SPDX-License-Identifier: Apache-2.0
// The arrays of one call, and two of half their bytes for the copy.
#include <slope/codegen/tool/workload.hpp>

#include <algorithm>
#include <cstring>
#include <random>

#include <slope/codegen/runtime/check.hpp>
#include <slope/codegen/tool/arrangement.hpp>
#include <slope/codegen/tool/element_type.hpp>

namespace slope::tool {
namespace {

constexpr std::size_t pieces = 4;

slope_shape shape_of(const slope_function& f, std::size_t n) {
  if (!has_channels(f))
    return {1, 1, n};
  const std::size_t across = std::string_view(f.shape) == "grouped" ? pieces : workload::channels;
  return {1, across, n / across};
}

} // namespace

// Where activations live: numbers around zero, most of them below 3.
workload::bytes workload::numbers(std::string_view type_name, std::size_t count) {
  const element_type& type = *type_named(type_name);
  constexpr std::size_t period = 4099; // a prime: no lane sees the same number again soon
  std::mt19937 engine(1);
  std::normal_distribution<double> normal(0, 2);
  bytes all(count * type.size());
  for (std::size_t i = 0; i < std::min(period, count); ++i)
    runtime::store(type.element, all.data(), i, normal(engine));
  for (std::size_t done = period * type.size(); done < all.size();) {
    const std::size_t more = std::min(done, all.size() - done);
    std::memcpy(all.data() + done, all.data(), more);
    done += more;
  }
  return all;
}

workload::workload(const slope_function& f, const slope_kernel& k, std::size_t n)
    : kernel_(k), shape_(shape_of(f, n)) {
  std::size_t moved = 0;
  for (std::size_t i = 0; i < k.argument_count; ++i) {
    const slope_argument& a = k.arguments[i];
    slope_value& v = values_.emplace_back();
    if (a.role == slope_scalar) {
      v.scalar = a.default_value;
      continue;
    }
    arrays_.push_back(numbers(k.type, element_count(f, k, a, shape_)));
    v.out = arrays_.back().data();
    moved += arrays_.back().size();
  }
  from_.assign(moved / 2, std::byte{1});
  to_ = from_;
}

void workload::call() { status_ = kernel_.call(&kernel_, values_.data(), shape_); }

void workload::copy() {
  std::memcpy(to_.data(), from_.data(), from_.size());
  asm volatile("" : : "r"(to_.data()) : "memory"); // the copy is wanted although nobody reads it
}

} // namespace slope::tool
