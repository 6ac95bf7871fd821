// SPDX-License-Identifier: Apache-2.0
// A multilayer perceptron: linear algebra from Eigen, every activation forward and backward from Slope.
#pragma once

#include "activation.hpp"
#include "data.hpp"

#include <functional>
#include <span>
#include <vector>

namespace digits {

/// A parameter with its gradient and the two running means of Adam (the first is also the momentum of SGD).
struct parameter {
  matrix value, gradient, mean, square;
  void resize(Eigen::Index rows, Eigen::Index columns);
};

struct layer {
  parameter weight, bias, learned;
  matrix input, before, after; ///< of the last batch: x, W x + b, activation(W x + b)
  matrix d_before, d_after;
};

/// Weights are N(0, scale^2) or, relative to the fan-in, N(0, scale^2 / fan_in).
struct initialisation {
  double scale;
  bool by_fan_in = true;
  double bias = 0;
};
inline const initialisation he{1.4142135623730951}, lecun{1.0};

enum class optimizer { adam, momentum };

struct schedule {
  optimizer method = optimizer::adam;
  double rate = 1e-3;
  int epochs = 20;
  Eigen::Index batch = 64;
  unsigned seed = 1;
  std::function<void(int epoch)> after_epoch = [](int) {};
};

struct score {
  double accuracy, loss;
};

class network {
public:
  /// widths = inputs, hidden..., classes; the last layer is linear.
  network(activation& f, const std::vector<Eigen::Index>& widths, const initialisation& init, unsigned seed);

  const matrix& forward(const matrix& x); ///< logits; keeps what backward needs
  void backward(const matrix& d_logits);  ///< fills the gradients
  double train(const dataset& d, const schedule& s, std::vector<double>& losses); ///< seconds
  score evaluate(const dataset& d);

  std::vector<layer>& layers() { return layers_; }
  std::size_t hidden() const { return layers_.size() - 1; }
  Eigen::Index parameters() const;
  /// Units of each hidden layer whose gradient is zero for every sample (from the backward kernel with dy =
  /// 1).
  std::vector<std::vector<bool>> dead_units(const matrix& x);

private:
  void step(const schedule& s, int time);

  activation& f_;
  std::vector<layer> layers_;
};

/// Mean cross entropy of softmax(logits), and its gradient; the accuracy of the largest logit.
score softmax_cross_entropy(const matrix& logits, std::span<const int> labels, matrix* gradient);

} // namespace digits
