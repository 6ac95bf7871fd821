// SPDX-License-Identifier: Apache-2.0
// Strata and neighbourhoods, on the bit patterns of a format.
#include <slope/codegen/oracle/points.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace slope::codegen::oracle {
namespace {

std::uint64_t scattered(std::uint64_t x) { // splitmix64
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

// Numbers of a format by their rank: 0 is 0, and a step leads to the next number, also from binade to binade.
class collection {
public:
  explicit collection(const format& f) : format_(f), last_(static_cast<std::int64_t>(encode(f, infinity))) {}

  std::int64_t rank(double x) const {
    const auto magnitude = static_cast<std::int64_t>(encode(format_, std::fabs(rounded(format_, x))));
    return x < 0 ? -magnitude : magnitude;
  }
  void add(std::int64_t rank) {
    if (rank >= -last_ && rank <= last_)
      ranks_.push_back(rank);
  }
  // Every number within 16 steps, then ever farther ones up to a quarter of a binade.
  void around(double x) {
    const std::int64_t middle = rank(x);
    for (std::int64_t d = -16; d <= 16; ++d)
      add(middle + d);
    for (std::int64_t d = 24, end = std::int64_t{1} << (format_.digits - 3); d < end; d += d / 2) {
      const auto jitter = static_cast<std::int64_t>(scattered(static_cast<std::uint64_t>(d)) %
                                                    static_cast<std::uint64_t>(d / 4));
      add(middle + d + jitter);
      add(middle - d - jitter);
    }
  }
  // n numbers of [begin, end), one in each of n equal parts, and both ends; of both signs.
  void stratum(std::int64_t begin, std::int64_t end, std::size_t n) {
    const std::int64_t count = std::min(static_cast<std::int64_t>(n), end - begin);
    const auto both = [&](std::int64_t r) { add(r), add(-r); };
    both(begin), both(end - 1);
    for (std::int64_t i = 0; i < count; ++i) {
      const double width = static_cast<double>(end - begin) / static_cast<double>(count);
      const auto low = begin + static_cast<std::int64_t>(width * static_cast<double>(i));
      const auto inside = static_cast<std::uint64_t>(std::max(1.0, width));
      both(low + static_cast<std::int64_t>(scattered(static_cast<std::uint64_t>(low)) % inside));
    }
  }
  std::vector<double> sorted() && {
    std::sort(ranks_.begin(), ranks_.end());
    ranks_.erase(std::unique(ranks_.begin(), ranks_.end()), ranks_.end());
    std::vector<double> result;
    for (const std::int64_t r : ranks_) {
      if (r == 0)
        result.push_back(-0.0);
      const double x = decode(format_, static_cast<std::uint64_t>(std::abs(r)));
      result.push_back(r < 0 ? -x : x);
    }
    result.push_back(not_a_number);
    return result;
  }
  std::size_t size() const { return ranks_.size(); }

private:
  format format_;
  std::int64_t last_; // the rank of infinity
  std::vector<std::int64_t> ranks_;
};

} // namespace

double largest_beside_others(const format& f) { return f == f64 ? 0x1p15 : largest(f); }

std::vector<double> points(const format& f, std::size_t about_how_many, std::span<const double> hard) {
  collection all(f);
  for (const double x : known_hard)
    all.around(x);
  if (f.digits > f32.digits)
    for (const double x : known_hard_of_f64)
      all.around(x);
  for (const double x : hard)
    if (!std::isnan(x))
      all.around(x);
  const double smallest = std::ldexp(1, f.min_exponent);
  for (const double x : {smallest, -smallest, largest(f), -largest(f), 1.0, -1.0})
    all.around(x);

  // Numbers of few bits, for which f(0) + f'(0) x is a tie.
  for (int e = -f.digits - 6; e < 0; ++e)
    for (const double quarters : {5, 6, 7})
      for (const int sign : {-1, 1})
        all.add(all.rank(std::ldexp(sign * quarters / 4, e)));

  // A binade of activations' everyday arguments gets eight times the numbers of another.
  const auto weight = [](int exponent) -> std::size_t { return exponent >= -14 && exponent <= 7 ? 8 : 1; };
  const int low = f.min_exponent - f.digits + 1;
  std::size_t weights = 0;
  for (int e = low; e <= f.max_exponent; ++e)
    weights += weight(e);
  const std::size_t left = about_how_many > all.size() ? about_how_many - all.size() : 0,
                    share = left / (2 * weights) + 1;
  const auto rank_of_power = [&](int e) {
    return e > f.max_exponent ? all.rank(infinity) : all.rank(std::ldexp(1, e));
  };
  for (int e = low; e <= f.max_exponent; ++e) // below the normal range: the binades of the subnormal numbers
    all.stratum(rank_of_power(e), rank_of_power(e + 1), share * weight(e));
  return std::move(all).sorted();
}

std::vector<double> hard_values(const format& f, std::size_t how_many, std::span<const double> hard) {
  collection all(f);
  std::vector<double> places(std::begin(known_hard), std::end(known_hard));
  places.insert(places.end(), hard.begin(), hard.end());
  const double smallest = std::ldexp(1, f.min_exponent);
  for (const double x : {infinity, largest(f), 1.0, smallest})
    places.push_back(x), places.push_back(-x);
  for (const double x : places)
    for (int step = -1; step <= 1; ++step)
      all.add(all.rank(x) + step);
  std::vector<double> result = collection(all).sorted();
  if (result.size() > how_many)
    throw std::invalid_argument("oracle: the hard places alone are more");
  const auto end = static_cast<std::uint64_t>(all.rank(infinity));
  for (std::uint64_t i = 0; result.size() < how_many; ++i) {
    const auto rank = static_cast<std::int64_t>(scattered(i) % end);
    all.add(i % 2 ? rank : -rank);
    result = collection(all).sorted();
  }
  return result;
}

std::vector<float> points(std::size_t about_how_many, std::span<const double> hard) {
  const std::vector<double> all = points(f32, about_how_many, hard);
  return {all.begin(), all.end()};
}

} // namespace slope::codegen::oracle
