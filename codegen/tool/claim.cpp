// SPDX-License-Identifier: Apache-2.0
// One call of the kernel on all points at once, the oracle's answers for them, and the tally of both.
#include <slope/codegen/tool/claim.hpp>

#include <algorithm>
#include <cmath>
#include <thread>

#include <slope/codegen/oracle/oracle.hpp>
#include <slope/codegen/runtime/check.hpp>
#include <slope/codegen/tool/arrangement.hpp>
#include <slope/codegen/tool/kernel_choice.hpp>

namespace slope::tool {
namespace {

namespace oracle = codegen::oracle;

using bytes = std::vector<std::byte>;

std::vector<double> filling(const slope_argument& a, const trial& points) {
  if (runtime::is_written(a.role) || a.role == slope_cotangent)
    return {};
  return points.values(a.name);
}

// The output of the claim, as numbers.
std::vector<double> computed(const inventory& all, const slope_function& f, const claim& c,
                             const trial& points) {
  const slope_kernel& k = *c.kernel;
  const element_type& type = *type_named(k.type);
  std::vector<bytes> arrays(k.argument_count);
  std::vector<slope_value> values(k.argument_count);
  std::size_t wanted = 0, wanted_count = 0;
  for (std::size_t i = 0; i < k.argument_count; ++i) {
    const slope_argument& a = k.arguments[i];
    const std::vector<double> numbers = filling(a, points);
    if (a.role == slope_scalar) {
      values[i].scalar = numbers.front();
      continue;
    }
    const std::size_t count = element_count(f, k, a, points.shape());
    arrays[i].resize(count * type.size());
    for (std::size_t j = 0; !runtime::is_written(a.role) && j < count; ++j)
      runtime::store(type.element, arrays[i].data(), j, numbers.empty() ? 1 : numbers[j]);
    values[i].out = arrays[i].data();
    if (a.name == c.output && runtime::is_written(a.role))
      wanted = i, wanted_count = count;
  }
  all.require(k.call(&k, values.data(), points.shape()));
  std::vector<double> result(wanted_count);
  for (std::size_t j = 0; j < wanted_count; ++j)
    result[j] = runtime::load(type.element, arrays[wanted].data(), j);
  return result;
}

} // namespace

double largest_of(const std::vector<double_double>& exact) {
  double largest = 0;
  for (const double_double& y : exact)
    if (std::isfinite(y.high))
      largest = std::max(largest, std::fabs(y.high));
  return largest;
}

bool has_kernels(const slope_function& f, std::string_view type, std::string_view accuracy) {
  return std::any_of(f.kernels, f.kernels + f.kernel_count,
                     [&](const slope_kernel* k) { return k->type == type && k->accuracy == accuracy; });
}

std::vector<claim> claims(const inventory& all, const codegen::definition& d, const std::string& type,
                          const std::string& accuracy, const std::string& target) {
  const slope_function& f = all.function(d);
  std::vector<claim> list;
  const auto add = [&](const std::string& what, const char* form, const std::string& output,
                       const oracle::query& query, oracle::quantity q) {
    const kernel_choice wanted{form, type, accuracy, target};
    if (refusal_of(f, wanted).empty())
      list.push_back({what, &chosen_kernel(all, f, wanted), output, query, q});
  };
  add("f", "forward", "y", oracle::value, oracle::quantity::value);
  add("f'", "derivative", "y", oracle::derivative(1), oracle::quantity::derivative);
  for (int j = 1; j < d.roots.differentiated; ++j) {
    const std::string& name = d.arguments[static_cast<std::size_t>(j)].name;
    add("df/d" + name, "backward", "d" + name, oracle::partial(j), oracle::quantity::derivative);
  }
  return list;
}

oracle::bound promised(const claim& c) {
  return oracle::promised(codegen::named(codegen::accuracies, c.kernel->accuracy)->tier,
                          type_named(c.kernel->type)->format, c.quantity);
}

finding measure(const inventory& all, const codegen::definition& d, const claim& c, const trial& points,
                counted which) {
  const std::vector<double> y = computed(all, all.function(d), c, points);
  std::vector<oracle::point> where; // once, or once for each piece
  for (std::size_t i = 0; i < y.size(); ++i)
    where.push_back(points.point(i % points.size(), static_cast<int>(i / points.size())));
  const std::vector<double_double> exact =
      oracle::evaluate(d.written, where, {{c.query}}, std::max(1u, std::thread::hardware_concurrency()));

  const element_type& type = *type_named(c.kernel->type);
  const oracle::bound bound = promised(c);
  const double largest = largest_of(exact);
  finding found;
  for (std::size_t i = 0; i < y.size(); ++i)
    if (which == counted::all || points.is_finite(i % points.size()))
      found.tally.add(bound, type.format, static_cast<double>(i), y[i], exact[i], largest);
  if (found.tally.worst > 0)
    found.where = points.describe(static_cast<std::size_t>(found.tally.worst_at) % points.size());
  return found;
}

} // namespace slope::tool
