// SPDX-License-Identifier: Apache-2.0
// The experiments. Each is seeded, adds its section to the findings and judges the note's sentences it can
// measure.
#pragma once

#include "findings.hpp"
#include "network.hpp"

#include <functional>
#include <string>
#include <vector>

namespace digits {

struct laboratory {
  task digits;
  int epochs;
  unsigned seed;
  int repeats; ///< seeds to average over
  bool quick;
  std::function<void(const std::string&)> progress;
};

/// The functions of the seed note first, then the usual alternatives.
inline const std::vector<std::string> functions{"relu",   "leaky_relu", "prelu", "elu",      "selu",
                                                "maxout", "sigmoid",    "tanh",  "softplus", "silu",
                                                "gelu",   "gelu_tanh",  "mish",  "identity"};

void values_and_derivatives(const laboratory& lab, findings& out); ///< exact facts, straight from the kernels
void training(const laboratory& lab, findings& out);               ///< one small network for each function
void non_linearity(const laboratory& lab, findings& out);          ///< is the sum of two digits odd?
void gradients_by_depth(const laboratory& lab,
                        findings& out); ///< at the start, and what deep training makes of it
void moments_by_depth(const laboratory& lab, findings& out);      ///< selu keeps mean and variance
void initialisation_scales(const laboratory& lab, findings& out); ///< He against plain
void dying_units(const laboratory& lab, findings& out);           ///< large rates, negative biases
void unbounded_outputs(const laboratory& lab, findings& out);     ///< scale of activations by depth
void cost(const laboratory& lab, findings& out);                  ///< time of each kernel against a copy

// shared by the experiments
std::vector<Eigen::Index> widths(Eigen::Index inputs, std::size_t hidden, Eigen::Index width,
                                 Eigen::Index classes);
double root_mean_square(const matrix& m);
/// Weight scale that keeps the mean square from layer to layer: sqrt(1 / E f(z)^2), z ~ N(0,1), from the
/// kernel itself.
double keeping_scale(activation& f);
std::string percent(double share, int digits = 1);
std::string scientific(double value);
double mean(const std::vector<double>& v);
double spread(const std::vector<double>& v); ///< sample standard deviation

} // namespace digits
