// SPDX-License-Identifier: Apache-2.0
// The generator of a catalogue: what slope_add_kernels() compiles and runs.
#pragma once
#include <vector>

#include <slope/codegen/definition.hpp>

namespace slope::codegen {

// The whole program: reads the command line (--help lists it), writes headers, table, archives, catalogue. Returns the exit
// code: 0 done, 1 a kernel could not be compiled or a file not be written, 2 the request made no sense.
int generate(const std::vector<definition>& catalogue, int count, char** arguments);

template <class Catalogue>
int generate(const Catalogue& catalogue, int count, char** arguments) {
  return generate(definitions(catalogue), count, arguments);
}

}  // namespace slope::codegen
