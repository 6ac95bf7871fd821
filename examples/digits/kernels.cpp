// SPDX-License-Identifier: Apache-2.0
// Experiments on the kernels themselves: values and derivatives over the floats, and time against a copy.
#include "experiments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>

namespace digits {
namespace {

/// Finite floats of every exponent and both signs: every 4093rd bit pattern.
Eigen::VectorXf all_kinds_of_floats() {
  std::vector<float> v{0.0f, -0.0f};
  for (std::uint64_t bits = 0; bits < (1ull << 32); bits += 4093)
    if (const float x = std::bit_cast<float>(static_cast<std::uint32_t>(bits)); std::isfinite(x))
      v.push_back(x);
  return Eigen::Map<Eigen::VectorXf>(v.data(), static_cast<Eigen::Index>(v.size()));
}

Eigen::VectorXf on(float from, float to, Eigen::Index n) { return Eigen::VectorXf::LinSpaced(n, from, to); }

/// The jump of the derivative at 0.
double jump(const char* name) {
  activation f(name);
  const Eigen::VectorXf d = f.derivative(Eigen::Vector2f(-1e-6f, 1e-6f));
  return d.size() == 2 ? static_cast<double>(std::abs(d(1) - d(0))) : 0;
}

std::atomic<float> sink; ///< so that no copy is left out

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Arrays of one size, made once; each holds what a kernel or a copy needs at most.
struct arrays {
  matrix x, y, dy, dx, from, to;

  arrays(Eigen::Index n, random_source& random)
      : x(n, 1), y(n, 1), dy(matrix::Ones(n, 1)), dx(n, 1), from(matrix::Zero(2 * n, 1)),
        to(matrix::Zero(2 * n, 1)) {
    for (float& v : x.reshaped())
      v = static_cast<float>(4 * random.uniform() - 2);
  }

  /// The best time of a kernel in best times of a copy of as many bytes as it reads and writes, taken in
  /// turns.
  double copies(const std::function<void()>& kernel, double floats, int turns, int calls) {
    const auto bytes = static_cast<std::size_t>(floats / 2) * sizeof(float);
    double best_kernel = 1e9, best_copy = 1e9;
    for (int turn = 0; turn < turns; ++turn) {
      best_copy = std::min(best_copy, seconds_of([&] {
                             for (int i = 0; i < calls; ++i)
                               std::memcpy(to.data(), from.data(), bytes), sink = to(0);
                           }));
      best_kernel = std::min(best_kernel, seconds_of([&] {
                               for (int i = 0; i < calls; ++i)
                                 kernel();
                             }));
    }
    return best_kernel / best_copy;
  }

  /// Forward and backward of one function.
  std::array<double, 2> measure(activation& f, int turns, int calls) {
    const auto n = static_cast<double>(x.size()), reduced = n / static_cast<double>(f.pieces());
    const Eigen::VectorXf learned = Eigen::VectorXf::Constant(1, static_cast<float>(f.first_default()));
    Eigen::VectorXf d_learned;
    dy.conservativeResize(x.size() / f.pieces(), 1);
    return {copies([&] { f.forward(x, learned, y); }, n + reduced, turns, calls),
            copies([&] { f.backward(x, learned, dy, dx, d_learned); }, 2 * n + reduced, turns, calls)};
  }
};

} // namespace

void values_and_derivatives(const laboratory& lab, findings& out) {
  lab.progress("values and derivatives");
  activation relu("relu"), elu("elu"), maxout("maxout");
  const Eigen::VectorXf x = all_kinds_of_floats(), y = relu.values(x), d = relu.derivative(x);
  Eigen::Index same = 0, linear = 0, constant = 0, slopes = 0;
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    same += y(i) == std::max(x(i), 0.0f);
    linear += x(i) > 0 && y(i) == x(i);
    constant += x(i) <= 0 && y(i) == 0;
    slopes += d.size() == x.size() && d(i) == (x(i) > 0 ? 1.0f : 0.0f);
  }
  const Eigen::Index n = x.size(), positive = (x.array() > 0).count();
  auto add = [&](const char* part, const char* sentence, const std::string& measured, verdict v) {
    out.claims.push_back({part, sentence, measured, v});
  };
  add("Definition", "ReLU(x) = max(0, x).",
      fmt::format("{} of {} floats of every exponent agree exactly", same, n),
      judge(same == n, same > n * 99 / 100));
  add("Property 1", "Piecewise linear: linear for x > 0, constant at 0 for x <= 0.",
      fmt::format("y = x exactly at {} of {} positive floats, y = 0 at {} of {} others", linear, positive,
                  constant, n - positive),
      judge(linear + constant == n, linear + constant > n * 99 / 100));
  add("Property 2", "Outputs values in [0, infinity).",
      fmt::format("over floats up to {:g} the outputs are from {:g} to {:g}", x.maxCoeff(), y.minCoeff(),
                  y.maxCoeff()),
      judge(y.minCoeff() == 0 && y.maxCoeff() > 3.4e38f, y.minCoeff() >= 0));
  add("Property 5", "The derivative is 1 for x > 0 and 0 for x <= 0.",
      fmt::format("the derivative kernel agrees at {} of {} floats, 0 among them", slopes, n),
      judge(slopes == n, slopes > n * 99 / 100));

