// SPDX-License-Identifier: Apache-2.0
// Numbers are printed whole: rounded, they would no longer be proven.
#include <slope/codegen/tool/properties.hpp>

#include <fmt/format.h>

namespace slope::tool {
namespace {

std::string between(double low, double high) {
  return fmt::format("{}{}, {}{}", isfinite(low) ? '[' : '(', low, high, isfinite(high) ? ']' : ')');
}

std::string values(const value_range& r) {
  if (!r.known)
    return "values: unknown, it may have none somewhere";
  const std::string proven = "values in " + between(r.low, r.high);
  return r.tight() ? proven : proven + fmt::format(", at least from {} to {}", r.lowest, r.highest);
}

std::string symmetry(parity p) {
  switch (p) {
  case parity::even:
    return "even";
  case parity::odd:
    return "odd";
  case parity::neither:
    return "neither even nor odd";
  case parity::unknown:
    break;
  }
  return "even or odd: unknown";
}

std::string directions(const stretch_list& stretches) {
  std::string text;
  for (const stretch& s : stretches)
    text += fmt::format("{}{} on {}", text.empty() ? "" : ", ",
                        s.direction > 0 ? "rises" : s.direction < 0 ? "falls" : "is constant", between(s.low, s.high));
  if (text.empty())
    return "rising or falling: unknown";
  return stretches.complete ? text : text + ", and more";
}

std::string steepness(const lipschitz_constant& l) {
  if (!l.known)
    return "Lipschitz constant: unknown, it may jump or have no slope somewhere";
  if (!isfinite(l.bound))
    return l.at_least == l.bound ? "no Lipschitz constant" : "Lipschitz constant: none found";
  return fmt::format("|f(x) - f(y)| <= {} |x - y|", l.bound);
}

} // namespace

std::vector<std::string> property_lines(const certificate& proven) {
  return {values(proven.range), symmetry(proven.parity), directions(proven.stretches), steepness(proven.lipschitz)};
}

} // namespace slope::tool
