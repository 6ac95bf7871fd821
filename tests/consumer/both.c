/* SPDX-License-Identifier: Apache-2.0 */
/* Two kernel libraries in one process, from C: this project's and the shipped one. */
#include <my_kernels.h>
#include <slope/kernels.h>

#include <math.h>
#include <stdio.h>

int main(void) {
  const float x[4] = {-2, -0.25f, 0.25f, 3};
  float shrunk[4], silu[4];
  int wrong = 0, i;
  if (my_kernels_soft_shrink_forward_f32(x, shrunk, 4) != slope_ok || slope_silu_forward_f32(x, silu, 4) != slope_ok) {
    printf("%s%s\n", my_kernels_error_message(), slope_error_message());
    return 1;
  }
  for (i = 0; i < 4; ++i) {
    const double u = x[i], shrink = u > 0.5 ? u - 0.5 : u < -0.5 ? u + 0.5 : 0;
    wrong += !(fabs(shrunk[i] - shrink) < 1e-6) + !(fabs(silu[i] - u / (1 + exp(-u))) < 1e-6);
  }
  wrong += !my_kernels_find("learned_swish") + !slope_find("silu") + !!my_kernels_find("silu") + !!slope_find("soft_shrink");
  printf("two libraries: %d wrong\n", wrong);
  return wrong != 0;
}