  const double jumps[] = {jump("relu"), jump("leaky_relu"), jump("elu")};
  add("Variant 3", "ELU smooths the transition for x <= 0.",
      fmt::format("jump of the derivative at 0: relu {:.3g}, leaky_relu {:.3g}, elu {:.1e}", jumps[0],
                  jumps[1], jumps[2]),
      judge(jumps[2] < 1e-5 && jumps[0] > 0.5, jumps[2] < jumps[0]));
  const Eigen::VectorXf near = elu.derivative(on(-10, -1e-3f, 100001)),
                        far = elu.derivative(on(-200, -100, 1001));
  add("Variant 3", "ELU provides non-zero gradients for negative inputs.",
      fmt::format("its derivative is at least {:.1e} on [-10, 0) and {:.1e} at -200 in float32",
                  near.size() ? near.minCoeff() : 0.0f, far.size() ? far.minCoeff() : 0.0f),
      judge(far.size() && far.minCoeff() > 0, near.size() && near.minCoeff() > 0));
  const float lowest = elu.values(on(-3e38f, 0, 100001)).minCoeff();
  add("Variant 3", "... and a bounded range for negative outputs.",
      fmt::format("its least output over the floats is {:g}, alpha is {:g}", lowest, elu.first_default()),
      judge(lowest >= -static_cast<float>(elu.first_default()), std::isfinite(lowest)));

  random_source random(lab.seed);
  const Eigen::Index units = 1000, k = maxout.pieces();
  Eigen::VectorXf pieces(units * k);
  for (float& v : pieces)
    v = static_cast<float>(random.normal());
  const Eigen::VectorXf largest = maxout.values(pieces);
  Eigen::Index right = 0;
  for (Eigen::Index u = 0; u < units; ++u)
    right += largest(u) == pieces(Eigen::seqN(u, k, units)).maxCoeff();
  add("Variant 5", "Maxout outputs the maximum of multiple linear functions.",
      fmt::format("{} of {} outputs are the largest of their {} pieces", right, units, k),
      judge(right == units, right > 0));
}

void cost(const laboratory& lab, findings& out) {
  table t{
      {"function", "forward, cache", "backward, cache", "forward, memory", "backward, memory"}, {}, {}, {}};
  std::map<std::string, double> forward;
  const Eigen::Index cache = 3 * 16384, memory = 3 * (lab.quick ? 1 << 19 : 1 << 21);
  random_source random(lab.seed);
  arrays small(cache, random), large(memory, random);
  slope_set_threads(1);
  for (const std::string& name : functions) {
    lab.progress(fmt::format("time of {}", name));
    activation f(name);
    const auto near = small.measure(f, 15, 20), far = large.measure(f, 4, 1);
    forward[name] = near[0];
    t.rows.push_back({name, fmt::format("{:.2f}", near[0]), fmt::format("{:.2f}", near[1]),
                      fmt::format("{:.2f}", far[0]), fmt::format("{:.2f}", far[1])});
  }
  out.sections.push_back(
      {"What a kernel costs",
       fmt::format("Time in units of a memcpy of as many bytes as the kernel reads and writes, best of "
                   "several turns, one "
                   "thread: {} floats (in the cache) and {} million (in memory). 1 is as fast as copying.",
                   cache, memory / 1000000),
       {t},
       {}});
  double cheapest_curved = 1e9;
  for (const char* name : {"elu", "sigmoid", "tanh", "softplus", "silu", "gelu", "mish"})
    cheapest_curved = std::min(cheapest_curved, forward[name]);
  out.claims.push_back(
      {"Advantage 1", "Computational efficiency: simple to compute, only a comparison and a max.",
       fmt::format("relu takes {:.2f} copies from the cache; the cheapest of seven curved functions {:.2f}, "
                   "tanh {:.2f}",
                   forward["relu"], cheapest_curved, forward["tanh"]),
       judge(forward["relu"] < 1.3 && forward["relu"] < cheapest_curved, forward["relu"] < cheapest_curved)});
}

} // namespace digits
