// SPDX-License-Identifier: Apache-2.0
// Even, odd or neither: proven by putting -x for x, part by part, and simplifying; refuted at a point.
#pragma once
#include <slope/dsl/analyse/analysed.hpp>

namespace slope {

enum class parity : std::uint8_t { unknown, neither, even, odd };

namespace detail {

inline constexpr std::uint64_t odd_functions =
    bit(op::negate) | bit(op::cbrt) | bit(op::sin) | bit(op::tan) | bit(op::asin) | bit(op::atan) | bit(op::sinh) | bit(op::tanh) |
    bit(op::asinh) | bit(op::atanh) | bit(op::erf) | bit(op::sign) | bit(op::round) | bit(op::stop_gradient);
inline constexpr std::uint64_t even_functions = bit(op::abs) | bit(op::cos) | bit(op::cosh) | bit(op::normal_pdf);

// Every node of f(-x) beside that of f(x): even where both simplify to one formula, whatever the other arguments are; odd
// where one is the negative of the other.
class mirrored {
 public:
  bool even = false, odd = false;  // the root

  constexpr explicit mirrored(const graph& f) {
    for (int i = 0; i <= f.root(); ++i) {
      const op o = f.operation(i);
      if (o == op::number)
        set(i, work_.number(f.number(i)), 1);
      else if (o == op::argument)
        set(i, work_.argument(f.argument(i)), f.argument(i) == 0 ? -1 : 1);
      else
        operate(f, i, o);
    }
    even = is_even(f.root()), odd = is_odd(f.root());
    if (work_.result.error != failure::none) even = odd = false;
  }

 private:
  simplifying work_;
  std::int16_t plain_[graph::capacity]{}, image_[graph::capacity]{};

  static constexpr std::int16_t short_(int i) { return static_cast<std::int16_t>(i); }
  constexpr int negative(int node) { return work_.insert(op::negate, node); }
  constexpr bool is_even(int i) const { return image_[i] == plain_[i]; }
  constexpr bool is_odd(int i) { return image_[i] == negative(plain_[i]); }
  constexpr void set(int i, int node, int sign) {
    plain_[i] = short_(node), image_[i] = sign > 0 ? plain_[i] : short_(negative(node));
  }

  constexpr void operate(const graph& f, int i, op o) {
    int u[3]{}, plain[3]{}, image[3]{};
    for (int k = 0; k < f.operands(i); ++k) u[k] = f.operand(i, k), plain[k] = plain_[u[k]], image[k] = image_[u[k]];
    plain_[i] = short_(work_.insert(o, plain[0], plain[1], plain[2]));
    const auto is_in = [&](std::uint64_t set) { return set >> static_cast<unsigned>(o) & 1; };
    const bool additive = (o == op::add || o == op::subtract) && is_odd(u[0]) && is_odd(u[1]);
    const bool product = o == op::multiply || o == op::divide;
    if (is_in(even_functions) && is_odd(u[0]))
      image_[i] = plain_[i];
    else if (additive || (is_in(odd_functions) && is_odd(u[0])))
      image_[i] = short_(negative(plain_[i]));
    else if (product && is_odd(u[0]) && is_odd(u[1]))
      image_[i] = plain_[i];
    else if (product && ((is_odd(u[0]) && is_even(u[1])) || (is_even(u[0]) && is_odd(u[1]))))
      image_[i] = short_(negative(plain_[i]));
    else
      image_[i] = short_(work_.insert(o, image[0], image[1], image[2]));
  }
};

}  // namespace detail

// Along argument 0, the others as given. The zero function is even.
constexpr parity parity_of(const analysed& f) {
  for (int i = 0; i < f.g.size; ++i)
    if (f.g.operation(i) == op::maximum || f.g.operation(i) == op::selected) return parity::unknown;
  const detail::mirrored symbols(f.g);
  if (symbols.even) return parity::even;
  if (symbols.odd) return parity::odd;
  bool not_even = false, not_odd = false;
  enclosing g(f.g, 0, f.arguments());
  for (const double x : {1.0, 0.25, 3.0}) {
    g.on(-x, 0);
    const interval left = g.root(0);
    g.on(x, 0);
    const interval right = g.root(0);
    if (!left.defined || !right.defined) continue;
    not_even = not_even || disjoint(left, right);
    not_odd = not_odd || disjoint(left, -right);
    if (not_even && not_odd) return parity::neither;
  }
  return parity::unknown;
}

// Of an activation along its first input, the parameters at their defaults.
template <class Activation>
constexpr parity parity_of(const Activation& f) {
  return parity_of(analyse(f));
}

}  // namespace slope
