// SPDX-License-Identifier: Apache-2.0
// Joining: what the halves share stands once; opposite halves take x's sign by bits.
#include <slope/codegen/normalise/emission.hpp>

#include <algorithm>
#include <cmath>

#include <slope/codegen/normalise/assembly.hpp>
#include <slope/codegen/normalise/near_zero.hpp>
#include <slope/dsl/reference.hpp>

namespace slope::codegen::normalise {

class emission {
 public:
  emission(const partition& p, const style& s) : style_(s), count_(first_leaf(p).roots.size()) {
    prepare(p);
    survey();
  }

  program operator()(const partition& p) {
    if (const auto node = farthest(p)) around_.farthest = *node;
    if (!p.is_leaf() && p.positive->is_leaf() && p.negative->is_leaf())
      leaf::share(leaves_.at(p.positive.get()), leaves_.at(p.negative.get()), condition(p), around_);
    std::vector<piece> pieces;
    for (std::size_t k = 0; k < count_; ++k) pieces.push_back(joined(p, k));
    if (style_.reciprocal) invert(pieces);
    std::vector<int> outputs;
    bool expanded = style_.near_zero == 0;
    for (std::size_t k = 0; k < count_; ++k) {
      const int y = assembled_(pieces[k]);
      const auto near = style_.near_zero == 0 ? std::nullopt : near_zero_by_polynomial(to_, p, k, y, style_.near_zero, style_.working);
      expanded = expanded || near;
      outputs.push_back(with_exceptions(p, k, near ? *near : pieces[k].odd ? y : with_sign_at_zero(to_, p, k, y)));
    }
    if (!expanded) throw refused{"nothing that cancels at 0"};
    const program made = to_.finished(outputs);
    refuse_constants_beyond_numbers(made, style_.working);
    return made;
  }

 private:
  void prepare(const partition& p) {
    if (!p.is_leaf()) return prepare(*p.positive), prepare(*p.negative);
    const reach clamp = reach_of(*p.where, p.roots, extent_of(style_.working));
    reaches_.emplace(&p, clamp);
    leaves_.emplace(&p, leaf(to_, *p.where, p.roots, clamp, style_));
  }

  // On which sides x in front of a root has to be clamped.
  void survey() {
    around_.clamp_above.assign(count_, false), around_.clamp_below.assign(count_, false);
    for (const auto& [place, l] : leaves_)
      for (std::size_t k = 0; k < count_; ++k)
        if (l.front_vanishes(k)) {
          around_.clamp_above[k] = around_.clamp_above[k] || reaches_.at(place).above > 0;
          around_.clamp_below[k] = around_.clamp_below[k] || reaches_.at(place).below > 0;
        }
  }

  // The magnitude at which |x| is clamped, one node for all leaves.
  std::optional<int> farthest(const partition& p) {
    if (p.is_leaf()) {
      const reach& r = reaches_.at(&p);
      if (!r.clamps() || r.exponential >= 0) return {};
      return to_.constant(r.farthest());
    }
    const auto above = farthest(*p.positive), below = farthest(*p.negative);
    if (!above || !below) return above ? above : below;
    return *above == *below ? *above : to_.choose(condition(p), *above, *below);
  }

  const region& names(const partition& p) const { return *first_leaf(p).where; }

  // Whether the split's argument is on its positive side.
  int condition(const partition& p) {
    const auto& t = p.on.terms();
    const step less = p.zero_is_positive ? step::less_equal : step::less;
    const auto product = [&](monomial m) {
      int node = -1;
      for (int g = 0; g < generator_capacity; ++g)
        for (int i = 0; i < power_in(m, g); ++i) {
          const int x = to_.argument(names(p)[g].argument);
          node = node < 0 ? x : to_.multiply(node, x);
        }
      return node;
    };
    const double_double bound =
        t.size() == 2 ? -double_double(t[0].coefficient) / double_double(t[1].coefficient) : double_double(0.0);
    const int x = product(t.back().powers), c = to_.constant(bound);
    return t.back().coefficient > 0 ? to_.make(less, c, x) : to_.make(less, x, c);
  }

  // Whether the split is on the sign of one argument: its node then.
  std::optional<int> sign_argument(const partition& p) {
    if (p.on.terms().size() != 1) return {};
    for (int g = 0; g < generator_capacity; ++g)
      if (p.on.terms()[0].powers == power_of(g, 1)) return to_.argument(names(p)[g].argument);
    return {};
  }

