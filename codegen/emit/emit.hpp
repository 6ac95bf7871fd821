// SPDX-License-Identifier: Apache-2.0
// The files that are written from a description of a kernel library; each function returns a file's whole
// text.
#pragma once

#include <slope/codegen/emit/description.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace slope::codegen::emit {

std::string c_header(const library& l);   ///< <prefix>.h or slope/kernels.h, C99
std::string cpp_header(const library& l); ///< <prefix>.hpp or slope/kernels.hpp, C++17 to include
std::string table(const library& l);      ///< <target>_table.cpp: the exported functions and what they run
std::string exports(const library& l);    ///< <target>.map: version script, hides all but <prefix>_*
std::string catalogue_json(const library& l); ///< catalogue.json

/// Writes the whole file or nothing (temporary file, then rename), and only if the text differs, so that
/// build tools see no change where there is none. Makes missing folders. True if it wrote; throws
/// std::system_error.
bool write_file(const std::filesystem::path& path, std::string_view text);

} // namespace slope::codegen::emit
