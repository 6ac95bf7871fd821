// SPDX-License-Identifier: Apache-2.0
// Experiments: one small network for each function on the digits; and a task that a linear network must lose.
#include "experiments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace digits {
namespace {

struct outcome {
  std::vector<double> accuracy, gap, curve; ///< gap: test loss minus training loss
  double seconds = 0, in_kernels = 0, zeros = 0, classes = 0, slope_low = 0, slope_high = 0, slope_shift = 0;
  std::size_t dead = 0;
  Eigen::Index parameters = 0;
};

/// How many classes a unit answers to: (sum m_c)^2 / sum m_c^2 of its mean |y| by class; from 1 to 10.
double classes_per_unit(const matrix& y, const std::vector<int>& label) {
  matrix by_class = matrix::Zero(y.rows(), 10), counts = matrix::Zero(1, 10);
  for (Eigen::Index i = 0; i < y.cols(); ++i) {
    by_class.col(label[static_cast<std::size_t>(i)]) += y.col(i).cwiseAbs();
    counts(label[static_cast<std::size_t>(i)]) += 1;
  }
  by_class.array().rowwise() /= counts.row(0).array();
  const Eigen::ArrayXf square = by_class.rowwise().squaredNorm().array();
  return static_cast<double>(
      (square > 0).select(by_class.rowwise().sum().array().square() / square, 1.0f).mean());
}

void observe(network& net, const task& t, const activation& f, outcome& o) {
  net.forward(t.test.x);
  double zeros = 0, all = 0;
  o.classes = 0;
  for (std::size_t i = 0; i < net.hidden(); ++i) {
    const layer& l = net.layers()[i];
    zeros += static_cast<double>((l.after.array().abs() < 1e-6f).count());
    all += static_cast<double>(l.after.size());
    o.classes += classes_per_unit(l.after, t.test.label) / static_cast<double>(net.hidden());
  }
  o.zeros = zeros / all;
  if (f.learns()) {
    const auto& a = net.layers()[0].learned.value;
    const auto& b = net.layers()[1].learned.value;
    const auto start = static_cast<float>(f.first_default());
    o.slope_low = std::min(a.minCoeff(), b.minCoeff());
    o.slope_high = std::max(a.maxCoeff(), b.maxCoeff());
    o.slope_shift = ((a.array() - start).abs().sum() + (b.array() - start).abs().sum()) /
                    static_cast<float>(a.size() + b.size());
  }
  o.dead = 0;
  for (const auto& dead : net.dead_units(t.train.x))
    o.dead += static_cast<std::size_t>(std::ranges::count(dead, true));
}

outcome run(const std::string& name, const laboratory& lab) {
  outcome o;
  for (int repeat = 0; repeat < lab.repeats; ++repeat) {
    lab.progress(fmt::format("training with {} ({}/{})", name, repeat + 1, lab.repeats));
    const unsigned seed = lab.seed + static_cast<unsigned>(repeat);
    activation f(name);
    network net(f, {64, 128, 64, 10}, he, seed);
    std::vector<double> losses;
    const double seconds = net.train(lab.digits.train, {.epochs = lab.epochs, .seed = seed}, losses);
    o.in_kernels += f.seconds() / seconds / lab.repeats;
    o.seconds += seconds / lab.repeats;
    const score test = net.evaluate(lab.digits.test), train = net.evaluate(lab.digits.train);
    o.accuracy.push_back(test.accuracy);
    o.gap.push_back(test.loss - train.loss);
    if (repeat > 0)
      continue;
    o.curve = losses;
    o.parameters = net.parameters();
    observe(net, lab.digits, f, o);
  }
  return o;
}

chart loss_chart(const std::map<std::string, outcome>& all) {
  chart c{"Training loss", "epoch", "cross entropy", true, {}};
  for (const char* name : {"relu", "maxout", "tanh", "sigmoid", "mish", "identity"}) {
    series s{name, {}, all.at(name).curve};
    for (std::size_t i = 0; i < s.y.size(); ++i)
      s.x.push_back(static_cast<double>(i + 1));
    c.lines.push_back(s);
  }
  return c;
}

void judge_training(const std::map<std::string, outcome>& all, std::vector<claim>& claims) {
  const outcome &relu = all.at("relu"), &tanh = all.at("tanh"), &prelu = all.at("prelu"),
                &maxout = all.at("maxout");
  std::vector<double> dense_classes, dense_gap, dense_zeros;
  for (const char* name : {"leaky_relu", "elu", "tanh", "softplus", "silu", "gelu", "mish"}) {
    dense_classes.push_back(all.at(name).classes);
    dense_gap.push_back(mean(all.at(name).gap));
    dense_zeros.push_back(all.at(name).zeros);
  }
  double best_accuracy = 0;
  for (const auto& [name, o] : all)
    best_accuracy = std::max(best_accuracy, mean(o.accuracy));
  claims.push_back(
      {"Property 4",
       "Sparse activation: only neurons with x > 0 are activated, leading to efficient representations.",
       fmt::format("{} of relu's hidden outputs are zero (tanh {}), and its accuracy is {}",
                   percent(relu.zeros), percent(tanh.zeros), percent(mean(relu.accuracy))),
       judge(relu.zeros > 0.3 && mean(relu.accuracy) > best_accuracy - 0.02, relu.zeros > 0.1)});
  claims.push_back(
      {"Advantage 3", "Zeroing out negative inputs results in fewer active neurons.",
       fmt::format(
           "{} of relu's units are active for a digit; {} on average for seven functions without zeros",
           percent(1 - relu.zeros), percent(1 - mean(dense_zeros))),
       judge(relu.zeros > 0.3 && mean(dense_zeros) < 0.05, relu.zeros > mean(dense_zeros))});
  claims.push_back({"Advantage 3", "... improving model interpretability.",
                    fmt::format("only a proxy: a relu unit answers to {:.1f} of 10 classes (effective "
                                "number), the other seven to {:.1f}",
                                relu.classes, mean(dense_classes)),
                    judge(false, relu.classes < 0.9 * mean(dense_classes))});
  const double gain = mean(dense_gap) - mean(relu.gap);
  claims.push_back(
      {"Advantage 3", "... and reducing overfitting.",
       fmt::format("test loss minus training loss: relu {:.3f} +- {:.3f}, seven functions without zeros "
                   "{:.3f} on average",
                   mean(relu.gap), spread(relu.gap), mean(dense_gap)),
       judge(gain > 2 * spread(relu.gap) && gain > 0.2 * mean(dense_gap), gain > spread(relu.gap))});
  claims.push_back(
      {"Variant 2", "PReLU makes alpha a learnable parameter.",
       fmt::format("192 slopes, all starting at one value, end between {:.2f} and {:.2f}; they moved by "
                   "{:.3f} on average",
                   prelu.slope_low, prelu.slope_high, prelu.slope_shift),
       judge(prelu.slope_shift > 0.01 && prelu.slope_high - prelu.slope_low > 0.05, prelu.slope_shift > 0)});
  const double parameters = static_cast<double>(maxout.parameters) / static_cast<double>(relu.parameters);
  const double time = maxout.seconds / relu.seconds;
  claims.push_back(
      {"Variant 5", "Maxout is computationally expensive.",
       fmt::format("at equal width {:.2f} times relu's parameters and {:.2f} times its training time",
                   parameters, time),
       judge(parameters > 1.5 && time > 1.5, parameters > 1.5 || time > 1.2)});
}

} // namespace

