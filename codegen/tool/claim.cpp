// SPDX-License-Identifier: Apache-2.0
// An output's name says which derivative it is (codegen/kernels/forms.hpp).
#include <slope/codegen/tool/claim.hpp>

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include <slope/codegen/number.hpp>
#include <slope/codegen/runtime/check.hpp>
#include <slope/codegen/tool/element_type.hpp>
#include <slope/codegen/tool/kernel_choice.hpp>

namespace slope::tool {
namespace {

namespace oracle = codegen::oracle;

// "y"; "dx", "gx" and "gdy" with dy = ddx = 1. Nothing for a sum of several derivatives.
std::optional<oracle::query> query_of(const codegen::definition& d, const slope_kernel& k,
                                      std::string_view output) {
  if (output == "y")
    return oracle::derivative(k.order);
  if (output == "gdy")
    return d.roots.inputs == 1 && d.shape != shape::grouped ? std::optional(oracle::derivative(1))
                                                            : std::nullopt;
  const auto at = std::find_if(d.arguments.begin(), d.arguments.end(),
                               [&](const auto& a) { return a.name == output.substr(1); });
  const int argument = static_cast<int>(at - d.arguments.begin());
  if (output.starts_with('d'))
    return oracle::partial(argument);
  return d.roots.inputs == 1 ? std::optional(oracle::mixed(0, argument)) : std::nullopt;
}

std::string name_of(const codegen::definition& d, const oracle::query& q) {
  const int last = q.order == 2 ? q.j : q.i; // by which argument it is differentiated last
  if (last == 0)
    return "f" + std::string(static_cast<std::size_t>(q.order), '\'');
  return fmt::format("d{}/d{}", q.order == 2 ? "f'" : "f", d.arguments[static_cast<std::size_t>(last)].name);
}

} // namespace

bool has_kernels(const slope_function& f, std::string_view type, std::string_view accuracy) {
  return std::any_of(f.kernels, f.kernels + f.kernel_count,
                     [&](const slope_kernel* k) { return k->type == type && k->accuracy == accuracy; });
}

std::vector<claim> claims_of(const codegen::definition& d, const slope_kernel& k) {
  std::vector<claim> list;
  for (const slope_argument* a = k.arguments; a != k.arguments + k.argument_count; ++a)
    if (runtime::is_written(a->role))
      if (const auto q = query_of(d, k, a->name))
        list.push_back({name_of(d, *q), &k, a->name, *q, oracle::quantity_of(*q, d.roots.inputs)});
  return list;
}

std::vector<claim> claims(const inventory& all, const codegen::definition& d, const std::string& type,
                          const std::string& accuracy, const std::string& target) {
  const slope_function& f = all.function(d);
  std::vector<claim> list;
  if (!has_kernels(f, type, accuracy) && !refusals(f, type, accuracy).empty())
    return list;
  for (const slope_kernel* k : chosen_kernels(all, f, {"", type, accuracy, target})) {
    const auto of_one = claims_of(d, *k);
    list.insert(list.end(), of_one.begin(), of_one.end());
  }
  return list;
}

oracle::bound promised(const claim& c) {
  return oracle::promised(codegen::named(codegen::accuracies, c.kernel->accuracy)->tier,
                          type_named(c.kernel->type)->format, c.quantity);
}

std::string form_of(const claim& c) {
  const slope_kernel& k = *c.kernel;
  return k.order ? fmt::format("{} {}", k.form, k.order) : k.form;
}

} // namespace slope::tool
