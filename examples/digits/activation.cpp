// SPDX-License-Identifier: Apache-2.0
// The uniform call: every argument's role says what to pass.
#include "activation.hpp"

#include "data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <span>
#include <string_view>

namespace digits {
namespace {

constexpr Eigen::Index maxout_pieces = 3;

const slope_kernel* find_kernel(const slope_function& f, std::string_view form, int order) {
  for (const slope_kernel* k : std::span(f.kernels, f.kernel_count))
    if (k->form == form && k->order == order && std::string_view(k->type) == "f32" &&
        std::string_view(k->accuracy) == "fast" && std::string_view(k->target) == "cpu")
      return k;
  return nullptr;
}

const slope_argument* find_parameter(const slope_kernel& k) {
  for (const slope_argument& a : std::span(k.arguments, k.argument_count))
    if (a.role == slope_scalar || a.role == slope_learned)
      return &a;
  return nullptr;
}

} // namespace

activation::activation(const std::string& name) : name_(name) {
  const slope_function* f = slope_find(name.c_str());
  if (!f)
    throw refusal(fmt::format("the Slope library has no function {}", name));
  forward_ = find_kernel(*f, "forward", 0);
  backward_ = find_kernel(*f, "backward", 0);
  derivative_ = find_kernel(*f, "derivative", 1);
  if (!forward_ || !backward_)
    throw refusal(fmt::format("the Slope library has no float32 kernels of {}", name));
  pieces_ = std::string_view(f->shape) == "grouped" ? maxout_pieces : 1;
  const slope_argument* p = find_parameter(*forward_);
  learns_ = p && p->role == slope_learned;
}

double activation::first_default() const {
  const slope_argument* p = find_parameter(*forward_);
  return p ? p->default_value : 0;
}

slope_shape activation::shape_of(const Eigen::MatrixXf& x, const Eigen::VectorXf& learned) const {
  const auto rows = static_cast<std::size_t>(x.rows()), columns = static_cast<std::size_t>(x.cols());
  if (pieces_ > 1)
    return {columns, static_cast<std::size_t>(pieces_), rows / static_cast<std::size_t>(pieces_)};
  const bool by_row = learns_ && learned.size() == x.rows(); // otherwise one parameter is shared
  return by_row ? slope_shape{columns, rows, 1} : slope_shape{1, 1, rows * columns};
}

void activation::call(const slope_kernel& kernel, const arrays& a, slope_shape shape) {
  std::array<slope_value, 16> values{};
  for (std::size_t i = 0; i < std::min(kernel.argument_count, values.size()); ++i)
    switch (const slope_argument& argument = kernel.arguments[i]; argument.role) {
    case slope_input:
      values[i].in = a.x;
      break;
    case slope_learned:
      values[i].in = a.learned;
      break;
    case slope_cotangent:
      values[i].in = a.dy;
      break;
    case slope_scalar:
      values[i].scalar = argument.default_value;
      break;
    case slope_output:
      values[i].out = a.out;
      break;
    case slope_learned_gradient:
      values[i].out = a.d_learned;
      break;
    }
  const auto start = std::chrono::steady_clock::now();
  const slope_status status = kernel.call(&kernel, values.data(), shape);
  seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (status != slope_ok)
    throw std::runtime_error(fmt::format("{}: {}", kernel.symbol, slope_error_message()));
}

void activation::forward(const Eigen::MatrixXf& x, const Eigen::VectorXf& learned, Eigen::MatrixXf& y) {
  y.resize(x.rows() / pieces_, x.cols());
  call(*forward_, {x.data(), learned.data(), nullptr, y.data(), nullptr}, shape_of(x, learned));
}

void activation::backward(const Eigen::MatrixXf& x, const Eigen::VectorXf& learned, const Eigen::MatrixXf& dy,
                          Eigen::MatrixXf& dx, Eigen::VectorXf& d_learned) {
  dx.resize(x.rows(), x.cols());
  d_learned.resize(learned.size());
  call(*backward_, {x.data(), learned.data(), dy.data(), dx.data(), d_learned.data()}, shape_of(x, learned));
}

Eigen::VectorXf activation::start() const {
  return Eigen::VectorXf::Constant(1, static_cast<float>(first_default()));
}

Eigen::VectorXf activation::derivative(const Eigen::VectorXf& x) {
  if (!derivative_)
    return {};
  Eigen::VectorXf d(x.size());
  call(*derivative_, {x.data(), start().data(), nullptr, d.data(), nullptr}, shape_of(x, start()));
  return d;
}

Eigen::VectorXf activation::values(const Eigen::VectorXf& x) {
  Eigen::MatrixXf y;
  forward(x, start(), y);
  return y.col(0);
}

} // namespace digits
