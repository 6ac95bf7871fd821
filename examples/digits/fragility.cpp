// SPDX-License-Identifier: Apache-2.0
// Experiments against ReLU: sensitivity to initialisation, and units that die.
#include "experiments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace digits {
namespace {

const char* const diverged = "diverged";

/// Below 0 if the training diverged.
double accuracy_from(const char* name, const laboratory& lab, const initialisation& init) {
  activation f(name);
  network net(f, widths(64, 8, 64, 10), init, lab.seed);
  std::vector<double> losses;
  net.train(
      lab.digits.train,
      {.method = optimizer::momentum, .rate = 0.02, .epochs = std::max(2, lab.epochs / 2), .seed = lab.seed},
      losses);
  const score s = net.evaluate(lab.digits.test);
  return std::isfinite(s.loss) ? s.accuracy : -1;
}

std::string accuracy_or_diverged(double accuracy) { return accuracy < 0 ? diverged : percent(accuracy); }

struct casualties {
  double accuracy, dead,
      kept;      ///< kept: share of the units dead half-way that are dead at the end; -1 if there were none
  bool diverged; ///< the weights are no longer numbers: nothing can be counted
};

/// Hidden units dead after training at this rate from this bias.
casualties train_and_count(const char* name, const laboratory& lab, double rate, double bias) {
  activation f(name);
  network net(f, {64, 128, 64, 10}, {he.scale, true, bias}, lab.seed);
  const auto count = [&] {
    std::vector<bool> all;
    for (const auto& dead : net.dead_units(lab.digits.train.x))
      all.insert(all.end(), dead.begin(), dead.end());
    return all;
  };
  const int epochs = std::max(2, lab.epochs / 2);
  std::vector<bool> half_way;
  std::vector<double> losses;
  net.train(lab.digits.train,
            {.method = optimizer::momentum,
             .rate = rate,
             .epochs = epochs,
             .seed = lab.seed,
             .after_epoch =
                 [&](int epoch) {
                   if (epoch + 1 == epochs / 2)
                     half_way = count();
                 }},
            losses);
  const score final = net.evaluate(lab.digits.test);
  if (!std::isfinite(final.loss))
    return {0, 0, -1, true};
  const std::vector<bool> end = count();
  double dead = 0, before = 0, both = 0;
  for (std::size_t i = 0; i < end.size(); ++i) {
    dead += end[i];
    before += half_way[i];
    both += end[i] && half_way[i];
  }
  return {final.accuracy, dead / static_cast<double>(end.size()), before > 0 ? both / before : -1, false};
}

} // namespace

void initialisation_scales(const laboratory& lab, findings& out) {
  const std::vector<std::pair<std::string, initialisation>> starts{{"He 2/n", he},
                                                                   {"LeCun 1/n", lecun},
                                                                   {"N(0, 0.1^2)", {0.1, false}},
                                                                   {"N(0, 0.01^2)", {0.01, false}},
                                                                   {"4 x He", {4 * he.scale}}};
  table t{{"function"}, {}, {}, {}};
  for (const auto& start : starts)
    t.columns.push_back(start.first);
  std::map<std::string, std::vector<double>> accuracy;
  for (const char* name : {"relu", "leaky_relu", "elu", "selu", "tanh", "mish"}) {
    std::vector<std::string> row{name};
    for (const auto& [label, init] : starts) {
      lab.progress(fmt::format("8 layers with {}, {}", name, label));
      accuracy[name].push_back(accuracy_from(name, lab, init));
      row.push_back(accuracy_or_diverged(accuracy[name].back()));
    }
    t.rows.push_back(row);
  }
  out.sections.push_back(
      {"He against plain initialisation",
       "Test accuracy of 8 hidden layers of 64, SGD with momentum, by the distribution of the first weights.",
       {t},
       {}});
  const auto& relu = accuracy["relu"];
  const double worst = std::ranges::min(relu);
  out.claims.push_back(
      {"Disadvantage 3", "Proper weight initialisation (He) is crucial for preventing gradient issues.",
       fmt::format("8 layers: relu {} with He, {} with LeCun, {} with N(0, 0.01^2), {} with 4 x He",
                   percent(relu[0]), percent(relu[1]), percent(relu[3]), accuracy_or_diverged(relu[4])),
       judge(relu[0] > 0.9 && worst < 0.5 && relu[1]<relu[0] - 0.05, relu[0]> worst + 0.1)});
}

