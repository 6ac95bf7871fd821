/* Written by: slope_add_kernels(slope AS slope/kernels HEADER slope/dsl/activations/all.hpp CATALOGUE slope::activations::catalogue TYPES f32 f64 f16 bf16 ACCURACY fast exact TARGETS cpu opencl cuda DEVICE_TYPES f32 DEVICE_ACCURACY fast TOOL slope_tool) */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SLOPE_KERNELS_H
#define SLOPE_KERNELS_H

#include <slope/runtime.h>

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Every kernel returns slope_ok, or one of these, with the words in slope_error_message():
 *   slope_null_pointer   an array is null (no elements: no array is looked at)
 *   slope_overlap        arrays share memory other than as an exact in-place pair
 *   slope_size_overflow  a size in bytes does not fit in memory
 *   slope_bad_shape      a shape without channels
 *   slope_unsupported    this processor has none of the levels in the library
 *   slope_out_of_memory  no room for the sums of learned gradients, or on the device
 *   slope_no_device, slope_device_error   from kernels with a device in their name
 * n counts elements, not bytes. Results are the same bits for any n, alignment and number of threads, and in place. */

/** The function of this name, with all its kernels; NULL if there is none. */
const slope_function* slope_find(const char* name);
/** How many functions there are; *list (unless list is NULL) becomes the array of them. */
size_t slope_functions(const slope_function* const** list);
/** What was wrong with the last call on this thread that did not return slope_ok; "" if there was none. */
const char* slope_error_message(void);
/** Threads for large arrays; 0: one a core that the caller may use. Made when first needed. */
slope_status slope_set_threads(int count);
/** The CPU level to use: "sse41", "avx2", "avx512"; NULL: the best that the processor has. */
slope_status slope_set_target(const char* level);
/** For the C++ header: keeps the message for a span of the wrong length, returns slope_bad_shape. */
slope_status slope_refuse_length(const char* symbol, const char* argument);

/* relu: max(x, 0)
 * derivative: when(x > 0, 1, 0) */

/** relu, forward (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_f32(const float* x, float* y, size_t n);
/** relu, forward (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_f32_opencl(const float* x, float* y, size_t n);
/** relu, forward (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_f32_cuda(const float* x, float* y, size_t n);
/** relu, backward (f32, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_backward_f32(const float* x, const float* dy, float* dx, size_t n);
/** relu, backward (f32, fast, opencl): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_backward_f32_opencl(const float* x, const float* dy, float* dx, size_t n);
/** relu, backward (f32, fast, cuda): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_backward_f32_cuda(const float* x, const float* dy, float* dx, size_t n);
/** relu, forward_backward (f32, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_backward_f32(const float* x, const float* dy, float* y, float* dx, size_t n);
/** relu, forward_backward (f32, fast, opencl): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_backward_f32_opencl(const float* x, const float* dy, float* y, float* dx, size_t n);
/** relu, forward_backward (f32, fast, cuda): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_backward_f32_cuda(const float* x, const float* dy, float* y, float* dx, size_t n);
/** relu, double_backward (f32, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_relu_double_backward_f32(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** relu, double_backward (f32, fast, opencl): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_relu_double_backward_f32_opencl(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** relu, double_backward (f32, fast, cuda): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_relu_double_backward_f32_cuda(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** relu, derivative of order 1 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_1_f32(const float* x, float* y, size_t n);
/** relu, derivative of order 1 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_1_f32_opencl(const float* x, float* y, size_t n);
/** relu, derivative of order 1 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_1_f32_cuda(const float* x, float* y, size_t n);
/** relu, derivative of order 2 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_2_f32(const float* x, float* y, size_t n);
/** relu, derivative of order 2 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_2_f32_opencl(const float* x, float* y, size_t n);
/** relu, derivative of order 2 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_2_f32_cuda(const float* x, float* y, size_t n);
/** relu, derivative of order 3 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_3_f32(const float* x, float* y, size_t n);
/** relu, derivative of order 3 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_3_f32_opencl(const float* x, float* y, size_t n);
/** relu, derivative of order 3 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_3_f32_cuda(const float* x, float* y, size_t n);
/** relu, forward (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_f32_exact(const float* x, float* y, size_t n);
/** relu, backward (f32, exact, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_backward_f32_exact(const float* x, const float* dy, float* dx, size_t n);
/** relu, forward_backward (f32, exact, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_backward_f32_exact(const float* x, const float* dy, float* y, float* dx, size_t n);
/** relu, double_backward (f32, exact, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_relu_double_backward_f32_exact(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** relu, derivative of order 1 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_1_f32_exact(const float* x, float* y, size_t n);
/** relu, derivative of order 2 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_2_f32_exact(const float* x, float* y, size_t n);
/** relu, derivative of order 3 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_3_f32_exact(const float* x, float* y, size_t n);
/** relu, forward (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_f64(const double* x, double* y, size_t n);
/** relu, backward (f64, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_backward_f64(const double* x, const double* dy, double* dx, size_t n);
/** relu, forward_backward (f64, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_backward_f64(const double* x, const double* dy, double* y, double* dx, size_t n);
/** relu, double_backward (f64, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_relu_double_backward_f64(const double* x, const double* dy, const double* ddx, double* gx, double* gdy, size_t n);
/** relu, derivative of order 1 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_1_f64(const double* x, double* y, size_t n);
/** relu, derivative of order 2 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_2_f64(const double* x, double* y, size_t n);
/** relu, derivative of order 3 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_3_f64(const double* x, double* y, size_t n);
/** relu, forward (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_f16(const uint16_t* x, uint16_t* y, size_t n);
/** relu, backward (f16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** relu, forward_backward (f16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** relu, double_backward (f16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_relu_double_backward_f16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** relu, derivative of order 1 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_1_f16(const uint16_t* x, uint16_t* y, size_t n);
/** relu, derivative of order 2 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_2_f16(const uint16_t* x, uint16_t* y, size_t n);
/** relu, derivative of order 3 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_3_f16(const uint16_t* x, uint16_t* y, size_t n);
/** relu, forward (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** relu, backward (bf16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** relu, forward_backward (bf16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_relu_forward_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** relu, double_backward (bf16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_relu_double_backward_bf16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** relu, derivative of order 1 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_1_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** relu, derivative of order 2 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_2_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** relu, derivative of order 3 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_relu_derivative_3_bf16(const uint16_t* x, uint16_t* y, size_t n);

/* leaky_relu: when(x > 0, x, alpha * x)
 * derivative: when(x > 0, 1, alpha) */

/** leaky_relu, forward (f32, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_f32(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, forward (f32, fast, opencl): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_f32_opencl(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, forward (f32, fast, cuda): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_f32_cuda(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, backward (f32, fast, cpu): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_backward_f32(const float* x, const float* dy, float alpha, float* dx, size_t n);
/** leaky_relu, backward (f32, fast, opencl): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_backward_f32_opencl(const float* x, const float* dy, float alpha, float* dx, size_t n);
/** leaky_relu, backward (f32, fast, cuda): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_backward_f32_cuda(const float* x, const float* dy, float alpha, float* dx, size_t n);
/** leaky_relu, forward_backward (f32, fast, cpu): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_backward_f32(const float* x, const float* dy, float alpha, float* y, float* dx, size_t n);
/** leaky_relu, forward_backward (f32, fast, opencl): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_backward_f32_opencl(const float* x, const float* dy, float alpha, float* y, float* dx, size_t n);
/** leaky_relu, forward_backward (f32, fast, cuda): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_backward_f32_cuda(const float* x, const float* dy, float alpha, float* y, float* dx, size_t n);
/** leaky_relu, double_backward (f32, fast, cpu): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_double_backward_f32(const float* x, const float* dy, const float* ddx, float alpha, float* gx, float* gdy, size_t n);
/** leaky_relu, double_backward (f32, fast, opencl): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_double_backward_f32_opencl(const float* x, const float* dy, const float* ddx, float alpha, float* gx, float* gdy, size_t n);
/** leaky_relu, double_backward (f32, fast, cuda): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_double_backward_f32_cuda(const float* x, const float* dy, const float* ddx, float alpha, float* gx, float* gdy, size_t n);
/** leaky_relu, derivative of order 1 (f32, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_1_f32(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, derivative of order 1 (f32, fast, opencl): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_1_f32_opencl(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, derivative of order 1 (f32, fast, cuda): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_1_f32_cuda(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, derivative of order 2 (f32, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_2_f32(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, derivative of order 2 (f32, fast, opencl): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_2_f32_opencl(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, derivative of order 2 (f32, fast, cuda): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_2_f32_cuda(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, derivative of order 3 (f32, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_3_f32(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, derivative of order 3 (f32, fast, opencl): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_3_f32_opencl(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, derivative of order 3 (f32, fast, cuda): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_3_f32_cuda(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, forward (f32, exact, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_f32_exact(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, backward (f32, exact, cpu): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_backward_f32_exact(const float* x, const float* dy, float alpha, float* dx, size_t n);
/** leaky_relu, forward_backward (f32, exact, cpu): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_backward_f32_exact(const float* x, const float* dy, float alpha, float* y, float* dx, size_t n);
/** leaky_relu, double_backward (f32, exact, cpu): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_double_backward_f32_exact(const float* x, const float* dy, const float* ddx, float alpha, float* gx, float* gdy, size_t n);
/** leaky_relu, derivative of order 1 (f32, exact, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_1_f32_exact(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, derivative of order 2 (f32, exact, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_2_f32_exact(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, derivative of order 3 (f32, exact, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_3_f32_exact(const float* x, float alpha, float* y, size_t n);
/** leaky_relu, forward (f64, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_f64(const double* x, double alpha, double* y, size_t n);
/** leaky_relu, backward (f64, fast, cpu): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_backward_f64(const double* x, const double* dy, double alpha, double* dx, size_t n);
/** leaky_relu, forward_backward (f64, fast, cpu): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_backward_f64(const double* x, const double* dy, double alpha, double* y, double* dx, size_t n);
/** leaky_relu, double_backward (f64, fast, cpu): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_double_backward_f64(const double* x, const double* dy, const double* ddx, double alpha, double* gx, double* gdy, size_t n);
/** leaky_relu, derivative of order 1 (f64, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_1_f64(const double* x, double alpha, double* y, size_t n);
/** leaky_relu, derivative of order 2 (f64, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_2_f64(const double* x, double alpha, double* y, size_t n);
/** leaky_relu, derivative of order 3 (f64, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_3_f64(const double* x, double alpha, double* y, size_t n);
/** leaky_relu, forward (f16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_f16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** leaky_relu, backward (f16, fast, cpu): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_backward_f16(const uint16_t* x, const uint16_t* dy, float alpha, uint16_t* dx, size_t n);
/** leaky_relu, forward_backward (f16, fast, cpu): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_backward_f16(const uint16_t* x, const uint16_t* dy, float alpha, uint16_t* y, uint16_t* dx, size_t n);
/** leaky_relu, double_backward (f16, fast, cpu): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_double_backward_f16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, float alpha, uint16_t* gx, uint16_t* gdy, size_t n);
/** leaky_relu, derivative of order 1 (f16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_1_f16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** leaky_relu, derivative of order 2 (f16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_2_f16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** leaky_relu, derivative of order 3 (f16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_3_f16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** leaky_relu, forward (bf16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_bf16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** leaky_relu, backward (bf16, fast, cpu): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_backward_bf16(const uint16_t* x, const uint16_t* dy, float alpha, uint16_t* dx, size_t n);
/** leaky_relu, forward_backward (bf16, fast, cpu): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_forward_backward_bf16(const uint16_t* x, const uint16_t* dy, float alpha, uint16_t* y, uint16_t* dx, size_t n);
/** leaky_relu, double_backward (bf16, fast, cpu): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_double_backward_bf16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, float alpha, uint16_t* gx, uint16_t* gdy, size_t n);
/** leaky_relu, derivative of order 1 (bf16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_1_bf16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** leaky_relu, derivative of order 2 (bf16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_2_bf16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** leaky_relu, derivative of order 3 (bf16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 0.01. */
slope_status slope_leaky_relu_derivative_3_bf16(const uint16_t* x, float alpha, uint16_t* y, size_t n);

