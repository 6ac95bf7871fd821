// SPDX-License-Identifier: Apache-2.0
// How numbers lie in arrays, and the two conversions that every kernel makes: what is stored to what it works with, and back,
// rounded once.
#pragma once
#include <Halide.h>

#include <slope/codegen/oracle/format.hpp>

namespace slope::codegen {

// Of an array's elements: Float(32), Float(64), and the bits of the 16-bit formats as UInt(16), on every target.
Halide::Type storage_type(const oracle::format& f);

// The element as a Float(working), exactly; working: 32 or 64 bits, no fewer than the format has.
Halide::Expr loaded(const Halide::Expr& stored, const oracle::format& f, int working);

// The number of the format nearest to the value, a Float(32) or Float(64), ties to even, subnormal numbers included; NaN gives
// NaN, and what overflows infinity.
Halide::Expr stored(const Halide::Expr& value, const oracle::format& f);

}  // namespace slope::codegen