void training(const laboratory& lab, findings& out) {
  std::map<std::string, outcome> all;
  table t{{"function", "test accuracy", "spread", "loss gap", "zeros", "dead units", "kernels' time",
           "parameters"},
          {},
          {},
          "training loss"};
  for (const std::string& name : functions) {
    const outcome& o = all[name] = run(name, lab);
    t.rows.push_back({name, percent(mean(o.accuracy)), percent(spread(o.accuracy)),
                      fmt::format("{:.3f}", mean(o.gap)), percent(o.zeros), fmt::format("{}", o.dead),
                      percent(o.in_kernels), fmt::format("{}", o.parameters)});
    t.curves.push_back(o.curve);
  }
  const outcome& p = all.at("prelu");
  out.sections.push_back(
      {"One small network for each function",
       fmt::format(
           "64-128-64-10, He initialisation, Adam, {} epochs, seeds averaged: {}. Zeros: share of hidden "
           "outputs below 1e-6 on the test set. Dead: of 192 hidden units, those whose gradient is zero for "
           "every "
           "training digit. Kernels' time: share of training spent in Slope's kernels. Loss gap: test minus "
           "training. "
           "prelu's slopes ended between {:.2f} and {:.2f}.",
           lab.epochs, lab.repeats, p.slope_low, p.slope_high),
       {t},
       {loss_chart(all)}});
  judge_training(all, out.claims);
}

void non_linearity(const laboratory& lab, findings& out) {
  const task pairs = odd_sum(lab.digits, lab.seed);
  table t{
      {"function", "8 units: training", "8 units: test", "48 units: training", "48 units: test"}, {}, {}, {}};
  std::map<std::string, std::map<int, std::pair<double, double>>> result;
  for (const char* name : {"identity", "relu", "leaky_relu", "tanh", "maxout"}) {
    for (int units : {8, 48}) {
      lab.progress(fmt::format("odd sums with {}, {} units", name, units));
      activation f(name);
      network net(f, {128, units, units, 2}, he, lab.seed);
      std::vector<double> losses;
      net.train(pairs.train, {.rate = 2e-3, .epochs = std::max(2, lab.epochs), .seed = lab.seed}, losses);
      result[name][units] = {net.evaluate(pairs.train).accuracy, net.evaluate(pairs.test).accuracy};
    }
    const auto& r = result[name];
    t.rows.push_back({name, percent(r.at(8).first), percent(r.at(8).second), percent(r.at(48).first),
                      percent(r.at(48).second)});
  }
  out.sections.push_back({"Is the sum of two digits odd?",
                          "Two digits side by side; the answer is an exclusive or, so that a linear network "
                          "can do no better than guess.",
                          {t},
                          {}});
  const double linear = result["identity"][48].second, relu = result["relu"][48].second;
  out.claims.push_back(
      {"Property 3", "Despite being linear for x > 0 it introduces non-linearity, enabling complex mappings.",
       fmt::format("odd sum of two digits: {} with relu, {} with identity", percent(relu), percent(linear)),
       judge(relu > 0.8 && linear<0.6, relu> linear + 0.1)});
  const double narrow = result["maxout"][8].first, narrow_relu = result["relu"][8].first;
  out.claims.push_back({"Variant 5", "Maxout is highly flexible.",
                        fmt::format("8 units a layer fit {} of the training pairs, relu's 8 units {}",
                                    percent(narrow), percent(narrow_relu)),
                        judge(narrow > narrow_relu + 0.03, narrow > narrow_relu)});
}

} // namespace digits
