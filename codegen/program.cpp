// SPDX-License-Identifier: Apache-2.0
// Building programs and counting their operations.
#include <slope/codegen/program.hpp>

namespace slope::codegen {

int program_builder::insert(const instruction& i) {
  const auto key = std::make_tuple(i.what, i.function, i.u, i.v, i.w, i.value.high, i.value.low);
  const auto [place, made] = known_.try_emplace(key, static_cast<int>(result.instructions.size()));
  if (made) result.instructions.push_back(i);
  return place->second;
}

int program_builder::constant(double_double value) { return insert({.what = step::constant, .value = value}); }
int program_builder::argument(int index) {
  return insert({.what = step::argument, .value = double_double(static_cast<double>(index))});
}
int program_builder::make(step what, int u, int v, int w) { return insert({.what = what, .u = u, .v = v, .w = w}); }
int program_builder::apply(op function, int u, int v) {
  return insert({.what = step::apply, .function = function, .u = u, .v = v});
}

std::vector<int> program_builder::copy(const program& from, std::span<const int> arguments) {
  std::vector<int> image;
  const auto mapped = [&](int i) { return i < 0 ? i : image[static_cast<std::size_t>(i)]; };
  for (instruction i : from.instructions) {
    if (i.what == step::argument) {
      image.push_back(arguments[static_cast<std::size_t>(i.value.high)]);
      continue;
    }
    i.u = mapped(i.u), i.v = mapped(i.v), i.w = mapped(i.w);
    image.push_back(insert(i));
  }
  std::vector<int> outputs;
  for (const int o : from.outputs) outputs.push_back(mapped(o));
  return outputs;
}

operation_counts count(const program& p) {
  std::vector<bool> needed(p.instructions.size());
  for (const int o : p.outputs) needed[static_cast<std::size_t>(o)] = true;
  operation_counts counts;
  for (std::size_t n = p.instructions.size(); n-- > 0;) {
    if (!needed[n]) continue;
    const instruction& i = p.instructions[n];
    for (const int operand : {i.u, i.v, i.w})
      if (operand >= 0) needed[static_cast<std::size_t>(operand)] = true;
    switch (i.what) {
      case step::constant: case step::argument: case step::exp_exponent: case step::cdf_exponent: break;
      case step::apply: case step::exp_fraction: case step::exp_raised: case step::cdf_mantissa: ++counts.calls; break;
      case step::divide: case step::strict_divide: ++counts.divisions; break;
      default: ++counts.others;
    }
  }
  return counts;
}

}  // namespace slope::codegen
