// SPDX-License-Identifier: Apache-2.0
// The whole road in one program: a definition, its derivative by the compiler, its generated kernel called.
// [begin readme]
#include "smooth.hpp"
#include <smooth_kernels.hpp> // written by slope_add_kernels()

#include <array>
#include <cstdio>
#include <string>

int main() {
  constexpr auto derivative = slope::to_text<1>(smooth::smooth_leaky); // at compile time
  std::printf("derivative: %s\n", std::string(derivative).c_str());

  const std::array x{-2.0f, -1.0f, 0.0f, 1.0f, 2.0f}, dy{1.0f, 1.0f, 1.0f, 1.0f, 1.0f};
  std::array<float, 5> y{}, dx{};
  if (smooth_kernels::smooth_leaky.forward(x, 0.1f, y) != slope_ok ||
      smooth_kernels::smooth_leaky.backward(x, dy, 0.1f, dx) != slope_ok) {
    std::fprintf(stderr, "%s\n", smooth_kernels_error_message());
    return 1;
  }
  for (std::size_t i = 0; i < x.size(); ++i)
    std::printf("x %5.1f   y %8.5f   dy/dx %8.5f\n", x[i], y[i], dx[i]);
}
// [end readme]