/* prelu: when(x > 0, x, a * x)
 * derivative: when(x > 0, 1, a) */

/** prelu, forward (f32, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_f32(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, forward (f32, fast, opencl): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_f32_opencl(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, forward (f32, fast, cuda): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_f32_cuda(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, backward (f32, fast, cpu): x, a, dy -> dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_backward_f32(const float* x, const float* a, const float* dy, float* dx, float* da, slope_shape shape);
/** prelu, backward (f32, fast, opencl): x, a, dy -> dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_backward_f32_opencl(const float* x, const float* a, const float* dy, float* dx, float* da, slope_shape shape);
/** prelu, backward (f32, fast, cuda): x, a, dy -> dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_backward_f32_cuda(const float* x, const float* a, const float* dy, float* dx, float* da, slope_shape shape);
/** prelu, forward_backward (f32, fast, cpu): x, a, dy -> y, dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_backward_f32(const float* x, const float* a, const float* dy, float* y, float* dx, float* da, slope_shape shape);
/** prelu, forward_backward (f32, fast, opencl): x, a, dy -> y, dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_backward_f32_opencl(const float* x, const float* a, const float* dy, float* y, float* dx, float* da, slope_shape shape);
/** prelu, forward_backward (f32, fast, cuda): x, a, dy -> y, dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_backward_f32_cuda(const float* x, const float* a, const float* dy, float* y, float* dx, float* da, slope_shape shape);
/** prelu, double_backward (f32, fast, cpu): x, a, dy, ddx -> gx, ga, gdy. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_double_backward_f32(const float* x, const float* a, const float* dy, const float* ddx, float* gx, float* ga, float* gdy, slope_shape shape);
/** prelu, double_backward (f32, fast, opencl): x, a, dy, ddx -> gx, ga, gdy. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_double_backward_f32_opencl(const float* x, const float* a, const float* dy, const float* ddx, float* gx, float* ga, float* gdy, slope_shape shape);
/** prelu, double_backward (f32, fast, cuda): x, a, dy, ddx -> gx, ga, gdy. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_double_backward_f32_cuda(const float* x, const float* a, const float* dy, const float* ddx, float* gx, float* ga, float* gdy, slope_shape shape);
/** prelu, derivative of order 1 (f32, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_1_f32(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, derivative of order 1 (f32, fast, opencl): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_1_f32_opencl(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, derivative of order 1 (f32, fast, cuda): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_1_f32_cuda(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, derivative of order 2 (f32, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_2_f32(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, derivative of order 2 (f32, fast, opencl): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_2_f32_opencl(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, derivative of order 2 (f32, fast, cuda): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_2_f32_cuda(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, derivative of order 3 (f32, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_3_f32(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, derivative of order 3 (f32, fast, opencl): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_3_f32_opencl(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, derivative of order 3 (f32, fast, cuda): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_3_f32_cuda(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, forward (f32, exact, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_f32_exact(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, backward (f32, exact, cpu): x, a, dy -> dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_backward_f32_exact(const float* x, const float* a, const float* dy, float* dx, float* da, slope_shape shape);
/** prelu, forward_backward (f32, exact, cpu): x, a, dy -> y, dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_backward_f32_exact(const float* x, const float* a, const float* dy, float* y, float* dx, float* da, slope_shape shape);
/** prelu, double_backward (f32, exact, cpu): x, a, dy, ddx -> gx, ga, gdy. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_double_backward_f32_exact(const float* x, const float* a, const float* dy, const float* ddx, float* gx, float* ga, float* gdy, slope_shape shape);
/** prelu, derivative of order 1 (f32, exact, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_1_f32_exact(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, derivative of order 2 (f32, exact, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_2_f32_exact(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, derivative of order 3 (f32, exact, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_3_f32_exact(const float* x, const float* a, float* y, slope_shape shape);
/** prelu, forward (f64, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_f64(const double* x, const double* a, double* y, slope_shape shape);
/** prelu, backward (f64, fast, cpu): x, a, dy -> dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_backward_f64(const double* x, const double* a, const double* dy, double* dx, double* da, slope_shape shape);
/** prelu, forward_backward (f64, fast, cpu): x, a, dy -> y, dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_backward_f64(const double* x, const double* a, const double* dy, double* y, double* dx, double* da, slope_shape shape);
/** prelu, double_backward (f64, fast, cpu): x, a, dy, ddx -> gx, ga, gdy. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_double_backward_f64(const double* x, const double* a, const double* dy, const double* ddx, double* gx, double* ga, double* gdy, slope_shape shape);
/** prelu, derivative of order 1 (f64, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_1_f64(const double* x, const double* a, double* y, slope_shape shape);
/** prelu, derivative of order 2 (f64, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_2_f64(const double* x, const double* a, double* y, slope_shape shape);
/** prelu, derivative of order 3 (f64, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_3_f64(const double* x, const double* a, double* y, slope_shape shape);
/** prelu, forward (f16, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_f16(const uint16_t* x, const uint16_t* a, uint16_t* y, slope_shape shape);
/** prelu, backward (f16, fast, cpu): x, a, dy -> dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_backward_f16(const uint16_t* x, const uint16_t* a, const uint16_t* dy, uint16_t* dx, uint16_t* da, slope_shape shape);
/** prelu, forward_backward (f16, fast, cpu): x, a, dy -> y, dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_backward_f16(const uint16_t* x, const uint16_t* a, const uint16_t* dy, uint16_t* y, uint16_t* dx, uint16_t* da, slope_shape shape);
/** prelu, double_backward (f16, fast, cpu): x, a, dy, ddx -> gx, ga, gdy. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_double_backward_f16(const uint16_t* x, const uint16_t* a, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* ga, uint16_t* gdy, slope_shape shape);
/** prelu, derivative of order 1 (f16, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_1_f16(const uint16_t* x, const uint16_t* a, uint16_t* y, slope_shape shape);
/** prelu, derivative of order 2 (f16, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_2_f16(const uint16_t* x, const uint16_t* a, uint16_t* y, slope_shape shape);
/** prelu, derivative of order 3 (f16, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_3_f16(const uint16_t* x, const uint16_t* a, uint16_t* y, slope_shape shape);
/** prelu, forward (bf16, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_bf16(const uint16_t* x, const uint16_t* a, uint16_t* y, slope_shape shape);
/** prelu, backward (bf16, fast, cpu): x, a, dy -> dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_backward_bf16(const uint16_t* x, const uint16_t* a, const uint16_t* dy, uint16_t* dx, uint16_t* da, slope_shape shape);
/** prelu, forward_backward (bf16, fast, cpu): x, a, dy -> y, dx, da. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_forward_backward_bf16(const uint16_t* x, const uint16_t* a, const uint16_t* dy, uint16_t* y, uint16_t* dx, uint16_t* da, slope_shape shape);
/** prelu, double_backward (bf16, fast, cpu): x, a, dy, ddx -> gx, ga, gdy. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_double_backward_bf16(const uint16_t* x, const uint16_t* a, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* ga, uint16_t* gdy, slope_shape shape);
/** prelu, derivative of order 1 (bf16, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_1_bf16(const uint16_t* x, const uint16_t* a, uint16_t* y, slope_shape shape);
/** prelu, derivative of order 2 (bf16, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_2_bf16(const uint16_t* x, const uint16_t* a, uint16_t* y, slope_shape shape);
/** prelu, derivative of order 3 (bf16, fast, cpu): x, a -> y. Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements. In place is allowed. */
slope_status slope_prelu_derivative_3_bf16(const uint16_t* x, const uint16_t* a, uint16_t* y, slope_shape shape);

