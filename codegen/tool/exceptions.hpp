// SPDX-License-Identifier: Apache-2.0
// The inputs that break a promise or contradict a proof, input by input.
#pragma once
#include <string>

#include <slope/codegen/oracle/census.hpp>
#include <slope/codegen/tool/input_pattern.hpp>

namespace slope::tool {

/// "2 inputs beyond the promise: 1.5 (0x3e00), 65504 (0x7bff)"; of many, the first ones. `inputs`: of the
/// function.
std::string beyond_promise(const codegen::oracle::exceptions& all, const element_type& type,
                           std::size_t inputs);
/// "1 input whose result is ruled out: 1.5 (0x3e00)".
std::string ruled_out(const codegen::oracle::exceptions& all, const element_type& type, std::size_t inputs);

} // namespace slope::tool
