// SPDX-License-Identifier: Apache-2.0
// The error of a program by the contract of a kernel: 4 units in the last place for a function, for a derivative the
// larger of that and 2.5e-7 of its largest value; no NaN, no infinity that is not the value, the limit at the
// infinities.
#pragma once
#include <algorithm>
#include <string>

#include <slope/codegen/definition.hpp>

#include "interpret.hpp"
#include "oracle.hpp"

namespace measuring {

using slope::codegen::definition;

// Each exponent and both signs, where functions live, and the edges of exp.
inline std::vector<float> inputs(int per_exponent, int near_the_origin) {
  std::vector<float> x{0.0F, -0.0F};
  std::uint32_t h = 1;
  const auto random = [&h] { return h = h * 1664525U + 1013904223U; };
  for (std::uint32_t exponent = 0; exponent < 255; ++exponent)
    for (int i = 0; i < per_exponent; ++i) x.push_back(std::bit_cast<float>((exponent << 23) | (random() >> 9)));
  for (int i = 0; i < near_the_origin; ++i)
    for (const float size : {0.5F, 2.0F, 6.0F, 20.0F, 110.0F})
      x.push_back(size * static_cast<float>(random() >> 8) * 0x1p-24F);
  for (const float edge :
       {1.0F, 3.0F, 6.0F, 16.6F, 19.4F, 87.33655F, 88.72284F, 103.972F, 120.0F, 2.3994F, 1.1924F, 13.1F, 3.4e38F})
    for (int i = -3; i <= 3; ++i)
      x.push_back(std::bit_cast<float>(std::bit_cast<std::uint32_t>(edge) + static_cast<std::uint32_t>(i)));
  for (std::size_t i = 0, n = x.size(); i < n; ++i) x.push_back(-x[i]);
  return x;
}

// What the formula is worth at every input, for a list of roots of the partials.
struct reference {
  std::vector<std::vector<double>> arguments;
  std::vector<std::vector<long double>> values;  // [input][root]
  std::vector<long double> largest;              // |value|, where finite
  int odd = 0;  // the sign of the first root's slope where it is odd at 0 to first order: a zero keeps its sign
};

inline reference reference_of(const definition& d, const std::vector<int>& roots, const std::vector<float>& x) {
  reference all;
  all.largest.assign(roots.size(), 0);
  oracle::evaluator evaluate(d.partials, roots);
  const auto rest = [&](double first) {
    std::vector<double> arguments{first};
    for (std::size_t i = 1; i < d.arguments.size(); ++i)
      arguments.push_back(
          static_cast<float>(d.arguments[i].role == slope::role::input ? 0.7 : 1.3 * d.arguments[i].start));
    return arguments;
  };
  const long double above = evaluate(rest(0x1p-40))[0], below = evaluate(rest(-0x1p-40))[0];
  if (above != 0 && std::fabs(above + below) < 1e-6L * std::fabs(above)) all.odd = above > 0 ? 1 : -1;
  for (const float at : x) {
    auto arguments = rest(at);
    all.values.push_back(evaluate(arguments));
    all.arguments.push_back(std::move(arguments));
    for (std::size_t k = 0; k < roots.size(); ++k)
      if (std::isfinite(all.values.back()[k]))
        all.largest[k] = std::max(all.largest[k], std::fabs(all.values.back()[k]));
  }
  return all;
}

struct error {
  double contract = 0, ulp = 0;  // the largest of error / allowed, and of the error in units where the value is normal
  float where = 0;
  std::string broken;  // what must never happen, if it did
};

template <class T>
double unit(long double exact) {
  using limits = std::numeric_limits<T>;
  const int exponent = exact == 0 ? limits::min_exponent - 1 : std::max(std::ilogb(exact), limits::min_exponent - 1);
  return std::ldexp(1.0, exponent - (limits::digits - 1));
}

// Of the program's output number `output`, which stands for root k, a derivative of this order: computed in Inside,
// rounded once to T.
template <class T, class Inside = T>
error error_of(const slope::codegen::program& p, std::size_t output, const reference& r, std::size_t k, int order,
               interpreting::contraction contract = interpreting::contraction::none) {
  error worst;
  const double relative = sizeof(T) == 4 ? 2.5e-7 : 2.5e-7 * 0x1p-29;
  for (std::size_t i = 0; i < r.values.size(); ++i) {
    const std::vector<Inside> arguments(r.arguments[i].begin(), r.arguments[i].end());
    const T got = static_cast<T>(interpreting::interpret<Inside>(p, arguments, contract)[output]);
    const long double exact = r.values[i][k];
    if (std::isnan(exact)) continue;
    const auto x = static_cast<float>(arguments[0]);
    if (std::fabs(exact) > std::numeric_limits<T>::max()) {
      if (!(std::isinf(got) && std::signbit(got) == std::signbit(exact)))
        worst.broken = "not infinite at " + std::to_string(x);
      continue;
    }
    if (!std::isfinite(got)) {
      worst.broken = "not finite at " + std::to_string(x);
      continue;
    }
    if (order == 0 && r.odd != 0 && exact == 0 && x == 0 &&
        std::signbit(got) != std::signbit(x * static_cast<float>(r.odd)))
      worst.broken = "the sign of zero";
    const auto difference = static_cast<double>(std::fabs(got - exact));
    const double u = unit<T>(exact);
    const bool normal = std::fabs(exact) >= std::numeric_limits<T>::min();
    const double largest = std::min(static_cast<double>(r.largest[k]), 1e30);
    const double allowed = order == 0 ? 4 * u : std::max(4 * u, relative * std::max(1.0, largest));
    if (normal) worst.ulp = std::max(worst.ulp, difference / u);
    if ((normal || order > 0) && difference / allowed > worst.contract)
      worst.contract = difference / allowed, worst.where = x;
  }
  return worst;
}

// The limits at both infinities, which for these functions their values at the largest floats show. Empty if they are
// kept.
inline std::string limits_of(const slope::codegen::program& p, std::size_t output, const definition& d, int root) {
  oracle::evaluator evaluate(d.partials, {root});
  for (const float side : {1.0F, -1.0F}) {
    std::vector<double> arguments{static_cast<double>(side * std::numeric_limits<float>::max())};
    std::vector<float> infinite{side * std::numeric_limits<float>::infinity()};
    for (std::size_t i = 1; i < d.arguments.size(); ++i) {
      arguments.push_back(d.arguments[i].role == slope::role::input ? 0.7 : 1.3 * d.arguments[i].start);
      infinite.push_back(static_cast<float>(arguments.back()));
    }
    long double exact = evaluate(arguments)[0];
    arguments[0] /= 16;
    const long double before = evaluate(arguments)[0];
    if (std::isnan(exact)) continue;  // infinity over infinity as it is written
    if (std::fabs(exact - before) > 1e-3L * std::fabs(exact) && std::fabs(exact) > 1)
      exact = std::copysign(1e38L, exact);  // log x
    const float got = interpreting::interpret<float>(p, infinite)[output];
    const bool kept = std::fabs(exact) > 1e30L ? std::isinf(got) && std::signbit(got) == std::signbit(exact)
                                               : std::fabs(got - static_cast<float>(exact)) <=
                                                     1e-6F * std::fabs(static_cast<float>(exact)) + 1e-30F;
    if (!kept)
      return std::string("at ") + (side > 0 ? "+" : "-") + "infinity " + std::to_string(got) + " is not " +
             std::to_string(static_cast<double>(exact));
  }
  return {};
}

}  // namespace measuring
