// SPDX-License-Identifier: Apache-2.0
// A definition as plain data, for the generator and the tool: what the compiler derived, without its types.
#pragma once
#include <string>
#include <vector>

#include <boost/hana/for_each.hpp>

#include <slope/codegen/oracle/tape.hpp>
#include <slope/dsl/evaluate.hpp>
#include <slope/dsl/partials.hpp>

namespace slope::codegen {

struct parameter {
  std::string name;
  slope::role role = role::input;
  double start = 0;  // the default of a scalar, the start of a learned parameter
};

struct definition {
  std::string name;
  slope::shape shape = shape::elementwise;
  std::vector<parameter> arguments;  // in the order of the definition
  oracle::tape written;              // the formula as written, for the proofs
  graph formula;                     // simplified
  graph partials;                    // see dsl/partials.hpp
  partial_roots roots;

  std::vector<std::string_view> names() const {
    std::vector<std::string_view> all;
    for (const parameter& a : arguments) all.push_back(a.name);
    return all;
  }
};

template <class Activation>
definition definition_of(const Activation& f) {
  static_assert(partials<Activation>.error != failure::too_large,
                "Slope: the derivatives need more than 512 nodes: split the formula into two activations");
  constexpr auto failed = partials<Activation>;
  require_meaning<failed.error, failed.culprit>();
  definition d{std::string(Activation::name), Activation::shape, {}, oracle::record(f), Activation::template derived<0>, partials<Activation>,
               roots_of<Activation>()};
  const auto start = [](const auto& argument) -> double {
    if constexpr (requires { argument.start; })
      return static_cast<double>(value_of(argument.start));
    else
      return 0;
  };
  std::apply([&](const auto&... a) { (d.arguments.push_back({std::string(a.name), a.role, start(a)}), ...); }, f.arguments);
  return d;
}

template <class Catalogue>
std::vector<definition> definitions(const Catalogue& catalogue) {
  std::vector<definition> all;
  boost::hana::for_each(catalogue, [&](const auto& f) { all.push_back(definition_of(f)); });
  return all;
}

}  // namespace slope::codegen
