// SPDX-License-Identifier: Apache-2.0
// A catalogue: a Hana tuple of activations with different names.
#pragma once
#include <boost/hana/tuple.hpp>

#include <slope/dsl/activation.hpp>

namespace slope {

template <std::size_t N>
constexpr bool names_differ(const std::array<std::string_view, N>& names) {
  for (std::size_t i = 0; i < N; ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (names[i] == names[j]) return false;
  return true;
}

template <class... Activations>
consteval auto catalogue(const Activations&... activations) {
  static_assert(names_differ<sizeof...(Activations)>({Activations::name...}),
                "Slope: two activations of the catalogue have the same name");
  return boost::hana::make_tuple(activations...);
}

}  // namespace slope
