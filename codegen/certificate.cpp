// SPDX-License-Identifier: Apache-2.0
#include <slope/codegen/certificate.hpp>

namespace slope::codegen {

slope::certificate certify(const definition& d) {
  std::vector<interval> arguments;
  for (const parameter& a : d.arguments)
    arguments.push_back(a.role == role::scalar || a.role == role::learned ? interval(a.start) : anything);
  return slope::certify(analyse(d.partials, d.roots, arguments));
}

}  // namespace slope::codegen
