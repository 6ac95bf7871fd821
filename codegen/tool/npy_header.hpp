// SPDX-License-Identifier: Apache-2.0
// The header of an .npy file: a Python dictionary with exactly the keys descr, fortran_order and shape.
#pragma once
#include <string_view>

#include <slope/codegen/tool/npy.hpp>

namespace slope::tool {

struct npy_header {
  const element_type* type = nullptr;
  lengths shape;
};

/// Throws a refusal that names the file.
npy_header parse_header(std::string_view file, std::string_view text);

} // namespace slope::tool