/* elu: when(x > 0, x, alpha * expm1(x))
 * derivative: when(x > 0, 1, alpha * exp(x)) */

/** elu, forward (f32, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_f32(const float* x, float alpha, float* y, size_t n);
/** elu, forward (f32, fast, opencl): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_f32_opencl(const float* x, float alpha, float* y, size_t n);
/** elu, forward (f32, fast, cuda): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_f32_cuda(const float* x, float alpha, float* y, size_t n);
/** elu, backward (f32, fast, cpu): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_backward_f32(const float* x, const float* dy, float alpha, float* dx, size_t n);
/** elu, backward (f32, fast, opencl): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_backward_f32_opencl(const float* x, const float* dy, float alpha, float* dx, size_t n);
/** elu, backward (f32, fast, cuda): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_backward_f32_cuda(const float* x, const float* dy, float alpha, float* dx, size_t n);
/** elu, forward_backward (f32, fast, cpu): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_backward_f32(const float* x, const float* dy, float alpha, float* y, float* dx, size_t n);
/** elu, forward_backward (f32, fast, opencl): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_backward_f32_opencl(const float* x, const float* dy, float alpha, float* y, float* dx, size_t n);
/** elu, forward_backward (f32, fast, cuda): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_backward_f32_cuda(const float* x, const float* dy, float alpha, float* y, float* dx, size_t n);
/** elu, double_backward (f32, fast, cpu): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_double_backward_f32(const float* x, const float* dy, const float* ddx, float alpha, float* gx, float* gdy, size_t n);
/** elu, double_backward (f32, fast, opencl): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_double_backward_f32_opencl(const float* x, const float* dy, const float* ddx, float alpha, float* gx, float* gdy, size_t n);
/** elu, double_backward (f32, fast, cuda): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_double_backward_f32_cuda(const float* x, const float* dy, const float* ddx, float alpha, float* gx, float* gdy, size_t n);
/** elu, derivative of order 1 (f32, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_1_f32(const float* x, float alpha, float* y, size_t n);
/** elu, derivative of order 1 (f32, fast, opencl): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_1_f32_opencl(const float* x, float alpha, float* y, size_t n);
/** elu, derivative of order 1 (f32, fast, cuda): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_1_f32_cuda(const float* x, float alpha, float* y, size_t n);
/** elu, derivative of order 2 (f32, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_2_f32(const float* x, float alpha, float* y, size_t n);
/** elu, derivative of order 2 (f32, fast, opencl): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_2_f32_opencl(const float* x, float alpha, float* y, size_t n);
/** elu, derivative of order 2 (f32, fast, cuda): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_2_f32_cuda(const float* x, float alpha, float* y, size_t n);
/** elu, derivative of order 3 (f32, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_3_f32(const float* x, float alpha, float* y, size_t n);
/** elu, derivative of order 3 (f32, fast, opencl): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_3_f32_opencl(const float* x, float alpha, float* y, size_t n);
/** elu, derivative of order 3 (f32, fast, cuda): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_3_f32_cuda(const float* x, float alpha, float* y, size_t n);
/** elu, forward (f32, exact, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_f32_exact(const float* x, float alpha, float* y, size_t n);
/** elu, backward (f32, exact, cpu): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_backward_f32_exact(const float* x, const float* dy, float alpha, float* dx, size_t n);
/** elu, forward_backward (f32, exact, cpu): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_backward_f32_exact(const float* x, const float* dy, float alpha, float* y, float* dx, size_t n);
/** elu, double_backward (f32, exact, cpu): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_double_backward_f32_exact(const float* x, const float* dy, const float* ddx, float alpha, float* gx, float* gdy, size_t n);
/** elu, derivative of order 1 (f32, exact, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_1_f32_exact(const float* x, float alpha, float* y, size_t n);
/** elu, derivative of order 2 (f32, exact, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_2_f32_exact(const float* x, float alpha, float* y, size_t n);
/** elu, derivative of order 3 (f32, exact, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_3_f32_exact(const float* x, float alpha, float* y, size_t n);
/** elu, forward (f64, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_f64(const double* x, double alpha, double* y, size_t n);
/** elu, backward (f64, fast, cpu): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_backward_f64(const double* x, const double* dy, double alpha, double* dx, size_t n);
/** elu, forward_backward (f64, fast, cpu): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_backward_f64(const double* x, const double* dy, double alpha, double* y, double* dx, size_t n);
/** elu, double_backward (f64, fast, cpu): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_double_backward_f64(const double* x, const double* dy, const double* ddx, double alpha, double* gx, double* gdy, size_t n);
/** elu, derivative of order 1 (f64, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_1_f64(const double* x, double alpha, double* y, size_t n);
/** elu, derivative of order 2 (f64, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_2_f64(const double* x, double alpha, double* y, size_t n);
/** elu, derivative of order 3 (f64, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_3_f64(const double* x, double alpha, double* y, size_t n);
/** elu, forward (f16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_f16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** elu, backward (f16, fast, cpu): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_backward_f16(const uint16_t* x, const uint16_t* dy, float alpha, uint16_t* dx, size_t n);
/** elu, forward_backward (f16, fast, cpu): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_backward_f16(const uint16_t* x, const uint16_t* dy, float alpha, uint16_t* y, uint16_t* dx, size_t n);
/** elu, double_backward (f16, fast, cpu): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_double_backward_f16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, float alpha, uint16_t* gx, uint16_t* gdy, size_t n);
/** elu, derivative of order 1 (f16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_1_f16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** elu, derivative of order 2 (f16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_2_f16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** elu, derivative of order 3 (f16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_3_f16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** elu, forward (bf16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_bf16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** elu, backward (bf16, fast, cpu): x, dy, alpha -> dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_backward_bf16(const uint16_t* x, const uint16_t* dy, float alpha, uint16_t* dx, size_t n);
/** elu, forward_backward (bf16, fast, cpu): x, dy, alpha -> y, dx. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_forward_backward_bf16(const uint16_t* x, const uint16_t* dy, float alpha, uint16_t* y, uint16_t* dx, size_t n);
/** elu, double_backward (bf16, fast, cpu): x, dy, ddx, alpha -> gx, gdy. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_double_backward_bf16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, float alpha, uint16_t* gx, uint16_t* gdy, size_t n);
/** elu, derivative of order 1 (bf16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_1_bf16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** elu, derivative of order 2 (bf16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_2_bf16(const uint16_t* x, float alpha, uint16_t* y, size_t n);
/** elu, derivative of order 3 (bf16, fast, cpu): x, alpha -> y. Arrays have n elements. In place is allowed. Defaults: alpha = 1. */
slope_status slope_elu_derivative_3_bf16(const uint16_t* x, float alpha, uint16_t* y, size_t n);

/* selu: rsqrt(0.5 + (normal_pdf(0) / (0.5 - exp(0.5) * normal_cdf(-1)))^2 * (0.5 + exp(2) * normal_cdf(-2) - 2 * exp(0.5) * normal_cdf(-1))) * when(x > 0, x, normal_pdf(0) / (0.5 - exp(0.5) * normal_cdf(-1)) * expm1(x))
 * derivative: rsqrt(0.5 + (normal_pdf(0) / (0.5 - exp(0.5) * normal_cdf(-1)))^2 * (0.5 + exp(2) * normal_cdf(-2) - 2 * exp(0.5) * normal_cdf(-1))) * when(x > 0, 1, normal_pdf(0) / (0.5 - exp(0.5) * normal_cdf(-1)) * exp(x)) */

