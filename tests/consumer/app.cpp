// SPDX-License-Identifier: Apache-2.0
// Calls the project's kernels from C++, in each type and accuracy, and compares with the formulas in double.
#include <my_kernels.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

namespace {
int failures = 0;

void check(const char* what, const std::vector<float>& got, const std::vector<double>& wanted, double tolerance = 1e-6) {
  double worst = 0;
  for (std::size_t i = 0; i < got.size(); ++i)
    worst = std::max(worst, std::fabs(got[i] - wanted[i]) / std::max(1.0, std::fabs(wanted[i])));
  const bool good = worst < tolerance; // a NaN is not good
  std::printf("%-24s %s, largest error %.1e\n", what, good ? "ok" : "WRONG", worst);
  failures += !good;
}

// bfloat16 is the upper half of a float.
std::vector<std::uint16_t> upper_halves(const std::vector<float>& numbers) {
  std::vector<std::uint16_t> halves;
  for (const float v : numbers) {
    std::uint32_t bits;
    std::memcpy(&bits, &v, sizeof bits);
    halves.push_back(static_cast<std::uint16_t>(bits >> 16));
  }
  return halves;
}
std::vector<float> as_floats(const std::vector<std::uint16_t>& halves) {
  std::vector<float> numbers(halves.size());
  for (std::size_t i = 0; i < halves.size(); ++i) {
    const std::uint32_t bits = std::uint32_t{halves[i]} << 16;
    std::memcpy(&numbers[i], &bits, sizeof bits);
  }
  return numbers;
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
    x[i] = -4 + float(i) / 16;
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

  // The last bit right: what the double gives, rounded.
  check("learned_swish exact", my_kernels::learned_swish.forward_exact(x, b, y, shape));
  std::vector<double> rounded(n);
  for (std::size_t i = 0; i < n; ++i)
    rounded[i] = static_cast<float>(swish[i]);
  check("learned_swish exact", y, rounded, 1e-12);

  // In bfloat16, whose numbers these x, dy and b are: 8 bits are right.
  std::vector<std::uint16_t> y16(n), dx16(n), db16(channels);
  const auto x16 = upper_halves(x), dy16 = upper_halves(dy), b16 = upper_halves(b);
  check("learned_swish bf16", my_kernels::learned_swish.forward_bf16(x16, b16, y16, shape));
  check("learned_swish bf16", as_floats(y16), swish, 0x1p-8);
  check("learned_swish' bf16", my_kernels::learned_swish.backward_bf16(x16, b16, dy16, dx16, db16, shape));
  check("learned_swish' bf16", as_floats(dx16), swish_dx, 0x1p-8);
  check("learned_swish' bf16 by b", as_floats(db16), swish_db, 0x1p-8);
  return failures != 0;
}
