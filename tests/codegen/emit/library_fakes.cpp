// SPDX-License-Identifier: Apache-2.0
// The fake pipelines under the names that the example's description gives them.
#include "../runtime/fakes.hpp"

extern "C" {
int fake_twice(void** argv) { return fakes::scale<2>(argv); }
int fake_scale(void** argv) { return fakes::scale_by(argv); }
int fake_rows(void** argv) { return fakes::learned_rows(argv); }
int fake_columns(void** argv) { return fakes::learned_columns(argv); }
int fake_max(void** argv) { return fakes::maximum(argv); }
int fake_none(void** argv) { return fakes::failing(argv); }
}
