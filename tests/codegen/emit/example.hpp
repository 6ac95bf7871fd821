// SPDX-License-Identifier: Apache-2.0
// A description with every kind of argument, shape and suffix, for the tests of the emitters.
#pragma once

#include <slope/codegen/emit/emit.hpp>

namespace example {

using namespace slope::codegen::emit;

inline const argument x{"x", slope_input}, y{"y", slope_output}, dy{"dy", slope_cotangent},
    dx{"dx", slope_output};

inline kernel make(std::string_view prefix, std::string_view name, kernel k, const char* pipeline,
                   const char* columns = "") {
  k.symbol = kernel_symbol(prefix, name, k);
  k.rows[0] = pipeline;
  k.columns[0] = columns;
  return k;
}

/// The pipelines are the fakes of tests/codegen/runtime, exported under these names.
inline library of(const std::string& prefix) {
  library l{prefix, prefix + ".h", "slope_generate --example", {}};
  const argument alpha{"alpha", slope_scalar, 0.1}, reserved{"default", slope_scalar, 3};
  const argument a{"a", slope_learned, 0.25}, da{"da", slope_learned_gradient};
  argument y_reduced = y;
  y_reduced.reduced = true;

  kernel forward{"", "forward", 0, "f32", "fast", "cpu", {x, y}, {}, {}, true};
  kernel derivative = forward, exact = forward, half = forward, brain = forward, wide = forward,
         device = forward;
  derivative.form = "derivative";
  derivative.order = 1;
  exact.accuracy = "exact";
  half.type = "f16";
  brain.type = "bf16";
  wide.type = "f64";
  device.target = "opencl";
  activation twice{"twice",
                   "elementwise",
                   "2*x /* not */",
                   "2",
                   "Doubles.\nA \"sheet\"\\ of two lines?"
                   "?!",
                   {}};
  for (const kernel& k : {forward, derivative, exact, half, brain, wide, device})
    twice.kernels.push_back(
        make(prefix, "twice", k, k.target == "cpu" && k.type == "f32" ? "fake_twice" : "fake_none"));

  kernel scaled = forward, odd = forward;
  scaled.arguments = {x, alpha, y};
  scaled.functions = 1, scaled.divisions = 2;
  odd.arguments = {x, reserved, y};
  activation scale{
      "scale", "elementwise", "alpha*x", "alpha", "", {make(prefix, "scale", scaled, "fake_scale")}};
  activation keyword{
      "register", "elementwise", "default*x", "default", "", {make(prefix, "register", odd, "fake_scale")}};

  kernel backward = forward;
  backward.form = "backward";
  backward.arguments = {x, a, dy, dx, da};
  activation prelu{"prelu",
                   "channelwise",
                   "when(x > 0, x, a*x)",
                   "when(x > 0, 1, a)",
                   "",
                   {make(prefix, "prelu", backward, "fake_rows", "fake_columns")}};

  kernel grouped = forward;
  grouped.arguments = {x, y_reduced};
  grouped.in_place = false;
  activation maxout{"maxout",           "grouped", "max(x_1, ..., x_k)",
                    "1 at the largest", "",        {make(prefix, "maxout", grouped, "fake_max")}};
  l.activations = {twice, scale, keyword, prelu, maxout};
  return l;
}

} // namespace example
