// SPDX-License-Identifier: Apache-2.0
// The two accuracies of the contract.
#pragma once
#include <cstdint>

namespace slope::codegen::oracle {

enum class tier : std::uint8_t { fast, exact };

} // namespace slope::codegen::oracle
