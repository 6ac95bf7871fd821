// SPDX-License-Identifier: Apache-2.0
// The handwritten digits: read, checked, standardised and split; and the one way in which this program
// refuses.
#pragma once

#include <Eigen/Core>

#include <filesystem>
#include <random>
#include <stdexcept>
#include <vector>

namespace digits {

/// What the user is told in one sentence; main() turns it into exit code 2.
struct refusal : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Seeded numbers that are the same with every standard library (its distributions are not).
class random_source {
public:
  explicit random_source(unsigned seed) : engine_(seed) {}
  double uniform() { return (static_cast<double>(engine_() >> 11) + 0.5) / 9007199254740992.0; }
  double normal();
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  void shuffle(std::vector<Eigen::Index>& order);

private:
  std::mt19937_64 engine_;
};

using matrix = Eigen::MatrixXf; ///< one column a sample, features contiguous

struct dataset {
  matrix x;
  std::vector<int> label;
  Eigen::Index size() const { return x.cols(); }
};

struct task {
  dataset train, test;
  int classes;
};

/// Reads the 65-column file (.csv.gz or .csv); pixels are standardised by the training part.
task read_digits(const std::filesystem::path& file, unsigned seed);

/// Two digits side by side; the class is whether their sum is odd: no linear map can tell.
task odd_sum(const task& single, unsigned seed);

} // namespace digits
