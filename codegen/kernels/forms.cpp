// SPDX-License-Identifier: Apache-2.0
// Each form is a product of the definition's partial derivatives with the cotangents that reach it:
//   forward          y = f
//   backward         dx = dy f_x, da = dy f_a for each learned a (to be summed)
//   forward_backward both
//   double_backward  with c = sum of ddx_i f_i:  gx_j = dy sum_i ddx_i f_ij, ga likewise, gdy = c
//   derivative_k     the plain k-th derivative by the first input
// The products are strict: fast-math would draw the cotangent into a product of the partial, in another order in a tail.
#include <slope/codegen/kernels/forms.hpp>

#include <algorithm>
#include <numeric>

namespace slope::codegen {
namespace {

class assembling {
 public:
  assembling(const definition& d, const number& type, std::string name, int order = 0) : d_(d), grouped_(d.shape == shape::grouped) {
    made_.name = std::move(name), made_.order = order, made_.number = type;
    core_.resize(d.arguments.size());
    for (std::size_t i = 0; i < d.arguments.size(); ++i)
      if (d.arguments[i].role != role::scalar)
        core_[i] = take({d.arguments[i].name, d.arguments[i].role == role::learned ? slope_learned : slope_input,
                         d.arguments[i].start});
  }
  int cotangent(const std::string& of, bool reduced) {
    has_cotangent_ = true;
    return take({"d" + of, slope_cotangent, 0, reduced && grouped_});
  }
  void scalars() {
    for (std::size_t i = 0; i < d_.arguments.size(); ++i)
      if (d_.arguments[i].role == role::scalar) core_[i] = take({d_.arguments[i].name, slope_scalar, d_.arguments[i].start});
    taken_ = made_.arguments.size();
  }
  // The definition's partials at these roots, as steps; all arguments are taken by now.
  std::vector<int> partials(const std::vector<int>& roots, const lowering_choice& lower) {
    std::vector<int> image = core_;
    const int outputs = static_cast<int>(taken_) + output_arguments_;
    if (grouped_)
      for (int extra = 0; extra < 2; ++extra) image.push_back(build.argument(outputs + extra));
    const lowered_roots lowered = lower(roots, made_.number);
    made_.how = lowered.how, made_.ratio = lowered.ratio, made_.worst_at = lowered.worst_at, made_.worst_of = lowered.worst_of;
    // float32 times float32 is exact in float64: the product with a cotangent, and each part of a sum, is rounded once.
    const bool exact = made_.number.tier == oracle::tier::exact;
    made_.working = exact && has_cotangent_ ? 64 : lowered.working;
    return build.copy(lowered.steps, image);
  }
  void expect_outputs(int count) { output_arguments_ = count; }
  void output(const emit::argument& a, int node) {
    made_.arguments.push_back(a);
    outputs_.push_back(node);
  }
  bool grouped() const { return grouped_; }

  // NaN in, NaN out: whatever the steps made of it, by integer bits, because fast-math assumes that there are none.
  form finished() {
    for (int node : outputs_) {
      for (std::size_t i = 0; i < taken_; ++i) {  // the input first: see lower.cpp, chosen
        int a = build.argument(static_cast<int>(i));
        if (grouped_ && static_cast<int>(i) == core_[0]) continue;
        node = build.make(step::select, build.make(step::is_nan, a), a, node);
      }
      if (grouped_) {
        const int largest = build.argument(static_cast<int>(taken_) + output_arguments_);
        node = build.make(step::select, build.make(step::is_nan, largest), largest, node);
      }
      build.result.outputs.push_back(node);
    }
    made_.element = build.result;
    return std::move(made_);
  }

  program_builder build;

