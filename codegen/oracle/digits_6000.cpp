// SPDX-License-Identifier: Apache-2.0
// The oracle at 6000 decimal digits.
#include <slope/codegen/oracle/sweeps.hpp>

template std::unique_ptr<slope::codegen::oracle::level> slope::codegen::oracle::make_level<6000>(const tape&);