/** selu, forward (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_f32(const float* x, float* y, size_t n);
/** selu, forward (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_f32_opencl(const float* x, float* y, size_t n);
/** selu, forward (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_f32_cuda(const float* x, float* y, size_t n);
/** selu, backward (f32, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_backward_f32(const float* x, const float* dy, float* dx, size_t n);
/** selu, backward (f32, fast, opencl): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_backward_f32_opencl(const float* x, const float* dy, float* dx, size_t n);
/** selu, backward (f32, fast, cuda): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_backward_f32_cuda(const float* x, const float* dy, float* dx, size_t n);
/** selu, forward_backward (f32, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_backward_f32(const float* x, const float* dy, float* y, float* dx, size_t n);
/** selu, forward_backward (f32, fast, opencl): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_backward_f32_opencl(const float* x, const float* dy, float* y, float* dx, size_t n);
/** selu, forward_backward (f32, fast, cuda): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_backward_f32_cuda(const float* x, const float* dy, float* y, float* dx, size_t n);
/** selu, double_backward (f32, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_selu_double_backward_f32(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** selu, double_backward (f32, fast, opencl): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_selu_double_backward_f32_opencl(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** selu, double_backward (f32, fast, cuda): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_selu_double_backward_f32_cuda(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** selu, derivative of order 1 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_1_f32(const float* x, float* y, size_t n);
/** selu, derivative of order 1 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_1_f32_opencl(const float* x, float* y, size_t n);
/** selu, derivative of order 1 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_1_f32_cuda(const float* x, float* y, size_t n);
/** selu, derivative of order 2 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_2_f32(const float* x, float* y, size_t n);
/** selu, derivative of order 2 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_2_f32_opencl(const float* x, float* y, size_t n);
/** selu, derivative of order 2 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_2_f32_cuda(const float* x, float* y, size_t n);
/** selu, derivative of order 3 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_3_f32(const float* x, float* y, size_t n);
/** selu, derivative of order 3 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_3_f32_opencl(const float* x, float* y, size_t n);
/** selu, derivative of order 3 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_3_f32_cuda(const float* x, float* y, size_t n);
/** selu, forward (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_f32_exact(const float* x, float* y, size_t n);
/** selu, backward (f32, exact, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_backward_f32_exact(const float* x, const float* dy, float* dx, size_t n);
/** selu, forward_backward (f32, exact, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_backward_f32_exact(const float* x, const float* dy, float* y, float* dx, size_t n);
/** selu, double_backward (f32, exact, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_selu_double_backward_f32_exact(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** selu, derivative of order 1 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_1_f32_exact(const float* x, float* y, size_t n);
/** selu, derivative of order 2 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_2_f32_exact(const float* x, float* y, size_t n);
/** selu, derivative of order 3 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_3_f32_exact(const float* x, float* y, size_t n);
/** selu, forward (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_f64(const double* x, double* y, size_t n);
/** selu, backward (f64, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_backward_f64(const double* x, const double* dy, double* dx, size_t n);
/** selu, forward_backward (f64, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_backward_f64(const double* x, const double* dy, double* y, double* dx, size_t n);
/** selu, double_backward (f64, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_selu_double_backward_f64(const double* x, const double* dy, const double* ddx, double* gx, double* gdy, size_t n);
/** selu, derivative of order 1 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_1_f64(const double* x, double* y, size_t n);
/** selu, derivative of order 2 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_2_f64(const double* x, double* y, size_t n);
/** selu, derivative of order 3 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_3_f64(const double* x, double* y, size_t n);
/** selu, forward (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_f16(const uint16_t* x, uint16_t* y, size_t n);
/** selu, backward (f16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** selu, forward_backward (f16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** selu, double_backward (f16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_selu_double_backward_f16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** selu, derivative of order 1 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_1_f16(const uint16_t* x, uint16_t* y, size_t n);
/** selu, derivative of order 2 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_2_f16(const uint16_t* x, uint16_t* y, size_t n);
/** selu, derivative of order 3 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_3_f16(const uint16_t* x, uint16_t* y, size_t n);
/** selu, forward (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** selu, backward (bf16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** selu, forward_backward (bf16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_selu_forward_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** selu, double_backward (bf16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_selu_double_backward_bf16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** selu, derivative of order 1 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_1_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** selu, derivative of order 2 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_2_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** selu, derivative of order 3 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_selu_derivative_3_bf16(const uint16_t* x, uint16_t* y, size_t n);

/* maxout: maximum(x)
 * derivative: selected(x) */

/** maxout, forward (f32, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels; without k: y. Not in place. */
slope_status slope_maxout_forward_f32(const float* x, float* y, slope_shape shape);
/** maxout, forward (f32, fast, opencl): x -> y. Arrays are [outer, k, inner] with k = shape.channels; without k: y. Not in place. */
slope_status slope_maxout_forward_f32_opencl(const float* x, float* y, slope_shape shape);
/** maxout, forward (f32, fast, cuda): x -> y. Arrays are [outer, k, inner] with k = shape.channels; without k: y. Not in place. */
slope_status slope_maxout_forward_f32_cuda(const float* x, float* y, slope_shape shape);
/** maxout, backward (f32, fast, cpu): x, dy -> dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy. Not in place. */
slope_status slope_maxout_backward_f32(const float* x, const float* dy, float* dx, slope_shape shape);
/** maxout, backward (f32, fast, opencl): x, dy -> dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy. Not in place. */
slope_status slope_maxout_backward_f32_opencl(const float* x, const float* dy, float* dx, slope_shape shape);
/** maxout, backward (f32, fast, cuda): x, dy -> dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy. Not in place. */
slope_status slope_maxout_backward_f32_cuda(const float* x, const float* dy, float* dx, slope_shape shape);
/** maxout, forward_backward (f32, fast, cpu): x, dy -> y, dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy y. Not in place. */
slope_status slope_maxout_forward_backward_f32(const float* x, const float* dy, float* y, float* dx, slope_shape shape);
/** maxout, forward_backward (f32, fast, opencl): x, dy -> y, dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy y. Not in place. */
slope_status slope_maxout_forward_backward_f32_opencl(const float* x, const float* dy, float* y, float* dx, slope_shape shape);
/** maxout, forward_backward (f32, fast, cuda): x, dy -> y, dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy y. Not in place. */
slope_status slope_maxout_forward_backward_f32_cuda(const float* x, const float* dy, float* y, float* dx, slope_shape shape);
/** maxout, double_backward (f32, fast, cpu): x, dy, ddx -> gx, gdy. Arrays are [outer, k, inner] with k = shape.channels; without k: dy gdy. Not in place. */
slope_status slope_maxout_double_backward_f32(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, slope_shape shape);
/** maxout, double_backward (f32, fast, opencl): x, dy, ddx -> gx, gdy. Arrays are [outer, k, inner] with k = shape.channels; without k: dy gdy. Not in place. */
slope_status slope_maxout_double_backward_f32_opencl(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, slope_shape shape);
/** maxout, double_backward (f32, fast, cuda): x, dy, ddx -> gx, gdy. Arrays are [outer, k, inner] with k = shape.channels; without k: dy gdy. Not in place. */
slope_status slope_maxout_double_backward_f32_cuda(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, slope_shape shape);
/** maxout, derivative of order 1 (f32, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_1_f32(const float* x, float* y, slope_shape shape);
/** maxout, derivative of order 1 (f32, fast, opencl): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_1_f32_opencl(const float* x, float* y, slope_shape shape);
/** maxout, derivative of order 1 (f32, fast, cuda): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_1_f32_cuda(const float* x, float* y, slope_shape shape);
/** maxout, derivative of order 2 (f32, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_2_f32(const float* x, float* y, slope_shape shape);
/** maxout, derivative of order 2 (f32, fast, opencl): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_2_f32_opencl(const float* x, float* y, slope_shape shape);
/** maxout, derivative of order 2 (f32, fast, cuda): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_2_f32_cuda(const float* x, float* y, slope_shape shape);
/** maxout, derivative of order 3 (f32, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_3_f32(const float* x, float* y, slope_shape shape);
/** maxout, derivative of order 3 (f32, fast, opencl): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_3_f32_opencl(const float* x, float* y, slope_shape shape);
/** maxout, derivative of order 3 (f32, fast, cuda): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_3_f32_cuda(const float* x, float* y, slope_shape shape);
/** maxout, forward (f32, exact, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels; without k: y. Not in place. */
slope_status slope_maxout_forward_f32_exact(const float* x, float* y, slope_shape shape);
/** maxout, backward (f32, exact, cpu): x, dy -> dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy. Not in place. */
slope_status slope_maxout_backward_f32_exact(const float* x, const float* dy, float* dx, slope_shape shape);
/** maxout, forward_backward (f32, exact, cpu): x, dy -> y, dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy y. Not in place. */
slope_status slope_maxout_forward_backward_f32_exact(const float* x, const float* dy, float* y, float* dx, slope_shape shape);
/** maxout, double_backward (f32, exact, cpu): x, dy, ddx -> gx, gdy. Arrays are [outer, k, inner] with k = shape.channels; without k: dy gdy. Not in place. */
slope_status slope_maxout_double_backward_f32_exact(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, slope_shape shape);
/** maxout, derivative of order 1 (f32, exact, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_1_f32_exact(const float* x, float* y, slope_shape shape);
/** maxout, derivative of order 2 (f32, exact, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_2_f32_exact(const float* x, float* y, slope_shape shape);
/** maxout, derivative of order 3 (f32, exact, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_3_f32_exact(const float* x, float* y, slope_shape shape);
/** maxout, forward (f64, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels; without k: y. Not in place. */
slope_status slope_maxout_forward_f64(const double* x, double* y, slope_shape shape);
/** maxout, backward (f64, fast, cpu): x, dy -> dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy. Not in place. */
slope_status slope_maxout_backward_f64(const double* x, const double* dy, double* dx, slope_shape shape);
/** maxout, forward_backward (f64, fast, cpu): x, dy -> y, dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy y. Not in place. */
slope_status slope_maxout_forward_backward_f64(const double* x, const double* dy, double* y, double* dx, slope_shape shape);
/** maxout, double_backward (f64, fast, cpu): x, dy, ddx -> gx, gdy. Arrays are [outer, k, inner] with k = shape.channels; without k: dy gdy. Not in place. */
slope_status slope_maxout_double_backward_f64(const double* x, const double* dy, const double* ddx, double* gx, double* gdy, slope_shape shape);
/** maxout, derivative of order 1 (f64, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_1_f64(const double* x, double* y, slope_shape shape);
/** maxout, derivative of order 2 (f64, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_2_f64(const double* x, double* y, slope_shape shape);
/** maxout, derivative of order 3 (f64, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_3_f64(const double* x, double* y, slope_shape shape);
/** maxout, forward (f16, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels; without k: y. Not in place. */
slope_status slope_maxout_forward_f16(const uint16_t* x, uint16_t* y, slope_shape shape);
/** maxout, backward (f16, fast, cpu): x, dy -> dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy. Not in place. */
slope_status slope_maxout_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, slope_shape shape);
/** maxout, forward_backward (f16, fast, cpu): x, dy -> y, dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy y. Not in place. */
slope_status slope_maxout_forward_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, slope_shape shape);
/** maxout, double_backward (f16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays are [outer, k, inner] with k = shape.channels; without k: dy gdy. Not in place. */
slope_status slope_maxout_double_backward_f16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, slope_shape shape);
/** maxout, derivative of order 1 (f16, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_1_f16(const uint16_t* x, uint16_t* y, slope_shape shape);
/** maxout, derivative of order 2 (f16, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_2_f16(const uint16_t* x, uint16_t* y, slope_shape shape);
/** maxout, derivative of order 3 (f16, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_3_f16(const uint16_t* x, uint16_t* y, slope_shape shape);
/** maxout, forward (bf16, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels; without k: y. Not in place. */
slope_status slope_maxout_forward_bf16(const uint16_t* x, uint16_t* y, slope_shape shape);
/** maxout, backward (bf16, fast, cpu): x, dy -> dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy. Not in place. */
slope_status slope_maxout_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, slope_shape shape);
/** maxout, forward_backward (bf16, fast, cpu): x, dy -> y, dx. Arrays are [outer, k, inner] with k = shape.channels; without k: dy y. Not in place. */
slope_status slope_maxout_forward_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, slope_shape shape);
/** maxout, double_backward (bf16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays are [outer, k, inner] with k = shape.channels; without k: dy gdy. Not in place. */
slope_status slope_maxout_double_backward_bf16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, slope_shape shape);
/** maxout, derivative of order 1 (bf16, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_1_bf16(const uint16_t* x, uint16_t* y, slope_shape shape);
/** maxout, derivative of order 2 (bf16, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_2_bf16(const uint16_t* x, uint16_t* y, slope_shape shape);
/** maxout, derivative of order 3 (bf16, fast, cpu): x -> y. Arrays are [outer, k, inner] with k = shape.channels. Not in place. */
slope_status slope_maxout_derivative_3_bf16(const uint16_t* x, uint16_t* y, slope_shape shape);

