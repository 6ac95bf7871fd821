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

pattern_run::pattern_run(const inventory& all, const codegen::definition& d, const claim& c,
                         std::span<const double> others)
    : all_(all), definition_(d), kernel_(*c.kernel), type_(*type_named(kernel_.type)),
      values_(kernel_.argument_count), arrays_(kernel_.argument_count),
      constants_(kernel_.argument_count, 1) {
  for (std::size_t i = 0; i < kernel_.argument_count; ++i) {
    const slope_argument& a = kernel_.arguments[i];
    if (runtime::is_written(a.role) ? a.name == c.output : a.name == d.arguments.front().name)
      (runtime::is_written(a.role) ? output_ : input_) = i;
  }
  beside(others);
}

void pattern_run::beside(std::span<const double> others) {
  for (std::size_t i = 0; i < kernel_.argument_count; ++i)
    for (std::size_t j = 1; j < definition_.arguments.size(); ++j)
      if (const slope_argument& a = kernel_.arguments[i]; definition_.arguments[j].name == a.name)
        a.role == slope_scalar ? values_[i].scalar = others[j - 1] : constants_[i] = others[j - 1];
  for (std::vector<std::byte>& array : arrays_)
    array.clear(); // to be filled again
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
  for (std::size_t i = 0; i < arrays_.size(); ++i) {
    const slope_argument& a = kernel_.arguments[i];
    if (a.role == slope_scalar)
      continue;
    const bool of_all = a.role == slope_learned || a.role == slope_learned_gradient;
    const std::size_t filled = arrays_[i].size() / type_.size(), wanted = of_all ? 1 : count;
    arrays_[i].resize(wanted * type_.size());
    for (std::size_t k = filled; k < wanted && !runtime::is_written(a.role); ++k)
      runtime::store(type_.element, arrays_[i].data(), k, constants_[i]);
    values_[i].out = arrays_[i].data();
  }
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
