/* SPDX-License-Identifier: Apache-2.0 */
/* The types of every kernel library that Slope writes: statuses, shapes, and the table of functions. C99. */
#ifndef SLOPE_RUNTIME_H
#define SLOPE_RUNTIME_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a call returns. After anything but slope_ok, `<prefix>_error_message()` says, on the calling thread,
 * which function and which argument were wrong; no output has been promised. No call aborts, throws or
 * prints. */
typedef enum slope_status {
  slope_ok,            /**< done */
  slope_null_pointer,  /**< an array, the value list or the kernel is null (while there are elements to
                          compute) */
  slope_overlap,       /**< arrays share memory other than as an exact in-place pair (y == x, dx == dy) */
  slope_size_overflow, /**< a size in bytes does not fit in the address space */
  slope_bad_shape,     /**< a shape without channels, or (C++ interface) lengths that do not agree */
  slope_no_device,     /**< no OpenCL or CUDA device, or no driver for one */
  slope_unsupported, /**< unknown target, or one that this processor or this library lacks; a bad thread count
                      */
  slope_out_of_memory, /**< no memory, on the host or on the device */
  slope_device_error   /**< the kernel or the device reported an error while running */
} slope_status;

/** [outer, channels, inner], inner fastest, without padding. Elementwise functions have outer * channels *
 * inner elements (pass {1, 1, n}). Channelwise functions have one learned parameter a channel; {1, 1, n}
 * shares one. In grouped functions `channels` is the number of pieces k: x, dx, ddx and gx are [outer, k,
 * inner]; y, dy and gdy are [outer, inner]. No elements: nothing is done, nothing is read, and the call
 * succeeds. */
typedef struct slope_shape {
  size_t outer, channels, inner;
} slope_shape;

/** What an argument of a kernel is; arguments are in the order of the C function. */
typedef enum slope_role {
  slope_input,           /**< array that is read */
  slope_learned,         /**< array of `channels` parameters that is read */
  slope_cotangent,       /**< array that is read: dy, ddx */
  slope_scalar,          /**< one number for each call */
  slope_output,          /**< array that is written */
  slope_learned_gradient /**< array of `channels` numbers that is written: sums over outer and inner */
} slope_role;

typedef struct slope_argument {
  const char* name;
  slope_role role;
  double default_value; /**< of a scalar, or the start value of a learned parameter; otherwise 0 */
} slope_argument;

/** One value of the uniform call: `in` for what is read, `out` for what is written, `scalar` for a scalar. */
typedef union slope_value {
  const void* in;
  void* out;
  double scalar;
} slope_value;

typedef struct slope_kernel slope_kernel;

/** One compiled function: a form of an activation for one element type, accuracy and target. */
struct slope_kernel {
  const char* symbol;    /**< the C function: "slope_silu_forward_f32" */
  const char* form;      /**< forward, backward, forward_backward, double_backward, derivative, ... */
  const char* type;      /**< f32, f64, f16 or bf16 (arrays of uint16_t) */
  const char* accuracy;  /**< fast or exact; f16 and bf16 have one kernel, fast, with the last bit right */
  const char* target;    /**< cpu, opencl or cuda */
  int order;             /**< of form "derivative": 1, 2, 3; otherwise 0 */
  size_t argument_count; /**< of `arguments`, and of the values in `call` */
  const slope_argument* arguments; /**< in the order of the C function */
  /** The uniform call that needs no code for each function: kernel->call(kernel, values, shape). */
  slope_status (*call)(const slope_kernel* kernel, const slope_value* values, slope_shape shape);
  int functions, divisions; /**< elementary functions and divisions that one element takes */
};

/** One activation function of the catalogue with all its kernels. */
typedef struct slope_function {
  const char* name;
  const char* shape;      /**< elementwise, channelwise, gated or grouped */
  const char* formula;    /**< as text */
  const char* derivative; /**< by the first input, as text */
  const char* data_sheet; /**< what is known about it, several lines of text */
  size_t kernel_count;
  const slope_kernel* const* kernels;
} slope_function;

#ifdef __cplusplus
}
#endif
#endif
