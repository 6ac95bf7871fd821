// SPDX-License-Identifier: Apache-2.0
// Arrays in NumPy's .npy files: little-endian, C order, the four element types; anything else is refused.
#pragma once
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <slope/codegen/tool/element_type.hpp>

namespace slope::tool {

using lengths = std::vector<std::size_t>; ///< of the axes, the slowest first; none: a single number

/// Empty if the product does not fit. An axis of length 0 makes it 0, but the others must fit all the same.
std::optional<std::size_t> element_count(std::span<const std::size_t> shape);

std::string to_string(const lengths& shape); ///< as Python writes it: (), (3,), (3, 4)

struct array {
  const element_type* type = nullptr;
  lengths shape;
  std::vector<std::byte> data;
};

/// Throws a refusal that names the file.
array read_npy(const std::filesystem::path& path);

/// Version 1.0, the data at a multiple of 64 bytes. False if the stream took less than all of it.
bool write_npy(std::FILE* stream, const array& a);

} // namespace slope::tool
