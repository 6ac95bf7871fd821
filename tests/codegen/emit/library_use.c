/* SPDX-License-Identifier: Apache-2.0 */
/* A C99 program that uses two generated libraries at once: typed calls, the table, messages of each. */
#include <one.h>
#include <two.h>

#include <stdio.h>
#include <string.h>

#define CHECK(condition)                                                                                     \
  if (!(condition))                                                                                          \
  return printf("line %d: %s (%s | %s)\n", __LINE__, #condition, one_error_message(), two_error_message())

int main(void) {
  float x[6] = {1, -2, 3, -4, 5, -6}, y[6], a[3] = {1, 2, 3}, da[3];
  slope_shape shape = {2, 3, 1};
  CHECK(one_error_message()[0] == '\0');
  CHECK(one_twice_forward_f32(x, y, 6) == slope_ok && y[5] == -12);
  CHECK(two_scale_forward_f32(x, 0.5f, y, 6) == slope_ok && y[5] == -3);
  CHECK(one_prelu_backward_f32(x, a, x, y, da, shape) == slope_ok && y[5] == -18 && da[0] == 1 + 16 &&
        da[2] == 9 + 36);
  CHECK(one_maxout_forward_f32(x, y, shape) == slope_ok && y[0] == 3 && y[1] == 5);

  CHECK(one_twice_forward_f32(NULL, y, 6) == slope_null_pointer);
  CHECK(strcmp(one_error_message(), "one_twice_forward_f32: argument x is null") == 0);
  CHECK(two_error_message()[0] == '\0'); /* the libraries know nothing of each other */
  CHECK(two_twice_forward_f64(NULL, NULL, 0) == slope_ok);
  CHECK(two_set_target("pdp11") == slope_unsupported && strstr(two_error_message(), "pdp11"));
  CHECK(one_set_threads(2) == slope_ok);

  {
    const slope_function* const* list;
    const slope_function* scale = one_find("scale");
    const slope_kernel* kernel;
    slope_value values[3];
    shape.outer = shape.channels = 1;
    shape.inner = 6;
    CHECK(one_functions(&list) == 5 && one_functions(NULL) == 5 && strcmp(list[0]->name, "twice") == 0);
    CHECK(strcmp(list[0]->data_sheet, "Doubles.\nA \"sheet\"\\ of two lines?"
                                      "?!") == 0);
    CHECK(scale && scale->kernel_count == 1 && !one_find("silu"));
    kernel = scale->kernels[0];
    CHECK(kernel->functions == 1 && kernel->divisions == 2);
    CHECK(kernel->argument_count == 3 && strcmp(kernel->arguments[1].name, "alpha") == 0);
    values[0].in = x;
    values[1].scalar = kernel->arguments[1].default_value;
    values[2].out = y;
    CHECK(kernel->call(kernel, values, shape) == slope_ok && y[0] == 0.1f);
  }
  return 0;
}
