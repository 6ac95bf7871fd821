// SPDX-License-Identifier: Apache-2.0
// Identities of real algebra, applied from left to right. Each right side is smaller than its left in the measure of
// tests/dsl/rules/identities.cpp, whatever the letters stand for: so rewriting ends. j and k match numbers only.
// Real, not IEEE, algebra: 0 u = 0 also where u is not finite; a kernel returns NaN for NaN by a test of its own.
#pragma once
#include <slope/dsl/rewrite.hpp>

namespace slope {

struct identity_rules : pattern_letters {
  static consteval auto make() {
    using namespace literals;
    const auto is = [](auto left, auto right) { return rule{left, as_formula(right)}; };
    const auto to = [](auto base, auto n) { return make_node<op::integer_power>(base, n); };
    constexpr literal minus_one{rational(-1)};
    // clang-format off
    return table(
        is( u + 0_c,                u ),
        is( u + u,                  2_c * u ),
        is( u + (u + v),            2_c * u + v ),
        is( u + (u - v),            2_c * u - v ),
        is( u + (-v),               u - v ),
        is( k * u + u,              (k + 1_c) * u ),
        is( k * u + j * u,          (k + j) * u ),
        is( k + (j + u),            (k + j) + u ),
        is( (u - v) + v,            u ),

        is( u - 0_c,                u ),
        is( 0_c - u,                -u ),
        is( u - u,                  0_c ),
        is( u - (-v),               u + v ),
        is( (u + v) - u,            v ),
        is( (u + v) - v,            u ),
        is( u - (u - v),            v ),

        is( -(-u),                  u ),
        is( -(k * u),               (-k) * u ),
        is( -(u - v),               v - u ),

        is( 0_c * u,                0_c ),
        is( 1_c * u,                u ),
        is( minus_one * u,          -u ),
        is( k * (-u),               (-k) * u ),
        is( (-u) * v,               -(u * v) ),
        is( k * (j * u),            (k * j) * u ),
        is( (k * u) * v,            k * (u * v) ),
        is( u * u,                  square(u) ),
        is( (u * v) * u,            square(u) * v ),
        is( to(u, k) * u,           to(u, k + 1_c) ),
        is( to(u, j) * to(u, k),    to(u, j + k) ),
        is( u * (1_c / v),          u / v ),

        is( u / 1_c,                u ),
        is( 0_c / u,                0_c ),
        is( (-u) / v,               -(u / v) ),
        is( k / (-v),               (-k) / v ),
        is( u / (-v),               -(u / v) ),
        is( (k * u) / j,            (k / j) * u ),

        is( to(u, 0_c),             1_c ),
        is( to(u, 1_c),             u ),
        is( square(-u),             square(u) ),

        is( exp(0_c),               1_c ),
        is( expm1(0_c),             0_c ),
        is( log(1_c),               0_c ),
        is( log1p(0_c),             0_c ),
        is( log(1_c + u),           log1p(u) ),
        is( exp(u) - 1_c,           expm1(u) ),
        is( 1_c - exp(u),           -expm1(u) ),
        is( sqrt(0_c),              0_c ),
        is( sqrt(1_c),              1_c ),
        is( sin(0_c),               0_c ),
        is( cos(0_c),               1_c ),
        is( tanh(0_c),              0_c ),
        is( erf(0_c),               0_c ),
        is( sigmoid(0_c),           1_c / 2_c ),
        is( normal_cdf(0_c),        1_c / 2_c ),

        is( tanh(-u),               -tanh(u) ),
        is( sinh(-u),               -sinh(u) ),
        is( sin(-u),                -sin(u) ),
        is( atan(-u),               -atan(u) ),
        is( asinh(-u),              -asinh(u) ),
        is( erf(-u),                -erf(u) ),
        is( cos(-u),                cos(u) ),
        is( cosh(-u),               cosh(u) ),
        is( normal_pdf(-u),         normal_pdf(u) ),
        is( abs(-u),                abs(u) ),
        is( abs(abs(u)),            abs(u) ),

        is( max(u, u),              u ),
        is( min(u, u),              u ),
        is( !!(u > v),              u > v ),
        is( when(u > v, w, w),      w ),
        is( when(u < v, w, w),      w ),
        is( when(u >= v, w, w),     w ),
        is( when(u <= v, w, w),     w ),
        is( when(u == v, w, w),     w ),
        is( when(u != v, w, w),     w ),

        is( stop_gradient(k),                k ),
        is( stop_gradient(stop_gradient(u)), stop_gradient(u) ));
    // clang-format on
  }
};

inline constexpr auto identities = identity_rules::make();

}  // namespace slope
