// SPDX-License-Identifier: Apache-2.0
// A line for each function named: kernel, and a digest of its results, for all inputs of 16 bits or 262,144 of float32, in
// equal steps through the bit patterns. Compiled by arm64_run.py for two processors.
#include <slope/kernels.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

namespace {

// The first argument runs through all inputs, the parameters are what they are at the start.
template <class Bits> std::uint64_t digest(const slope_kernel& k, std::uint64_t step, Bits infinity) {
  constexpr std::size_t most = 1 << 18;
  const std::size_t count = sizeof(Bits) == 2 ? std::size_t{1} << 16 : most;
  std::vector<Bits> x(count), y(count);
  for (std::size_t i = 0; i < count; ++i)
    x[i] = static_cast<Bits>(i * step);
  std::vector<slope_value> values(k.argument_count);
  for (std::size_t a = 0; a < k.argument_count; ++a)
    if (k.arguments[a].role == slope_scalar)
      values[a].scalar = k.arguments[a].default_value;
    else if (k.arguments[a].role == slope_input)
      values[a].in = x.data();
    else if (k.arguments[a].role == slope_output)
      values[a].out = y.data();
    else
      return 0;
  if (k.call(&k, values.data(), {1, 1, count}) != slope_ok)
    return 1;
  constexpr Bits magnitude = static_cast<Bits>(static_cast<Bits>(~Bits{0}) >> 1);
  std::uint64_t h = 0xcbf29ce484222325u;
  for (const Bits b : y)
    h = (h ^ ((b & magnitude) > infinity ? magnitude : b)) * 0x100000001b3u; // all NaNs are one
  return h;
}

} // namespace

int main(int count, char** names) {
  for (int i = 1; i < count; ++i) {
    const slope_function* f = slope_find(names[i]);
    if (!f)
      return 2;
    for (std::size_t j = 0; j < f->kernel_count; ++j) {
      const slope_kernel& k = *f->kernels[j];
      const std::string_view type = k.type, form = k.form, target = k.target;
      if (target != "cpu" || type == "f64" || !(form == "forward" || (form == "derivative" && k.order == 1)))
        continue;
      const std::uint64_t d = type == "f32"   ? digest<std::uint32_t>(k, 16384 - 3, 0x7f800000u)
                              : type == "f16" ? digest<std::uint16_t>(k, 1, 0x7c00)
                                              : digest<std::uint16_t>(k, 1, 0x7f80);
      std::printf("%s %s %016llx\n", k.symbol, k.accuracy, static_cast<unsigned long long>(d));
    }
  }
}
