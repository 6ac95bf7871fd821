// SPDX-License-Identifier: Apache-2.0
// Names that a person typed: the nearest known one, and the sentence that suggests it.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace slope::tool {

using name_list = std::vector<std::string_view>;

/// Single-letter edits from one word to the other: insert, delete, replace, swap two neighbours. Case does
/// not count.
std::size_t distance(std::string_view a, std::string_view b);

/// The known name at the smallest distance, the first of several; empty if none is near.
std::string_view nearest(std::string_view word, const name_list& known);

/// Throws a refusal: <lead> <word> (did you mean <nearest>?); there are: <known>
[[noreturn]] void refuse_unknown(std::string_view lead, std::string_view word, const name_list& known);

std::string joined(const name_list& names); ///< "x, dy"; "none"

} // namespace slope::tool
