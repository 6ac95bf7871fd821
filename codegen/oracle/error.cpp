// SPDX-License-Identifier: Apache-2.0
// Errors in ULP, and the contract's table.
#include <slope/codegen/oracle/error.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <slope/codegen/oracle/query.hpp>

namespace slope::codegen::oracle {
namespace {

struct promise {
  oracle::tier tier;
  format type;
  oracle::quantity quantity;
  oracle::bound bound;
};

constexpr double gradual_underflow = 16; // units, where f is not normal: numerics.md asks only for gradual underflow there
constexpr double half = 0.5; // correctly rounded
constexpr double f64_absolute = 2.5e-7 * 0x1p-29;

// numerics.md, section 1. What it leaves open (higher derivatives of 16-bit types, derivatives in f64)
// follows its float32 lines, scaled to the type; 16-bit types compute in float32 and round once more. Of 2^64 pairs
// of float32 inputs some lie closer to a tie than float64 tells: f of several is not promised correctly rounded.
// clang-format off
constexpr promise contract[] = {
    // tier         type  quantity                      ulps    absolute
    {tier::fast,  f32,  quantity::value,            {4,      0           }},
    {tier::fast,  f32,  quantity::value_of_several, {4,      0           }},
    {tier::fast,  f32,  quantity::derivative,       {4,      2.5e-7      }},
    {tier::fast,  f32,  quantity::higher,           {4,      2.5e-7      }},
    {tier::fast,  f32,  quantity::from_output,      {4,      7.1e-8      }},
    {tier::exact, f32,  quantity::value,            {half,   0           }},
    {tier::exact, f32,  quantity::value_of_several, {0.501,  0           }},
    {tier::exact, f32,  quantity::derivative,       {0.501,  0           }},
    {tier::exact, f32,  quantity::higher,           {0.501,  0           }},
    {tier::fast,  f16,  quantity::value,            {half,   0           }},
    {tier::fast,  f16,  quantity::value_of_several, {half,   0           }},
    {tier::fast,  f16,  quantity::derivative,       {half,   0           }},
    {tier::fast,  f16,  quantity::higher,           {1,      2.5e-7      }},
    {tier::exact, f16,  quantity::value,            {half,   0           }},
    {tier::exact, f16,  quantity::value_of_several, {half,   0           }},
    {tier::exact, f16,  quantity::derivative,       {half,   0           }},
    {tier::exact, f16,  quantity::higher,           {0.501,  0           }},
    {tier::fast,  bf16, quantity::value,            {half,   0           }},
    {tier::fast,  bf16, quantity::value_of_several, {half,   0           }},
    {tier::fast,  bf16, quantity::derivative,       {half,   0           }},
    {tier::fast,  bf16, quantity::higher,           {1,      2.5e-7      }},
    {tier::exact, bf16, quantity::value,            {half,   0           }},
    {tier::exact, bf16, quantity::value_of_several, {half,   0           }},
    {tier::exact, bf16, quantity::derivative,       {half,   0           }},
    {tier::exact, bf16, quantity::higher,           {0.501,  0           }},
    {tier::fast,  f64,  quantity::value,            {4,      0           }},
    {tier::fast,  f64,  quantity::value_of_several, {4,      0           }},
    {tier::fast,  f64,  quantity::derivative,       {4,      f64_absolute}},
    {tier::fast,  f64,  quantity::higher,           {4,      f64_absolute}},
};
// clang-format on

} // namespace

double ulps(const format& f, double computed, double_double exact) {
  if (std::isnan(exact.high))
    return std::isnan(computed) ? 0 : infinity;
  if (std::isnan(computed))
    return infinity;
  if (!std::isfinite(exact.high))
    return computed == exact.high ? 0 : infinity;
  if (std::isinf(computed)) {
    if (const double right = rounded(f, exact); std::isinf(right))
      return computed == right ? 0 : infinity;
    // Halved, so that the power of two after the largest double is a double.
    const double_double rest =
        double_double(std::copysign(std::ldexp(1, f.max_exponent), computed)) - ldexp(exact, -1);
    return std::ldexp(std::fabs(rest.high), 1 - unit_exponent(f, exact));
  }
  const double_double rest = double_double(computed) - exact;
  const double units = std::ldexp(std::fabs(rest.high), -unit_exponent(f, exact));
  return rest.low != 0 && (rest.low > 0) == (rest.high > 0) ? std::nextafter(units, infinity) : units;
}

quantity quantity_of(const query& q, int inputs) {
  switch (q.order) {
  case 0:
    return inputs > 1 ? quantity::value_of_several : quantity::value;
  case 1:
    return quantity::derivative;
  default:
    return quantity::higher;
  }
}

bound promised(tier t, const format& f, quantity q) {
  for (const promise& p : contract)
    if (p.tier == t && p.type == f && p.quantity == q)
      return p.bound;
  throw std::invalid_argument("oracle: the contract promises nothing for this tier, type and quantity");
}

// A derivative with larger values is taken for one without bound: beside those anything would pass.
constexpr double without_bound = 0x1p16;

double bounded(double largest, double beside) {
  return largest > without_bound * std::max(1.0, beside) ? 1 : largest;
}

double allowed(const bound& b, const format& f, double_double exact, double largest) {
  if (!std::isfinite(exact.high))
    return b.ulps;
  return allowed_of_size(b, f, std::fabs(exact.high), unit_exponent(f, exact), largest);
}

double allowed_of_size(const bound& b, const format& f, double magnitude, int unit, double largest) {
  if (b.absolute != 0)
    return std::max(b.ulps, std::ldexp(b.absolute * std::max(1.0, largest), -unit));
  const bool normal = magnitude == 0 || magnitude >= std::ldexp(1.0, f.min_exponent);
  return normal || b.ulps <= half ? b.ulps : std::max(b.ulps, gradual_underflow);
}

void tally::add(const bound& b, const format& f, double at, double computed, double_double exact,
                double largest) {
  const double error = ulps(f, computed, exact),
               relative = error == 0 ? 0 : error / allowed(b, f, exact, largest);
  ++count;
  above_1 += error > 1;
  above_4 += error > 4;
  not_finite += !std::isfinite(computed) && std::isfinite(rounded(f, exact));
  if (error > worst)
    worst = error, worst_at = at, worst_computed = computed, worst_exact = exact;
  if (relative > ratio)
    ratio = relative, ratio_at = at;
}

void tally::merge(const tally& other) {
  count += other.count;
  above_1 += other.above_1;
  above_4 += other.above_4;
  not_finite += other.not_finite;
  if (other.worst > worst)
    worst = other.worst, worst_at = other.worst_at, worst_computed = other.worst_computed,
    worst_exact = other.worst_exact;
  if (other.ratio > ratio)
    ratio = other.ratio, ratio_at = other.ratio_at;
}

} // namespace slope::codegen::oracle
