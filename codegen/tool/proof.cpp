// SPDX-License-Identifier: Apache-2.0
// Bounds are widened by the error that the contract allows of a result that lies on them.
#include <slope/codegen/tool/proof.hpp>

namespace slope::tool {
namespace {

namespace oracle = codegen::oracle;

// Whether y may be what `edge` was computed as, by an error so many times the promised one.
bool near(const oracle::yardstick& m, double y, double edge, double times = 1) {
  return oracle::ulps(m.type, y, edge) <= times * oracle::allowed(m.bound, m.type, edge, m.largest);
}
bool at_least(const oracle::yardstick& m, double y, double low) { return y >= low || near(m, y, low); }
bool at_most(const oracle::yardstick& m, double y, double high) { return y <= high || near(m, y, high); }

std::string listed(std::initializer_list<std::pair<bool, const char*>> words) {
  std::string text;
  for (const auto& [holds, word] : words)
    if (holds)
      text += (text.empty() ? "" : ", ") + std::string(word);
  return text;
}

} // namespace

std::string proof::of_values() const {
  return listed({{proven_.range.known, "range"},
                 {proven_.parity == parity::even, "even"},
                 {proven_.parity == parity::odd, "odd"}});
}

std::string proof::of_slopes() const {
  return listed({{proven_.lipschitz.known, "Lipschitz"}, {proven_.stretches.count > 0, "stretches"}});
}

bool proof::allows_value(double y) const {
  return !proven_.range.known ||
         (at_least(value_, y, proven_.range.low) && at_most(value_, y, proven_.range.high));
}

bool proof::allows_pair(double y, double mirrored) const {
  const double same = proven_.parity == parity::odd ? -mirrored : mirrored;
  return !has_symmetry() || y == same || near(value_, y, same, 2); // each has its own error
}

bool proof::allows_slope(double x, double slope) const {
  const double steepest = proven_.lipschitz.bound;
  if (proven_.lipschitz.known && !(at_most(slope_, slope, steepest) && at_least(slope_, slope, -steepest)))
    return false;
  for (const stretch& s : proven_.stretches)
    if (s.low < x && x < s.high &&
        !((s.direction < 0 || at_least(slope_, slope, 0)) && (s.direction > 0 || at_most(slope_, slope, 0))))
      return false;
  return true;
}

} // namespace slope::tool
