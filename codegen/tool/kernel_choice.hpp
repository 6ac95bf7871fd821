// SPDX-License-Identifier: Apache-2.0
// The kernels of a function that a request names.
#pragma once
#include <string>
#include <vector>

#include <slope/codegen/tool/inventory.hpp>

namespace slope::tool {

struct kernel_choice {
  std::string form = "forward", type = "f32", accuracy = "fast", target = "cpu"; ///< form "": all of them
  int order = 0; ///< of form "derivative"; 0: not said
};

/// The line of the data sheet by which the generator refused this kernel; "" if it did not.
std::string refusal_of(const slope_function& f, kernel_choice wanted);
/// All those lines for a type and an accuracy.
std::vector<std::string> refusals(const slope_function& f, std::string_view type, std::string_view accuracy);

/// One or more. Throws a refusal that says which of these the library lacks and what it has, or why there is
/// none. A CPU level as target (avx2) is set in the library.
std::vector<const slope_kernel*> chosen_kernels(const inventory& all, const slope_function& f,
                                                kernel_choice wanted);
/// The first of them.
const slope_kernel& chosen_kernel(const inventory& all, const slope_function& f, kernel_choice wanted);

} // namespace slope::tool
