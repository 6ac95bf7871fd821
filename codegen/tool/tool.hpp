// SPDX-License-Identifier: Apache-2.0
// The `slope` command for a catalogue and the kernel library made from it: what its main() calls.
#pragma once
#include <cstddef>
#include <vector>

#include <slope/codegen/definition.hpp>
#include <slope/runtime.h>

namespace slope::tool {

/// The C functions of the kernel library this tool is linked with.
struct kernels_library {
  const char* prefix;
  std::size_t (*functions)(const slope_function* const** list);
  const slope_function* (*find)(const char* name);
  const char* (*error_message)();
  slope_status (*set_threads)(int);
  slope_status (*set_target)(const char*);
};

/// Exit codes: 0 done, 1 a check did not hold, 2 the request made no sense.
int command(std::vector<codegen::definition> definitions, const kernels_library& library, int count,
            char** arguments);

template <class Catalogue>
int main(const Catalogue& catalogue, const kernels_library& library, int count, char** arguments) {
  return command(codegen::definitions(catalogue), library, count, arguments);
}

} // namespace slope::tool
