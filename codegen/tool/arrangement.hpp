// SPDX-License-Identifier: Apache-2.0
// How the arrays of one call lie: which axis holds the channels or the pieces, and the shape each array must
// have.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <slope/codegen/tool/npy.hpp>
#include <slope/runtime.h>

namespace slope::tool {

bool has_channels(const slope_function& f); ///< whether an axis means something: channelwise, grouped

/// Grouped functions only: [outer, inner], not [outer, k, inner].
bool is_reduced(const slope_function& f, const slope_kernel& k, const slope_argument& a);

/// Of one argument of a call with this shape.
std::size_t element_count(const slope_function& f, const slope_kernel& k, const slope_argument& a,
                          slope_shape shape);

std::vector<const slope_argument*> arrays_read(const slope_kernel& k);
std::vector<const slope_argument*> arrays_written(const slope_kernel& k);

struct given_array {
  std::string file;
  lengths shape;
};

struct arrangement {
  slope_shape shape{};
  std::vector<lengths> outputs; ///< in the order of arrays_written
};

/// `given` in the order of arrays_read. Throws a refusal that names the file if the shapes do not agree.
arrangement arrange(const slope_function& f, const slope_kernel& k, const std::vector<given_array>& given,
                    std::optional<int> axis);

} // namespace slope::tool
