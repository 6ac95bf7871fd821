// SPDX-License-Identifier: Apache-2.0
// Points lie one after the other: the inputs (or the pieces and the slot they have among the arguments), then
// the parameters.
#include <slope/codegen/tool/trial.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <slope/codegen/oracle/oracle.hpp>
#include <slope/codegen/oracle/points.hpp>

namespace slope::tool {
namespace {

namespace oracle = codegen::oracle;

constexpr std::size_t fewest_values = 64; // the edges and the hard places need nearly as many
constexpr std::size_t usual_count = std::size_t{1} << 14;

bool is_input(const codegen::parameter& p) { return p.role == role::input || p.role == role::pieces; }

// Scalars are float for every type but f64.
double as_passed(const codegen::parameter& p, const element_type& type) {
  const bool as_float = p.role == role::scalar && type.element != runtime::element::f64;
  return oracle::rounded(as_float ? oracle::f32 : type.format, p.start);
}

} // namespace

trial::trial(const codegen::definition& d, const element_type& type, std::optional<std::size_t> wanted)
    : definition_(d), grouped_(d.shape == shape::grouped) {
  digits_ = type.size() == 8 ? 17 : 9;
  const std::size_t about_how_many = wanted.value_or(usual_count);
  std::size_t inputs = 0;
  for (const codegen::parameter& p : d.arguments)
    if (is_input(p))
      ++inputs;
    else
      parameters_.push_back(as_passed(p, type));
  width_ = (grouped_ ? pieces : 0) + d.arguments.size();
  if (inputs == 1 && !grouped_) {
    const bool all = !wanted && type.size() == 2;
    for (double x :
         all ? oracle::every(type.format)
             : oracle::points(type.format, about_how_many, oracle::hard_points(d.written, parameters_)))
      add({&x, 1});
    return;
  }
  const std::size_t axes = grouped_ ? pieces : inputs;
  const double root = std::pow(static_cast<double>(about_how_many), 1 / static_cast<double>(axes));
  std::vector<double> hard =
      oracle::hard_values(type.format, std::max(fewest_values, static_cast<std::size_t>(root)));
  if (!grouped_) // what infinity times zero is, no limit says
    std::erase_if(hard, [&](double x) { return std::fabs(x) > oracle::largest_beside_others(type.format); });
  std::vector<std::size_t> digits(axes);
  for (std::size_t carry = 0; carry < axes;) {
    std::vector<double> inputs_now(axes);
    std::transform(digits.begin(), digits.end(), inputs_now.begin(), [&](std::size_t k) { return hard[k]; });
    add(inputs_now);
    for (carry = 0; carry < axes && ++digits[carry] == hard.size(); ++carry)
      digits[carry] = 0;
  }
}

void trial::add(std::span<const double> inputs) {
  numbers_.insert(numbers_.end(), inputs.begin(), inputs.end());
  if (grouped_)
    numbers_.push_back(0); // the slot of the pieces among the arguments, which is not read
  numbers_.insert(numbers_.end(), parameters_.begin(), parameters_.end());
  ++size_;
}

slope_shape trial::shape() const {
  if (grouped_)
    return {1, pieces, size_};
  return definition_.shape == shape::channelwise ? slope_shape{1, size_, 1} : slope_shape{1, 1, size_};
}

oracle::point trial::point(std::size_t i, int piece) const {
  const std::span<const double> all = std::span(numbers_).subspan(i * width_, width_);
  return grouped_ ? oracle::point{all.subspan(pieces), all.first(pieces), piece} : oracle::point{all};
}

bool trial::is_finite(std::size_t i) const {
  const auto all = std::span(numbers_).subspan(i * width_, width_);
  return std::all_of(all.begin(), all.end(), [](double x) { return std::isfinite(x); });
}

std::vector<double> trial::values(std::string_view argument) const {
  const auto& arguments = definition_.arguments;
  const auto at =
      std::find_if(arguments.begin(), arguments.end(), [&](const auto& a) { return a.name == argument; });
  const std::size_t index = static_cast<std::size_t>(at - arguments.begin());
  const bool by_piece = grouped_ && at->role == role::pieces;
  std::vector<double> all;
  for (std::size_t k = 0; k < (by_piece ? pieces : 1); ++k)
    for (std::size_t i = 0; i < size_; ++i)
      all.push_back(by_piece ? point(i).pieces[k] : point(i).arguments[index]);
  return all;
}

std::string trial::describe(std::size_t i) const {
  std::string out;
  const auto say = [&](const std::string& name, double value) {
    out += fmt::format("{}{} = {:.{}g}", out.empty() ? "" : ", ", name, value, digits_);
  };
  for (std::size_t j = 0; j < definition_.arguments.size(); ++j) {
    const codegen::parameter& p = definition_.arguments[j];
    if (p.role == role::input)
      say(p.name, point(i).arguments[j]);
    for (std::size_t k = 0; p.role == role::pieces && k < pieces; ++k)
      say(fmt::format("{}_{}", p.name, k + 1), point(i).pieces[k]);
  }
  return out;
}

} // namespace slope::tool
