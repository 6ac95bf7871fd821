// SPDX-License-Identifier: Apache-2.0
// One region's quotients as steps.
#pragma once
#include <map>

#include <slope/codegen/normalise/pair.hpp>
#include <slope/codegen/normalise/reach.hpp>

namespace slope::codegen::normalise {

// The choices that the candidates vary.
enum class order : std::uint8_t { factors, arguments, exponentials };  // of the nested form of a polynomial
// 1 - exp(-u): as it stands; -expm1(-u), and exp from that; -expm1(-u) beside exp; or expm1 for exp everywhere
enum class small_difference : std::uint8_t { subtracted, merged, separate, everywhere };
struct style {
  order nesting = order::factors;
  small_difference difference = small_difference::subtracted;
  unsigned late =
      0;  // of these roots, as bits, a power of E in front: multiplied by its fraction, divided, then scaled
  bool lowered = false;      // sums begin just below 1 instead of at it: their roundings weigh half as much
  bool compensated = false;  // exponents in two words
  bool ratio = false;        // log1p(u)/u as such, where u multiplies it: or log1p(u)
  bool whole = false;        // denominators are chosen whole, because numerators have them as factors too
  bool reciprocal = false;   // roots over powers of one denominator: one division, of 1 by it
  int working = 32;          // bits of the type that the program is for: 32 or 64
  double near_zero = 0;         // up to this |x| what cancels at 0 is a polynomial; 0: nowhere
  bool raised = false;          // exponentials are times 2^raised_by() until the end, if they are late; needs bounded arguments
  bool distributed = false;     // products of sums as sums of products
  int settled = 0;              // the side, 1 or -1, on which the roots become lines: the other half's quotients serve both
};

// Larger coefficients may make a growing sum overflow before it is divided by its like.
inline constexpr double small_coefficient = 0x1p8;

// With which exp(-exponent) and what it is multiplied by are normal numbers.
constexpr int raised_by(int working) { return working == 64 ? 256 : 64; }

// (1 + fraction) 2^exponent, a factor that is applied at the end.
struct late_factor {
  int fraction = -1, exponent = -1;
};

// constant * numerator / (denominator * base^power) * late...; -1 stands for 1.
struct piece {
  double_double constant{1.0};
  int numerator = -1, denominator = -1;
  int front = -1;            // multiplies the quotient, which alone does not grow
  int base = -1, power = 0;  // the last factor of the denominator
  int reciprocal = -1;       // or 1 / base^power
  int sign = 0;              // of the numerator, if known
  bool odd = false;          // an odd power of the argument, or its sign, is a factor: so a zero keeps its sign
  std::vector<late_factor> late, late_below;  // factors of the numerator, of the denominator
  int raised_by = 0;                          // the numerator is times two to that
};

// What a leaf shares with its neighbours.
struct surroundings {
  int farthest = -1;                           // the node at which |x| is clamped; -1: nothing to clamp
  std::vector<bool> clamp_above, clamp_below;  // for each root: sides on which x in front is clamped in some leaf
  int bounded = -1;                            // the node that stands for x everywhere; -1: each place has its own
};

class leaf {
 public:
  leaf(steps& to, const region& r, std::vector<quotient> roots, const reach& clamp, const style& s);

  // Whether a power of the clamped argument stands before something that vanishes.
  bool front_vanishes(std::size_t root) const;
  piece operator()(std::size_t root, const surroundings& around);

  // Two halves that call the same function choose its argument and call it once.
  static void share(leaf& positive, leaf& negative, int condition, const surroundings& around);

 private:
  struct value {  // node * constant
    int node = -1;
    double_double constant{1.0};
  };
  struct exponent {  // -u in one or two words
    int high = -1, low = -1;
  };

  void take_logarithms_plainly();
  void take_differences();
  bool vanishes(const polynomial& p) const;
  bool root_vanishes(std::size_t root) const;
  std::optional<double_double> number(const polynomial& p) const;
  bool grows(int g) const;  // with an argument, far out
  std::vector<int> variables() const;

  // What is clamped far out in a root, and which power of which argument multiplies its quotient.
  struct far_out {
    bool vanishing = false;      // the root
    bool clamped_below = false;  // its denominator, in quotients of polynomials alone
    bool fades_above = false, fades_below = false;  // powers that last beside exponentials, in its numerator and denominator
    int in_front = -1, to_front = 0;
  };
  far_out far_out_of(std::size_t root) const;
  int sum_with_numerator(const quotient& q) const;

