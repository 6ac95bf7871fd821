// SPDX-License-Identifier: Apache-2.0
// The forms of a definition with its partials as the textbook has them: no search, so that a test has them at once.
#pragma once
#include <slope/codegen/kernels/forms.hpp>
#include <slope/codegen/textbook.hpp>

namespace kernels {

inline std::vector<slope::codegen::form> textbook_forms(const slope::codegen::definition& d, const slope::codegen::number& type) {
  return slope::codegen::forms_of(d, type, [&d](std::vector<int> roots, const slope::codegen::number&) {
    for (int& r : roots) r = d.partials.root(r);
    return slope::codegen::lowered_roots{slope::codegen::textbook(d.partials, roots, static_cast<int>(d.arguments.size())), 32, "textbook", 0};
  });
}

}  // namespace kernels
