// SPDX-License-Identifier: Apache-2.0
// What a check of derivatives is given, without the type of the activation, and what it reports.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include <slope/dsl/analyse/kinks.hpp>
#include <slope/dsl/testing/dual.hpp>

namespace slope::testing {

struct report {
  int checks = 0, undecided = 0;      // undecided: the tolerance was no use
  std::vector<std::string> failures;  // a sentence each
  std::vector<std::string> notes;     // what was not checked, and why
};

// What is checked, without its type.
struct subject {
  std::string_view name;
  std::vector<std::string_view> names;
  std::vector<bool> inputs;  // which arguments are inputs; the others have defaults
  std::vector<double_double> defaults;
  bool grouped = false, declared = false, signs = false;  // signs: the formula has abs or sign
  std::function<const graph&(int order, int wrt)> derivative;
  std::function<dual(std::span<const dual>, const group&)> on_duals;
};

template <class Activation>
subject subject_of(const Activation& f) {
  const auto values = defaults_of(f);
  subject s;
  s.name = Activation::name;
  s.names.assign(Activation::argument_names.begin(), Activation::argument_names.end());
  s.defaults.assign(values.begin(), values.end());
  s.grouped = Activation::shape == shape::grouped;
  s.on_duals = walk::value_on<Activation>;
  for (const role r : Activation::roles) s.inputs.push_back(r == role::input || r == role::pieces);
  for (int i = 0; i < Activation::written.size; ++i) {
    const op o = Activation::written.operation(i);
    s.declared = s.declared || o == op::declared || o == op::stop_gradient;
    s.signs = s.signs || o == op::abs || o == op::sign;
  }
  s.derivative = [](int order, int wrt) -> const graph& {
    static constexpr auto table = []<int... I>(std::integer_sequence<int, I...>) {
      return std::array<std::array<const graph*, 4>, sizeof...(I)>{
          {{&Activation::template derived<0, I>, &Activation::template derived<1, I>,
            &Activation::template derived<2, I>, &Activation::template derived<3, I>}...}};
    }(std::make_integer_sequence<int, Activation::argument_count>{});
    return *table[std::size_t(wrt)][std::size_t(order)];
  };
  return s;
}

}  // namespace slope::testing
