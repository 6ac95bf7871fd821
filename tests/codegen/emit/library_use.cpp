// SPDX-License-Identifier: Apache-2.0
// A program in C++17 (and C++20) that uses two generated libraries at once through their C++ headers.
#include <one.hpp>
#include <two.hpp>

#include <cstdio>
#include <cstring>
#include <vector>

#define CHECK(condition)                                                                                     \
  if (!(condition))                                                                                          \
  return std::printf("line %d: %s (%s)\n", __LINE__, #condition, one_error_message())

int main() {
  const std::vector<float> x{1, -2, 3, -4, 5, -6};
  std::vector<float> y(6);
  static_assert(noexcept(one::twice.forward(x, y)));
  CHECK(one::twice.forward(x, y) == slope_ok && y[5] == -12);
  CHECK(one::twice.derivative_1(x, y) == slope_ok);
  CHECK(two::twice.forward_exact(x, y) == slope_ok);
  CHECK(one::scale.forward(x, 0.5f, y) == slope_ok && y[5] == -3);
  CHECK(two::kernels::scale.forward(x, y) == slope_ok && y[0] == 0.1f); // the default alpha
  CHECK(one::register_.forward(x, y) == slope_ok && y[0] == 3);

  float da[3];
  const float a[3] = {1, 2, 3};
  CHECK(one::prelu.backward(x, a, x, y, da, {2, 3, 1}) == slope_ok && da[0] == 17);
  CHECK(one::prelu.backward(x, a, x, y, da, {2, 2, 1}) == slope_bad_shape);
  CHECK(std::strcmp(one_error_message(),
                    "one_prelu_backward_f32: argument x has another length than the shape asks for") == 0);
  CHECK(one::prelu.backward(x, a, x, y, da, {1, 2, 3}) == slope_bad_shape);
  CHECK(std::strcmp(one_error_message(),
                    "one_prelu_backward_f32: argument a has another length than the shape asks for") == 0);
  CHECK(one::maxout.forward(x, {y.data(), 2}, {2, 3, 1}) == slope_ok && y[1] == 5);
  CHECK(one::maxout.forward(x, y, {2, 3, 1}) == slope_bad_shape);

  const std::vector<float> short_x(5);
  CHECK(one::twice.forward(short_x, y) == slope_bad_shape);
  const std::vector<double> wide(3);
  std::vector<double> wide_y(2);
  CHECK(one::twice.forward(wide, wide_y) == slope_bad_shape); // the f64 kernel
  CHECK(std::strncmp(one_error_message(), "one_twice_forward_f64: argument y", 33) == 0);
  return 0;
}
