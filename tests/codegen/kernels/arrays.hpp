// SPDX-License-Identifier: Apache-2.0
// Calls any kernel of the shipped library by its table: arrays for every argument, made and compared by role.
#pragma once
#include <slope/kernels.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <random>
#include <span>
#include <string_view>
#include <vector>

namespace kernels {

inline bool is_written(slope_role r) { return r == slope_output || r == slope_learned_gradient; }

template <class Visit>
void for_each(std::string_view target, Visit visit) {
  const slope_function* const* list = nullptr;
  const std::size_t count = slope_functions(&list);
  for (const slope_function* f : std::span(list, count))
    for (const slope_kernel* k : std::span(f->kernels, f->kernel_count))
      if (k->target == target) visit(*f, *k);
}

// Numbers as kernels meet them: most near 0, some of every size, zeros of both signs, infinities, NaN, subnormals.
inline std::vector<float> numbers(std::size_t n, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<float> x(n);
  constexpr std::uint32_t special[] = {0, 0x80000000u, 0x7f800000u, 0xff800000u, 0x7fc00000u, 0xffc00001u, 1, 0x80000001u};
  for (float& v : x) {
    const std::uint32_t dice = random() % 64;
    if (dice < 8)
      v = std::bit_cast<float>(special[dice]);
    else if (dice < 16)
      v = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
    else
      v = static_cast<float>(static_cast<std::int32_t>(random())) * 0x1p-28f;
  }
  return x;
}

inline std::vector<float> tame(std::size_t n, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<float> x(n);
  for (float& v : x) v = static_cast<float>(static_cast<std::int32_t>(random())) * 0x1p-29f;
  return x;
}

// One call: storage for every argument at a chosen offset from an aligned address, guarded on both sides.
class call {
 public:
  call(const slope_function& f, const slope_kernel& k, slope_shape shape, std::size_t offset = 0, bool wild = true)
      : kernel_(k), shape_(shape), grouped_(std::string_view(f.shape) == "grouped") {
    arrays_.resize(k.argument_count);
    values.resize(k.argument_count);
    for (std::size_t i = 0; i < k.argument_count; ++i) {
      const slope_argument& a = k.arguments[i];
      if (a.role == slope_scalar) {
        values[i].scalar = a.default_value;
        continue;
      }
      const std::size_t n = size(i);
      auto& array = arrays_[i];
      array.assign(n + 2 * guard + offset, guard_value());
      const auto data = wild && a.role != slope_learned ? numbers(n, 7 + static_cast<unsigned>(i)) : tame(n, 7 + static_cast<unsigned>(i));
      if (!is_written(a.role)) std::memcpy(array.data() + guard + offset, data.data(), n * sizeof(float));
      values[i].out = array.data() + guard + offset;
    }
    offset_ = offset;
  }

  std::size_t size(std::size_t i) const {
    const slope_role r = kernel_.arguments[i].role;
    const std::string_view name = kernel_.arguments[i].name;
    if (r == slope_learned || r == slope_learned_gradient) return shape_.channels;
    const bool reduced = grouped_ && (name == "y" || name == "dy" || name == "gdy") && kernel_.order == 0;
    return shape_.outer * shape_.inner * (reduced ? 1 : shape_.channels);
  }
  std::span<float> array(std::size_t i) { return {static_cast<float*>(values[i].out), size(i)}; }
  std::span<const float> array(std::size_t i) const { return {static_cast<const float*>(values[i].in), size(i)}; }
  slope_status run() const { return kernel_.call(&kernel_, values.data(), shape_); }

  // Nothing outside the outputs was written.
  bool guards_hold() const {
    const auto is_guard = [](float v) { return std::bit_cast<std::uint32_t>(v) == std::bit_cast<std::uint32_t>(guard_value()); };
    for (std::size_t i = 0; i < arrays_.size(); ++i) {
      if (arrays_[i].empty()) continue;
      const auto begin = arrays_[i].begin(), data = begin + static_cast<std::ptrdiff_t>(guard + offset_);
      if (!std::all_of(begin, data, is_guard) || !std::all_of(data + static_cast<std::ptrdiff_t>(size(i)), arrays_[i].end(), is_guard)) return false;
    }
    return true;
  }

  // All outputs, one after the other, as bits.
  std::vector<std::uint32_t> outputs() const {
    std::vector<std::uint32_t> bits;
    for (std::size_t i = 0; i < kernel_.argument_count; ++i)
      if (is_written(kernel_.arguments[i].role))
        for (const float v : array(i)) bits.push_back(std::bit_cast<std::uint32_t>(v));
    return bits;
  }

  std::vector<slope_value> values;

 private:
  static constexpr std::size_t guard = 64;
  static float guard_value() { return std::bit_cast<float>(0x7fa5a5a5u); }
  const slope_kernel& kernel_;
  slope_shape shape_;
  bool grouped_;
  std::size_t offset_ = 0;
  std::vector<std::vector<float>> arrays_;
};

}  // namespace kernels
