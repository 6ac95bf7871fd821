// SPDX-License-Identifier: Apache-2.0
// Runs a program in float or double, each step rounded as codegen/lower.cpp has it: the exponential by the same
// reduction and polynomial, other functions with an error of up to one unit in the last place.
#pragma once
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#include <slope/codegen/program.hpp>

namespace interpreting {

using slope::op;
using slope::codegen::instruction;
using slope::codegen::program;
using slope::codegen::step;

// As a number below 1 and a power of two, which no longer changes where a number of type T would be 0.
template <class T>
long double normal_cdf(T u, int& exponent) {
  const long double least = sizeof(T) == 4 ? -14.5L : -38.7L;
  return std::frexp(std::erfc(-std::max<long double>(u, least) * 0.707106781186547524400844362104849L) / 2, &exponent);
}

inline long double function(op f, long double u, long double v) {
  const long double root_half = 0.707106781186547524400844362104849L;
  switch (f) {
    case op::exp:
      return std::exp(u);
    case op::expm1:
      return std::expm1(u);
    case op::exp2:
      return std::exp2(u);
    case op::log:
      return std::log(u);
    case op::log1p:
      return std::log1p(u);
    case op::log2:
      return std::log2(u);
    case op::sqrt:
      return std::sqrt(u);
    case op::cbrt:
      return std::cbrt(u);
    case op::sin:
      return std::sin(u);
    case op::cos:
      return std::cos(u);
    case op::tan:
      return std::tan(u);
    case op::asin:
      return std::asin(u);
    case op::acos:
      return std::acos(u);
    case op::atan:
      return std::atan(u);
    case op::asinh:
      return std::asinh(u);
    case op::acosh:
      return std::acosh(u);
    case op::atanh:
      return std::atanh(u);
    case op::erf:
      return std::erf(u);
    case op::erfc:
      return std::erfc(u);
    case op::normal_cdf:
      return std::erfc(-u * root_half) / 2;
    case op::power:
      return std::pow(u, v);
    case op::rsqrt:
      return 1 / std::sqrt(u);
    case op::floor:
      return std::floor(u);
    case op::round:
      return std::nearbyint(u);
    case op::sinh:
      return std::sinh(u);
    case op::cosh:
      return std::cosh(u);
    case op::tanh:
      return std::tanh(u);
    case op::sigmoid:
      return u < 0 ? std::exp(u) / (1 + std::exp(u)) : 1 / (1 + std::exp(-u));
    case op::softplus:
      return std::max(u, 0.0L) + std::log1p(std::exp(-std::fabs(u)));
    case op::log_sigmoid:
      return -function(op::softplus, -u, v);
    case op::normal_pdf:
      return 0.398942280401432677939946059934382L * std::exp(-u * u / 2);
    default:
      throw std::logic_error("a function that the interpreter does not know");
  }
}

// The last digits are a one and zeros.
inline bool ends_in_a_half(double x, int digits) {
  const std::uint64_t half = std::uint64_t{1} << (digits - 1);
  return (std::bit_cast<std::uint64_t>(x) & (2 * half - 1)) == half;
}

// Correctly rounded, then off by up to half a unit, differently for each argument.
template <class T>
T imperfect(long double exact) {
  if (!std::isfinite(exact) || exact == 0) return static_cast<T>(exact);
  std::uint64_t h = std::bit_cast<std::uint64_t>(static_cast<double>(exact)) * 0x9e3779b97f4a7c15u;
  const long double off = (static_cast<long double>(h >> 40) / 0x1p24L - 0.5L) * std::numeric_limits<T>::epsilon() / 2;
  return static_cast<T>(exact * (1 + off));
}

template <class T>
struct number {
  T value = 0;
  int exponent = 0;
  bool truth = false;
};

struct reduced {
  double fraction = 0;
  int exponent = 0;
};

template <class T>
reduced reduced_exponential(T u, T v) {
  if constexpr (sizeof(T) == 4) {  // codegen/elementary/exp.cpp
    constexpr float log2_e = 1.44269504088896340736F, high = 0.693145751953125F, low = 1.42860682030941723212e-6F;
    const float a = u < -126 ? -126.0F : u > 126 ? 126.0F : u;
    const float k = std::nearbyint((a + v) * log2_e);
    const float first = a - k * high, r = first + (v - k * low);
    float q = 1.378246466629207134246826171875e-3F;
    for (const float c : {8.368670009076595306396484375e-3F, 4.16689626872539520263671875e-2F,
                          0.16666521131992340087890625F, 0.4999999105930328369140625F})
      q = q * r + c;
    return {r + r * r * q, static_cast<int>(k)};
  } else {
    const double a = u < -1021 ? -1021.0 : u > 1021 ? 1021.0 : u;
    const double k = std::nearbyint((a + v) * 1.44269504088896340736);
    const long double r =
        static_cast<long double>(a) - static_cast<long double>(k) * 0.693147180559945309417232121458L + v;
    return {imperfect<double>(std::expm1(r)), static_cast<int>(k)};
  }
}

template <class T>
T scaled(T y, int k) {
  if constexpr (sizeof(T) == 4)
    if (k > 252 || k < -252) return std::numeric_limits<T>::quiet_NaN();  // bits that mean nothing: well where no result takes them
  const int half = k >> 1;
  return y * std::ldexp(T(1), half) * std::ldexp(T(1), k - half);
}

// What the compiler may make of u v + w where the processor has it.
enum class contraction : bool { none, fused };

// Off by up to eight units in the last place, differently for each instruction and each way of shaking; 0: not at all.
template <class T>
T shaken(T y, std::size_t instruction, unsigned way) {
  const std::uint64_t h = (instruction + 1) * way * 0x9e3779b97f4a7c15u;
  return way == 0 ? y : y + y * (static_cast<T>(h >> 40) * T(0x1p-21) - 4) * std::numeric_limits<T>::epsilon();
}

template <class T>
std::vector<T> interpret(const program& p, const std::vector<T>& arguments, contraction contract = contraction::none, unsigned way = 0) {
  std::vector<number<T>> all(p.instructions.size());
  for (std::size_t n = 0; n < all.size(); ++n) {
    const instruction& i = p.instructions[n];
    const auto at = [&](int k) -> const number<T>& {
      static const number<T> none;
      return k < 0 ? none : all[static_cast<std::size_t>(k)];
    };
    const auto sum = [&](int a, int b, T sign) {
      const auto product = [&](int k) {
        return contract == contraction::fused && p.instructions[static_cast<std::size_t>(k)].what == step::multiply;
      };
      const auto operand = [&](int k, bool first) {
        return at(first ? p.instructions[static_cast<std::size_t>(k)].u : p.instructions[static_cast<std::size_t>(k)].v)
            .value;
      };
      if (product(b)) return std::fma(sign * operand(b, true), operand(b, false), at(a).value);
      if (product(a)) return std::fma(operand(a, true), operand(a, false), sign * at(b).value);
      return at(a).value + sign * at(b).value;
    };
    // Which way a constant was rounded, and what a comparison with it says of the number that it was rounded to.
    const auto rounding = [&](int k) {
      const instruction& c = p.instructions[static_cast<std::size_t>(k)];
      const slope::double_double rounded = static_cast<double>(static_cast<T>(c.value.high));
      return c.what != step::constant ? 0 : (c.value < rounded) - (rounded < c.value);
    };
    const auto tie = [&](const instruction& c, bool if_exact) {
      const int direction = rounding(c.u) - rounding(c.v);
      return direction == 0 ? if_exact : direction > 0;
    };
    const T u = at(i.u).value, v = at(i.v).value;
    number<T>& r = all[n];
    switch (i.what) {
      case step::constant:
        r.value = static_cast<T>(i.value.high);
        break;
      case step::argument:
        r.value = arguments[static_cast<std::size_t>(i.value.high)];
        break;
      case step::add:
        r.value = sum(i.u, i.v, T(1));
        break;
      case step::subtract:
        r.value = sum(i.u, i.v, T(-1));
        break;
      case step::strict_add:
        r.value = u + v;
        break;
      case step::strict_subtract:
        r.value = u - v;
        break;
      case step::multiply:
      case step::strict_multiply:
        r.value = u * v;
        break;
      case step::divide:
      case step::strict_divide:
        r.value = u / v;
        break;
      case step::negate:
        r.value = -u;
        break;
      case step::product_error:
        r.value = std::fma(u, v, -(u * v));
        break;
      case step::multiply_add:
        r.value = std::fma(u, v, at(i.w).value);
        break;
      case step::minimum:
        r.value = u < v ? u : v;
        break;
      case step::maximum:
        r.value = u > v ? u : v;
        break;
      case step::magnitude:
        r.value = std::fabs(u);
        break;
      case step::with_sign_of:
        r.value = std::copysign(u, v);
        break;
      case step::less:
        r.truth = tie(i, false) ? u <= v : u < v;
        break;
      case step::less_equal:
        r.truth = tie(i, true) ? u <= v : u < v;
        break;
      case step::equal:
        r.truth = u == v && rounding(i.u) == 0 && rounding(i.v) == 0;
        break;
      case step::is_halfway:
        r.truth = ends_in_a_half(static_cast<double>(u), static_cast<int>(v));
        break;
      case step::is_nan:
        r.truth = std::isnan(u);
        break;
      case step::logical_and:
        r.truth = at(i.u).truth && at(i.v).truth;
        break;
      case step::logical_or:
        r.truth = at(i.u).truth || at(i.v).truth;
        break;
      case step::logical_not:
        r.truth = !at(i.u).truth;
        break;
      case step::select:
        r = at(i.u).truth ? at(i.v) : at(i.w);
        break;
      case step::exp_fraction:
        r.value = static_cast<T>(reduced_exponential(u, v).fraction);
        break;
      case step::exp_raised:
        r.value = imperfect<T>(scaled(1 + reduced_exponential(u, v).fraction, reduced_exponential(u, v).exponent + static_cast<int>(at(i.w).value)));
        break;
      case step::exp_exponent:
        r.exponent = reduced_exponential(u, v).exponent;
        break;
      case step::cdf_mantissa:
        r.value = imperfect<T>(normal_cdf(u, r.exponent));
        break;
      case step::cdf_exponent:
        normal_cdf(u, r.exponent);
        break;
      case step::exponent_times:
        r.exponent = at(i.u).exponent * static_cast<int>(v);
        break;
      case step::scale:
        r.value = scaled(u, at(i.v).exponent);
        break;
      case step::apply:
        r.value = imperfect<T>(function(i.function, u, v));
        break;
    }
    if (i.what != step::constant && i.what != step::argument) r.value = shaken(r.value, n, way);
  }
  std::vector<T> outputs;
  for (const int o : p.outputs) outputs.push_back(all[static_cast<std::size_t>(o)].value);
  return outputs;
}

}  // namespace interpreting
