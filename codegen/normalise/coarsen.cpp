// SPDX-License-Identifier: Apache-2.0
// If an exponential stands only in powers of its g-th power, that power becomes the generator: sinh/cosh meets tanh.
#include <slope/codegen/normalise/region.hpp>

#include <numeric>

namespace slope::codegen::normalise {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

// The greatest common divisor of a generator's powers.
int step_of(const polynomial& p, int g) {
  int common = 0;
  for (const term& t : p.terms()) common = std::gcd(common, power_in(t.powers, g));
  return common;
}

polynomial with_powers_divided(const polynomial& p, int g, int by) {
  polynomial result;
  for (const term& t : p.terms()) {
    const int n = power_in(t.powers, g);
    result = result + polynomial(t.powers - power_of(g, n) + power_of(g, n / by), t.coefficient);
  }
  return result;
}

}  // namespace

void region::coarsen(std::span<quotient> roots) {
  for (int g = 0; g < count(); ++g) {
    if ((*this)[g].kind != generator_kind::exponential) continue;
    bool inside = false;
    for (int h = 0; h < count(); ++h) inside = inside || has(generators_of(algebra, (*this)[h].u), g);
    int common = 0;
    for (const quotient& q : roots)
      for (const int side : {1, -1}) common = std::gcd(common, step_of(algebra.expanded(q, side), g));
    if (inside || common < 2) continue;

    generators_[at(g)].u = field::multiply((*this)[g].u, field::number(rational(common)));
    for (quotient& q : roots) {
      quotient image = field::number(q.constant);
      image.powers = q.powers;
      image.powers[at(g)] /= common;
      quotient rest[2] = {field::number(rational(1)),
                          field::number(rational(1))};  // above and below: together in that power
      for (const auto& [f, n] : q.factors) {
        if (step_of(algebra.factor(f), g) % common == 0)
          image =
              field::multiply(image, field::power(algebra.from(with_powers_divided(algebra.factor(f), g, common)), n));
        else
          rest[n < 0].factors[f] = n;
      }
      for (const int side : {1, -1})
        image = field::multiply(
            image,
            field::power(algebra.from(with_powers_divided(algebra.expanded(rest[side < 0], side), g, common)), side));
      q = image;
    }
  }
}

}  // namespace slope::codegen::normalise
