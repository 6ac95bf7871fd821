// SPDX-License-Identifier: Apache-2.0
// The inputs on which the programs of one definition are tried, and what is exact there.
#pragma once
#include <map>
#include <span>
#include <vector>

#include <slope/codegen/definition.hpp>
#include <slope/codegen/number.hpp>
#include <slope/codegen/oracle/error.hpp>
#include <slope/codegen/oracle/query.hpp>

namespace slope::codegen {

oracle::query query_of(const partial_roots& roots, int root);
oracle::quantity quantity_of(const partial_roots& roots, int root);

// How a program's arguments lie in memory.
std::vector<oracle::format> argument_formats(const definition& d, const oracle::format& type);

// What is exact at these of a trial's inputs: at all but those of which the oracle is not certain. At those that are not sampled it
// may be a double that is rounded alike.
struct truth {
  std::vector<std::size_t> at;
  std::vector<double_double> exact;
  double largest = 0;  // magnitude of the finite ones
};

// One set of other arguments. x is sorted, without NaN.
struct trial {
  std::vector<double> others, x;
  std::vector<std::size_t> sampled;  // places in x; of them a higher derivative is asked
  std::size_t first = 0;       // of its inputs, among those of all trials
  std::map<int, truth> known;  // by root
};

// 4096 sampled inputs and more; further, every input of a 16-bit format, and of float32 nine thousand that have no more bits than
// bfloat16.
// There are none for a grouped definition.
class trials {
 public:
  trials(const definition& d, const oracle::format& type);

  std::size_t count() const { return all_.size(); }
  const trial& operator[](std::size_t t) const { return all_[t]; }
  const std::vector<std::vector<double>>& arguments() const { return arguments_; }  // of all trials, one after the other
  const truth& of(std::size_t trial, int root);  // the oracle is asked once

 private:
  const definition& d_;
  oracle::format type_;
  std::vector<trial> all_;
  std::vector<std::vector<double>> arguments_;
};

}  // namespace slope::codegen
