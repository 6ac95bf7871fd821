// SPDX-License-Identifier: Apache-2.0
// The same lowering as the kernels', by Halide's JIT.
#include <slope/codegen/choose/run_program.hpp>

#include <atomic>
#include <string>

#include <slope/codegen/lower.hpp>
#include <slope/codegen/target.hpp>

namespace slope::codegen {

std::vector<std::string_view> levels_here() {
  const Halide::Target host = Halide::get_host_target();
  std::vector<std::string_view> found;
  for (const family& f : families)
    for (const machine& m : f.levels) {
      const Halide::Target wanted{std::string(m.halide)};
      bool has_all = wanted.arch == host.arch && wanted.os == host.os;
      for (int feature = 0; feature < Halide::Target::FeatureEnd; ++feature)
        has_all = has_all && (!wanted.has_feature(static_cast<Halide::Target::Feature>(feature)) ||
                              host.has_feature(static_cast<Halide::Target::Feature>(feature)));
      if (has_all) found.push_back(m.halide);
    }
  return found;
}

std::vector<std::vector<float>> run_program(const program& p, std::span<const std::vector<float>> arguments, std::string_view halide) {
  static std::atomic<int> count{0};  // names are unique in the process
  const std::string name = "trial_" + std::to_string(count++);
  const int n = static_cast<int>(arguments[0].size());
  const Halide::Var i("i"), rest("rest"), lanes("lanes");
  std::vector<Halide::Expr> inputs;
  for (const std::vector<float>& a : arguments)
    inputs.push_back(Halide::Buffer<float>(const_cast<float*>(a.data()), n, name + "_a" + std::to_string(inputs.size()))(i));
  const std::vector<Halide::Expr> values = lower(p, inputs, Halide::Float(32));

  Halide::Func f(name);
  if (values.size() == 1)
    f(i) = values[0];
  else
    f(i) = Halide::Tuple(values);
  const Halide::Target target(std::string(halide) + "-jit");
  f.split(i, rest, lanes, target.natural_vector_size<float>(), Halide::TailStrategy::GuardWithIf).vectorize(lanes);
  std::vector<std::vector<float>> outputs(values.size(), std::vector<float>(static_cast<std::size_t>(n)));
  std::vector<Halide::Buffer<>> buffers;
  for (std::vector<float>& o : outputs) buffers.emplace_back(Halide::Buffer<float>(o.data(), n));
  f.realize(Halide::Realization(buffers), target);
  return outputs;
}

}  // namespace slope::codegen