/* sigmoid: sigmoid(x)
 * derivative: sigmoid(x) * sigmoid(-x) */

/** sigmoid, forward (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_f32(const float* x, float* y, size_t n);
/** sigmoid, forward (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_f32_opencl(const float* x, float* y, size_t n);
/** sigmoid, forward (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_f32_cuda(const float* x, float* y, size_t n);
/** sigmoid, backward (f32, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_backward_f32(const float* x, const float* dy, float* dx, size_t n);
/** sigmoid, backward (f32, fast, opencl): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_backward_f32_opencl(const float* x, const float* dy, float* dx, size_t n);
/** sigmoid, backward (f32, fast, cuda): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_backward_f32_cuda(const float* x, const float* dy, float* dx, size_t n);
/** sigmoid, forward_backward (f32, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_backward_f32(const float* x, const float* dy, float* y, float* dx, size_t n);
/** sigmoid, forward_backward (f32, fast, opencl): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_backward_f32_opencl(const float* x, const float* dy, float* y, float* dx, size_t n);
/** sigmoid, forward_backward (f32, fast, cuda): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_backward_f32_cuda(const float* x, const float* dy, float* y, float* dx, size_t n);
/** sigmoid, double_backward (f32, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_double_backward_f32(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** sigmoid, double_backward (f32, fast, opencl): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_double_backward_f32_opencl(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** sigmoid, double_backward (f32, fast, cuda): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_double_backward_f32_cuda(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** sigmoid, derivative of order 1 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_1_f32(const float* x, float* y, size_t n);
/** sigmoid, derivative of order 1 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_1_f32_opencl(const float* x, float* y, size_t n);
/** sigmoid, derivative of order 1 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_1_f32_cuda(const float* x, float* y, size_t n);
/** sigmoid, derivative of order 2 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_2_f32(const float* x, float* y, size_t n);
/** sigmoid, derivative of order 2 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_2_f32_opencl(const float* x, float* y, size_t n);
/** sigmoid, derivative of order 2 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_2_f32_cuda(const float* x, float* y, size_t n);
/** sigmoid, derivative of order 3 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_3_f32(const float* x, float* y, size_t n);
/** sigmoid, derivative of order 3 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_3_f32_opencl(const float* x, float* y, size_t n);
/** sigmoid, derivative of order 3 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_3_f32_cuda(const float* x, float* y, size_t n);
/** sigmoid, forward (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_f32_exact(const float* x, float* y, size_t n);
/** sigmoid, backward (f32, exact, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_backward_f32_exact(const float* x, const float* dy, float* dx, size_t n);
/** sigmoid, forward_backward (f32, exact, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_backward_f32_exact(const float* x, const float* dy, float* y, float* dx, size_t n);
/** sigmoid, double_backward (f32, exact, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_double_backward_f32_exact(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** sigmoid, derivative of order 1 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_1_f32_exact(const float* x, float* y, size_t n);
/** sigmoid, derivative of order 2 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_2_f32_exact(const float* x, float* y, size_t n);
/** sigmoid, derivative of order 3 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_3_f32_exact(const float* x, float* y, size_t n);
/** sigmoid, forward (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_f64(const double* x, double* y, size_t n);
/** sigmoid, backward (f64, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_backward_f64(const double* x, const double* dy, double* dx, size_t n);
/** sigmoid, forward_backward (f64, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_backward_f64(const double* x, const double* dy, double* y, double* dx, size_t n);
/** sigmoid, double_backward (f64, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_double_backward_f64(const double* x, const double* dy, const double* ddx, double* gx, double* gdy, size_t n);
/** sigmoid, derivative of order 1 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_1_f64(const double* x, double* y, size_t n);
/** sigmoid, derivative of order 2 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_2_f64(const double* x, double* y, size_t n);
/** sigmoid, derivative of order 3 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_3_f64(const double* x, double* y, size_t n);
/** sigmoid, forward (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_f16(const uint16_t* x, uint16_t* y, size_t n);
/** sigmoid, backward (f16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** sigmoid, forward_backward (f16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** sigmoid, double_backward (f16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_double_backward_f16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** sigmoid, derivative of order 1 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_1_f16(const uint16_t* x, uint16_t* y, size_t n);
/** sigmoid, derivative of order 2 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_2_f16(const uint16_t* x, uint16_t* y, size_t n);
/** sigmoid, derivative of order 3 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_3_f16(const uint16_t* x, uint16_t* y, size_t n);
/** sigmoid, forward (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** sigmoid, backward (bf16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** sigmoid, forward_backward (bf16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_forward_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** sigmoid, double_backward (bf16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_double_backward_bf16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** sigmoid, derivative of order 1 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_1_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** sigmoid, derivative of order 2 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_2_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** sigmoid, derivative of order 3 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_sigmoid_derivative_3_bf16(const uint16_t* x, uint16_t* y, size_t n);

/* tanh: tanh(x)
 * derivative: 1 - tanh(x)^2 */

/** tanh, forward (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_f32(const float* x, float* y, size_t n);
/** tanh, forward (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_f32_opencl(const float* x, float* y, size_t n);
/** tanh, forward (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_f32_cuda(const float* x, float* y, size_t n);
/** tanh, backward (f32, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_backward_f32(const float* x, const float* dy, float* dx, size_t n);
/** tanh, backward (f32, fast, opencl): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_backward_f32_opencl(const float* x, const float* dy, float* dx, size_t n);
/** tanh, backward (f32, fast, cuda): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_backward_f32_cuda(const float* x, const float* dy, float* dx, size_t n);
/** tanh, forward_backward (f32, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_backward_f32(const float* x, const float* dy, float* y, float* dx, size_t n);
/** tanh, forward_backward (f32, fast, opencl): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_backward_f32_opencl(const float* x, const float* dy, float* y, float* dx, size_t n);
/** tanh, forward_backward (f32, fast, cuda): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_backward_f32_cuda(const float* x, const float* dy, float* y, float* dx, size_t n);
/** tanh, double_backward (f32, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_double_backward_f32(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** tanh, double_backward (f32, fast, opencl): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_double_backward_f32_opencl(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** tanh, double_backward (f32, fast, cuda): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_double_backward_f32_cuda(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** tanh, derivative of order 1 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_1_f32(const float* x, float* y, size_t n);
/** tanh, derivative of order 1 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_1_f32_opencl(const float* x, float* y, size_t n);
/** tanh, derivative of order 1 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_1_f32_cuda(const float* x, float* y, size_t n);
/** tanh, derivative of order 2 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_2_f32(const float* x, float* y, size_t n);
/** tanh, derivative of order 2 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_2_f32_opencl(const float* x, float* y, size_t n);
/** tanh, derivative of order 2 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_2_f32_cuda(const float* x, float* y, size_t n);
/** tanh, derivative of order 3 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_3_f32(const float* x, float* y, size_t n);
/** tanh, derivative of order 3 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_3_f32_opencl(const float* x, float* y, size_t n);
/** tanh, derivative of order 3 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_3_f32_cuda(const float* x, float* y, size_t n);
/** tanh, forward (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_f32_exact(const float* x, float* y, size_t n);
/** tanh, backward (f32, exact, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_backward_f32_exact(const float* x, const float* dy, float* dx, size_t n);
/** tanh, forward_backward (f32, exact, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_backward_f32_exact(const float* x, const float* dy, float* y, float* dx, size_t n);
/** tanh, double_backward (f32, exact, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_double_backward_f32_exact(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** tanh, derivative of order 1 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_1_f32_exact(const float* x, float* y, size_t n);
/** tanh, derivative of order 2 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_2_f32_exact(const float* x, float* y, size_t n);
/** tanh, derivative of order 3 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_3_f32_exact(const float* x, float* y, size_t n);
/** tanh, forward (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_f64(const double* x, double* y, size_t n);
/** tanh, backward (f64, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_backward_f64(const double* x, const double* dy, double* dx, size_t n);
/** tanh, forward_backward (f64, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_backward_f64(const double* x, const double* dy, double* y, double* dx, size_t n);
/** tanh, double_backward (f64, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_double_backward_f64(const double* x, const double* dy, const double* ddx, double* gx, double* gdy, size_t n);
/** tanh, derivative of order 1 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_1_f64(const double* x, double* y, size_t n);
/** tanh, derivative of order 2 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_2_f64(const double* x, double* y, size_t n);
/** tanh, derivative of order 3 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_3_f64(const double* x, double* y, size_t n);
/** tanh, forward (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_f16(const uint16_t* x, uint16_t* y, size_t n);
/** tanh, backward (f16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** tanh, forward_backward (f16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** tanh, double_backward (f16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_double_backward_f16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** tanh, derivative of order 1 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_1_f16(const uint16_t* x, uint16_t* y, size_t n);
/** tanh, derivative of order 2 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_2_f16(const uint16_t* x, uint16_t* y, size_t n);
/** tanh, derivative of order 3 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_3_f16(const uint16_t* x, uint16_t* y, size_t n);
/** tanh, forward (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** tanh, backward (bf16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** tanh, forward_backward (bf16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_forward_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** tanh, double_backward (bf16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_double_backward_bf16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** tanh, derivative of order 1 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_1_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** tanh, derivative of order 2 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_2_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** tanh, derivative of order 3 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_tanh_derivative_3_bf16(const uint16_t* x, uint16_t* y, size_t n);

/* softplus: softplus(x)
 * derivative: sigmoid(x) */

