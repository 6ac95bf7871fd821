// SPDX-License-Identifier: Apache-2.0
// Differentiation rules, as in the table at the back of a calculus textbook.
// du, dv, dw are the derivatives of what u, v, w matched, so every line contains the chain rule.
// To teach the language a function, add its line. floor, round and step have none: they jump; a formula declares one.
#pragma once
#include <slope/dsl/rewrite.hpp>

namespace slope {

struct calculus_rules : pattern_letters {
  static consteval auto make() {
    using namespace literals;
    const auto d = [](auto left, auto right) { return rule{left, as_formula(right)}; };
    const auto to = [](auto base, auto n) { return make_node<op::integer_power>(base, n); };
    const auto select = [](auto c, auto then, auto otherwise) { return make_node<op::when>(c, then, otherwise); };
    const auto root_pi = sqrt(pi_c);
    // clang-format off
    return table(
        d( -u,                  -du ),
        d( u + v,               du + dv ),
        d( u - v,               du - dv ),
        d( u * v,               du * v + u * dv ),
        d( u / v,               (du - (u / v) * dv) / v ),
        d( to(u, v),            (v * to(u, v - 1_c)) * du ),
        d( pow(u, v),           pow(u, v - 1_c) * (v * du) + (log(u) * pow(u, v)) * dv ),

        d( select(u, v, w),     select(u, dv, dw) ),
        d( min(u, v),           when(u < v, du, dv) ),
        d( max(u, v),           when(u > v, du, dv) ),
        d( abs(u),              sign(u) * du ),
        d( sign(u),             0_c ),

        d( sqrt(u),             du / (2_c * sqrt(u)) ),
        d( rsqrt(u),            (-(rsqrt(u) / (2_c * u))) * du ),
        d( cbrt(u),             du / (3_c * square(cbrt(u))) ),
        d( exp(u),              exp(u) * du ),
        d( expm1(u),            exp(u) * du ),
        d( exp2(u),             (log(2_c) * exp2(u)) * du ),
        d( log(u),              du / u ),
        d( log1p(u),            du / (1_c + u) ),
        d( log2(u),             du / (log(2_c) * u) ),

        d( sin(u),              cos(u) * du ),
        d( cos(u),              (-sin(u)) * du ),
        d( tan(u),              (1_c + square(tan(u))) * du ),
        d( asin(u),             du / sqrt(1_c - square(u)) ),
        d( acos(u),             -(du / sqrt(1_c - square(u))) ),
        d( atan(u),             du / (1_c + square(u)) ),
        d( sinh(u),             cosh(u) * du ),
        d( cosh(u),             sinh(u) * du ),
        d( tanh(u),             (1_c - square(tanh(u))) * du ),
        d( asinh(u),            du / sqrt(1_c + square(u)) ),
        d( acosh(u),            du / (sqrt(u - 1_c) * sqrt(u + 1_c)) ),
        d( atanh(u),            du / (1_c - square(u)) ),

        d( erf(u),              (2_c / root_pi * exp(-square(u))) * du ),
        d( erfc(u),             (-(2_c / root_pi * exp(-square(u)))) * du ),
        d( sigmoid(u),          (sigmoid(u) * sigmoid(-u)) * du ),
        d( softplus(u),         sigmoid(u) * du ),
        d( log_sigmoid(u),      sigmoid(-u) * du ),
        d( normal_cdf(u),       normal_pdf(u) * du ),
        d( normal_pdf(u),       (-(u * normal_pdf(u))) * du ),

        d( stop_gradient(u),                0_c ),
        d( make_node<op::declared>(u, v),   dv ),
        d( make_node<op::tangent>(u, v),    u * dv ),
        d( maximum(u),                      make_node<op::selected>(u) * du ),
        d( make_node<op::selected>(u),      0_c ));
    // clang-format on
  }
};

inline constexpr auto calculus = calculus_rules::make();

// The operations without a rule, each for a reason; every other one has exactly one line above.
constexpr bool has_rule(op o) { return calculus.first[std::size_t(o)] != calculus.first[std::size_t(o) + 1]; }
constexpr bool is_exempt(op o) {
  return o == op::floor || o == op::round || o == op::step || describe(o).kind == kind::leaf ||
         describe(o).kind == kind::condition;
}
static_assert([] {
  for (const auto& o : operations)
    if (has_rule(o.id) == is_exempt(o.id)) return false;
  return true;
}());

}  // namespace slope
