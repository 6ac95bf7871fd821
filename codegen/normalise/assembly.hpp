// SPDX-License-Identifier: Apache-2.0
// A piece as one number: the numerator multiplied by the fractions, divided, then scaled.
#pragma once
#include <slope/codegen/normalise/leaf.hpp>

namespace slope::codegen::normalise {

class assembly {
 public:
  explicit assembly(steps& to) : to_(to) {}

  int numerator(const piece& p);  // with the constant
  // The last factor of the denominator becomes part of it.
  void take_base(piece& p);
  int operator()(const piece& p);

 private:
  bool may_be_zero(int q) const;
  int times_mantissa(int y, int q);
  int scaled_late(const piece& p, int y);

  steps& to_;
};

}  // namespace slope::codegen::normalise
