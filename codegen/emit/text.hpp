// SPDX-License-Identifier: Apache-2.0
// The small pieces of text that the generated files share: names, literals, comments, parameter lists.
#pragma once

#include <slope/codegen/emit/description.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace slope::codegen::emit {

/// First lines of every generated C or C++ file: the command that made it, then the licence.
std::string opening(const library& l);

std::string literal(std::string_view text); ///< a C string literal, one piece a line of the text
std::string number(double value);           ///< a C++ expression that is this double
std::string in_comment(std::string_view text);
std::string identifier(std::string_view name); ///< the name, with _ appended if it is a keyword or n or shape
std::string guard(std::string_view file);      ///< "slope/kernels.h" -> SLOPE_KERNELS_H

std::string_view role_word(slope_role r);      ///< "learned_gradient"
bool is_array(const argument& a);
bool is_written(const argument& a);
bool by_shape(const activation& a);                             ///< takes a slope_shape, not n
std::string scalar_type(const kernel& k);                       ///< float, or double for f64
std::string element_type(const kernel& k);                      ///< float, double or uint16_t
std::string c_parameters(const activation& a, const kernel& k); ///< "const float* x, float* y, size_t n"
std::string summary(const activation& a, const kernel& k);      ///< "silu, backward (f32): x, dy -> dx"

/// f(item) for all items, joined.
template <typename Range, typename F> std::string join(const Range& items, std::string_view between, F f) {
  std::string out;
  bool first = true;
  for (const auto& item : items) {
    if (!first)
      out += between;
    first = false;
    out += std::invoke(f, item);
  }
  return out;
}

} // namespace slope::codegen::emit
