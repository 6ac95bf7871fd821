// SPDX-License-Identifier: Apache-2.0
// Calls any kernel of the shipped library by its table: arrays of its type for every argument, made and compared by role.
#pragma once
#include <slope/codegen/oracle/format.hpp>
#include <slope/kernels.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kernels {

using slope::codegen::oracle::format;
namespace oracle = slope::codegen::oracle;

inline bool is_written(slope_role r) { return r == slope_output || r == slope_learned_gradient; }

inline format format_of(const slope_kernel& k) {
  constexpr std::pair<std::string_view, format> types[] = {{"f32", oracle::f32}, {"f64", oracle::f64}, {"f16", oracle::f16}, {"bf16", oracle::bf16}};
  for (const auto& [name, type] : types)
    if (name == k.type) return type;
  throw std::runtime_error(std::string(k.symbol) + ": unknown type");
}

// The kernels of a target.
template <class Visit>
void for_each(std::string_view target, Visit visit) {
  const slope_function* const* list = nullptr;
  const std::size_t count = slope_functions(&list);
  for (const slope_function* f : std::span(list, count))
    for (const slope_kernel* k : std::span(f->kernels, f->kernel_count))
      if (k->target == target) visit(*f, *k);
}

inline constexpr const char* levels[] = {"sse41", "avx2", "avx512"};

// Every CPU kernel on every level that this processor has; the number of levels.
template <class Visit>
int on_each_level(Visit visit) {
  int used = 0;
  for (const char* level : levels) {
    if (slope_set_target(level) != slope_ok) continue;
    ++used;
    for_each("cpu", [&](const slope_function& f, const slope_kernel& k) { visit(f, k, std::string(k.symbol) + " on " + level); });
  }
  slope_set_target(nullptr);
  return used;
}

// Elements of one of the four types, by pattern or as numbers.
class array {
 public:
  array() = default;
  array(const format& type, void* data, std::size_t size) : type_(type), data_(static_cast<std::byte*>(data)), size_(size) {}

  std::size_t size() const { return size_; }
  std::uint64_t bits(std::size_t i) const {
    std::uint64_t pattern = 0;
    std::memcpy(&pattern, data_ + i * width(), width());  // little-endian
    return pattern;
  }
  void set_bits(std::size_t i, std::uint64_t pattern) { std::memcpy(data_ + i * width(), &pattern, width()); }
  double operator[](std::size_t i) const { return oracle::decode(type_, bits(i)); }
  void set(std::size_t i, double x) { set_bits(i, oracle::encode(type_, oracle::rounded(type_, x))); }
  // Two NaNs are equal here whatever their payload: which of two NaN inputs comes out is not promised.
  std::uint64_t canonical(std::size_t i) const { return (*this)[i] != (*this)[i] ? oracle::encode(type_, slope::not_a_number) : bits(i); }

 private:
  std::size_t width() const { return static_cast<std::size_t>(type_.bits()) / 8; }
  format type_ = oracle::f32;
  std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

inline double tame(std::mt19937& random, double range) { return static_cast<std::int32_t>(random()) * 0x1p-31 * range; }

// Numbers as kernels meet them: most near 0; wild: some of every size, zeros of both signs, infinities, NaN, subnormals.
inline void fill(array a, const format& f, unsigned seed, bool wild) {
  std::mt19937 random(seed);
  const std::uint64_t one = 1, sign = one << (f.bits() - 1), infinite = oracle::encode(f, slope::infinity);
  const std::uint64_t special[] = {0, sign, infinite, sign | infinite, infinite | one << (f.digits - 2), sign | infinite | one << (f.digits - 2) | 1, 1, sign | 1};
  constexpr std::size_t period = 8191;  // a prime: long arrays repeat, but no vector of them does
  for (std::size_t i = 0; i < std::min(period, a.size()); ++i) {
    const std::uint32_t dice = wild ? random() % 64 : 64;
    if (dice < std::size(special))
      a.set_bits(i, special[dice]);
    else if (dice < 16)
      a.set_bits(i, random() | static_cast<std::uint64_t>(random()) << 32);
    else
      a.set(i, tame(random, wild ? 8 : 4));
  }
  for (std::size_t i = period; i < a.size(); ++i) a.set_bits(i, a.bits(i - period));
}

// One call: storage for every argument at a chosen offset from an aligned address, guarded on both sides.
class call {
 public:
  call(const slope_function& f, const slope_kernel& k, slope_shape shape, std::size_t offset = 0, bool wild = true)
      : kernel_(k), type_(format_of(k)), shape_(shape), grouped_(std::string_view(f.shape) == "grouped"), before_((guard + offset) * width()) {
    storage_.resize(k.argument_count);
    values.resize(k.argument_count);
    for (std::size_t i = 0; i < k.argument_count; ++i) {
      const slope_argument& a = k.arguments[i];
      if (a.role == slope_scalar) {
        values[i].scalar = a.default_value;
        continue;
      }
      storage_[i].assign(before_ + (size(i) + guard) * width(), guard_value);
      values[i].out = storage_[i].data() + before_;
      if (!is_written(a.role)) fill((*this)[i], type_, 7 + static_cast<unsigned>(i), wild && a.role != slope_learned);
    }
  }

  std::size_t size(std::size_t i) const {
    const slope_role r = kernel_.arguments[i].role;
    const std::string_view name = kernel_.arguments[i].name;
    if (r == slope_learned || r == slope_learned_gradient) return shape_.channels;
    const bool reduced = grouped_ && (name == "y" || name == "dy" || name == "gdy") && kernel_.order == 0;
    return shape_.outer * shape_.inner * (reduced ? 1 : shape_.channels);
  }
  array operator[](std::size_t i) const { return {type_, values[i].out, size(i)}; }
  slope_status run() const { return kernel_.call(&kernel_, values.data(), shape_); }

  // Nothing outside the outputs was written.
  bool guards_hold() const {
    const auto is_guard = [](std::byte b) { return b == guard_value; };
    for (std::size_t i = 0; i < storage_.size(); ++i) {
      if (storage_[i].empty()) continue;
      const auto begin = storage_[i].begin(), data = begin + static_cast<std::ptrdiff_t>(before_);
      if (!std::all_of(begin, data, is_guard) || !std::all_of(data + static_cast<std::ptrdiff_t>(size(i) * width()), storage_[i].end(), is_guard)) return false;
    }
    return true;
  }

  // All outputs, one after the other, as patterns.
  std::vector<std::uint64_t> outputs() const { return collected(&array::bits); }
  std::vector<std::uint64_t> canonical_outputs() const { return collected(&array::canonical); }

  std::vector<slope_value> values;

 private:
  static constexpr std::size_t guard = 64;
  static constexpr std::byte guard_value{0xa5};
  std::size_t width() const { return static_cast<std::size_t>(type_.bits()) / 8; }
  std::vector<std::uint64_t> collected(std::uint64_t (array::*of)(std::size_t) const) const {
    std::vector<std::uint64_t> bits;
    for (std::size_t i = 0; i < kernel_.argument_count; ++i)
      if (is_written(kernel_.arguments[i].role))
        for (std::size_t e = 0; e < size(i); ++e) bits.push_back(((*this)[i].*of)(e));
    return bits;
  }

  const slope_kernel& kernel_;
  format type_;
  slope_shape shape_;
  bool grouped_;
  std::size_t before_;  // bytes
  std::vector<std::vector<std::byte>> storage_;
};

}  // namespace kernels
