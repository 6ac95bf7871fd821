// SPDX-License-Identifier: Apache-2.0
// What the generated C++ headers share: a span for C++17 (std::span from C++20 on) and the check of lengths.
#pragma once

#include <slope/runtime.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <type_traits>
#include <utility>

#if __cplusplus >= 202002L
#include <span>
#endif

namespace slope::cpp {

#ifdef __cpp_lib_span
template <typename Element> using span = std::span<Element>;
#else
/// Pointer and size; made from arrays and from what has data() and size().
template <typename Element> class span {
public:
  constexpr span() noexcept = default;
  constexpr span(Element* data, std::size_t size) noexcept : data_(data), size_(size) {}
  template <std::size_t Size> constexpr span(Element (&array)[Size]) noexcept : data_(array), size_(Size) {}
  template <typename Container, typename = std::enable_if_t<std::is_convertible_v<
                                    decltype(std::declval<Container&>().data()), Element*>>>
  constexpr span(Container&& c) noexcept : data_(c.data()), size_(c.size()) {}
  constexpr Element* data() const noexcept { return data_; }
  constexpr std::size_t size() const noexcept { return size_; }

private:
  Element* data_ = nullptr;
  std::size_t size_ = 0;
};
#endif

/// The lengths that a shape asks for.
struct lengths {
  std::size_t full, reduced, channels;

  constexpr explicit lengths(std::size_t n) noexcept : full(n), reduced(n), channels(1) {}
  constexpr explicit lengths(slope_shape s) noexcept
      : full(times(times(s.outer, s.channels), s.inner)), reduced(times(s.outer, s.inner)),
        channels(s.channels) {}

private:
  static constexpr std::size_t times(std::size_t a, std::size_t b) noexcept {
    return b != 0 && a > SIZE_MAX / b ? SIZE_MAX : a * b;
  }
};

struct length {
  const char* argument;
  std::size_t is, wanted;
};

/// The first argument whose length is not the wanted one, or null. A length that cannot be counted is left to
/// the C function, which says so.
constexpr const char* mismatch(std::initializer_list<length> all) noexcept {
  for (const length& l : all)
    if (l.is != l.wanted && l.wanted != SIZE_MAX)
      return l.argument;
  return nullptr;
}

} // namespace slope::cpp
