// SPDX-License-Identifier: Apache-2.0
// Hand-written pipelines that keep the contract of the generated ones, and table entries for them.
#pragma once

#include <slope/codegen/runtime/table.hpp>

#include <HalideRuntime.h>

#include <cstdint>
#include <string>
#include <vector>

namespace fakes {

using slope::runtime::entry;
using slope::runtime::layout;
using slope::runtime::pipeline;

inline halide_buffer_t& buffer(void** argv, int i) { return *static_cast<halide_buffer_t*>(argv[i]); }
inline float& at(halide_buffer_t& b, int i, int j = 0, int k = 0) {
  int index = i * b.dim[0].stride;
  if (b.dimensions > 1)
    index += j * b.dim[1].stride;
  if (b.dimensions > 2)
    index += k * b.dim[2].stride;
  return reinterpret_cast<float*>(b.host)[index];
}

/// y = factor x; arguments x, y.
template <int factor = 2> int scale(void** argv) {
  halide_buffer_t &x = buffer(argv, 0), &y = buffer(argv, 1);
  if (x.dim[0].extent != y.dim[0].extent || x.dimensions != 1)
    return -100;
  for (int i = 0; i < x.dim[0].extent; ++i)
    at(y, i) = factor * at(x, i);
  return 0;
}

/// y = alpha x; arguments x, alpha, y.
inline int scale_by(void** argv) {
  const float alpha = *static_cast<float*>(argv[1]);
  halide_buffer_t &x = buffer(argv, 0), &y = buffer(argv, 2);
  for (int i = 0; i < x.dim[0].extent; ++i)
    at(y, i) = alpha * at(x, i);
  return 0;
}

/// prelu-like: dx = a dy, da = sum of x dy over this row; arguments x, a, dy, dx, da.
inline int learned_rows(void** argv) {
  const float a = *static_cast<float*>(argv[1]);
  halide_buffer_t &x = buffer(argv, 0), &dy = buffer(argv, 2), &dx = buffer(argv, 3), &da = buffer(argv, 4);
  if (da.type.bits != 64 || da.dimensions != 1 || da.dim[0].extent != 1)
    return -100;
  double sum = 0;
  for (int i = 0; i < x.dim[0].extent; ++i) {
    sum += static_cast<double>(at(x, i)) * at(dy, i);
    at(dx, i) = a * at(dy, i);
  }
  reinterpret_cast<double*>(da.host)[0] = sum;
  return 0;
}

inline int learned_columns(void** argv) {
  halide_buffer_t &x = buffer(argv, 0), &a = buffer(argv, 1), &dy = buffer(argv, 2), &dx = buffer(argv, 3),
                  &da = buffer(argv, 4);
  if (x.dimensions != 2 || da.dim[0].extent != x.dim[0].extent)
    return -100;
  for (int c = 0; c < x.dim[0].extent; ++c) {
    double sum = 0;
    for (int o = 0; o < x.dim[1].extent; ++o) {
      sum += static_cast<double>(at(x, c, o)) * at(dy, c, o);
      at(dx, c, o) = at(a, c) * at(dy, c, o);
    }
    reinterpret_cast<double*>(da.host)[c] = sum;
  }
  return 0;
}

/// And a second learned number, whose gradient is the sum of dy dy; arguments x, a, b, dy, dx, da, db.
template <int (*one)(void**)> int two_learned(void** argv) {
  void* second[] = {argv[3], argv[2], argv[3], argv[4], argv[6]};
  void* first[] = {argv[0], argv[1], argv[3], argv[4], argv[5]};
  const int failed = one(second);
  return failed ? failed : one(first);
}

/// y = max over k of x; arguments x, y.
inline int maximum(void** argv) {
  halide_buffer_t &x = buffer(argv, 0), &y = buffer(argv, 1);
  if (x.dimensions != 3 || y.dimensions != 2)
    return -100;
  for (int o = 0; o < y.dim[1].extent; ++o)
    for (int i = 0; i < y.dim[0].extent; ++i) {
      float best = at(x, i, 0, o);
      for (int k = 1; k < x.dim[1].extent; ++k)
        best = best > at(x, i, k, o) ? best : at(x, i, k, o);
      at(y, i, o) = best;
    }
  return 0;
}

/// A grouped kernel with a learned number a piece: y = sum over k of a x, da = sums of x dy; x, a, dy, y, da.
inline int grouped_learned(void** argv) {
  halide_buffer_t &x = buffer(argv, 0), &a = buffer(argv, 1), &dy = buffer(argv, 2), &y = buffer(argv, 3),
                  &da = buffer(argv, 4);
  auto* sums = reinterpret_cast<double*>(da.host);
  for (int k = 0; k < x.dim[1].extent; ++k)
    sums[k] = 0;
  for (int o = 0; o < y.dim[1].extent; ++o)
    for (int i = 0; i < y.dim[0].extent; ++i) {
      float sum = 0;
      for (int k = 0; k < x.dim[1].extent; ++k) {
        sum += at(a, k) * at(x, i, k, o);
        sums[k] += static_cast<double>(at(x, i, k, o)) * at(dy, i, o);
      }
      at(y, i, o) = sum;
    }
  return 0;
}

inline int failing(void** argv) {
  (void)argv;
  halide_error(nullptr, "the fake failed");
  return -42;
}

inline const slope_argument unary[] = {{"x", slope_input, 0}, {"y", slope_output, 0}};
inline const slope_argument unary_scalar[] = {
    {"x", slope_input, 0}, {"alpha", slope_scalar, 1}, {"y", slope_output, 0}};
inline const slope_argument two_outputs[] = {
    {"x", slope_input, 0}, {"y", slope_output, 0}, {"dx", slope_output, 0}};
inline const slope_argument learned_backward[] = {{"x", slope_input, 0},
                                                  {"a", slope_learned, 0.25},
                                                  {"dy", slope_cotangent, 0},
                                                  {"dx", slope_output, 0},
                                                  {"da", slope_learned_gradient, 0}};
inline const slope_argument two_learned_backward[] = {
    {"x", slope_input, 0},   {"a", slope_learned, 0.25},         {"b", slope_learned, 1}, {"dy", slope_cotangent, 0},
    {"dx", slope_output, 0}, {"da", slope_learned_gradient, 0}, {"db", slope_learned_gradient, 0}};
inline const slope_argument learned_output[] = {{"x", slope_input, 0},
                                                {"a", slope_learned, 0.25},
                                                {"dy", slope_cotangent, 0},
                                                {"y", slope_output, 0},
                                                {"da", slope_learned_gradient, 0}};

template <std::size_t count>
entry make(const char* symbol, const slope_argument (&arguments)[count], pipeline rows,
           layout l = layout::elementwise, pipeline columns = nullptr) {
  return {{symbol, "forward", "f32", "fast", "cpu", 0, count, arguments, slope::runtime::launch, 0, 0},
          l,
          slope::runtime::element::f32,
          l != layout::grouped,
          0,
          {rows, nullptr, nullptr},
          {columns, nullptr, nullptr},
          nullptr};
}

inline slope_value in(const void* p) {
  slope_value v;
  v.in = p;
  return v;
}
inline slope_value out(void* p) {
  slope_value v;
  v.out = p;
  return v;
}
inline slope_value scalar(double s) {
  slope_value v;
  v.scalar = s;
  return v;
}

inline slope_status call(const entry& e, std::vector<slope_value> values, slope_shape shape) {
  return e.kernel.call(&e.kernel, values.data(), shape);
}

inline std::string message() { return slope::runtime::error_message(); }

/// Reproducible numbers in (-1, 1) whose sums round differently in every order.
inline std::vector<float> numbers(std::size_t n, std::uint32_t seed = 1) {
  std::vector<float> out(n);
  for (float& v : out) {
    seed = seed * 1664525u + 1013904223u;
    v = static_cast<float>(static_cast<std::int32_t>(seed)) / 2147483648.0f;
  }
  return out;
}

} // namespace fakes