  piece joined(const partition& p, std::size_t k) {
    if (p.is_leaf()) return leaves_.at(&p)(k, around_);
    piece u = joined(*p.positive, k), v = joined(*p.negative, k);
    const int c = condition(p);
    const auto same_factors = [&] {
      return u.numerator == v.numerator && same(u.late, v.late) && same(u.late_below, v.late_below);
    };
    const auto whole = [&](int node) { return node < 0 ? to_.constant(1.0) : node; };
    piece result = u;
    switch (side_of_zero(p)) {
      case 1:
        result.odd = u.odd;
        break;
      case -1:
        result.odd = v.odd;
        break;
      default:
        result.odd = u.odd && v.odd;
    }
    result.front = u.front == v.front ? u.front : to_.choose(c, whole(u.front), whole(v.front));
    if (const auto x = sign_argument(p);
        x && u.front < 0 && v.front < 0 && same_factors() && u.constant == -v.constant && !(u.constant == double_double(0.0))) {
      // opposite halves: x's sign, by bits, so that a zero keeps it too
      const int one = to_.constant(1.0), n = u.numerator < 0 ? one : u.numerator;
      const bool definite = u.sign != 0 && v.sign != 0;
      if (definite && u.sign == v.sign)
        result.numerator = to_.make(step::with_sign_of, n, *x);
      else if (definite)
        result.numerator = to_.make(step::magnitude, n);
      else
        result.numerator = to_.multiply(n, to_.make(step::with_sign_of, one, *x));
      result.odd = true;
      if (definite && u.sign < 0) result.constant = -result.constant;
    } else if (!(u.constant == v.constant) || u.numerator != v.numerator) {
      result.numerator = to_.choose(c, assembled_.numerator(u), assembled_.numerator(v));
      result.constant = double_double(1.0);
    }
    result.sign = u.sign == v.sign && u.constant == v.constant ? u.sign : 0;
    if (u.power == v.power)
      result.base = u.base == v.base ? u.base
                    : style_.whole   ? to_.make(step::select, c, whole(u.base), whole(v.base))
                                     : to_.choose(c, whole(u.base), whole(v.base));
    else
      result.base = -1, result.power = 0, assembled_.take_base(u), assembled_.take_base(v);
    if (u.denominator != v.denominator)
      result.denominator = to_.choose(c, whole(u.denominator), whole(v.denominator));
    else
      result.denominator = u.denominator;
    result.late = joined(c, u.late, v.late);
    result.late_below = joined(c, u.late_below, v.late_below);
    return result;
  }

  // One division for all roots over powers of the same sum.
  void invert(std::vector<piece>& pieces) {
    std::map<int, int> roots_over;
    for (const piece& p : pieces)
      if (p.base >= 0 && p.denominator < 0 && p.late_below.empty()) ++roots_over[p.base];
    bool shared = false;
    for (piece& p : pieces) {
      if (p.base < 0 || p.denominator >= 0 || !p.late_below.empty() || roots_over[p.base] < 2) continue;
      shared = true;
      p.reciprocal = to_.power(to_.divide(to_.constant(1.0), p.base), p.power);
      p.base = -1, p.power = 0;
    }
    if (!shared) throw refused{"no denominator that roots share"};
  }

  static bool same(const std::vector<late_factor>& u, const std::vector<late_factor>& v) {
    return std::equal(u.begin(), u.end(), v.begin(), v.end(), [](const auto& a, const auto& b) {
      return a.fraction == b.fraction && a.exponent == b.exponent;
    });
  }

  std::vector<late_factor> joined(int c, const std::vector<late_factor>& u, const std::vector<late_factor>& v) {
    std::vector<late_factor> all;
    for (std::size_t i = 0; i < std::max(u.size(), v.size()); ++i) {
      const late_factor a = i < u.size() ? u[i] : neutral(v[i]), b = i < v.size() ? v[i] : neutral(u[i]);
      all.push_back({to_.choose(c, a.fraction, b.fraction),
                     a.exponent == b.exponent ? a.exponent : to_.make(step::select, c, a.exponent, b.exponent)});
    }
    return all;
  }
  late_factor neutral(const late_factor& like) { return {to_.constant(0.0), to_.zero_exponent(like.exponent)}; }

  // The half to which 0 belongs; 0 if that depends on other arguments.
  int side_of_zero(const partition& p) {
    if (sign_argument(p)) return p.zero_is_positive ? 1 : -1;
    if (p.on.terms().size() != 2 || p.on.constant_term() == 0) return 0;
    return p.on.constant_term() > 0 ? 1 : -1;
  }

  int with_exceptions(const partition& p, std::size_t k, int y) {
    if (p.is_leaf()) return y;
    y = with_exceptions(*p.positive, k, with_exceptions(*p.negative, k, y));
    if (!p.exceptions[k]) return y;
    const auto& t = p.on.terms();
    if (t.size() > 2 || (t.size() == 1 && !sign_argument(p))) throw refused{"an exception away from a number"};
    const int c = condition(p);
    const instruction i = to_.at(c);
    return to_.make(step::select, to_.make(step::equal, i.u, i.v), to_.constant(*p.exceptions[k]), y);
  }

  style style_;
  std::size_t count_;
  steps to_;
  assembly assembled_{to_};
  std::map<const partition*, reach> reaches_;
  std::map<const partition*, leaf> leaves_;
  surroundings around_;
};

int with_sign_at_zero(steps& to, const partition& p, std::size_t root, int y) {
  const region& r = *first_leaf(p).where;
  if (r.count() == 0 || r[0].kind != generator_kind::argument) return y;
  constexpr double near = 0x1p-40;
  const double_double above = value_at(p, root, near), below = value_at(p, root, -near), sum = reference::abs(above + below);
  if (above == double_double(0.0) || !isfinite(above) || !(sum < reference::abs(above) * double_double(1e-6))) return y;
  const int x = to.argument(r[0].argument);
  return to.make(step::select, to.make(step::equal, x, to.constant(0.0)), above > double_double(0.0) ? x : to.negate(x), y);
}

void refuse_constants_beyond_numbers(const program& made, int working) {
  const double least = working == 64 ? 0x1p-1022 : 0x1p-126;
  for (const instruction& i : made.instructions)
    if (const double size = std::fabs(i.value.high); i.what == step::constant && size > 0 && !(size >= least && size <= 1 / least))
      throw refused{"a constant beyond the numbers"};
}

program emitted(const partition& p, const style& s) { return emission(p, s)(p); }

}  // namespace slope::codegen::normalise
