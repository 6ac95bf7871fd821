// SPDX-License-Identifier: Apache-2.0
// The inputs on which the programs of one definition are tried, and what is exact there.
#pragma once
#include <map>
#include <memory>
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
  double largest = 0;  // magnitude of the finite ones, or 1: see oracle::bounded
};

// One input takes the values x, sorted, without NaN; the other arguments are fixed. The formula stands here as one whose first
// argument is the one that varies: it has changed places with the definition's first.
struct trial {
  int varies = 0;  // which of the definition's arguments
  std::shared_ptr<const oracle::tape> formula;
  std::vector<double> others, x;
  std::vector<std::size_t> sampled;  // places in x; of them a higher derivative is asked
  std::size_t first = 0;             // of its inputs, among those of all trials
  bool is_usual = true;              // the others are what one would expect of them, not far out
  std::map<int, truth> known{};      // by root

  double beside = 1;                 // the largest of the other inputs

  // Where an argument of the definition stands in the formula, and an argument of the formula in the definition.
  int place(int argument) const { return argument == 0 ? varies : argument == varies ? 0 : argument; }
  oracle::query query(const oracle::query& asked) const { return {asked.order, place(asked.i), place(asked.j)}; }
  // Whether it shows how large that derivative becomes along an input by which it is differentiated (or any, if by none).
  bool shows_size(const definition& d, const oracle::query& asked) const;
  // Beside what its error is measured: that size, or else that of the inputs that may be its factors.
  double size(const definition& d, const oracle::query& asked, double v, double shown) const;
  // Of an argument of the definition while the varying one is v.
  double value(int argument, double v) const {
    return argument == varies ? v : others[static_cast<std::size_t>(place(argument)) - 1];
  }
};

// The first input with everyday values of the others: 4096 sampled numbers and more; further, every number of a 16-bit format, and
// of float32 nine thousand that have no more bits than bfloat16. Of several inputs each one, also with the others far out. There are
// none for a grouped definition.
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
