// SPDX-License-Identifier: Apache-2.0
// What an error is (numerics.md), what the contract allows (its section 1, as one table), and what was seen
// (a tally).
#pragma once
#include <cstddef>
#include <cstdint>

#include <slope/codegen/oracle/format.hpp>
#include <slope/codegen/oracle/tier.hpp>

namespace slope::codegen::oracle {

struct query;

// |computed - exact| in units of the last place of the correctly rounded result. Where that overflows,
// infinity is right and a number is measured as if the format had larger exponents; an infinity where it does
// not overflow counts as the power of two after the largest number. NaN for NaN is 0, NaN for a number
// infinite. Rounded up: what is beyond a tie by however little is more than half a unit.
double ulps(const format& f, double computed, double_double exact);

enum class quantity : std::uint8_t {
  value,            // f
  value_of_several, // f of several inputs
  derivative,       // f' and first partials
  higher,           // f'', f''', mixed partials
  from_output,      // f' from y
};

// `inputs`: of the function.
quantity quantity_of(const query& q, int inputs);

// max(ulps, absolute max(1, largest)), largest as by `bounded`.
struct bound {
  double ulps = 0, absolute = 0;
  friend constexpr bool operator==(const bound&, const bound&) = default;
};

// Throws std::invalid_argument where the contract promises nothing (f64 has no exact tier).
bound promised(tier t, const format& f, quantity q);

// The largest value of a derivative along the input by which it is differentiated, for what is measured beside it: 1 where it seems
// to have no bound. `beside`: the largest of the other inputs, which may be its factors.
double bounded(double largest, double beside = 1);

// The allowed error in ULP of the exact result.
double allowed(const bound& b, const format& f, double_double exact, double largest = 1);
// The same, of the exact result's magnitude and the exponent of its unit.
double allowed_of_size(const bound& b, const format& f, double magnitude, int unit, double largest);

struct tally {
  std::size_t count = 0, above_1 = 0, above_4 = 0;
  std::size_t not_finite = 0; // infinite or NaN, where the correctly rounded result is finite
  double worst = 0;           // in ULP
  double worst_at = 0, worst_computed = 0;
  double_double worst_exact{};
  double ratio = 0; // the largest error / allowed error; 0 / 0 is 0
  double ratio_at = 0;

  void add(const bound& b, const format& f, double at, double computed, double_double exact,
           double largest = 1);
  void merge(const tally& other);
  bool holds() const { return count > 0 && not_finite == 0 && ratio <= 1; }
};

} // namespace slope::codegen::oracle
