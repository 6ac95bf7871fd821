// SPDX-License-Identifier: Apache-2.0
// What an exhaustive proof found, for people and for programs.
#pragma once
#include <slope/codegen/tool/report.hpp>
#include <slope/codegen/tool/sweep_state.hpp>

namespace slope::tool {

/// Prints and reports it. The exit code: 1 if a promise is broken.
int show(const sweep_state& s, report& results);

} // namespace slope::tool
