// SPDX-License-Identifier: Apache-2.0
// Where an exhaustive proof is: the bit patterns of one input, or of two, as one number.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <slope/codegen/tool/element_type.hpp>

namespace slope::tool {

/// Of two inputs the second's pattern lies above the first's.
struct input_pattern {
  const element_type& type;
  std::size_t inputs; ///< 1 or 2
  std::uint64_t bits;

  std::uint64_t of(std::size_t input) const;
  std::vector<double> numbers() const;
  std::string as_numbers() const; ///< "1.5", "1.5, 0.25": they are read back as they were
  std::string as_bits() const;    ///< "0x3e00", "0x3e00, 0x3400"
};

} // namespace slope::tool
