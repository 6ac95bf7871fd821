// SPDX-License-Identifier: Apache-2.0
// A function of ours beside one that is known, and as a vectorised kernel.
#pragma once
#include <functional>
#include <string>

#include <Halide.h>

namespace slope::testing {

template <class Real> struct entry {
  std::string name;
  std::function<Halide::Expr(Halide::Expr)> ours;
  std::function<Real(const Real&)> reference;
};

template <class Number>
Halide::Func vectorised(const Halide::Expr& value, const Halide::Var& i, const Halide::Target& target) {
  Halide::Var o("o"), v("v");
  Halide::Func kernel("kernel");
  kernel(i) = value;
  kernel.split(i, o, v, target.natural_vector_size<Number>(), Halide::TailStrategy::GuardWithIf).vectorize(v);
  return kernel;
}

} // namespace slope::testing
