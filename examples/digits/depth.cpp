// SPDX-License-Identifier: Apache-2.0
// Experiments in depth: gradients, selu's moments, activations without bound.
#include "experiments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace digits {
namespace {

constexpr std::size_t depth = 24;

/// One number a hidden layer as a line of a chart.
series by_layer(const std::string& name, const std::vector<double>& y) {
  series s{name, {}, y};
  for (std::size_t i = 0; i < y.size(); ++i)
    s.x.push_back(static_cast<double>(i + 1));
  return s;
}

/// The gradient at each hidden layer, relative to the last one, in a fresh network.
std::vector<double> gradient_scale(const std::string& name, const laboratory& lab, double scale) {
  activation f(name);
  network net(f, widths(64, depth, 64, 10), {scale}, lab.seed);
  const Eigen::Index n = 256;
  matrix gradient;
  softmax_cross_entropy(net.forward(lab.digits.train.x.leftCols(n)),
                        std::span(lab.digits.train.label).first(n), &gradient);
  net.backward(gradient);
  std::vector<double> scales;
  for (std::size_t i = 0; i < depth; ++i)
    scales.push_back(root_mean_square(net.layers()[i].d_before) /
                     root_mean_square(net.layers()[depth - 1].d_before));
  return scales;
}

double deep_accuracy(const char* name, const laboratory& lab) {
  lab.progress(fmt::format("training 16 layers with {}", name));
  activation f(name);
  network net(f, widths(64, 16, 48, 10), he, lab.seed);
  std::vector<double> losses;
  net.train(lab.digits.train, {.epochs = std::max(2, lab.epochs / 2), .seed = lab.seed}, losses);
  return net.evaluate(lab.digits.test).accuracy;
}

} // namespace

void gradients_by_depth(const laboratory& lab, findings& out) {
  table t{{"function", "He 2/n", "LeCun 1/n", "keeping scale", "its weight scale"}, {}, {}, {}};
  chart c{
      "Gradient relative to the last hidden layer, He initialisation", "hidden layer", "gradient", true, {}};
  std::map<std::string, std::array<double, 3>> first;
  for (const std::string& name : functions) {
    activation f(name);
    const double keeping = keeping_scale(f);
    const std::vector<double> with_he = gradient_scale(name, lab, he.scale);
    auto& r = first[name] = {with_he[0], gradient_scale(name, lab, lecun.scale)[0],
                             gradient_scale(name, lab, keeping)[0]};
    t.rows.push_back(
        {name, scientific(r[0]), scientific(r[1]), scientific(r[2]), fmt::format("{:.2f}", keeping)});
    if (name == "relu" || name == "leaky_relu" || name == "elu" || name == "gelu" || name == "tanh" ||
        name == "sigmoid")
      c.lines.push_back(by_layer(name, with_he));
  }
  const double relu = deep_accuracy("relu", lab), sigmoid = deep_accuracy("sigmoid", lab),
               tanh = deep_accuracy("tanh", lab);
  out.sections.push_back(
      {"Gradients by depth",
       fmt::format(
           "24 hidden layers of 64 at the start of training: the gradient at the first layer relative to the "
           "last, for three weight scales. The keeping scale is He's idea for any function, measured through "
           "its own kernel: the variance is 1 / (n E f(z)^2). Trained for {} epochs, 16 layers reach {} with "
           "relu, {} with tanh, {} with sigmoid.",
           std::max(2, lab.epochs / 2), percent(relu), percent(tanh), percent(sigmoid)),
       {t},
       {c}});
  const auto kept = [](double g) { return g > 0.1 && g < 10; };
  out.claims.push_back({"Property 5",
                        "Gradients are preserved for x > 0, mitigating the vanishing gradient problem.",
                        fmt::format("after 24 layers relu's gradient is {} times the last layer's with He, "
                                    "{} with LeCun; sigmoid's {}",
                                    scientific(first["relu"][0]), scientific(first["relu"][1]),
                                    scientific(first["sigmoid"][0])),
                        judge(kept(first["relu"][0]) && kept(first["relu"][1]),
                              first["relu"][0] > 1e3 * first["sigmoid"][0])});
  const bool both_vanish = first["sigmoid"][0] < 0.01 && first["tanh"][0] < 0.01;
  out.claims.push_back(
      {"Advantage 2", "Unlike sigmoid or tanh, ReLU retains gradients for positive activations.",
       fmt::format("24 layers, He: relu {}, sigmoid {}, tanh {}; LeCun: tanh {}",
                   scientific(first["relu"][0]), scientific(first["sigmoid"][0]),
                   scientific(first["tanh"][0]), scientific(first["tanh"][1])),
       judge(kept(first["relu"][0]) && both_vanish, kept(first["relu"][0]) && first["sigmoid"][0] < 0.01)});
  out.claims.push_back(
      {"Advantage 2", "... enabling deeper networks to train more effectively.",
       fmt::format("16 layers: relu {}, tanh {}, sigmoid {}", percent(relu), percent(tanh), percent(sigmoid)),
       judge(relu > tanh + 0.02 && relu > sigmoid + 0.02, relu > sigmoid + 0.02)});
}

