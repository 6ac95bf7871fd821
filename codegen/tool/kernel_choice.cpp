// SPDX-License-Identifier: Apache-2.0
// Narrows the kernels of a function down, one property after the other.
#include <slope/codegen/tool/kernel_choice.hpp>

#include <algorithm>
#include <array>
#include <span>

#include <slope/codegen/emit/description.hpp>
#include <slope/codegen/tool/columns.hpp>
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

kernel_choice completed(kernel_choice k) {
  if (k.form == "derivative" && k.order == 0)
    k.order = 1;
  if (const element_type* type = type_named(k.type);
      type && k.accuracy == "exact" && codegen::fast_is_exact(type->format))
    k.accuracy = "fast"; // one kernel serves for both
  return k;
}

} // namespace

std::string refusal_of(const slope_function& f, kernel_choice wanted) {
  wanted = completed(std::move(wanted));
  const std::string label =
      codegen::emit::data_sheet_label(wanted.form, wanted.order, wanted.type, wanted.accuracy);
  for (const std::string& line : refusals(f, wanted.type, wanted.accuracy))
    if (line.starts_with(label))
      return line;
  return {};
}

std::vector<std::string> refusals(const slope_function& f, std::string_view type, std::string_view accuracy) {
  std::string of = codegen::emit::data_sheet_label("", 0, type, accuracy);
  of.erase(0, of.find_first_not_of(' '));
  std::vector<std::string> lines;
  for (std::string& line : lines_of(f.data_sheet))
    if (line.find(of + "refused: ") != std::string::npos)
      lines.push_back(std::move(line));
  return lines;
}

kernel_list chosen_kernels(const inventory& all, const slope_function& f, kernel_choice wanted) {
  const std::string level = wanted.target;
  const bool is_level = std::find(levels.begin(), levels.end(), level) != levels.end();
  wanted = completed(std::move(wanted));
  if (const std::string line = refusal_of(f, wanted); !line.empty())
    refuse("{} has no such kernel: {}", f.name, line);
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
  for (const property& p : std::span(properties).subspan(wanted.form.empty() ? 2 : 0))
    narrow(kernels, f, p);
  if (is_level)
    all.require(all.library.set_target(level.c_str()));
  return kernels;
}

const slope_kernel& chosen_kernel(const inventory& all, const slope_function& f, kernel_choice wanted) {
  return *chosen_kernels(all, f, std::move(wanted)).front();
}

} // namespace slope::tool
