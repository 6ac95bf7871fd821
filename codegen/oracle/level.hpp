// SPDX-License-Identifier: Apache-2.0
// One precision of the oracle, without its number type: what is asked, and how it answers.
#pragma once
#include <memory>
#include <span>

#include <slope/codegen/oracle/query.hpp>
#include <slope/codegen/oracle/tape.hpp>
#include <slope/dsl/double_double.hpp>

namespace slope::codegen::oracle {

// A number of MPFR's range, rounded to 106 bits: fraction 2^exponent, 1/2 <= |fraction| < 1 (or 0, infinite,
// NaN).
struct answer {
  double_double fraction;
  long exponent = 0;
  bool exact = false;        // nothing was rounded on the way
  bool cancelled = false;    // somewhere a sum of rounded numbers came out as 0
  bool saturated = false;    // somewhere a number no longer has its own exponent
  bool undecidable = false;  // numbers were compared whose size followed from its exponent
  bool in_doubt = false;     // after that numbers were compared, or after something was rounded, and found equal
  bool out_of_range = false; // not finite because MPFR's exponents ended
  bool other_branches = false; // disturbed, it has taken others than before
};

// How an evaluation is changed, to see what depends on it.
struct disturbance {
  bool roundings = false; // every rounding error
  int magnified = -1;     // and the result of this instruction, raised to its fourth power if MPFR's exponents end there
  int own_branches = 0;   // it takes its own branches, the errors as they are (1) or the opposite ones (-1)
};

class level {
public:
  explicit level(int decimal_digits) : digits(decimal_digits) {}
  virtual ~level() = default;
  // An infinite argument stands for 2^infinity.
  virtual void ask(const point& where, std::span<const query> wanted, long infinity, const disturbance& how,
                   std::span<answer> answers) = 0;
  // A hash of the branches that the formula takes there.
  virtual std::size_t decisions(const point& where) = 0;
  const int digits;
};

template <unsigned Digits> std::unique_ptr<level> make_level(const tape& f);
extern template std::unique_ptr<level> make_level<50>(const tape&);
extern template std::unique_ptr<level> make_level<100>(const tape&);
extern template std::unique_ptr<level> make_level<400>(const tape&);
extern template std::unique_ptr<level> make_level<1600>(const tape&);
extern template std::unique_ptr<level> make_level<6000>(const tape&);

} // namespace slope::codegen::oracle
