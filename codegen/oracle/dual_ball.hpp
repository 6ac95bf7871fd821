// SPDX-License-Identifier: Apache-2.0
// The functions of the language on balls, each with its derivative: forward-mode automatic differentiation
// that encloses. The forms are those that cancel least in doubles; nothing here is read from rules/ or
// normalise/.
#pragma once
#include <cstdlib>

#include <slope/codegen/oracle/ball.hpp>

namespace slope::codegen::oracle {

struct dual_ball {
  ball value, slope;
};

inline dual_ball unknown_dual() { return {balls::unknown(), balls::unknown()}; }
inline dual_ball exact_dual(double x) { return {{x, 0}, {0, 0}}; }

inline dual_ball operator-(const dual_ball& u) { return {-u.value, -u.slope}; }
inline dual_ball operator+(const dual_ball& u, const dual_ball& v) {
  return {u.value + v.value, u.slope + v.slope};
}
inline dual_ball operator-(const dual_ball& u, const dual_ball& v) {
  return {u.value - v.value, u.slope - v.slope};
}
inline dual_ball operator*(const dual_ball& u, const dual_ball& v) {
  return {u.value * v.value, u.slope * v.value + u.value * v.slope};
}
inline dual_ball operator/(const dual_ball& u, const dual_ball& v) {
  const ball y = u.value / v.value;
  return {y, (u.slope - y * v.slope) / v.value};
}

// f(u) and f'(u) at the value of u, to be continued along its slope.
struct jet {
  ball value, derivative;
};
inline dual_ball along(const dual_ball& u, const jet& f) { return {f.value, f.derivative * u.slope}; }

namespace jets {

inline constexpr ball one{1, 0}, two{2, 0}, half{0.5, 0};
inline constexpr ball log_2{0x1.62e42fefa39efp-1, 0x1p-54}, inverse_log_2{0x1.71547652b82fep+0, 0x1p-53},
    root_half{0x1.6a09e667f3bcdp-1, 0x1p-54}, two_over_root_pi{0x1.20dd750429b6dp+0, 0x1p-53},
    inverse_root_two_pi{0x1.9884533d43651p-2, 0x1p-55};

inline ball square(ball u) { return u * u; }
inline ball gauss(ball u) { return balls::exp(-(u * u)); }

inline jet exp(ball u) {
  const ball y = balls::exp(u);
  return {y, y};
}
inline jet expm1(ball u) { return {balls::expm1(u), balls::exp(u)}; }
inline jet exp2(ball u) {
  const ball y = balls::exp(u * log_2);
  return {y, y * log_2};
}
inline jet log(ball u) { return {balls::log(u), one / u}; }
inline jet log1p(ball u) { return {balls::log1p(u), one / (one + u)}; }
inline jet log2(ball u) { return {balls::log(u) * inverse_log_2, inverse_log_2 / u}; }
inline jet sqrt(ball u) {
  const ball y = balls::sqrt(u);
  return {y, half / y};
}
inline jet rsqrt(ball u) {
  const ball y = one / balls::sqrt(u);
  return {y, -(half * (y / u))};
}
inline jet cbrt(ball u) {
  const ball y = balls::cbrt(u);
  return {y, one / (ball{3, 0} * (y * y))};
}
inline jet sin(ball u) { return {balls::sin(u), balls::cos(u)}; }
inline jet cos(ball u) { return {balls::cos(u), -balls::sin(u)}; }
inline jet tan(ball u) {
  const ball c = balls::cos(u);
  return {balls::sin(u) / c, one / (c * c)};
}
inline jet asin(ball u) { return {balls::asin(u), one / balls::sqrt((one - u) * (one + u))}; }
inline jet acos(ball u) { return {balls::acos(u), -(one / balls::sqrt((one - u) * (one + u)))}; }
inline jet atan(ball u) { return {balls::atan(u), one / (one + u * u)}; }
inline jet sinh(ball u) {
  const ball t = balls::magnitude(u), e = balls::exp(t), rest = balls::exp(-t), m = balls::expm1(t);
  const ball y = t.middle < 1 ? half * (m + m / (one + m)) : half * (e - rest);
  return {u.middle < 0 ? -y : y, half * (e + rest)};
}
inline jet cosh(ball u) {
  const jet s = sinh(u);
  return {s.derivative, s.value};
}
// By e^(-2|u|), and near 0 by its distance from 1.
inline jet tanh(ball u) {
  const ball t = balls::magnitude(u), minus_2t = -(two * t);
  const bool near = t.middle < 0.5;
  const ball m = near ? balls::expm1(minus_2t) : ball{}, e = near ? one + m : balls::exp(minus_2t);
  const ball y = near ? -m / (two + m) : (one - e) / (one + e);
  return {u.middle < 0 ? -y : y, ball{4, 0} * e / square(one + e)};
}
inline jet asinh(ball u) {
  const ball t = balls::magnitude(u), root = balls::sqrt(one + t * t),
             y = balls::log1p(t + t * t / (one + root));
  return {u.middle < 0 ? -y : y, one / root};
}
inline jet acosh(ball u) {
  const ball root = balls::sqrt((u - one) * (u + one));
  return {balls::log1p((u - one) + root), one / root};
}
inline jet atanh(ball u) {
  const ball t = balls::magnitude(u), y = half * balls::log1p(two * t / (one - t));
  return {u.middle < 0 ? -y : y, one / ((one - u) * (one + u))};
}
inline jet erf(ball u) { return {balls::erf(u), two_over_root_pi * gauss(u)}; }
inline jet erfc(ball u) { return {balls::erfc(u), -(two_over_root_pi * gauss(u))}; }
inline jet normal_pdf(ball u) {
  const ball y = inverse_root_two_pi * balls::exp(-(half * (u * u)));
  return {y, -(u * y)};
}
inline jet normal_cdf(ball u) { return {half * balls::erfc(-(u * root_half)), normal_pdf(u).value}; }

// By e = e^(-|u|).
inline jet sigmoid(ball u) {
  const ball e = balls::exp(-balls::magnitude(u)), d = one + e;
  return {u.middle < 0 ? e / d : one / d, e / square(d)};
}
inline jet softplus(ball u) {
  const ball e = balls::exp(-balls::magnitude(u)), rest = balls::log1p(e), d = one + e;
  return {u.middle < 0 ? rest : u + rest, u.middle < 0 ? e / d : one / d};
}
inline jet log_sigmoid(ball u) {
  const jet s = softplus(-u);
  return {-s.value, s.derivative};
}

// 1 + tanh without the subtraction that would cancel.
inline jet one_plus_tanh(ball u) {
  const jet s = sigmoid(two * u);
  return {two * s.value, ball{4, 0} * s.derivative};
}
// f(-u)
template <jet (*F)(ball)> jet mirrored(ball u) {
  const jet f = F(-u);
  return {f.value, -f.derivative};
}

inline jet integer_power(ball u, long n) {
  if (n == 0)
    return {one, {0, 0}};
  ball below = one; // u^(|n| - 1)
  for (long k = 1; k < std::labs(n); ++k)
    below = below * u;
  const ball factor{static_cast<double>(n), 0};
  if (n > 0)
    return {below * u, factor * below};
  const ball y = one / (below * u);
  return {y, factor * (y / u)};
}

} // namespace jets

inline dual_ball power(const dual_ball& u, const dual_ball& v) {
  const dual_ball log_u = along(u, jets::log(u.value)), exponent = v * log_u;
  return along(exponent, jets::exp(exponent.value));
}

} // namespace slope::codegen::oracle
