// SPDX-License-Identifier: Apache-2.0
// Reference values: every function of the language on double-doubles, to about 30 digits, in constant
// expressions too.
//
// NaN in gives NaN out, infinities give the limit; sign(0) = 0, step(x) = x > 0, round is half to even,
// min and max select their second argument at a tie.
#pragma once

#include <slope/dsl/double_double.hpp>
#include <slope/dsl/reference/exponential.hpp>
#include <slope/dsl/reference/gaussian.hpp>
#include <slope/dsl/reference/hyperbolic.hpp>
#include <slope/dsl/reference/rounding.hpp>
#include <slope/dsl/reference/trigonometric.hpp>
