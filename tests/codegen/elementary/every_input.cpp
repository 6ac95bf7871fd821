// SPDX-License-Identifier: Apache-2.0
// The largest error of each elementary function over every float32 input, on each CPU level of this machine: what bounds.hpp states.
// About one minute of one core a function:
//     every_input [NAME...]
// The reference is the C library's in float64, whose own errors are some 1e-8 of a unit.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdio>

#include "narrow.hpp"
#include "targets.hpp"

namespace {

constexpr int block = 1 << 16;

struct level {
  Halide::Target target;
  Halide::ImageParam x{Halide::Float(32), 1};
  Halide::Func kernel;
  double worst = 0;
  float where = 0;

  level(const Halide::Target& t, const slope::testing::entry<double>& function) : target(t) {
    const Halide::Var i("i");
    kernel = slope::testing::vectorised<float>(function.ours(x(i)), i, target);
    kernel.compile_jit(target);
  }
  void compare(Halide::Buffer<float>& inputs, const std::vector<double>& exact) {
    Halide::Buffer<float> y(block);
    x.set(inputs);
    kernel.realize(y, target);
    for (int k = 0; k < block; ++k) {
      const double wanted = exact[static_cast<std::size_t>(k)];
      if (y(k) == static_cast<float>(wanted) && worst >= 0.5) continue;
      if (const double error = slope::testing::error_in_ulp(y(k), wanted); error > worst) worst = error, where = inputs(k);
    }
  }
};

} // namespace

int main(int argc, char** argv) {
  const auto wanted = [&](const std::string& name) { return argc == 1 || std::find(argv + 1, argv + argc, name) != argv + argc; };
  for (const auto& function : slope::testing::narrow_functions<double>()) {
    if (!wanted(function.name)) continue;
    std::vector<level> levels;
    for (const Halide::Target& t : slope::testing::cpu_levels()) levels.emplace_back(t, function);
    Halide::Buffer<float> x(block);
    std::vector<double> exact(block);
    for (std::uint64_t first = 0; first < std::uint64_t{1} << 32; first += block) {
      for (int k = 0; k < block; ++k) {
        x(k) = std::bit_cast<float>(static_cast<std::uint32_t>(first) + static_cast<std::uint32_t>(k));
        exact[static_cast<std::size_t>(k)] = function.reference(x(k));
      }
      for (level& l : levels) l.compare(x, exact);
    }
    for (const level& l : levels)
      std::printf("%-12s %2d lanes: %.4f ULP at %a\n", function.name.c_str(), l.target.natural_vector_size<float>(), l.worst, static_cast<double>(l.where));
    std::fflush(stdout);
  }
}