/** softplus, forward (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_f32(const float* x, float* y, size_t n);
/** softplus, forward (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_f32_opencl(const float* x, float* y, size_t n);
/** softplus, forward (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_f32_cuda(const float* x, float* y, size_t n);
/** softplus, backward (f32, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_backward_f32(const float* x, const float* dy, float* dx, size_t n);
/** softplus, backward (f32, fast, opencl): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_backward_f32_opencl(const float* x, const float* dy, float* dx, size_t n);
/** softplus, backward (f32, fast, cuda): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_backward_f32_cuda(const float* x, const float* dy, float* dx, size_t n);
/** softplus, forward_backward (f32, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_backward_f32(const float* x, const float* dy, float* y, float* dx, size_t n);
/** softplus, forward_backward (f32, fast, opencl): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_backward_f32_opencl(const float* x, const float* dy, float* y, float* dx, size_t n);
/** softplus, forward_backward (f32, fast, cuda): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_backward_f32_cuda(const float* x, const float* dy, float* y, float* dx, size_t n);
/** softplus, double_backward (f32, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_double_backward_f32(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** softplus, double_backward (f32, fast, opencl): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_double_backward_f32_opencl(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** softplus, double_backward (f32, fast, cuda): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_double_backward_f32_cuda(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** softplus, derivative of order 1 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_1_f32(const float* x, float* y, size_t n);
/** softplus, derivative of order 1 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_1_f32_opencl(const float* x, float* y, size_t n);
/** softplus, derivative of order 1 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_1_f32_cuda(const float* x, float* y, size_t n);
/** softplus, derivative of order 2 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_2_f32(const float* x, float* y, size_t n);
/** softplus, derivative of order 2 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_2_f32_opencl(const float* x, float* y, size_t n);
/** softplus, derivative of order 2 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_2_f32_cuda(const float* x, float* y, size_t n);
/** softplus, derivative of order 3 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_3_f32(const float* x, float* y, size_t n);
/** softplus, derivative of order 3 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_3_f32_opencl(const float* x, float* y, size_t n);
/** softplus, derivative of order 3 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_3_f32_cuda(const float* x, float* y, size_t n);
/** softplus, forward (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_f32_exact(const float* x, float* y, size_t n);
/** softplus, backward (f32, exact, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_backward_f32_exact(const float* x, const float* dy, float* dx, size_t n);
/** softplus, forward_backward (f32, exact, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_backward_f32_exact(const float* x, const float* dy, float* y, float* dx, size_t n);
/** softplus, double_backward (f32, exact, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_double_backward_f32_exact(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** softplus, derivative of order 1 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_1_f32_exact(const float* x, float* y, size_t n);
/** softplus, derivative of order 2 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_2_f32_exact(const float* x, float* y, size_t n);
/** softplus, derivative of order 3 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_3_f32_exact(const float* x, float* y, size_t n);
/** softplus, forward (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_f64(const double* x, double* y, size_t n);
/** softplus, backward (f64, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_backward_f64(const double* x, const double* dy, double* dx, size_t n);
/** softplus, forward_backward (f64, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_backward_f64(const double* x, const double* dy, double* y, double* dx, size_t n);
/** softplus, double_backward (f64, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_double_backward_f64(const double* x, const double* dy, const double* ddx, double* gx, double* gdy, size_t n);
/** softplus, derivative of order 1 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_1_f64(const double* x, double* y, size_t n);
/** softplus, derivative of order 2 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_2_f64(const double* x, double* y, size_t n);
/** softplus, derivative of order 3 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_3_f64(const double* x, double* y, size_t n);
/** softplus, forward (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_f16(const uint16_t* x, uint16_t* y, size_t n);
/** softplus, backward (f16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** softplus, forward_backward (f16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** softplus, double_backward (f16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_double_backward_f16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** softplus, derivative of order 1 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_1_f16(const uint16_t* x, uint16_t* y, size_t n);
/** softplus, derivative of order 2 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_2_f16(const uint16_t* x, uint16_t* y, size_t n);
/** softplus, derivative of order 3 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_3_f16(const uint16_t* x, uint16_t* y, size_t n);
/** softplus, forward (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** softplus, backward (bf16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** softplus, forward_backward (bf16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_forward_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** softplus, double_backward (bf16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_double_backward_bf16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** softplus, derivative of order 1 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_1_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** softplus, derivative of order 2 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_2_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** softplus, derivative of order 3 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_softplus_derivative_3_bf16(const uint16_t* x, uint16_t* y, size_t n);

/* silu: x * sigmoid(x)
 * derivative: sigmoid(x) + x * sigmoid(x) * sigmoid(-x) */

/** silu, forward (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_f32(const float* x, float* y, size_t n);
/** silu, forward (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_f32_opencl(const float* x, float* y, size_t n);
/** silu, forward (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_f32_cuda(const float* x, float* y, size_t n);
/** silu, backward (f32, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_backward_f32(const float* x, const float* dy, float* dx, size_t n);
/** silu, backward (f32, fast, opencl): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_backward_f32_opencl(const float* x, const float* dy, float* dx, size_t n);
/** silu, backward (f32, fast, cuda): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_backward_f32_cuda(const float* x, const float* dy, float* dx, size_t n);
/** silu, forward_backward (f32, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_backward_f32(const float* x, const float* dy, float* y, float* dx, size_t n);
/** silu, forward_backward (f32, fast, opencl): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_backward_f32_opencl(const float* x, const float* dy, float* y, float* dx, size_t n);
/** silu, forward_backward (f32, fast, cuda): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_backward_f32_cuda(const float* x, const float* dy, float* y, float* dx, size_t n);
/** silu, double_backward (f32, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_silu_double_backward_f32(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** silu, double_backward (f32, fast, opencl): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_silu_double_backward_f32_opencl(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** silu, double_backward (f32, fast, cuda): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_silu_double_backward_f32_cuda(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** silu, derivative of order 1 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_1_f32(const float* x, float* y, size_t n);
/** silu, derivative of order 1 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_1_f32_opencl(const float* x, float* y, size_t n);
/** silu, derivative of order 1 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_1_f32_cuda(const float* x, float* y, size_t n);
/** silu, derivative of order 2 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_2_f32(const float* x, float* y, size_t n);
/** silu, derivative of order 2 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_2_f32_opencl(const float* x, float* y, size_t n);
/** silu, derivative of order 2 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_2_f32_cuda(const float* x, float* y, size_t n);
/** silu, derivative of order 3 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_3_f32(const float* x, float* y, size_t n);
/** silu, derivative of order 3 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_3_f32_opencl(const float* x, float* y, size_t n);
/** silu, derivative of order 3 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_3_f32_cuda(const float* x, float* y, size_t n);
/** silu, forward (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_f32_exact(const float* x, float* y, size_t n);
/** silu, backward (f32, exact, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_backward_f32_exact(const float* x, const float* dy, float* dx, size_t n);
/** silu, forward_backward (f32, exact, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_backward_f32_exact(const float* x, const float* dy, float* y, float* dx, size_t n);
/** silu, double_backward (f32, exact, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_silu_double_backward_f32_exact(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** silu, derivative of order 1 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_1_f32_exact(const float* x, float* y, size_t n);
/** silu, derivative of order 2 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_2_f32_exact(const float* x, float* y, size_t n);
/** silu, derivative of order 3 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_3_f32_exact(const float* x, float* y, size_t n);
/** silu, forward (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_f64(const double* x, double* y, size_t n);
/** silu, backward (f64, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_backward_f64(const double* x, const double* dy, double* dx, size_t n);
/** silu, forward_backward (f64, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_backward_f64(const double* x, const double* dy, double* y, double* dx, size_t n);
/** silu, double_backward (f64, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_silu_double_backward_f64(const double* x, const double* dy, const double* ddx, double* gx, double* gdy, size_t n);
/** silu, derivative of order 1 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_1_f64(const double* x, double* y, size_t n);
/** silu, derivative of order 2 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_2_f64(const double* x, double* y, size_t n);
/** silu, derivative of order 3 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_3_f64(const double* x, double* y, size_t n);
/** silu, forward (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_f16(const uint16_t* x, uint16_t* y, size_t n);
/** silu, backward (f16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** silu, forward_backward (f16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** silu, double_backward (f16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_silu_double_backward_f16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** silu, derivative of order 1 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_1_f16(const uint16_t* x, uint16_t* y, size_t n);
/** silu, derivative of order 2 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_2_f16(const uint16_t* x, uint16_t* y, size_t n);
/** silu, derivative of order 3 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_3_f16(const uint16_t* x, uint16_t* y, size_t n);
/** silu, forward (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** silu, backward (bf16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** silu, forward_backward (bf16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_silu_forward_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** silu, double_backward (bf16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_silu_double_backward_bf16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** silu, derivative of order 1 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_1_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** silu, derivative of order 2 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_2_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** silu, derivative of order 3 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_silu_derivative_3_bf16(const uint16_t* x, uint16_t* y, size_t n);

/* gelu: x * normal_cdf(x)
 * derivative: normal_cdf(x) + x * normal_pdf(x) */

