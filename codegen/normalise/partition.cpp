// SPDX-License-Identifier: Apache-2.0
// Conversion begins on the whole line; each sign that is not known splits the region, each finer exponent begins it
// again.
#include <slope/codegen/normalise/partition.hpp>

#include <algorithm>

namespace slope::codegen::normalise {
namespace {

constexpr int deepest = 3, most_restarts = 6;

using point = std::vector<double_double>;

double_double by_the_formula(const graph& g, int root, const point& at) {
  graph alone = g;
  alone.roots[0] = static_cast<std::int16_t>(root), alone.root_count = 1;
  return evaluate(alone, at);
}

bool agree(double_double a, double_double b) {
  const double_double tolerance(1e-18);
  return reference::abs(a - b) <= tolerance * (reference::abs(a) + reference::abs(b) + double_double(1e-6));
}

class partitioning {
 public:
  partitioning(const definition& d, std::span<const int> roots, const manner& how)
      : d_(d), roots_(roots), how_(how), arguments_(arguments_of(d.partials, roots)) {
    for (const op o : {op::when, op::min, op::max, op::abs, op::sign, op::step})
      for (int i = 0; i < d.partials.size; ++i) has_pieces_ = has_pieces_ || d.partials.operation(i) == o;
  }

  partition region_with(std::vector<fact> facts) const {
    std::vector<int> divisors;
    for (int restarts = 0; restarts < most_restarts; ++restarts) {
      try {
        partition leaf;
        region where(arguments_, facts, divisors);
        where.conjugates = how_.conjugates;
        conversion convert(d_.partials, where, how_);
        for (const int r : roots_) leaf.roots.push_back(convert(r));
        if (where.conjugates)
          for (quotient& q : leaf.roots) where.conjugate(q);
        where.coarsen(leaf.roots);
        leaf.where = std::move(where);
        compare(leaf);
        return leaf;
      } catch (const finer_exponent& f) {
        divisors.resize(std::max(divisors.size(), static_cast<std::size_t>(f.exponential) + 1), 1);
        divisors[static_cast<std::size_t>(f.exponential)] *= f.divisor;
      } catch (const split& s) {
        return halves(std::move(facts), has_pieces_ ? last_generator(s.on) : s.on);
      }
    }
    throw refused{"exponents that have no common measure"};
  }

 private:
  // In a formula with pieces of its own the sign of a product is split by its parameter: the pieces split by the input.
  static polynomial last_generator(const polynomial& p) {
    if (p.terms().size() == 1)
      for (int g = generator_capacity; g-- > 0;)
        if (p.degree(g) > 0) return {power_of(g, 1), 1};
    return p;
  }

  partition halves(std::vector<fact> facts, const polynomial& on) const {
    if (static_cast<int>(facts.size()) == deepest) throw refused{"too many regions"};
    partition both;
    both.on = on;
    facts.push_back({on, 1});
    both.positive = std::make_unique<partition>(region_with(facts));
    facts.back().sign = -1;
    both.negative = std::make_unique<partition>(region_with(facts));
    settle_zero(both);
    return both;
  }

  // Points with arguments of both signs and several sizes; all but the first argument move little.
  std::vector<point> points(double_double first) const {
    std::vector<point> all;
    for (const double rest : {0.71, -1.37, 2.3}) {
      point p(d_.arguments.size() + 2, double_double(rest));
      for (std::size_t i = 0; i < p.size(); ++i) p[i] += double_double(0.11 * static_cast<double>(i));
      if (!arguments_.empty()) p[static_cast<std::size_t>(arguments_[0])] = first;
      all.push_back(p);
    }
    return all;
  }

  static bool contains(const region& r, const point& p) {
    const valuation value = r.values(p);
    return std::all_of(r.facts().begin(), r.facts().end(), [&](const fact& f) {
      const double_double at = value(f.p);
      return f.sign > 0 ? at > double_double(0.0) : at < double_double(0.0);
    });
  }

  // "Never a wrong program": a leaf that differs from the formula is refused.
  void compare(const partition& leaf) const {
    for (const double x : {0.0, 0.013, 0.37, 1.43, 3.1, 6.7, 11.3})
      for (const double sign : {1.0, -1.0})
        for (const point& p : points(double_double(x * sign))) {
          if (!contains(*leaf.where, p)) continue;
          const valuation value = leaf.where->values(p);
          for (std::size_t k = 0; k < roots_.size(); ++k) {
            const double_double wanted = by_the_formula(d_.partials, roots_[k], p);
            if (isfinite(wanted) && !agree(value(leaf.roots[k]), wanted))
              throw refused{"a conversion that differs from the formula"};
          }
        }
  }

