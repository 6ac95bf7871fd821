// SPDX-License-Identifier: Apache-2.0
// Which CPU level the kernels of this library use: the best one of this processor unless set_target chose
// another.
#pragma once

#include <slope/codegen/runtime/table.hpp>

namespace slope::runtime {

/// The level in use; -1 if the processor has not even the lowest. Asks the processor at the first call.
int current_level() noexcept;

/// The best existing pipeline that is not above the level in use; null if there is none.
pipeline choose(const pipeline (&levels)[level_count]) noexcept;

} // namespace slope::runtime
