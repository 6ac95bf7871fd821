// SPDX-License-Identifier: Apache-2.0
// What the normal form has to deal with: textbook activations beside those of the catalogue (the table of normal-form.md),
// and formulas that no catalogue has.
#pragma once
#include <stdexcept>
#include <string>
#include <vector>

#include <slope/codegen/definition.hpp>
#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>

namespace formulas {
using namespace slope::literals;

template <slope::fixed_string Name, class Formula>
constexpr auto of_x(Formula f) {
  return slope::activation<Name>(f, slope::input<"x">);
}

// clang-format off
inline constexpr auto textbook = boost::hana::make_tuple(
    slope::activation<"swish_beta">([](auto x, auto b) { return x * slope::sigmoid(b * x); }, slope::input<"x">, slope::learned<"b">(1_c)),
    of_x<"log_sigmoid">([](auto x) { return slope::log_sigmoid(x); }),
    slope::activation<"celu">([](auto x, auto a) { return max(x, 0_c) + min(0_c, a * expm1(x / a)); }, slope::input<"x">, slope::scalar<"a">(1_c)),
    of_x<"quick_gelu">([](auto x) { return x * slope::sigmoid(1.702_c * x); }),
    of_x<"logish">([](auto x) { return x * log(1_c + slope::sigmoid(x)); }),
    of_x<"phish">([](auto x) { return x * slope::tanh(x * normal_cdf(x)); }),
    of_x<"serf">([](auto x) { return x * erf(slope::softplus(x)); }),
    of_x<"tanhexp">([](auto x) { return x * slope::tanh(exp(x)); }),
    of_x<"smish">([](auto x) { return x * slope::tanh(log(1_c + slope::sigmoid(x))); }),
    of_x<"softsign">([](auto x) { return x / (1_c + abs(x)); }),
    of_x<"squareplus">([](auto x) { return (x + sqrt(square(x) + 4_c)) / 2_c; }),
    of_x<"hardswish">([](auto x) { return x * min(max(x + 3_c, 0_c), 6_c) / 6; }),
    of_x<"snake">([](auto x) { return x + square(sin(x)); }),
    of_x<"lisht">([](auto x) { return x * slope::tanh(x); }),
    of_x<"tanhshrink">([](auto x) { return x - slope::tanh(x); }),
    of_x<"rootsig">([](auto x) { return x / (1_c + sqrt(1_c + square(x))); }),
    of_x<"soft_clip">([](auto x) { return slope::softplus(x) - slope::softplus(x - 1_c); }),
    of_x<"bent_identity">([](auto x) { return (sqrt(square(x) + 1_c) - 1_c) / 2_c + x; }),
    of_x<"elish">([](auto x) { return when(x >= 0_c, x * slope::sigmoid(x), expm1(x) * slope::sigmoid(x)); }),
    of_x<"gaussian">([](auto x) { return exp(-square(x)); }),
    of_x<"loglog">([](auto x) { return 1_c - exp(-exp(x)); }),
    of_x<"ssp">([](auto x) { return slope::softplus(x) - log(2_c); }),
    of_x<"pflu">([](auto x) { return x * (1_c + x / sqrt(1_c + square(x))) / 2_c; }),
    of_x<"nlrelu">([](auto x) { return log(max(x, 0_c) + 1_c); }),
    of_x<"isru">([](auto x) { return x / sqrt(1_c + square(x)); }),
    of_x<"xgauss">([](auto x) { return x * exp(-square(x)); }),
    of_x<"logcosh">([](auto x) { return abs(x) + slope::softplus(-2_c * abs(x)) - log(2_c); }),
    of_x<"tanhsoft1">([](auto x) { return slope::tanh(x) * slope::softplus(x); }),
    of_x<"sech">([](auto x) { return 1_c / cosh(x); }),
    of_x<"calu">([](auto x) { return x * (atan(x) / slope::pi_c + 0.5_c); }));

inline constexpr auto of_nobody = boost::hana::make_tuple(
    of_x<"damped_silu">([](auto x) { return x * slope::sigmoid(x) * exp(-square(x)); }),
    of_x<"atan_softplus">([](auto x) { return atan(slope::softplus(x)); }),
    of_x<"isru_silu">([](auto x) { return x / sqrt(1_c + square(x)) * slope::sigmoid(x); }),
    of_x<"log_root">([](auto x) { return log(1_c + sqrt(1_c + square(x))); }),
    of_x<"tanh_of_silu">([](auto x) { return slope::tanh(x * slope::sigmoid(x)); }),
    of_x<"root_of_softplus">([](auto x) { return x / sqrt(1_c + slope::softplus(x)); }),
    of_x<"two_scales">([](auto x) { return x * (slope::sigmoid(x) + slope::sigmoid(3_c * x)) / 2_c; }),
    of_x<"exp_less_line">([](auto x) { return when(x > 0_c, x, expm1(x) - x); }),
    of_x<"rational_gate">([](auto x) { return x / (1_c + abs(x)) * slope::sigmoid(x); }),
    of_x<"erf_bump">([](auto x) { return erf(x) * exp(-square(x)); }));
// clang-format on

inline slope::codegen::definition named(std::string_view name) {
  for (const auto& d : slope::codegen::definitions(textbook))
    if (d.name == name) return d;
  throw std::out_of_range(std::string(name));
}

inline std::vector<slope::codegen::definition> known() {
  auto all = slope::codegen::definitions(slope::activations::catalogue);
  std::erase_if(all, [](const auto& d) { return d.shape != slope::shape::elementwise; });
  for (const auto& d : slope::codegen::definitions(textbook)) all.push_back(d);
  return all;
}

inline std::vector<slope::codegen::definition> invented() { return slope::codegen::definitions(of_nobody); }

}  // namespace formulas