  // A root that is being taken apart.
  struct taken_apart {
    std::size_t root;
    piece made{};
    far_out far{};
    int sum = -1;     // the factor that is a number and the numerator's product,
    value product{};  // this one, which is kept out of the numerator
    int lowered = 0;
  };
  void put(piece& made, int node, int n);
  void put_base(piece& made);
  void put_above(taken_apart& all, const value& v);
  void take(taken_apart& all, int g, int n);
  bool take_with_constant(taken_apart& all, const polynomial& p, int n);
  void take_factor(taken_apart& all, int f, int n);
  void take_sum(taken_apart& all);

  // what floating point does not compute: leaf_refusals.cpp
  void refuse_inverses() const;
  void refuse_what_cancels_at_the_edge(int g) const;
  void refuse_growing_sums_of_differences(const std::vector<polynomial>& coefficients, int variable) const;
  void refuse_growth_over_what_vanishes(const quotient& q) const;
  void refuse_infinity_times_zero(const quotient& q, const far_out& far) const;
  void refuse_small_multiples_of_what_explodes(std::size_t root) const;
  void refuse_large_multiples_of_what_grows(const quotient& q) const;
  void refuse_extremes(std::size_t root) const;
  void refuse_late(const quotient& q, const piece& made, const far_out& far) const;
  double spread_of(const polynomial& p) const;

  // what grows: leaf_roots.cpp
  struct growing {
    int highest = 0, terms = 0;
  };
  growing growing_in(const polynomial& p) const;
  bool is_growing_logarithm(int g) const;
  int growth_of_logarithms(const quotient& q, int sign) const;
  int lasting_argument(int g);
  int root(int g, bool clamped);
  int power_of_node(int g, int n, bool clamped, bool even);

  // polynomials and quotients: leaf_polynomials.cpp
  double_double size_of(const polynomial& p) const;
  polynomial lasting_in(const polynomial& p) const;
  bool begins_with_number(const polynomial& p) const;  // and what is added to it vanishes far out
  value factor(int number, bool clamped);
  int emit(const polynomial& p, bool clamped, double_double scale);
  int nested(const polynomial& p, bool clamped, double_double scale);
  int innermost(const polynomial& p, bool clamped, double_double scale);
  int horner(const std::vector<polynomial>& coefficients, int variable, bool clamped, bool variable_clamped,
             double_double scale);
  int emit(const quotient& q, bool clamped);

  // atoms of steps: leaf_generators.cpp
  int node_of(int g, bool clamped, bool even = false);
  int made(int g, bool clamped, bool even);
  int clamped_argument(int g, bool even);
  int argument_in_front(int g, std::size_t root);
  int farthest_magnitude(int g);  // min(|x|, farthest)
  exponent exponent_of(int g);
  bool is_polynomial_in_arguments(const quotient& u) const;
  exponent exponent_of_unknown_scale(int g);
  pair in_pairs(const polynomial& p, const std::vector<int>& order, std::size_t next, double_double scale);
  int fraction(int g);
  int exponent_node(int g);
  int small_difference_of(int g) { return to_.apply(op::expm1, exponent_of(g).high); }
  bool is_used(int g) const;
  bool uses_difference(int g) const {
    return (s_.difference == small_difference::merged || s_.difference == small_difference::separate) && has(differences_, g);
  }
  bool settles(const quotient& u) const;
  bool clamped_inside(int g) const;
  int exponential(int g);
  int raised(int g);
  int logarithm(int g);
  int argument_of_logarithm(int g);

  int times(int u, int v) { return u < 0 ? v : v < 0 ? u : to_.multiply(u, v); }

  steps& to_;
  region r_;
  std::vector<quotient> roots_;
  reach clamp_;
  style s_;
  const surroundings* around_ = nullptr;
  // Generators, as bits: 1 - E is a factor; expm1(-u) stands for an exp(-u) that vanishes.
  unsigned differences_ = 0, shifted_ = 0;
  bool fades_ = false;  // the powers that last are clamped too
  std::map<std::tuple<int, bool, bool, bool>, int> nodes_;
  std::map<int, exponent> exponents_;
  std::map<int, int> logarithms_;  // their arguments
};

}  // namespace slope::codegen::normalise
