// SPDX-License-Identifier: Apache-2.0
// One call of the kernel on all points at once, the oracle's answers for them, and the tally of both.
#include <slope/codegen/tool/examination.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <thread>

#include <slope/codegen/oracle/oracle.hpp>
#include <slope/codegen/runtime/check.hpp>
#include <slope/codegen/tool/arrangement.hpp>

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
  return oracle::bounded(largest);
}

// Of all points, or, where there are several inputs, of those that differ in nothing but the input by which
// it is differentiated.
std::vector<double> examination::largest(const oracle::query& q,
                                         const std::vector<double_double>& exact) const {
  const int inputs = definition_.roots.inputs;
  if (q.order == 0 || inputs < 2 || definition_.shape == shape::grouped)
    return std::vector<double>(exact.size(), largest_of(exact));
  const auto varies = static_cast<std::size_t>(q.i < inputs ? q.i : q.order == 2 && q.j < inputs ? q.j : 0);
  struct line {
    double largest = 0, beside = 0;
  };
  std::map<std::vector<std::uint64_t>, line> lines;
  std::vector<line*> line_of;
  for (std::size_t i = 0; i < exact.size(); ++i) {
    const auto at = points_.point(i).arguments;
    std::vector<std::uint64_t> key;
    double beside = 0;
    for (std::size_t a = 0; a < at.size(); ++a)
      if (a != varies) {
        key.push_back(std::bit_cast<std::uint64_t>(at[a]));
        if (a < static_cast<std::size_t>(inputs))
          beside = std::max(beside, std::fabs(at[a]));
      }
    line& l = lines[key];
    l.beside = beside;
    if (std::isfinite(exact[i].high))
      l.largest = std::max(l.largest, std::fabs(exact[i].high));
    line_of.push_back(&l);
  }
  std::vector<double> all;
  for (const line* l : line_of)
    all.push_back(oracle::bounded(l->largest, l->beside));
  return all;
}

const examination::answers& examination::exact(const oracle::query& q, std::size_t count) {
  const auto known = std::find_if(known_.begin(), known_.end(),
                                  [&](const answers& a) { return a.query == q && a.exact.size() == count; });
  if (known != known_.end())
    return *known;
  std::vector<oracle::point> where; // once, or once for each piece
  for (std::size_t i = 0; i < count; ++i)
    where.push_back(points_.point(i % points_.size(), static_cast<int>(i / points_.size())));
  auto exact =
      oracle::evaluate(definition_.written, where, {{q}}, std::max(1u, std::thread::hardware_concurrency()));
  auto beside = largest(q, exact);
  return known_.emplace_back(q, std::move(exact), std::move(beside));
}

finding examination::of(const claim& c) {
  const std::vector<double> y = computed(all_, all_.function(definition_), c, points_);
  const answers& right = exact(c.query, y.size());
  const codegen::oracle::format& type = type_named(c.kernel->type)->format;
  const oracle::bound bound = promised(c);
  finding found;
  for (std::size_t i = 0; i < y.size(); ++i)
    if (which_ == counted::all || points_.is_finite(i % points_.size()))
      found.tally.add(bound, type, static_cast<double>(i), y[i], right.exact[i], right.largest[i]);
  if (found.tally.worst > 0)
    found.where = points_.describe(static_cast<std::size_t>(found.tally.worst_at) % points_.size());
  return found;
}

} // namespace slope::tool
