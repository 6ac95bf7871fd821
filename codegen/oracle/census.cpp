// SPDX-License-Identifier: Apache-2.0
// Errors as intervals, and whether an interval is enough.
#include <slope/codegen/oracle/census.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace slope::codegen::oracle {
namespace {

// An error of exactly 1 is common (3 x / 5, off by one), and no double tells it from a little more.
constexpr double above(double whole) { return whole + 1 / grains; }

constexpr double up = 1 + 0x1p-50, down = 1 - 0x1p-50; // more than a few roundings

// unit_exponent for a magnitude that is no tie between two numbers of the format: half a unit, added to the
// bits, carries into the exponent where rounding does.
int unit_of(const format& f, double magnitude) {
  const auto bits = std::bit_cast<std::uint64_t>(magnitude) + (std::uint64_t{1} << (52 - f.digits));
  return std::max(static_cast<int>(bits >> 52) - 1023, f.min_exponent) - f.digits + 1;
}

double power_of_two(int exponent) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

struct span_of_errors {
  double low, high;
  bool clear_of(double limit) const { return low > limit || high <= limit; }
  // An error is known to be above 0 unless nothing was rounded.
  double height() const { return std::ceil(high * grains); }
  bool settles(const peak& p) const {
    return high * grains <= p.height || std::max(1.0, std::ceil(low * grains)) == height();
  }
};

} // namespace

void exceptions::name(std::uint64_t pattern) {
  const bool full = first.size() == most_named;
  if (full && pattern > first.back())
    return;
  if (full)
    first.pop_back();
  first.insert(std::upper_bound(first.begin(), first.end(), pattern), pattern);
}

void exceptions::add(std::uint64_t pattern) {
  ++count;
  name(pattern);
}

void exceptions::merge(const exceptions& other) {
  count += other.count;
  for (const std::uint64_t pattern : other.first)
    name(pattern);
}

void census::add(std::uint64_t pattern, double error, double relative, bool lost) {
  ++count;
  above_1 += error > above(1);
  above_4 += error > above(4);
  not_finite += lost;
  worst.raise(std::ceil(error * grains), pattern);
  ratio.raise(std::ceil(relative * grains), pattern);
  if (lost || relative > 1)
    broken.add(pattern);
}

bool census::try_ball(const yardstick& y, std::uint64_t pattern, double computed, const ball& exact) {
  if (exact.radius == 0 && exact.known()) {
    computed == exact.middle ? void(++count) : add_number(y, pattern, computed, exact.middle);
    ++by_balls;
    return true;
  }
  const double middle = std::fabs(exact.middle), most = (middle + exact.radius) * up,
               least = std::max(0.0, (middle - exact.radius) * down);
  if (!exact.known() || !std::isfinite(computed)) {
    const double overflow = largest(y.type) + std::ldexp(0.5, y.type.max_exponent - y.type.digits + 1);
    const bool right =
        exact.known() && std::isinf(computed) && least >= overflow && computed * exact.middle > 0;
    const bool wrong = exact.known() && std::isnan(computed) && most < overflow;
    if (right)
      add(pattern, 0, 0, false);
    if (wrong)
      add(pattern, infinity, infinity, true);
    by_balls += right || wrong;
    return right || wrong;
  }
  const int unit = unit_of(y.type, most);
  if (unit_of(y.type, least) != unit)
    return false;
  const double scale = power_of_two(-unit), distance = std::fabs(computed - exact.middle);
  const span_of_errors error{std::max(0.0, (distance * down - exact.radius) * scale * down),
                             (distance * up + exact.radius) * scale * up};
  // Most inputs: no limit is near, no peak, and the allowed error is at least so many ULP.
  if (error.high <= 1 && error.high * grains <= worst.height &&
      error.high * grains <= std::min(ratio.height, grains) * y.bound.ulps * down) {
    ++count, ++by_balls;
    return true;
  }
  const double allowed_most = allowed_of_size(y.bound, y.type, most, unit, y.largest),
               allowed_least = allowed_of_size(y.bound, y.type, least, unit, y.largest);
  const span_of_errors relative{error.low / std::max(allowed_most, allowed_least) * down,
                                error.high / std::min(allowed_most, allowed_least) * up};
  if (!error.clear_of(above(1)) || !error.clear_of(above(4)) || !error.settles(worst) ||
      !relative.clear_of(1) || !relative.settles(ratio))
    return false;
  add(pattern, error.high, relative.high, false);
  ++by_balls;
  return true;
}

void census::add_number(const yardstick& y, std::uint64_t pattern, double computed, double_double exact) {
  const double error = ulps(y.type, computed, exact);
  add(pattern, error, error == 0 ? 0 : error / allowed(y.bound, y.type, exact, y.largest),
      !std::isfinite(computed) && std::isfinite(rounded(y.type, exact)));
}

void census::add_exact(const yardstick& y, std::uint64_t pattern, double computed, double_double exact) {
  add_number(y, pattern, computed, exact);
  ++by_mpfr;
}

void census::add_nan(std::uint64_t pattern, double computed) {
  const double error = std::isnan(computed) ? 0 : infinity;
  add(pattern, error, error, false);
  ++by_rule;
}

void census::merge(const census& other) {
  count += other.count, above_1 += other.above_1, above_4 += other.above_4, not_finite += other.not_finite;
  by_rule += other.by_rule, by_balls += other.by_balls, by_mpfr += other.by_mpfr;
  worst.raise(other.worst.height, other.worst.at);
  ratio.raise(other.ratio.height, other.ratio.at);
  broken.merge(other.broken);
}

} // namespace slope::codegen::oracle
