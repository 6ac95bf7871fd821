// SPDX-License-Identifier: Apache-2.0
// The product of types and accuracies, less what the contract does not tell apart.
#include <slope/codegen/number.hpp>

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include <slope/codegen/oracle/error.hpp>

namespace slope::codegen {
namespace {

template <class Row, std::size_t N>
const Row& row(const Row (&table)[N], const char* what, const std::string& name) {
  if (const Row* found = named(table, name)) return *found;
  throw std::invalid_argument(fmt::format("no {} is called {}; there are: {}", what, name, fmt::join(names_of(table), ", ")));
}

}  // namespace

std::string_view type_name(const number& n) {
  return std::find_if(std::begin(element_types), std::end(element_types), [&](const element_type& t) { return t.format == n.type; })->name;
}

std::string_view accuracy_name(const number& n) {
  return std::find_if(std::begin(accuracies), std::end(accuracies), [&](const accuracy& a) { return a.tier == n.tier; })->name;
}

bool fast_is_exact(const oracle::format& type) {
  const auto same = [&](oracle::quantity q) { return oracle::promised(oracle::tier::fast, type, q) == oracle::promised(oracle::tier::exact, type, q); };
  return type != oracle::f64 && same(oracle::quantity::value) && same(oracle::quantity::derivative);
}

std::vector<number> numbers_of(const std::vector<std::string>& types, const std::vector<std::string>& wanted) {
  std::vector<number> all;
  for (const std::string& t : types) {
    const oracle::format type = row(element_types, "type", t).format;
    bool has_one = false;
    for (const std::string& a : wanted) {
      number n{type, row(accuracies, "accuracy", a).tier};
      if (n.tier == oracle::tier::exact && fast_is_exact(type)) n.tier = oracle::tier::fast;
      const bool exists = n.tier == oracle::tier::fast || type != oracle::f64;
      has_one |= exists;
      if (exists && std::find(all.begin(), all.end(), n) == all.end()) all.push_back(n);
    }
    if (!has_one) throw std::invalid_argument(fmt::format("there are no exact kernels of {}: add fast, or leave {} out", t, t));
  }
  return all;
}

}  // namespace slope::codegen
