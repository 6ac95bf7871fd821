// SPDX-License-Identifier: Apache-2.0
// Patterns in, numbers and a hash (FNV-1a, an element at a time) out.
#include <slope/codegen/tool/pattern_run.hpp>

#include <algorithm>
#include <cstring>

#include <slope/codegen/runtime/check.hpp>

namespace slope::tool {
namespace {

template <class Pattern> void fill(std::vector<std::byte>& array, std::size_t i, std::uint64_t pattern) {
  const auto narrow = static_cast<Pattern>(pattern);
  std::memcpy(array.data() + i * sizeof narrow, &narrow, sizeof narrow);
}

template <class Pattern> Pattern read(const std::vector<std::byte>& array, std::size_t i) {
  Pattern p;
  std::memcpy(&p, array.data() + i * sizeof p, sizeof p);
  return p;
}

template <class Pattern>
std::uint64_t hashed(const std::vector<std::byte>& array, std::size_t count, Pattern infinity) {
  constexpr auto magnitude = static_cast<Pattern>(static_cast<Pattern>(~Pattern{0}) >> 1);
  std::uint64_t h = 0xcbf29ce484222325u;
  for (std::size_t i = 0; i < count; ++i) {
    const auto p = read<Pattern>(array, i);
    h = (h ^ ((p & magnitude) > infinity ? magnitude : p)) * 0x100000001b3u;
  }
  return h;
}

bool is_wide(const element_type& t) { return t.size() == 4; }

} // namespace

bool has_one_input(const codegen::definition& d) {
  const auto inputs = std::count_if(d.arguments.begin(), d.arguments.end(),
                                    [](const codegen::parameter& p) { return p.role == role::input; });
  return inputs == 1 && d.arguments.front().role == role::input && d.shape != shape::grouped;
}

pattern_run::pattern_run(const inventory& all, const codegen::definition& d, const slope_kernel& k,
                         std::span<const double> others)
    : all_(all), kernel_(k), type_(*type_named(k.type)), values_(k.argument_count),
      arrays_(k.argument_count) {
  for (std::size_t i = 0; i < k.argument_count; ++i) {
    const slope_argument& a = k.arguments[i];
    if (runtime::is_written(a.role)) {
      output_ = i;
      continue;
    }
    for (std::size_t j = 0; j < d.arguments.size(); ++j)
      if (d.arguments[j].name == a.name) {
        if (j == 0) {
          input_ = i;
        } else if (a.role == slope_scalar) {
          values_[i].scalar = others[j - 1];
        } else {
          arrays_[i].resize(type_.size());
          runtime::store(type_.element, arrays_[i].data(), 0, others[j - 1]);
        }
      }
  }
}

void pattern_run::on(std::uint64_t first, std::size_t count) {
  arrays_[input_].resize(count * type_.size());
  for (std::size_t i = 0; i < count; ++i)
    is_wide(type_) ? fill<std::uint32_t>(arrays_[input_], i, first + i)
                   : fill<std::uint16_t>(arrays_[input_], i, first + i);
  call(count);
}

void pattern_run::on(std::span<const std::uint64_t> patterns) {
  arrays_[input_].resize(patterns.size() * type_.size());
  for (std::size_t i = 0; i < patterns.size(); ++i)
    is_wide(type_) ? fill<std::uint32_t>(arrays_[input_], i, patterns[i])
                   : fill<std::uint16_t>(arrays_[input_], i, patterns[i]);
  call(patterns.size());
}

void pattern_run::call(std::size_t count) {
  arrays_[output_].resize(count * type_.size());
  for (std::size_t i = 0; i < arrays_.size(); ++i)
    if (!arrays_[i].empty())
      values_[i].out = arrays_[i].data();
  all_.require(kernel_.call(&kernel_, values_.data(), {1, 1, count}));
  numbers_.resize(count);
  for (std::size_t i = 0; i < count; ++i)
    numbers_[i] = type_.element == runtime::element::f32
                      ? static_cast<double>(read<float>(arrays_[output_], i))
                      : runtime::load(type_.element, arrays_[output_].data(), i);
  const std::uint64_t infinity = encode(type_.format, slope::infinity);
  digest_ = is_wide(type_) ? hashed(arrays_[output_], count, static_cast<std::uint32_t>(infinity))
                           : hashed(arrays_[output_], count, static_cast<std::uint16_t>(infinity));
}

void digest_sum::add(std::uint64_t place, std::uint64_t digest) { // splitmix64 of both
  std::uint64_t x = digest + (place + 1) * 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  sum += x ^ (x >> 31);
}

} // namespace slope::tool
