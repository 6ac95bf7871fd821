// SPDX-License-Identifier: Apache-2.0
// The one kernel of a function that a request names.
#pragma once
#include <string>

#include <slope/codegen/tool/inventory.hpp>

namespace slope::tool {

struct kernel_choice {
  std::string form = "forward", type = "f32", accuracy = "fast", target = "cpu";
  int order = 0; ///< of form "derivative"; 0: not said
};

/// Throws a refusal that says which of these the library lacks and what it has. A CPU level as target (avx2)
/// is set in the library.
const slope_kernel& chosen_kernel(const inventory& all, const slope_function& f, kernel_choice wanted);

} // namespace slope::tool
