// SPDX-License-Identifier: Apache-2.0
// What the contract promises of one output of a kernel: with all cotangents 1 it is a derivative of the
// formula.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <slope/codegen/oracle/error.hpp>
#include <slope/codegen/oracle/query.hpp>
#include <slope/codegen/tool/inventory.hpp>

namespace slope::tool {

struct claim {
  std::string what; ///< f, f', df/da, f'', df'/da, f'''
  const slope_kernel* kernel = nullptr;
  std::string output;
  codegen::oracle::query query; ///< what the output must be
  codegen::oracle::quantity quantity{};
};

/// Of the library's own; `claims` takes the fast kernels for exact ones where the contract does not tell them
/// apart.
bool has_kernels(const slope_function& f, std::string_view type, std::string_view accuracy);

/// In the order of the kernel's outputs. Without those of `double_backward` that are sums of several
/// derivatives: of a function of several inputs all, of a grouped one gdy.
std::vector<claim> claims_of(const codegen::definition& d, const slope_kernel& k);

/// Of all kernels of a type, an accuracy and a target; of none if the generator refused them all.
std::vector<claim> claims(const inventory& all, const codegen::definition& d, const std::string& type,
                          const std::string& accuracy, const std::string& target = "cpu");

codegen::oracle::bound promised(const claim& c);

std::string form_of(const claim& c); ///< "forward", "derivative 2"

} // namespace slope::tool
