// SPDX-License-Identifier: Apache-2.0
// The constants of a formula as balls.
#pragma once
#include <optional>

#include <slope/codegen/oracle/ball.hpp>
#include <slope/codegen/oracle/tape.hpp>

namespace slope::codegen::oracle {

// The value of an instruction that mentions no argument, if it is found to be a double.
std::optional<double> exact_constant(const tape& f, int instruction);
ball constant_ball(const tape& f, int instruction);

} // namespace slope::codegen::oracle