 private:
  int take(emit::argument a) {
    made_.arguments.push_back(std::move(a));
    return build.argument(static_cast<int>(made_.arguments.size()) - 1);
  }
  const definition& d_;
  bool grouped_;
  form made_;
  std::vector<int> core_, outputs_;
  std::size_t taken_ = 0;
  int output_arguments_ = 0;
  bool has_cotangent_ = false;
};

std::vector<int> iota(int first, int count) {
  std::vector<int> all(static_cast<std::size_t>(count));
  std::iota(all.begin(), all.end(), first);
  return all;
}

slope_role gradient_role(const parameter& p) { return p.role == role::learned ? slope_learned_gradient : slope_output; }

emit::argument y_of(const assembling& a) { return {"y", slope_output, 0, a.grouped()}; }

form forward(const definition& d, const number& type, const lowering_choice& lower) {
  assembling a(d, type, "forward");
  a.scalars();
  a.expect_outputs(1);
  a.output(y_of(a), a.partials({d.roots.value()}, lower)[0]);
  return a.finished();
}

form backward(const definition& d, const number& type, const lowering_choice& lower, bool with_value) {
  assembling a(d, type, with_value ? "forward_backward" : "backward");
  const int dy = a.cotangent("y", true);
  a.scalars();
  a.expect_outputs(d.roots.differentiated + with_value);
  std::vector<int> roots = iota(d.roots.first(0), d.roots.differentiated);
  if (with_value) roots.insert(roots.begin(), d.roots.value());
  const auto values = a.partials(roots, lower);
  if (with_value) a.output(y_of(a), values[0]);
  for (int j = 0; j < d.roots.differentiated; ++j) {
    const parameter& p = d.arguments[static_cast<std::size_t>(j)];
    a.output({"d" + p.name, gradient_role(p)}, a.build.make(step::strict_multiply, dy, values[static_cast<std::size_t>(j + with_value)]));
  }
  return a.finished();
}

form double_backward(const definition& d, const number& type, const lowering_choice& lower) {
  assembling a(d, type, "double_backward");
  const int n = d.roots.inputs, m = d.roots.differentiated;
  const int dy = a.cotangent("y", true);
  std::vector<int> ddx;
  for (int i = 0; i < n; ++i) ddx.push_back(a.cotangent("d" + d.arguments[static_cast<std::size_t>(i)].name, false));
  a.scalars();
  a.expect_outputs(m + 1);
  std::vector<int> roots = iota(d.roots.first(0), n);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < m; ++j) roots.push_back(d.roots.second(i, j));
  const auto values = a.partials(roots, lower);
  const auto weighted = [&](auto partial) {  // sum over i of ddx_i partial(i)
    int sum = -1;
    for (int i = 0; i < n; ++i) {
      const int term = a.build.make(step::strict_multiply, ddx[static_cast<std::size_t>(i)], partial(i));
      sum = sum < 0 ? term : a.build.make(step::strict_add, sum, term);
    }
    return sum;
  };
  for (int j = 0; j < m; ++j) {
    const parameter& p = d.arguments[static_cast<std::size_t>(j)];
    a.output({"g" + p.name, gradient_role(p)},
             a.build.make(step::strict_multiply, dy, weighted([&](int i) { return values[static_cast<std::size_t>(n + i * m + j)]; })));
  }
  a.output({"gdy", slope_output, 0, a.grouped()}, weighted([&](int i) { return values[static_cast<std::size_t>(i)]; }));
  return a.finished();
}

form derivative(const definition& d, const number& type, const lowering_choice& lower, int order) {
  assembling a(d, type, "derivative", order);
  a.scalars();
  a.expect_outputs(1);
  const int root = order == 1 ? d.roots.first(0) : order == 2 ? d.roots.second(0, 0) : d.roots.third();
  a.output({"y", slope_output}, a.partials({root}, lower)[0]);
  return a.finished();
}

}  // namespace

bool form::has_gradients() const {
  return std::any_of(arguments.begin(), arguments.end(), [](const auto& a) { return a.role == slope_learned_gradient; });
}

std::vector<form> forms_of(const definition& d, const number& type, const lowering_choice& lower) {
  return {forward(d, type, lower),       backward(d, type, lower, false), backward(d, type, lower, true),  double_backward(d, type, lower),
          derivative(d, type, lower, 1), derivative(d, type, lower, 2),   derivative(d, type, lower, 3)};
}

}  // namespace slope::codegen
