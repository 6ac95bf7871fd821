// SPDX-License-Identifier: Apache-2.0
// Calls the project's kernels from C++ and compares with the formulas in double.
#include <my_kernels.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace {
int failures = 0;

void check(const char* what, const std::vector<float>& got, const std::vector<double>& wanted) {
  double worst = 0;
  for (std::size_t i = 0; i < got.size(); ++i)
    worst = std::max(worst, std::fabs(got[i] - wanted[i]) / std::max(1.0, std::fabs(wanted[i])));
  const bool good = worst < 1e-6; // a NaN is not good
  std::printf("%-24s %s, largest error %.1e\n", what, good ? "ok" : "WRONG", worst);
  failures += !good;
}

void check(const char* what, slope_status status) {
  if (status != slope_ok) {
    std::printf("%s: status %d, %s\n", what, status, my_kernels_error_message());
    ++failures;
  }
}
} // namespace

int main() {
  constexpr std::size_t outer = 3, channels = 5, inner = 7, n = outer * channels * inner;
  std::vector<float> x(n), dy(n), b(channels), y(n), dx(n), db(channels);
  for (std::size_t i = 0; i < n; ++i) {
    x[i] = -4 + 8 * float(i) / float(n);
    dy[i] = 1 - float(i % 4) / 2;
  }
  for (std::size_t c = 0; c < channels; ++c)
    b[c] = float(c) / 2;

  std::vector<double> swish(n), swish_dx(n), swish_db(channels), shrink(n), shrink_dx(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t c = i / inner % channels;
    const double u = x[i], slope = b[c], s = 1 / (1 + std::exp(-slope * u));
    swish[i] = u * s;
    swish_dx[i] = dy[i] * (s + u * slope * s * (1 - s));
    swish_db[c] += dy[i] * u * u * s * (1 - s);
    shrink[i] = std::fabs(u) > 0.5 ? u - std::copysign(0.5, u) : 0;
    shrink_dx[i] = std::fabs(u) > 0.5 ? dy[i] : 0;
  }

  const slope_shape shape{outer, channels, inner};
  check("learned_swish", my_kernels_learned_swish_forward_f32(x.data(), b.data(), y.data(), shape));
  check("learned_swish", y, swish);
  check("learned_swish'", my_kernels_learned_swish_backward_f32(x.data(), b.data(), dy.data(), dx.data(), db.data(), shape));
  check("learned_swish' by x", dx, swish_dx);
  check("learned_swish' by b", db, swish_db);
  check("soft_shrink", my_kernels_soft_shrink_forward_f32(x.data(), y.data(), n));
  check("soft_shrink", y, shrink);
  check("soft_shrink'", my_kernels_soft_shrink_backward_f32(x.data(), dy.data(), dx.data(), n));
  check("soft_shrink'", dx, shrink_dx);
  return failures != 0;
}
