// SPDX-License-Identifier: Apache-2.0
// Quotients as text, with the generators named x, b (arguments), E, l, q and constants by their value.
#pragma once
#include <algorithm>
#include <slope/codegen/normalise/partition.hpp>
#include <string>
#include <vector>

namespace text {

using namespace slope::codegen::normalise;

inline std::string of(slope::wide n) {
  if (n < 0) return "-" + of(-n);
  return n < 10 ? std::string(1, static_cast<char>('0' + static_cast<int>(n)))
                : of(n / 10) + static_cast<char>('0' + static_cast<int>(n % 10));
}
inline std::string of(const slope::rational& r) {
  return r.is_integer() ? of(r.numerator) : of(r.numerator) + "/" + of(r.denominator);
}

inline std::string name_of(const region& r, int g) {
  int before = 0;
  for (int h = 0; h < g; ++h) before += r[h].kind == r[g].kind;
  const char* names[] = {"xbcd", "KLMN", "EFGH", "lmno", "qrst"};
  return std::string(1, names[static_cast<int>(r[g].kind)][before]);
}
inline std::string power_of_name(const region& r, int g, int n) {
  return name_of(r, g) + (n == 1 ? "" : "^" + std::to_string(n));
}

inline std::string of(const region& r, const polynomial& p) {
  std::string all;
  for (const term& t : p.terms()) {
    const bool negative = t.coefficient < 0;
    const slope::wide size = negative ? -t.coefficient : t.coefficient;
    std::string one = size == 1 && t.powers != 0 ? "" : of(size);
    for (int g = 0; g < r.count(); ++g)
      if (const int n = power_in(t.powers, g)) one += (one.empty() ? "" : " ") + power_of_name(r, g, n);
    all += all.empty() ? (negative ? "-" : "") + one : (negative ? " - " : " + ") + one;
  }
  return all;
}

inline std::string of(const region& r, const quotient& q) {
  std::vector<std::string> parts;
  for (int g = 0; g < r.count(); ++g)
    if (const int n = q.powers[static_cast<std::size_t>(g)]) parts.push_back(power_of_name(r, g, n));
  for (const auto& [f, n] : q.factors)
    parts.push_back("(" + of(r, r.algebra.factor(f)) + ")" + (n == 1 ? "" : "^" + std::to_string(n)));
  std::sort(parts.begin(), parts.end());
  std::string all = of(q.constant);
  if (q.constant == slope::rational(1) && !parts.empty()) all.clear();
  for (const std::string& p : parts) all += (all.empty() ? "" : " ") + p;
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
