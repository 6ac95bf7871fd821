// SPDX-License-Identifier: Apache-2.0
// Refuses a call whose arrays or shape cannot be right, before anything is read or written.
#pragma once

#include <slope/codegen/runtime/table.hpp>

#include <cstddef>

namespace slope::runtime {

struct sizes {
  std::size_t full = 0;    ///< outer * channels * inner; 0: nothing to do
  std::size_t reduced = 0; ///< outer * inner
};

/// slope_ok, or a status with its message. Fills `out`; with out.full == 0 the arrays have not been looked
/// at.
slope_status check_call(const entry& e, const slope_value* values, slope_shape shape, sizes& out) noexcept;

inline bool is_array(slope_role r) { return r != slope_scalar; }
inline bool is_written(slope_role r) { return r == slope_output || r == slope_learned_gradient; }
inline bool is_reduced(const entry& e, std::size_t argument) { return e.reduced >> argument & 1u; }

} // namespace slope::runtime
