// SPDX-License-Identifier: Apache-2.0
// Quotients as text, with the generators named x, b (arguments), E, l, q and constants by their value.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include <slope/codegen/normalise/partition.hpp>

namespace text {

using namespace slope::codegen::normalise;

inline std::string of(slope::wide n) {
  std::string digits;
  for (slope::wide rest = n < 0 ? -n : n; rest != 0 || digits.empty(); rest /= 10)
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  if (n < 0) digits.insert(digits.begin(), '-');
  return digits;
}
inline std::string of(const slope::rational& r) {
  std::string all = of(r.numerator);
  if (!r.is_integer()) all.append("/").append(of(r.denominator));
  return all;
}

inline std::string name_of(const region& r, int g) {
  int before = 0;
  for (int h = 0; h < g; ++h) before += r[h].kind == r[g].kind;
  const char* names[] = {"xbcd", "KLMN", "EFGH", "lmno", "qrst"};
  return std::string(1, names[static_cast<int>(r[g].kind)][before]);
}
inline std::string power_of_name(const region& r, int g, int n) {
  std::string all = name_of(r, g);
  if (n != 1) all.append("^").append(of(n));
  return all;
}

inline std::string of(const region& r, const polynomial& p) {
  std::string all;
  for (const term& t : p.terms()) {
    const bool negative = t.coefficient < 0;
    const slope::wide size = negative ? -t.coefficient : t.coefficient;
    all.append(all.empty() ? (negative ? "-" : "") : negative ? " - " : " + ");
    if (size != 1 || t.powers == 0) all.append(of(size)).append(t.powers == 0 ? "" : " ");
    bool first = true;
    for (int g = 0; g < r.count(); ++g)
      if (const int n = power_in(t.powers, g)) {
        all.append(first ? "" : " ").append(power_of_name(r, g, n));
        first = false;
      }
  }
  return all;
}

inline std::string of(const region& r, const quotient& q) {
  std::vector<std::string> parts;
  for (int g = 0; g < r.count(); ++g)
    if (const int n = q.powers[static_cast<std::size_t>(g)]) parts.push_back(power_of_name(r, g, n));
  for (const auto& [f, n] : q.factors) {
    std::string part("(");
    part.append(of(r, r.algebra.factor(f))).append(")");
    if (n != 1) part.append("^").append(of(n));
    parts.push_back(std::move(part));
  }
  std::sort(parts.begin(), parts.end());
  std::string all = of(q.constant);
  if (q.constant == slope::rational(1) && !parts.empty()) all.clear();
  for (const std::string& p : parts) all.append(all.empty() ? "" : " ").append(p);
  return all;
}

// The first root on every leaf, positive side first.
inline std::vector<std::string> leaves(const partition& p, std::size_t root = 0) {
  if (p.is_leaf()) return {of(*p.where, p.roots[root])};
  std::vector<std::string> all = leaves(*p.positive, root);
  for (std::string& s : leaves(*p.negative, root)) all.push_back(std::move(s));
  return all;
}

}  // namespace text
