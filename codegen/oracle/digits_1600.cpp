// SPDX-License-Identifier: Apache-2.0
// The oracle at 1600 decimal digits.
#include <slope/codegen/oracle/sweeps.hpp>

template std::unique_ptr<slope::codegen::oracle::level> slope::codegen::oracle::make_level<1600>(const tape&);
