// SPDX-License-Identifier: Apache-2.0
// The kernels of one function against the oracle, all on the same points.
#pragma once
#include <string>
#include <vector>

#include <slope/codegen/tool/claim.hpp>
#include <slope/codegen/tool/trial.hpp>

namespace slope::tool {

struct finding {
  codegen::oracle::tally tally;
  std::string where; ///< the inputs at the largest error; empty if there is none
};

enum class counted : bool { all, finite };

/// The largest magnitude among the finite ones, or 1: see oracle::bounded.
double largest_of(const std::vector<double_double>& exact);

class examination {
public:
  /// The points outlive it. Counts all of them, or those of finite numbers.
  examination(const inventory& all, const codegen::definition& d, const trial& points,
              counted which = counted::all)
      : all_(all), definition_(d), points_(points), which_(which) {}

  /// Runs the claim's kernel on all points and compares. The oracle is asked once for each derivative.
  finding of(const claim& c);

private:
  struct answers {
    codegen::oracle::query query;
    std::vector<double_double> exact; ///< for each point, or for each piece of each
    std::vector<double> largest;      ///< beside which the error there is measured
  };
  const answers& exact(const codegen::oracle::query& q, std::size_t count);
  std::vector<double> largest(const codegen::oracle::query& q, const std::vector<double_double>& exact) const;

  const inventory& all_;
  const codegen::definition& definition_;
  const trial& points_;
  counted which_;
  std::vector<answers> known_;
};

} // namespace slope::tool