  // The formula itself says what it is worth where on = 0: what one side has in the limit, or something else (abs' is
  // 0).
  void settle_zero(partition& p) const {
    int argument = -1;
    const auto& t = p.on.terms();
    for (int g = 0; g < generator_capacity; ++g)
      if (p.on.degree(g) == 1 && argument < 0) argument = g;
    const bool line = t.size() == 2 && t[0].powers == 0 && t[1].powers == power_of(argument, 1);
    if (argument < 0 || !(line || t.size() == 1)) throw refused{"a region that does not end at a number"};
    const double_double zero =
        line ? -double_double(t[0].coefficient) / double_double(t[1].coefficient) : double_double(0.0);
    const auto name = static_cast<std::size_t>(arguments_[static_cast<std::size_t>(argument)]);

    bool positive = true, negative = true;
    p.exceptions.assign(roots_.size(), std::nullopt);
    std::vector<bool> like_positive(roots_.size(), true), like_negative(like_positive);
    std::vector<std::vector<double_double>> wanted(roots_.size());
    for (point at : points(double_double(1.0))) {
      at[name] = zero;
      const partition &above = leaf_at(*p.positive, at), &below = leaf_at(*p.negative, at);
      const valuation from_above = above.where->values(at), from_below = below.where->values(at);
      for (std::size_t k = 0; k < roots_.size(); ++k) {
        const double_double value = by_the_formula(d_.partials, roots_[k], at);
        wanted[k].push_back(value);
        if (!isfinite(value)) continue;
        if (!agree(from_above(above.roots[k]), value)) like_positive[k] = false;
        if (!agree(from_below(below.roots[k]), value)) like_negative[k] = false;
      }
    }
    for (std::size_t k = 0; k < roots_.size(); ++k)
      positive = positive && like_positive[k], negative = negative && like_negative[k];
    p.zero_is_positive = positive || !negative;
    for (std::size_t k = 0; k < roots_.size(); ++k) {
      if (p.zero_is_positive ? like_positive[k] : like_negative[k]) continue;
      if (!std::all_of(wanted[k].begin(), wanted[k].end(), [&](const auto& v) { return agree(v, wanted[k][0]); }))
        throw refused{"a value at a kink that is neither side's"};
      p.exceptions[k] = wanted[k][0];
    }
  }

  const definition& d_;
  std::span<const int> roots_;
  manner how_;
  std::vector<int> arguments_;
  bool has_pieces_ = false;
};

}  // namespace

const partition& first_leaf(const partition& p) { return p.is_leaf() ? p : first_leaf(*p.positive); }

const partition& leaf_at(const partition& p, std::span<const double_double> arguments) {
  if (p.is_leaf()) return p;
  return leaf_at(first_leaf(p).where->values(arguments)(p.on) < double_double(0.0) ? *p.negative : *p.positive, arguments);
}

std::vector<double_double> with_first(const partition& p, double x) {
  return first_leaf(p).where->everywhere_but(0.7, 0, x);  // the others in the middle of nowhere
}

double_double value_at(const partition& p, std::size_t root, double x) {
  const auto arguments = with_first(p, x);
  const partition& leaf = leaf_at(p, arguments);
  return leaf.where->values(arguments)(leaf.roots[root]);
}

std::vector<int> arguments_of(const graph& g, std::span<const int> roots) {
  std::vector<bool> needed(static_cast<std::size_t>(g.size));
  for (const int r : roots) needed[static_cast<std::size_t>(r)] = true;
  std::vector<int> all;
  for (int i = g.size - 1; i >= 0; --i) {
    if (!needed[static_cast<std::size_t>(i)]) continue;
    if (g.operation(i) == op::argument) all.push_back(g.argument(i));
    if (describe(g.operation(i)).kind != kind::leaf)
      for (int k = 0; k < g.operands(i); ++k) needed[static_cast<std::size_t>(g.operand(i, k))] = true;
  }
  std::sort(all.begin(), all.end());
  return all;
}

partition partitioned(const definition& d, std::span<const int> roots, const manner& how) {
  return partitioning(d, roots, how).region_with({});
}

}  // namespace slope::codegen::normalise
