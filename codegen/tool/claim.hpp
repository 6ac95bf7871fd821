// SPDX-License-Identifier: Apache-2.0
// What the contract promises of one output of a kernel, and what is measured of it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <slope/codegen/oracle/error.hpp>
#include <slope/codegen/oracle/query.hpp>
#include <slope/codegen/tool/inventory.hpp>
#include <slope/codegen/tool/trial.hpp>

namespace slope::tool {

struct claim {
  std::string what; ///< f, f', df/da
  const slope_kernel* kernel = nullptr;
  std::string output;
  codegen::oracle::query query; ///< what the output must be, with dy = 1
  codegen::oracle::quantity quantity{};
};

/// Of the library's own; `claims` takes the fast kernels for exact ones where the contract does not tell them apart.
bool has_kernels(const slope_function& f, std::string_view type, std::string_view accuracy);

/// f and f' by the first input from their own kernels; the derivatives by the other arguments from
/// `backward`. Without those that the generator refused.
std::vector<claim> claims(const inventory& all, const codegen::definition& d, const std::string& type,
                          const std::string& accuracy, const std::string& target = "cpu");

codegen::oracle::bound promised(const claim& c);

/// The largest magnitude among the finite ones.
double largest_of(const std::vector<double_double>& exact);

struct finding {
  codegen::oracle::tally tally;
  std::string where; ///< the inputs at the largest error; empty if there is none
};

enum class counted : bool { all, finite };

/// Runs the kernel on all points and compares with the oracle; counts all of them, or those of finite numbers.
finding measure(const inventory& all, const codegen::definition& d, const claim& c, const trial& points,
                counted which = counted::all);

} // namespace slope::tool
