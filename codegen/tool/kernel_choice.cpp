// SPDX-License-Identifier: Apache-2.0
// Narrows the kernels of a function down, one property after the other.
#include <slope/codegen/tool/kernel_choice.hpp>

#include <algorithm>
#include <array>

#include <slope/codegen/tool/element_type.hpp>
#include <slope/codegen/tool/refusal.hpp>

namespace slope::tool {
namespace {

using kernel_list = std::vector<const slope_kernel*>;

constexpr std::array<std::string_view, 3> levels = {"sse41", "avx2", "avx512"}; // each is target cpu

struct property {
  std::string_view what;
  std::string (*of)(const slope_kernel&);
  std::string wanted;
};

std::vector<std::string> values(const kernel_list& kernels, const property& p) {
  std::vector<std::string> all;
  for (const slope_kernel* k : kernels)
    if (std::string v = p.of(*k); std::find(all.begin(), all.end(), v) == all.end())
      all.push_back(std::move(v));
  return all;
}

void narrow(kernel_list& kernels, const slope_function& f, const property& p) {
  kernel_list left;
  std::copy_if(kernels.begin(), kernels.end(), std::back_inserter(left),
               [&](const slope_kernel* k) { return p.of(*k) == p.wanted; });
  if (left.empty()) {
    const auto known = values(kernels, p);
    name_list names(known.begin(), known.end());
    if (p.what == "target" && std::find(names.begin(), names.end(), "cpu") != names.end())
      names.insert(names.end(), levels.begin(), levels.end());
    refuse_unknown(fmt::format("{} has no kernel of {}", f.name, p.what), p.wanted, names);
  }
  kernels = std::move(left);
}

} // namespace

const slope_kernel& chosen_kernel(const inventory& all, const slope_function& f, kernel_choice wanted) {
  const std::string level = wanted.target;
  const bool is_level = std::find(levels.begin(), levels.end(), level) != levels.end();
  if (wanted.form == "derivative" && wanted.order == 0)
    wanted.order = 1;
  if (const element_type* type = type_named(wanted.type);
      type && wanted.accuracy == "exact" && codegen::fast_is_exact(type->format))
    wanted.accuracy = "fast"; // one kernel serves for both
  kernel_list kernels(f.kernels, f.kernels + f.kernel_count);
  // clang-format off
  const property properties[] = {
      {"form",     [](const slope_kernel& k) { return std::string(k.form); },     wanted.form},
      {"order",    [](const slope_kernel& k) { return std::to_string(k.order); }, std::to_string(wanted.order)},
      {"type",     [](const slope_kernel& k) { return std::string(k.type); },     wanted.type},
      {"accuracy", [](const slope_kernel& k) { return std::string(k.accuracy); }, wanted.accuracy},
      {"target",   [](const slope_kernel& k) { return std::string(k.target); },   is_level ? "cpu" : wanted.target},
  };
  // clang-format on
  for (const property& p : properties)
    narrow(kernels, f, p);
  if (is_level)
    all.require(all.library.set_target(level.c_str()));
  return *kernels.front();
}

} // namespace slope::tool
