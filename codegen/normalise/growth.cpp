// SPDX-License-Identifier: Apache-2.0
// How fast quotients grow far out, by the powers of an argument that last there.
#include <slope/codegen/normalise/reach.hpp>

#include <algorithm>

namespace slope::codegen::normalise {

int degree_far_out(const region& r, const reach& to, int h, int g) {
  if (h == g) return 1;
  if (r[h].kind != generator_kind::opaque || r[h].function != op::sqrt) return 0;
  return (growth(r, {.of = to.of, .vanishing = to.vanishing}, r[h].u, g, 1) + 1) / 2;
}

int degree_far_out(const region& r, const reach& to, const term& t, int g) {
  int degree = 0;
  for (int h = 0; h < r.count(); ++h)
    if (const int times = power_in(t.powers, h); times > 0) degree += times * degree_far_out(r, to, h, g);
  return degree;
}

// What vanishes far out for the argument that is clamped does not for another one.
int growth(const region& r, const reach& to, const quotient& q, int g, int sign) {
  int total = 0;
  for (int h = 0; h < r.count(); ++h)
    if (const int times = sign * q.powers[static_cast<std::size_t>(h)]; times > 0 && (h != g || sign > 0))
      total += times * degree_far_out(r, to, h, g);
  for (const auto& [f, n] : q.factors) {
    if (sign * n < 0) continue;
    int highest = 0;
    for (const term& t : r.algebra.factor(f).terms()) {
      bool lasts = true;
      for (int h = 0; h < r.count(); ++h)
        lasts = lasts && !(power_in(t.powers, h) > 0 && has(to.vanishing, h) && (g == to.generator || to.generator < 0));
      if (lasts) highest = std::max(highest, degree_far_out(r, to, t, g));
    }
    total += highest * (n < 0 ? -n : n);
  }
  return total;
}

}  // namespace slope::codegen::normalise
