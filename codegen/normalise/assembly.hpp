// SPDX-License-Identifier: Apache-2.0
// A piece as one number: the numerator multiplied by the fractions, divided, then scaled.
#pragma once
#include <slope/codegen/normalise/leaf.hpp>
#include <slope/codegen/range.hpp>

namespace slope::codegen::normalise {

class assembly {
 public:
  assembly(steps& to, const style& s) : to_(to), style_(s) {}

  int numerator(const piece& p);  // with the constant
  // The last factor of the denominator becomes part of it.
  void take_base(piece& p);
  int operator()(const piece& p);

  // Whether a zero keeps its sign: where a rounding error is added -0 becomes 0. `side`: the fraction's, at 0.
  bool keeps_zero(const piece& p, int condition, int side) const;

 private:
  int scaled(double_double c, int node);
  bool may_be_zero(int q) const;
  int times_mantissa(int y, int q);
  int scaled_late(const piece& p, int y);

  pair in_two_words(int node);
  bool is_bounded(int node, const assumption& given) const;
  template <class Corrected, class Plain>
  int where_scaled(int q, const assumption& given, Corrected corrected, Plain plain);
  int corrected_numerator(const pair& n, int q);
  int corrected_quotient(const pair& n, int d, int q);

  steps& to_;
  const style& style_;
};

}  // namespace slope::codegen::normalise
