// SPDX-License-Identifier: Apache-2.0
// The forward and backward passes, Adam, SGD with momentum, softmax with cross entropy.
#include "network.hpp"

#include <chrono>
#include <cmath>
#include <numeric>

namespace digits {

void parameter::resize(Eigen::Index rows, Eigen::Index columns) {
  for (matrix* m : {&value, &gradient, &mean, &square})
    m->setZero(rows, columns);
}

network::network(activation& f, const std::vector<Eigen::Index>& widths, const initialisation& init,
                 unsigned seed)
    : f_(f), layers_(widths.size() - 1) {
  random_source random(seed);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const bool last = i + 1 == layers_.size();
    const Eigen::Index in = widths[i], out = widths[i + 1] * (last ? 1 : f.pieces());
    const double scale = init.by_fan_in ? init.scale / std::sqrt(static_cast<double>(in)) : init.scale;
    layer& l = layers_[i];
    l.weight.resize(out, in);
    for (float& w : l.weight.value.reshaped())
      w = static_cast<float>(scale * random.normal());
    l.bias.resize(out, 1);
    if (!last)
      l.bias.value.setConstant(static_cast<float>(init.bias));
    l.learned.resize(f.learns() && !last ? out : 0, 1);
    l.learned.value.setConstant(static_cast<float>(f.first_default()));
  }
}

const matrix& network::forward(const matrix& x) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    layer& l = layers_[i];
    l.input = i == 0 ? x : layers_[i - 1].after;
    l.before.noalias() = l.weight.value * l.input;
    l.before.colwise() += l.bias.value.col(0);
    if (i < hidden())
      f_.forward(l.before, l.learned.value.col(0), l.after);
  }
  return layers_.back().before;
}

void network::backward(const matrix& d_logits) {
  layers_.back().d_before = d_logits;
  for (std::size_t i = layers_.size(); i-- > 0;) {
    layer& l = layers_[i];
    if (i < hidden()) {
      Eigen::VectorXf d_learned;
      f_.backward(l.before, l.learned.value.col(0), l.d_after, l.d_before, d_learned);
      l.learned.gradient.col(0) = d_learned;
    }
    l.weight.gradient.noalias() = l.d_before * l.input.transpose();
    l.bias.gradient = l.d_before.rowwise().sum();
    if (i > 0)
      layers_[i - 1].d_after.noalias() = l.weight.value.transpose() * l.d_before;
  }
}

void network::step(const schedule& s, int time) {
  const auto rate = static_cast<float>(s.rate);
  const float first = 0.9f, second = 0.999f;
  const float first_bias = 1 - std::pow(first, static_cast<float>(time));
  const float second_bias = 1 - std::pow(second, static_cast<float>(time));
  for (layer& l : layers_)
    for (parameter* p : {&l.weight, &l.bias, &l.learned}) {
      if (s.method == optimizer::momentum) {
        p->mean = first * p->mean + p->gradient;
        p->value -= rate * p->mean;
        continue;
      }
      p->mean = first * p->mean + (1 - first) * p->gradient;
      p->square = second * p->square + (1 - second) * p->gradient.cwiseAbs2();
      p->value.array() -=
          rate * (p->mean.array() / first_bias) / ((p->square.array() / second_bias).sqrt() + 1e-8f);
    }
}

double network::train(const dataset& d, const schedule& s, std::vector<double>& losses) {
  std::vector<Eigen::Index> order(static_cast<std::size_t>(d.size()));
  std::iota(order.begin(), order.end(), 0);
  random_source random(s.seed);
  double seconds = 0;
  matrix x, gradient;
  std::vector<int> labels;
  for (int epoch = 0, time = 0; epoch < s.epochs; ++epoch) {
    const auto start = std::chrono::steady_clock::now();
    random.shuffle(order);
    double sum = 0;
    for (Eigen::Index at = 0; at < d.size(); at += s.batch) {
      const Eigen::Index size = std::min(s.batch, d.size() - at);
      x.resize(d.x.rows(), size);
      labels.resize(static_cast<std::size_t>(size));
      for (Eigen::Index i = 0; i < size; ++i) {
        const Eigen::Index from = order[static_cast<std::size_t>(at + i)];
        x.col(i) = d.x.col(from);
        labels[static_cast<std::size_t>(i)] = d.label[static_cast<std::size_t>(from)];
      }
      const score batch = softmax_cross_entropy(forward(x), labels, &gradient);
      sum += batch.loss * static_cast<double>(size);
      backward(gradient);
      step(s, ++time);
    }
    losses.push_back(sum / static_cast<double>(d.size()));
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    s.after_epoch(epoch);
  }
  return seconds;
}

score network::evaluate(const dataset& d) { return softmax_cross_entropy(forward(d.x), d.label, nullptr); }

Eigen::Index network::parameters() const {
  Eigen::Index n = 0;
  for (const layer& l : layers_)
    n += l.weight.value.size() + l.bias.value.size() + l.learned.value.size();
  return n;
}

std::vector<std::vector<bool>> network::dead_units(const matrix& x) {
  forward(x);
  std::vector<std::vector<bool>> dead;
  for (std::size_t i = 0; i < hidden(); ++i) {
    layer& l = layers_[i];
    const matrix ones = matrix::Ones(l.after.rows(), l.after.cols());
    matrix dx;
    Eigen::VectorXf d_learned;
    f_.backward(l.before, l.learned.value.col(0), ones, dx, d_learned);
    std::vector<bool>& layer_dead = dead.emplace_back();
    const Eigen::Index units = l.after.rows();
    for (Eigen::Index u = 0; u < units; ++u) {
      bool zero = true;
      for (Eigen::Index piece = 0; piece < f_.pieces() && zero; ++piece)
        zero = (dx.row(piece * units + u).array() == 0.0f).all();
      layer_dead.push_back(zero);
    }
  }
  return dead;
}

score softmax_cross_entropy(const matrix& logits, std::span<const int> labels, matrix* gradient) {
  if (gradient)
    gradient->resize(logits.rows(), logits.cols());
  double loss = 0, right = 0;
  const auto n = static_cast<double>(logits.cols());
  for (Eigen::Index i = 0; i < logits.cols(); ++i) {
    const Eigen::Index wanted = labels[static_cast<std::size_t>(i)];
    Eigen::Index best = 0;
    const float top = logits.col(i).maxCoeff(&best);
    const Eigen::ArrayXf e = (logits.col(i).array() - top).exp();
    const float sum = e.sum();
    loss += static_cast<double>(std::log(sum) + top - logits(wanted, i));
    right += best == wanted && std::isfinite(top);
    if (gradient) {
      gradient->col(i) = e / (sum * static_cast<float>(n));
      (*gradient)(wanted, i) -= 1 / static_cast<float>(n);
    }
  }
  return {right / n, loss / n};
}

} // namespace digits