/** gelu, forward (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_f32(const float* x, float* y, size_t n);
/** gelu, forward (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_f32_opencl(const float* x, float* y, size_t n);
/** gelu, forward (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_f32_cuda(const float* x, float* y, size_t n);
/** gelu, backward (f32, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_backward_f32(const float* x, const float* dy, float* dx, size_t n);
/** gelu, backward (f32, fast, opencl): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_backward_f32_opencl(const float* x, const float* dy, float* dx, size_t n);
/** gelu, backward (f32, fast, cuda): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_backward_f32_cuda(const float* x, const float* dy, float* dx, size_t n);
/** gelu, forward_backward (f32, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_backward_f32(const float* x, const float* dy, float* y, float* dx, size_t n);
/** gelu, forward_backward (f32, fast, opencl): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_backward_f32_opencl(const float* x, const float* dy, float* y, float* dx, size_t n);
/** gelu, forward_backward (f32, fast, cuda): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_backward_f32_cuda(const float* x, const float* dy, float* y, float* dx, size_t n);
/** gelu, double_backward (f32, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_double_backward_f32(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** gelu, double_backward (f32, fast, opencl): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_double_backward_f32_opencl(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** gelu, double_backward (f32, fast, cuda): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_double_backward_f32_cuda(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** gelu, derivative of order 1 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_1_f32(const float* x, float* y, size_t n);
/** gelu, derivative of order 1 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_1_f32_opencl(const float* x, float* y, size_t n);
/** gelu, derivative of order 1 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_1_f32_cuda(const float* x, float* y, size_t n);
/** gelu, derivative of order 2 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_2_f32(const float* x, float* y, size_t n);
/** gelu, derivative of order 2 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_2_f32_opencl(const float* x, float* y, size_t n);
/** gelu, derivative of order 2 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_2_f32_cuda(const float* x, float* y, size_t n);
/** gelu, derivative of order 3 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_3_f32(const float* x, float* y, size_t n);
/** gelu, derivative of order 3 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_3_f32_opencl(const float* x, float* y, size_t n);
/** gelu, derivative of order 3 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_3_f32_cuda(const float* x, float* y, size_t n);
/** gelu, forward (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_f32_exact(const float* x, float* y, size_t n);
/** gelu, backward (f32, exact, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_backward_f32_exact(const float* x, const float* dy, float* dx, size_t n);
/** gelu, forward_backward (f32, exact, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_backward_f32_exact(const float* x, const float* dy, float* y, float* dx, size_t n);
/** gelu, double_backward (f32, exact, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_double_backward_f32_exact(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** gelu, derivative of order 1 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_1_f32_exact(const float* x, float* y, size_t n);
/** gelu, derivative of order 2 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_2_f32_exact(const float* x, float* y, size_t n);
/** gelu, derivative of order 3 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_3_f32_exact(const float* x, float* y, size_t n);
/** gelu, forward (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_f64(const double* x, double* y, size_t n);
/** gelu, backward (f64, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_backward_f64(const double* x, const double* dy, double* dx, size_t n);
/** gelu, forward_backward (f64, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_backward_f64(const double* x, const double* dy, double* y, double* dx, size_t n);
/** gelu, double_backward (f64, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_double_backward_f64(const double* x, const double* dy, const double* ddx, double* gx, double* gdy, size_t n);
/** gelu, derivative of order 1 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_1_f64(const double* x, double* y, size_t n);
/** gelu, derivative of order 2 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_2_f64(const double* x, double* y, size_t n);
/** gelu, derivative of order 3 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_3_f64(const double* x, double* y, size_t n);
/** gelu, forward (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_f16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu, backward (f16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** gelu, forward_backward (f16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** gelu, double_backward (f16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_double_backward_f16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** gelu, derivative of order 1 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_1_f16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu, derivative of order 2 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_2_f16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu, derivative of order 3 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_3_f16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu, forward (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu, backward (bf16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** gelu, forward_backward (bf16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_forward_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** gelu, double_backward (bf16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_double_backward_bf16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** gelu, derivative of order 1 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_1_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu, derivative of order 2 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_2_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu, derivative of order 3 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_derivative_3_bf16(const uint16_t* x, uint16_t* y, size_t n);

/* gelu_tanh: x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))
 * derivative: 0.5 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))) + x / 2 * (1 - tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))^2) * sqrt(2 / pi) * (1 + 0.134145 * x^2) */

/** gelu_tanh, forward (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_f32(const float* x, float* y, size_t n);
/** gelu_tanh, forward (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_f32_opencl(const float* x, float* y, size_t n);
/** gelu_tanh, forward (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_f32_cuda(const float* x, float* y, size_t n);
/** gelu_tanh, backward (f32, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_backward_f32(const float* x, const float* dy, float* dx, size_t n);
/** gelu_tanh, backward (f32, fast, opencl): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_backward_f32_opencl(const float* x, const float* dy, float* dx, size_t n);
/** gelu_tanh, backward (f32, fast, cuda): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_backward_f32_cuda(const float* x, const float* dy, float* dx, size_t n);
/** gelu_tanh, forward_backward (f32, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_backward_f32(const float* x, const float* dy, float* y, float* dx, size_t n);
/** gelu_tanh, forward_backward (f32, fast, opencl): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_backward_f32_opencl(const float* x, const float* dy, float* y, float* dx, size_t n);
/** gelu_tanh, forward_backward (f32, fast, cuda): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_backward_f32_cuda(const float* x, const float* dy, float* y, float* dx, size_t n);
/** gelu_tanh, double_backward (f32, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_double_backward_f32(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** gelu_tanh, double_backward (f32, fast, opencl): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_double_backward_f32_opencl(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** gelu_tanh, double_backward (f32, fast, cuda): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_double_backward_f32_cuda(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** gelu_tanh, derivative of order 1 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_1_f32(const float* x, float* y, size_t n);
/** gelu_tanh, derivative of order 1 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_1_f32_opencl(const float* x, float* y, size_t n);
/** gelu_tanh, derivative of order 1 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_1_f32_cuda(const float* x, float* y, size_t n);
/** gelu_tanh, derivative of order 2 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_2_f32(const float* x, float* y, size_t n);
/** gelu_tanh, derivative of order 2 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_2_f32_opencl(const float* x, float* y, size_t n);
/** gelu_tanh, derivative of order 2 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_2_f32_cuda(const float* x, float* y, size_t n);
/** gelu_tanh, derivative of order 3 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_3_f32(const float* x, float* y, size_t n);
/** gelu_tanh, derivative of order 3 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_3_f32_opencl(const float* x, float* y, size_t n);
/** gelu_tanh, derivative of order 3 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_3_f32_cuda(const float* x, float* y, size_t n);
/** gelu_tanh, forward (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_f32_exact(const float* x, float* y, size_t n);
/** gelu_tanh, backward (f32, exact, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_backward_f32_exact(const float* x, const float* dy, float* dx, size_t n);
/** gelu_tanh, forward_backward (f32, exact, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_backward_f32_exact(const float* x, const float* dy, float* y, float* dx, size_t n);
/** gelu_tanh, double_backward (f32, exact, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_double_backward_f32_exact(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** gelu_tanh, derivative of order 1 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_1_f32_exact(const float* x, float* y, size_t n);
/** gelu_tanh, derivative of order 2 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_2_f32_exact(const float* x, float* y, size_t n);
/** gelu_tanh, derivative of order 3 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_3_f32_exact(const float* x, float* y, size_t n);
/** gelu_tanh, forward (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_f64(const double* x, double* y, size_t n);
/** gelu_tanh, backward (f64, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_backward_f64(const double* x, const double* dy, double* dx, size_t n);
/** gelu_tanh, forward_backward (f64, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_backward_f64(const double* x, const double* dy, double* y, double* dx, size_t n);
/** gelu_tanh, double_backward (f64, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_double_backward_f64(const double* x, const double* dy, const double* ddx, double* gx, double* gdy, size_t n);
/** gelu_tanh, derivative of order 1 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_1_f64(const double* x, double* y, size_t n);
/** gelu_tanh, derivative of order 2 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_2_f64(const double* x, double* y, size_t n);
/** gelu_tanh, derivative of order 3 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_3_f64(const double* x, double* y, size_t n);
/** gelu_tanh, forward (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_f16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu_tanh, backward (f16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** gelu_tanh, forward_backward (f16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** gelu_tanh, double_backward (f16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_double_backward_f16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** gelu_tanh, derivative of order 1 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_1_f16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu_tanh, derivative of order 2 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_2_f16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu_tanh, derivative of order 3 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_3_f16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu_tanh, forward (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu_tanh, backward (bf16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** gelu_tanh, forward_backward (bf16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_forward_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** gelu_tanh, double_backward (bf16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_double_backward_bf16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** gelu_tanh, derivative of order 1 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_1_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu_tanh, derivative of order 2 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_2_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** gelu_tanh, derivative of order 3 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_gelu_tanh_derivative_3_bf16(const uint16_t* x, uint16_t* y, size_t n);

/* mish: x * tanh(softplus(x))
 * derivative: tanh(softplus(x)) + x * (1 - tanh(softplus(x))^2) * sigmoid(x)
 * refused, for want of a program that keeps the promise: slope_mish_derivative_3_f64 */