void moments_by_depth(const laboratory& lab, findings& out) {
  lab.progress("mean and variance by layer");
  chart means{"Mean by layer, LeCun initialisation", "hidden layer", "mean", false, {}};
  chart variances{"Variance by layer, LeCun initialisation", "hidden layer", "variance", true, {}};
  table t{{"function", "mean, layer 1", "layer 20", "variance, layer 1", "layer 20"}, {}, {}, {}};
  std::map<std::string, std::pair<double, double>> last;
  for (const char* name : {"selu", "elu", "relu", "tanh", "identity"}) {
    activation f(name);
    network net(f, widths(64, 20, lab.quick ? 128 : 256, 10), lecun, lab.seed);
    net.forward(lab.digits.train.x.leftCols(512));
    std::vector<double> mean_by, variance_by;
    for (std::size_t i = 0; i < net.hidden(); ++i) {
      const auto y = net.layers()[i].after.cast<double>().array();
      mean_by.push_back(y.mean());
      variance_by.push_back(y.square().mean() - y.mean() * y.mean());
    }
    last[name] = {mean_by.back(), variance_by.back()};
    t.rows.push_back({name, fmt::format("{:.3f}", mean_by[0]), fmt::format("{:.3f}", mean_by.back()),
                      scientific(variance_by[0]), scientific(variance_by.back())});
    means.lines.push_back(by_layer(name, mean_by));
    variances.lines.push_back(by_layer(name, variance_by));
  }
  out.sections.push_back({"Self-normalisation",
                          "20 layers with LeCun initialisation, before training, on 512 digits.",
                          {t},
                          {means, variances}});
  const auto [m, v] = last["selu"];
  const bool near = std::abs(m) < 0.1 && std::abs(v - 1) < 0.3;
  out.claims.push_back({"Variant 4", "SELU is self-normalising: mean and variance stay close to 0 and 1.",
                        fmt::format("after 20 layers: selu mean {:.3f}, variance {:.2f}; relu {:.3f}, {}", m,
                                    v, last["relu"].first, scientific(last["relu"].second)),
                        judge(near, std::abs(v - 1) < std::abs(last["relu"].second - 1))});
}

void unbounded_outputs(const laboratory& lab, findings& out) {
  lab.progress("scale of activations by depth");
  chart c{"Largest output by layer, weights 1.5 times He's", "hidden layer", "largest |y|", true, {}};
  table t{{"function", "0.7 x He", "He", "1.5 x He", "2 x He", "2 x He, normalised"}, {}, {}, {}};
  std::map<std::string, std::vector<double>> top;
  for (const char* name : {"relu", "leaky_relu", "softplus", "silu", "selu", "tanh", "sigmoid"}) {
    activation f(name);
    std::vector<std::string> row{name};
    for (const double factor : {0.7, 1.0, 1.5, 2.0}) {
      network net(f, widths(64, depth, 64, 10), {factor * he.scale}, lab.seed);
      net.forward(lab.digits.train.x.leftCols(256));
      std::vector<double> largest;
      for (std::size_t i = 0; i < depth; ++i)
        largest.push_back(static_cast<double>(net.layers()[i].after.cwiseAbs().maxCoeff()));
      top[name].push_back(largest.back());
      row.push_back(scientific(largest.back()));
      if (factor == 1.5)
        c.lines.push_back(by_layer(name, largest));
    }
    // the same weights, each unit's input standardised over the batch before the kernel
    network net(f, widths(64, depth, 64, 10), {2 * he.scale}, lab.seed);
    matrix y = lab.digits.train.x.leftCols(256);
    for (std::size_t i = 0; i < depth; ++i) {
      layer& l = net.layers()[i];
      matrix z = l.weight.value * y;
      z.colwise() -= z.rowwise().mean().eval();
      z.array().colwise() /= (z.array().square().rowwise().mean() + 1e-5f).sqrt().eval();
      f.forward(z, l.learned.value.col(0), y);
    }
    top[name].push_back(static_cast<double>(y.cwiseAbs().maxCoeff()));
    row.push_back(scientific(top[name].back()));
    t.rows.push_back(row);
  }
  out.sections.push_back({"Outputs without bound",
                          "Largest output of layer 24 before training, by the scale of the weights; in the "
                          "last column every unit's input is normalised over the batch.",
                          {t},
                          {c}});
  const auto &relu = top["relu"], &tanh = top["tanh"];
  out.claims.push_back({"Disadvantage 2",
                        "Unbounded outputs can lead to exploding activations, especially in deeper layers.",
                        fmt::format("24 layers, weights 2 x He: relu reaches {}, tanh {}",
                                    scientific(relu[3]), scientific(tanh[3])),
                        judge(relu[3] > 1e3 && tanh[3] <= 1, relu[3] > 10 * tanh[3])});
  out.claims.push_back(
      {"Disadvantage 2", "... if not managed with techniques like normalization.",
       fmt::format("the same weights with normalised inputs: relu reaches {}", scientific(relu[4])),
       judge(relu[4] < 100 && relu[3] > 100 * relu[4], relu[4] < relu[3])});
}

} // namespace digits
