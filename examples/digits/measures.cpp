// SPDX-License-Identifier: Apache-2.0
// What several experiments measure or print in the same way.
#include "experiments.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

namespace digits {

std::vector<Eigen::Index> widths(Eigen::Index inputs, std::size_t hidden, Eigen::Index width,
                                 Eigen::Index classes) {
  std::vector<Eigen::Index> w(hidden + 2, width);
  w.front() = inputs;
  w.back() = classes;
  return w;
}

double root_mean_square(const matrix& m) { return std::sqrt(m.cast<double>().array().square().mean()); }

double keeping_scale(activation& f) {
  random_source random(20241117);
  Eigen::VectorXf z(30000 * f.pieces());
  for (float& v : z)
    v = static_cast<float>(random.normal());
  return 1 / root_mean_square(f.values(z));
}

std::string percent(double share, int digits) { return fmt::format("{:.{}f} %", 100 * share, digits); }

std::string scientific(double value) {
  const double size = std::abs(value);
  if (value == 0 || (size >= 0.01 && size < 1000))
    return fmt::format("{:.3g}", value);
  return fmt::format("{:.1e}", value);
}

double mean(const std::vector<double>& v) {
  return std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(v.size());
}

double spread(const std::vector<double>& v) {
  if (v.size() < 2)
    return 0;
  double sum = 0;
  for (double x : v)
    sum += (x - mean(v)) * (x - mean(v));
  return std::sqrt(sum / static_cast<double>(v.size() - 1));
}

} // namespace digits
