// SPDX-License-Identifier: Apache-2.0
// A region of the arguments' space: what is known about signs in it, and the generators that this knowledge allows.
#pragma once
#include <slope/codegen/normalise/generators.hpp>

namespace slope::codegen::normalise {

// "p > 0" or "p < 0", p a polynomial in the definition's arguments.
struct fact {
  polynomial p;
  int sign = 0;
};

// The sign of a polynomial decides, and is not known: the region is split on it and begun again.
struct split {
  polynomial on;
};
// An exponent turned out to be a fraction of a known one: begun again with that one divided.
struct finer_exponent {
  int exponential = 0;  // counted in the order in which they appear
  int divisor = 1;
};

class region {
 public:
  // The arguments used are the first generators, in this order, in every region alike: so facts can be carried over.
  region(std::span<const int> arguments, std::vector<fact> facts, std::vector<int> divisors);

  field algebra;
  const std::vector<generator>& generators() const { return generators_; }
  const generator& operator[](int g) const { return generators_[static_cast<std::size_t>(g)]; }
  int count() const { return static_cast<int>(generators_.size()); }
  const std::vector<fact>& facts() const { return facts_; }

  // -1, 0 or 1, on the whole region; throws a split where that is not known.
  int sign(const quotient& q);
  // The same, but 0 means unknown.
  int known_sign(const quotient& q) const;
  int known_sign(const polynomial& p) const;

  quotient constant(double_double value);   // rational ones stay numbers
  quotient exponential(const quotient& u);  // exp(u)
  quotient logarithm(const quotient& u);    // log(u), u > 0
  quotient opaque(op function, const quotient& u);
  quotient root(const quotient& u);  // sqrt(u), u >= 0
  void conjugate(quotient& q);       // no factor of it is a difference between a root and something else
  bool conjugates = false;           // the same inside logarithms
  std::optional<quotient> without_root_two(const quotient& u);  // v where u = v / sqrt(2) as it stands

  // Takes as generators the powers of exponentials in which alone they stand in the roots.
  void coarsen(std::span<quotient> roots);

  // From here on the exponential g stands for expm1(-u), between -1 and 0.
  void take_difference(int g);

  // From here on the logarithm g stands for log1p(u), no longer divided by u.
  void take_plainly(int g);

  // A point at which all arguments are the same, by their index in the definition.
  std::vector<double_double> everywhere(double_double value) const {
    int highest = -1;
    for (const generator& g : generators_)
      if (g.kind == generator_kind::argument && g.argument > highest) highest = g.argument;
    return std::vector<double_double>(static_cast<std::size_t>(highest + 1), value);
  }
  // And the one that the generator g is, at x.
  std::vector<double_double> everywhere_but(double_double value, int g, double_double x) const {
    std::vector<double_double> arguments = everywhere(value);
    arguments[static_cast<std::size_t>((*this)[g].argument)] = x;
    return arguments;
  }
  valuation values(std::span<const double_double> arguments) const { return {algebra, generators_, arguments}; }

 private:
  int add(const generator& g);
  quotient out_of_root(const quotient& q, int k);
  int find(const generator& wanted);
  int side(int g, double c) const;
  monomial unsettled(const quotient& q) const;
  quotient without_logarithms(const quotient& u, quotient& factor);
  rational limit_of(const quotient& u) const;
  quotient without_constants(const quotient& u, quotient& factor);
  std::vector<generator> generators_;
  std::vector<fact> facts_;
  std::vector<int> divisors_;
  int arguments_;
};

}  // namespace slope::codegen::normalise
