// SPDX-License-Identifier: Apache-2.0
// Line charts as inline SVG, with linear or logarithmic y and a label at the end of each line.
#include "report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace digits {
namespace {

constexpr double width = 640, height = 320, left = 58, right = 112, top = 14, bottom = 42;

struct axis {
  double low = INFINITY, high = -INFINITY;
  bool log = false, whole = true; ///< whole: every value is an integer

  double position(double v) const { return log ? std::log10(v) : v; }
  bool shows(double v) const { return std::isfinite(v) && (!log || v > 0); }
  void include(double v) {
    if (!shows(v))
      return;
    whole = whole && v == std::floor(v);
    low = std::min(low, position(v));
    high = std::max(high, position(v));
  }
  void finish() {
    if (!(low <= high))
      low = 0, high = 1;
    if (high - low < 1e-9)
      low -= 0.5, high += 0.5;
  }
  /// Between 0 and 1.
  double share(double v) const { return (position(v) - low) / (high - low); }

  std::vector<double> ticks(double wanted) const {
    double step = std::pow(10, std::floor(std::log10((high - low) / wanted)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
      if ((high - low) / (step * factor) <= wanted) {
        step *= factor;
        break;
      }
    if (log || whole)
      step = std::max(1.0, std::round(step));
    std::vector<double> all;
    if (log && high - low < 2) { // less than two decades: 1, 2, 5
      for (double decade = std::floor(low); decade <= high; ++decade)
        for (const double v : {0.0, std::log10(2.0), std::log10(5.0)})
          if (decade + v >= low && decade + v <= high)
            all.push_back(decade + v);
      return all;
    }
    for (double v = std::ceil(low / step - 1e-9) * step; v <= high + step * 1e-6; v += step)
      all.push_back(v);
    return all;
  }
};

double sx(const axis& a, double v) { return left + a.share(v) * (width - left - right); }
double sy(const axis& a, double v) { return height - bottom - a.share(v) * (height - top - bottom); }

std::string tick_label(const axis& a, double v) {
  if (a.log)
    return fmt::format("{:.3g}", std::pow(10, v));
  return fmt::format("{:g}", std::abs(v) < 1e-12 ? 0.0 : v);
}

std::string grid(const chart& c, const axis& x, const axis& y) {
  std::string out;
  const double bottom_y = height - bottom, right_x = width - right;
  for (const double v : y.ticks(6)) {
    const double at = bottom_y - (v - y.low) / (y.high - y.low) * (height - top - bottom);
    out += fmt::format("<line class=\"grid\" x1=\"{0}\" x2=\"{1}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\"/>"
                       "<text x=\"{3}\" y=\"{4:.1f}\" text-anchor=\"end\">{5}</text>",
                       left, right_x, at, left - 8, at + 4, tick_label(y, v));
  }
  for (const double v : x.ticks(8))
    out += fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">{}</text>", sx(x, v),
                       bottom_y + 18, tick_label(x, v));
  return out + fmt::format("<text class=\"label\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>"
                           "<text class=\"label\" transform=\"translate(12 {}) rotate(-90)\" "
                           "text-anchor=\"middle\">{}</text>",
                           (left + right_x) / 2, height - 6, c.x_label, (top + bottom_y) / 2, c.y_label);
}

/// Labels wish to stand at the ends of their lines; they are pushed apart so that none covers another.
std::vector<double> apart(std::vector<double> wish) {
  constexpr double gap = 18;
  std::vector<std::size_t> order(wish.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t i) { return wish[i]; });
  for (std::size_t i = 1; i < order.size(); ++i)
    wish[order[i]] = std::max(wish[order[i]], wish[order[i - 1]] + gap);
  double limit = height - bottom;
  for (std::size_t i = order.size(); i-- > 0; limit -= gap)
    wish[order[i]] = std::min(wish[order[i]], limit);
  return wish;
}

} // namespace

std::string svg(const chart& c) {
  axis x, y;
  y.log = c.log_y;
  for (const series& s : c.lines) {
    for (const double v : s.x)
      x.include(v);
    for (const double v : s.y)
      y.include(v);
  }
  x.finish();
  y.finish();
  std::string lines;
  std::vector<double> ends;
  for (std::size_t i = 0; i < c.lines.size(); ++i) {
    const series& s = c.lines[i];
    std::string points;
    double end = height - bottom;
    for (std::size_t j = 0; j < s.y.size(); ++j)
      if (y.shows(s.y[j])) {
        end = sy(y, s.y[j]);
        points += fmt::format("{:.1f},{:.1f} ", sx(x, s.x[j]), end);
      }
    ends.push_back(end);
    lines += fmt::format("<polyline class=\"line c{}\" points=\"{}\"/>", i, points);
  }
  const std::vector<double> labels = apart(ends);
  for (std::size_t i = 0; i < labels.size(); ++i)
    lines += fmt::format("<text class=\"name t{}\" x=\"{}\" y=\"{:.1f}\">{}</text>", i, width - right + 8,
                         labels[i] + 4, c.lines[i].name);
  return fmt::format("<figure><figcaption>{0}</figcaption><svg viewBox=\"0 0 {1} {2}\" role=\"img\" "
                     "aria-label=\"{0}\">{3}{4}</svg></figure>\n",
                     c.title, width, height, grid(c, x, y), lines);
}

std::string sparkline(const std::vector<double>& values) {
  axis y;
  y.log = true;
  for (const double v : values)
    y.include(v);
  y.finish();
  std::string points;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (y.shows(values[i]))
      points += fmt::format("{:.1f},{:.1f} ",
                            2 + 76.0 * static_cast<double>(i) /
                                    std::max(1.0, static_cast<double>(values.size()) - 1),
                            20 - 18 * y.share(values[i]));
  return fmt::format("<svg class=\"spark\" viewBox=\"0 0 80 22\" aria-hidden=\"true\"><polyline class=\"line "
                     "c0\" points=\"{}\"/></svg>",
                     points);
}

} // namespace digits
