// SPDX-License-Identifier: Apache-2.0
// The line is found by values in 30 digits: it goes through two of them, others tell whether it is one.
#include <slope/codegen/normalise/one_sided.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include <slope/codegen/normalise/assembly.hpp>
#include <slope/codegen/normalise/emission.hpp>
#include <slope/codegen/range.hpp>
#include <slope/dsl/reference.hpp>

namespace slope::codegen::normalise {
namespace {

bool agree(double_double a, double_double b, double tolerance) {
  return isfinite(a) && isfinite(b) && reference::abs(a - b) <= double_double(tolerance) * reference::abs(b);
}

// What is a number but for the rounding of the values: 0 or 1 most of all.
double_double rounded(double_double c) {
  const double whole = std::round(c.high);
  return reference::abs(c - double_double(whole)) < double_double(1e-26) ? double_double(whole) : c;
}

double_double on(const line& l, double x) { return l.offset + l.slope * double_double(x); }

// Or nothing is left of it, beside the smallest number.
bool is_settled_beyond(const partition& half, std::size_t root, double edge, int working) {
  constexpr double tolerance = 0x1p-60;
  const double_double there = value_at(half, root, edge), nothing(working == 64 ? 0x1p-1074 : 0x1p-152);
  const auto vanishes = [&](const double_double& y) { return reference::abs(y) < nothing; };
  return std::ranges::all_of(std::array{1.5 * edge, 4 * edge}, [&](double x) {
    const double_double y = value_at(half, root, x);
    return agree(y, there, tolerance) || (vanishes(y) && vanishes(there));
  });
}

// The argument being where the quotient serves; in parts, because intervals forget that x and x^2 grow together.
void refuse_what_overflows(const program& made, interval served, int working) {
  constexpr int parts = 32;
  const auto x = std::find_if(made.instructions.begin(), made.instructions.end(), [](const instruction& i) { return i.what == step::argument; });
  const double most = working == 64 ? 0x1p1022 : 0x1p126, width = (served.high - served.low) / parts;
  for (int n = 0; n < parts; ++n) {
    const interval part{served.low + n * width, n + 1 < parts ? served.low + (n + 1) * width : served.high};
    for (const interval& r : ranges(made, working, {static_cast<int>(x - made.instructions.begin()), part}))
      if (!r.within(-most, most)) throw refused{"exponentials that overflow"};
  }
}

// Of one root.
settlement settled(const partition& p, std::size_t root, int side, int working) {
  if (p.is_leaf() || !p.positive->is_leaf() || !p.negative->is_leaf() || p.on.terms().size() != 1 || p.on.terms()[0].powers != power_of(0, 1))
    throw refused{"not two halves"};
  if (p.exceptions[root]) throw refused{"a value that only 0 has"};
  const partition &there = side > 0 ? *p.positive : *p.negative, &half = side > 0 ? *p.negative : *p.positive;
  for (int g = 1; g < half.where->count(); ++g)
    if ((*half.where)[g].kind == generator_kind::argument) throw refused{"a line that depends on another argument"};
  for (const double x : {0.01, 0.4, 1.3, 3.1, 7.0})
    if (!agree(value_at(half, root, side * x), value_at(there, root, side * x), 1e-18)) throw refused{"halves of two functions"};

  constexpr double near = 256, far = 320;
  const double_double at_near = value_at(there, root, side * near), at_far = value_at(there, root, side * far);
  const double_double slope = rounded((at_far - at_near) / double_double(side * (far - near)));
  const line found{rounded(at_near - slope * double_double(side * near)), slope};
  if (slope == double_double(0.0) && found.offset == double_double(0.0)) throw refused{"nothing is left far out"};
  const double tolerance = working == 64 ? 0x1p-60 : 0x1p-30, farthest = working == 64 ? 64 : 40;  // exp(2 * 40) is a float
  const auto holds = [&](double x) { return agree(value_at(there, root, side * x), on(found, side * x), tolerance); };
  for (const double x : {farthest, 1.25 * farthest, 2 * farthest, 4 * farthest})
    if (!holds(x)) throw refused{"no line far out"};
  for (const double x : {0x1p20, 0x1p40, 0x1p80})  // sigmoid(x/2^30) looks like one; of tanh(exp(x)) nothing is known there
    if (isfinite(value_at(there, root, side * x)) && !holds(x)) throw refused{"a line that bends"};
  double from = farthest;
  while (from > 1 && holds(from - 0.25)) from -= 0.25;
  return {found, from};
}

}  // namespace

std::vector<settlement> settled(const partition& p, int side, int working) {
  std::vector<settlement> all;
  for (std::size_t k = 0; k < first_leaf(p).roots.size(); ++k) all.push_back(settled(p, k, side, working));
  return all;
}

program from_one_side(const partition& p, const style& s, const std::vector<settlement>& lines) {
  const partition& half = s.settled > 0 ? *p.negative : *p.positive;
  const bool above = s.settled > 0;
  double edge = 0;
  for (const settlement& one : lines) edge = std::max(edge, one.from);
  const reach clamp = reach_of(*half.where, half.roots, extent_of(s.working));
  if (clamp.exponential >= 0) throw refused{"an exponent of unknown scale"};
  if (!clamp.clamps()) throw refused{"nothing that vanishes"};
  for (std::size_t k = 0; k < half.roots.size(); ++k)
    if (!is_settled_beyond(half, k, -s.settled * clamp.farthest(), s.working)) throw refused{"a half that goes on where its argument is bounded"};

  steps to;
  const int x = to.argument((*half.where)[0].argument), bound = to.constant(s.settled * edge);
  surroundings around;
  around.bounded = to.make(above ? step::maximum : step::minimum, x, to.constant(-s.settled * clamp.farthest()));
  around.bounded = to.make(above ? step::minimum : step::maximum, around.bounded, bound);
  if (s.distributed) to.distribute(around.bounded);
  leaf made(to, *half.where, half.roots, clamp, s);
  assembly assembled(to);
  std::vector<int> outputs;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const auto& [offset, slope] = lines[k].on;
    const piece whole = made(k, around);
    const int y = whole.odd ? assembled(whole) : with_sign_at_zero(to, p, k, assembled(whole)), beyond = above ? to.make(step::less, bound, x) : to.make(step::less, x, bound);
    const int on_line = to.add(to.multiply(to.constant(slope), x), to.constant(offset));
    outputs.push_back(to.number(on_line) ? y : to.make(step::select, beyond, on_line, y));
  }
  const program all = to.finished(outputs);
  refuse_constants_beyond_numbers(all, s.working);
  refuse_what_overflows(all, above ? interval{-clamp.farthest(), edge} : interval{-edge, clamp.farthest()}, s.working);
  return all;
}

}  // namespace slope::codegen::normalise