/** mish, forward (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_f32(const float* x, float* y, size_t n);
/** mish, forward (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_f32_opencl(const float* x, float* y, size_t n);
/** mish, forward (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_f32_cuda(const float* x, float* y, size_t n);
/** mish, backward (f32, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_backward_f32(const float* x, const float* dy, float* dx, size_t n);
/** mish, backward (f32, fast, opencl): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_backward_f32_opencl(const float* x, const float* dy, float* dx, size_t n);
/** mish, backward (f32, fast, cuda): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_backward_f32_cuda(const float* x, const float* dy, float* dx, size_t n);
/** mish, forward_backward (f32, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_backward_f32(const float* x, const float* dy, float* y, float* dx, size_t n);
/** mish, forward_backward (f32, fast, opencl): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_backward_f32_opencl(const float* x, const float* dy, float* y, float* dx, size_t n);
/** mish, forward_backward (f32, fast, cuda): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_backward_f32_cuda(const float* x, const float* dy, float* y, float* dx, size_t n);
/** mish, double_backward (f32, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_mish_double_backward_f32(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** mish, double_backward (f32, fast, opencl): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_mish_double_backward_f32_opencl(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** mish, double_backward (f32, fast, cuda): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_mish_double_backward_f32_cuda(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** mish, derivative of order 1 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_1_f32(const float* x, float* y, size_t n);
/** mish, derivative of order 1 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_1_f32_opencl(const float* x, float* y, size_t n);
/** mish, derivative of order 1 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_1_f32_cuda(const float* x, float* y, size_t n);
/** mish, derivative of order 2 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_2_f32(const float* x, float* y, size_t n);
/** mish, derivative of order 2 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_2_f32_opencl(const float* x, float* y, size_t n);
/** mish, derivative of order 2 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_2_f32_cuda(const float* x, float* y, size_t n);
/** mish, derivative of order 3 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_3_f32(const float* x, float* y, size_t n);
/** mish, derivative of order 3 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_3_f32_opencl(const float* x, float* y, size_t n);
/** mish, derivative of order 3 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_3_f32_cuda(const float* x, float* y, size_t n);
/** mish, forward (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_f32_exact(const float* x, float* y, size_t n);
/** mish, backward (f32, exact, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_backward_f32_exact(const float* x, const float* dy, float* dx, size_t n);
/** mish, forward_backward (f32, exact, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_backward_f32_exact(const float* x, const float* dy, float* y, float* dx, size_t n);
/** mish, double_backward (f32, exact, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_mish_double_backward_f32_exact(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** mish, derivative of order 1 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_1_f32_exact(const float* x, float* y, size_t n);
/** mish, derivative of order 2 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_2_f32_exact(const float* x, float* y, size_t n);
/** mish, derivative of order 3 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_3_f32_exact(const float* x, float* y, size_t n);
/** mish, forward (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_f64(const double* x, double* y, size_t n);
/** mish, backward (f64, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_backward_f64(const double* x, const double* dy, double* dx, size_t n);
/** mish, forward_backward (f64, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_backward_f64(const double* x, const double* dy, double* y, double* dx, size_t n);
/** mish, double_backward (f64, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_mish_double_backward_f64(const double* x, const double* dy, const double* ddx, double* gx, double* gdy, size_t n);
/** mish, derivative of order 1 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_1_f64(const double* x, double* y, size_t n);
/** mish, derivative of order 2 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_2_f64(const double* x, double* y, size_t n);
/** mish, forward (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_f16(const uint16_t* x, uint16_t* y, size_t n);
/** mish, backward (f16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** mish, forward_backward (f16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** mish, double_backward (f16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_mish_double_backward_f16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** mish, derivative of order 1 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_1_f16(const uint16_t* x, uint16_t* y, size_t n);
/** mish, derivative of order 2 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_2_f16(const uint16_t* x, uint16_t* y, size_t n);
/** mish, derivative of order 3 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_3_f16(const uint16_t* x, uint16_t* y, size_t n);
/** mish, forward (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** mish, backward (bf16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** mish, forward_backward (bf16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_mish_forward_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** mish, double_backward (bf16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_mish_double_backward_bf16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** mish, derivative of order 1 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_1_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** mish, derivative of order 2 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_2_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** mish, derivative of order 3 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_mish_derivative_3_bf16(const uint16_t* x, uint16_t* y, size_t n);

/* identity: x
 * derivative: 1 */

/** identity, forward (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_f32(const float* x, float* y, size_t n);
/** identity, forward (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_f32_opencl(const float* x, float* y, size_t n);
/** identity, forward (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_f32_cuda(const float* x, float* y, size_t n);
/** identity, backward (f32, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_backward_f32(const float* x, const float* dy, float* dx, size_t n);
/** identity, backward (f32, fast, opencl): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_backward_f32_opencl(const float* x, const float* dy, float* dx, size_t n);
/** identity, backward (f32, fast, cuda): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_backward_f32_cuda(const float* x, const float* dy, float* dx, size_t n);
/** identity, forward_backward (f32, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_backward_f32(const float* x, const float* dy, float* y, float* dx, size_t n);
/** identity, forward_backward (f32, fast, opencl): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_backward_f32_opencl(const float* x, const float* dy, float* y, float* dx, size_t n);
/** identity, forward_backward (f32, fast, cuda): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_backward_f32_cuda(const float* x, const float* dy, float* y, float* dx, size_t n);
/** identity, double_backward (f32, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_identity_double_backward_f32(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** identity, double_backward (f32, fast, opencl): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_identity_double_backward_f32_opencl(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** identity, double_backward (f32, fast, cuda): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_identity_double_backward_f32_cuda(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** identity, derivative of order 1 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_1_f32(const float* x, float* y, size_t n);
/** identity, derivative of order 1 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_1_f32_opencl(const float* x, float* y, size_t n);
/** identity, derivative of order 1 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_1_f32_cuda(const float* x, float* y, size_t n);
/** identity, derivative of order 2 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_2_f32(const float* x, float* y, size_t n);
/** identity, derivative of order 2 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_2_f32_opencl(const float* x, float* y, size_t n);
/** identity, derivative of order 2 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_2_f32_cuda(const float* x, float* y, size_t n);
/** identity, derivative of order 3 (f32, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_3_f32(const float* x, float* y, size_t n);
/** identity, derivative of order 3 (f32, fast, opencl): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_3_f32_opencl(const float* x, float* y, size_t n);
/** identity, derivative of order 3 (f32, fast, cuda): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_3_f32_cuda(const float* x, float* y, size_t n);
/** identity, forward (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_f32_exact(const float* x, float* y, size_t n);
/** identity, backward (f32, exact, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_backward_f32_exact(const float* x, const float* dy, float* dx, size_t n);
/** identity, forward_backward (f32, exact, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_backward_f32_exact(const float* x, const float* dy, float* y, float* dx, size_t n);
/** identity, double_backward (f32, exact, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_identity_double_backward_f32_exact(const float* x, const float* dy, const float* ddx, float* gx, float* gdy, size_t n);
/** identity, derivative of order 1 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_1_f32_exact(const float* x, float* y, size_t n);
/** identity, derivative of order 2 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_2_f32_exact(const float* x, float* y, size_t n);
/** identity, derivative of order 3 (f32, exact, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_3_f32_exact(const float* x, float* y, size_t n);
/** identity, forward (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_f64(const double* x, double* y, size_t n);
/** identity, backward (f64, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_backward_f64(const double* x, const double* dy, double* dx, size_t n);
/** identity, forward_backward (f64, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_backward_f64(const double* x, const double* dy, double* y, double* dx, size_t n);
/** identity, double_backward (f64, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_identity_double_backward_f64(const double* x, const double* dy, const double* ddx, double* gx, double* gdy, size_t n);
/** identity, derivative of order 1 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_1_f64(const double* x, double* y, size_t n);
/** identity, derivative of order 2 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_2_f64(const double* x, double* y, size_t n);
/** identity, derivative of order 3 (f64, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_3_f64(const double* x, double* y, size_t n);
/** identity, forward (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_f16(const uint16_t* x, uint16_t* y, size_t n);
/** identity, backward (f16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** identity, forward_backward (f16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_backward_f16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** identity, double_backward (f16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_identity_double_backward_f16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** identity, derivative of order 1 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_1_f16(const uint16_t* x, uint16_t* y, size_t n);
/** identity, derivative of order 2 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_2_f16(const uint16_t* x, uint16_t* y, size_t n);
/** identity, derivative of order 3 (f16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_3_f16(const uint16_t* x, uint16_t* y, size_t n);
/** identity, forward (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** identity, backward (bf16, fast, cpu): x, dy -> dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* dx, size_t n);
/** identity, forward_backward (bf16, fast, cpu): x, dy -> y, dx. Arrays have n elements. In place is allowed. */
slope_status slope_identity_forward_backward_bf16(const uint16_t* x, const uint16_t* dy, uint16_t* y, uint16_t* dx, size_t n);
/** identity, double_backward (bf16, fast, cpu): x, dy, ddx -> gx, gdy. Arrays have n elements. In place is allowed. */
slope_status slope_identity_double_backward_bf16(const uint16_t* x, const uint16_t* dy, const uint16_t* ddx, uint16_t* gx, uint16_t* gdy, size_t n);
/** identity, derivative of order 1 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_1_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** identity, derivative of order 2 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_2_bf16(const uint16_t* x, uint16_t* y, size_t n);
/** identity, derivative of order 3 (bf16, fast, cpu): x -> y. Arrays have n elements. In place is allowed. */
slope_status slope_identity_derivative_3_bf16(const uint16_t* x, uint16_t* y, size_t n);

#ifdef __cplusplus
}
#endif
#endif