void dying_units(const laboratory& lab, findings& out) {
  const std::vector<std::string> names{"relu", "leaky_relu", "prelu", "elu", "selu", "gelu"};
  table t{
      {"function", "rate 0.02", "0.1", "0.2", "0.5", "bias -2", "bias -6", "accuracy, rate 0.02", "rate 0.5"},
      {},
      {},
      {}};
  chart c{"Dead units after training, by learning rate", "learning rate", "share of hidden units", false, {}};
  const std::vector<std::pair<double, double>> settings{{0.02, 0}, {0.1, 0},   {0.2, 0},
                                                        {0.5, 0},  {0.02, -2}, {0.02, -6}};
  std::map<std::string, std::vector<casualties>> result;
  for (const std::string& name : names) {
    series s{name, {}, {}};
    std::vector<std::string> row{name};
    for (const auto& [rate, bias] : settings) {
      lab.progress(fmt::format("dying units: {}, rate {}, bias {}", name, rate, bias));
      const casualties r = train_and_count(name.c_str(), lab, rate, bias);
      result[name].push_back(r);
      row.push_back(r.diverged ? diverged : percent(r.dead));
      if (bias == 0 && !r.diverged) {
        s.x.push_back(rate);
        s.y.push_back(r.dead);
      }
    }
    for (const std::size_t shown : {0u, 3u}) {
      const casualties& r = result[name][shown];
      row.push_back(r.diverged ? diverged : percent(r.accuracy));
    }
    t.rows.push_back(row);
    c.lines.push_back(s);
  }
  out.sections.push_back({"Dying units",
                          "Share of the 192 hidden units whose gradient is zero for every training digit "
                          "after training: SGD with "
                          "momentum 0.9 at growing rates, and with biases that start negative (rate 0.02).",
                          {t},
                          {c}});
  const auto& relu = result["relu"];
  double most = 0, kept = 1;
  for (const casualties& r : relu) {
    most = std::max(most, r.dead);
    if (r.kept >= 0)
      kept = std::min(kept, r.kept);
  }
  out.claims.push_back(
      {"Disadvantage 1",
       "Dying ReLU: neurons produce zero gradients, becoming permanently inactive during training.",
       fmt::format("up to {} of relu's units are dead after training; of those dead half-way at least {} are "
                   "dead at the end",
                   percent(most), percent(kept)),
       judge(most > 0.1 && kept > 0.99, most > 0.01)});
  const double calm = relu[0].dead, rate = std::max({relu[1].dead, relu[2].dead, relu[3].dead}),
               bias = std::max(relu[4].dead, relu[5].dead);
  out.claims.push_back(
      {"Disadvantage 1", "Common in poorly initialized or overly large learning rate scenarios.",
       fmt::format(
           "dead relu units: {} at rate 0.02, up to {} at larger rates, up to {} with negative biases",
           percent(calm), percent(rate), percent(bias)),
       judge(rate > calm + 0.1 && bias > calm + 0.1, rate > calm || bias > calm)});
  double leaky = 0, there = 0; // where leaky_relu can be counted
  int lost = 0;
  for (std::size_t i = 0; i < relu.size(); ++i) {
    const casualties& r = result["leaky_relu"][i];
    lost += r.diverged;
    leaky = std::max(leaky, r.dead);
    if (!r.diverged)
      there = std::max(there, relu[i].dead);
  }
  activation f("leaky_relu");
  out.claims.push_back(
      {"Variant 1", "A small negative slope prevents dying neurons; a typical value is 0.01.",
       fmt::format("at most {} dead leaky_relu units where relu has up to {} (default slope {}); at {} of {} "
                   "settings "
                   "leaky_relu diverged instead",
                   percent(leaky), percent(there), f.first_default(), lost, relu.size()),
       judge(leaky == 0 && there > 0 && lost == 0 && f.first_default() == 0.01, leaky < there)});
}

} // namespace digits
