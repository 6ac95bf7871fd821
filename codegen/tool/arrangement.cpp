// SPDX-License-Identifier: Apache-2.0
// The rules of axes and shapes, from the shape of the function and the roles of the arguments.
#include <slope/codegen/tool/arrangement.hpp>

#include <algorithm>
#include <string_view>

#include <slope/codegen/runtime/check.hpp>
#include <slope/codegen/tool/refusal.hpp>

namespace slope::tool {
namespace {

bool is_grouped(const slope_function& f) { return std::string_view(f.shape) == "grouped"; }

std::vector<const slope_argument*> arrays(const slope_kernel& k, bool written) {
  std::vector<const slope_argument*> all;
  for (const slope_argument* a = k.arguments; a != k.arguments + k.argument_count; ++a)
    if (runtime::is_array(a->role) && runtime::is_written(a->role) == written)
      all.push_back(a);
  return all;
}

class arranging {
public:
  arranging(const slope_function& f, const slope_kernel& k, const std::vector<given_array>& given,
            std::optional<int> axis)
      : f_(f), k_(k), given_(given), read_(arrays_read(k)), full_(given[0].shape), reduced_(full_) {
    axis_ = has_channels(f) ? channel_axis(axis) : full_.size();
    if (axis && !has_channels(f))
      refuse("{} is {}: no axis is special, so that --axis has no meaning", f.name, f.shape);
    if (axis_ < full_.size())
      reduced_.erase(reduced_.begin() + static_cast<std::ptrdiff_t>(axis_));
  }

  arrangement result() {
    for (std::size_t i = 0; i < read_.size(); ++i)
      if (read_[i]->role == slope_learned)
        check_learned(given_[i], *read_[i]);
      else
        check_equal(given_[i], *read_[i]);
    arrangement r{shape(), {}};
    std::size_t gradients = 0;
    for (const slope_argument* a : arrays_written(k_))
      r.outputs.push_back(a->role == slope_learned_gradient ? learned_.at(gradients++)->shape
                          : is_reduced(f_, k_, *a)          ? reduced_
                                                            : full_);
    return r;
  }

private:
  std::size_t channel_axis(std::optional<int> asked) const {
    const int axes = static_cast<int>(full_.size());
    if (axes == 0 && (asked || is_grouped(f_)))
      refuse("{} is a single number ({}): it has no axis", given_[0].file, read_[0]->name);
    const int axis = asked.value_or(axes > 1 ? 1 : 0);
    if (axes > 0 && (axis < 0 || axis >= axes))
      refuse("{} has the shape {}: there is no axis {}", given_[0].file, to_string(full_), axis);
    return static_cast<std::size_t>(axis);
  }

  void check_equal(const given_array& g, const slope_argument& a) const {
    const lengths& wanted = is_reduced(f_, k_, a) ? reduced_ : full_;
    if (g.shape != wanted)
      refuse("{} ({}) has the shape {}, but with {} ({}) of shape {} it must be {}", g.file, a.name,
             to_string(g.shape), given_[0].file, read_[0]->name, to_string(full_), to_string(wanted));
  }

  void check_learned(const given_array& g, const slope_argument& a) {
    const std::size_t count = element_count(g.shape).value_or(0);
    const std::size_t channels = axis_ < full_.size() ? full_[axis_] : 1;
    if (g.shape.size() > 1 || (count != 1 && count != channels))
      refuse("{} ({}) has the shape {}, but with {} channels it must be ({},), or (1,) to share one number",
             g.file, a.name, to_string(g.shape), channels, channels);
    learned_.push_back(&g);
    if (count != element_count(learned_[0]->shape))
      refuse("{} and {}: either all learned parameters are shared or none is", learned_[0]->file, g.file);
  }

  slope_shape shape() const {
    const std::size_t all = element_count(full_).value_or(0);
    if (all == 0 && element_count(reduced_) != std::size_t{0} && is_grouped(f_))
      refuse("{} has the shape {}: there are no pieces along axis {}", given_[0].file, to_string(full_),
             axis_);
    if (all == 0)
      return {0, 1, 0};
    if (axis_ >= full_.size() || (!learned_.empty() && element_count(learned_[0]->shape) == std::size_t{1}))
      return {1, 1, all};
    const std::span<const std::size_t> axes(full_);
    return {*element_count(axes.first(axis_)), axes[axis_], *element_count(axes.subspan(axis_ + 1))};
  }

  const slope_function& f_;
  const slope_kernel& k_;
  const std::vector<given_array>& given_;
  std::vector<const slope_argument*> read_;
  lengths full_, reduced_;
  std::size_t axis_ = 0; // full_.size() and more: there is none
  std::vector<const given_array*> learned_;
};

} // namespace

bool has_channels(const slope_function& f) {
  return is_grouped(f) || std::string_view(f.shape) == "channelwise";
}

// runtime.h: "x, dx, ddx and gx are [outer, k, inner]; y, dy and gdy are [outer, inner]". A plain derivative
// has no y of that kind: there is one number for each piece.
bool is_reduced(const slope_function& f, const slope_kernel& k, const slope_argument& a) {
  constexpr std::string_view reduced[] = {"y", "dy", "gdy"};
  return is_grouped(f) && k.order == 0 && std::count(std::begin(reduced), std::end(reduced), a.name) > 0;
}

std::size_t element_count(const slope_function& f, const slope_kernel& k, const slope_argument& a,
                          slope_shape shape) {
  if (a.role == slope_learned || a.role == slope_learned_gradient)
    return shape.channels;
  return shape.outer * shape.inner * (is_reduced(f, k, a) ? 1 : shape.channels);
}

std::vector<const slope_argument*> arrays_read(const slope_kernel& k) { return arrays(k, false); }
std::vector<const slope_argument*> arrays_written(const slope_kernel& k) { return arrays(k, true); }

arrangement arrange(const slope_function& f, const slope_kernel& k, const std::vector<given_array>& given,
                    std::optional<int> axis) {
  return arranging(f, k, given, axis).result();
}

} // namespace slope::tool
