// SPDX-License-Identifier: Apache-2.0
// What is proven of a definition along its first input: dsl/analyse, at run time, when somebody asks.
#pragma once
#include <slope/codegen/definition.hpp>
#include <slope/dsl/analyse/certificate.hpp>

namespace slope::codegen {

// Other inputs may be anything, parameters are what they are at the start.
slope::certificate certify(const definition& d);

}  // namespace slope::codegen
