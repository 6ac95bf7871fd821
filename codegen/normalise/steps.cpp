// SPDX-License-Identifier: Apache-2.0
// Folding, choosing and pruning.
#include <slope/codegen/normalise/steps.hpp>

#include <cmath>
#include <utility>

namespace slope::codegen::normalise {

std::optional<double_double> steps::number(int node) const {
  if (at(node).what == step::constant) return at(node).value;
  return {};
}

int steps::negate(int u) {
  if (const auto n = number(u)) return constant(-*n);
  const instruction i = at(u);
  if (i.what == step::negate) return i.u;
  if (i.what == step::subtract) return make(step::subtract, i.v, i.u);
  return make(step::negate, u);
}

int steps::add(int u, int v) {
  if (number(v)) std::swap(u, v);  // constants first
  const auto n = number(u), m = number(v);
  const instruction i = at(u), j = at(v);
  if (n && m) return constant(*n + *m);
  if (n && *n == double_double(0.0)) return v;
  if (n && j.what == step::add && number(j.u)) return add(constant(*n + *number(j.u)), j.v);
  if (j.what == step::negate) return make(step::subtract, u, j.u);
  if (i.what == step::negate) return make(step::subtract, v, i.u);
  if (n || u < v) return make(step::add, u, v);
  return make(step::add, v, u);
}

std::optional<int> steps::distributed(int u, int v) {
  const instruction sum = at(v);
  const auto c = sum.what == step::add ? number(sum.u) : std::nullopt;
  int exponent = 0;
  if (!c || c->low != 0 || std::fabs(std::frexp(c->high, &exponent)) != 0.5) return {};
  return make(step::multiply_add, u, sum.v, multiply(sum.u, u));
}

int steps::multiply(int u, int v) {
  if (number(v)) std::swap(u, v);
  const auto n = number(u), m = number(v);
  const instruction i = at(u), j = at(v);
  if (n && m) return constant(*n * *m);
  if (n && *n == double_double(0.0)) return u;
  if (n && *n == double_double(1.0)) return v;
  if (n && *n == double_double(-1.0)) return negate(v);
  if (n && j.what == step::multiply && number(j.u)) return multiply(constant(*n * *number(j.u)), j.v);
  if (n && j.what == step::negate) return multiply(constant(-*n), j.u);
  if (i.what == step::negate && j.what == step::negate) return multiply(i.u, j.u);
  if (i.what == step::negate) return negate(multiply(i.u, v));
  if (j.what == step::negate) return negate(multiply(u, j.u));
  if (u == distributed_ || v == distributed_)
    if (const auto sum = distributed(distributed_, u == distributed_ ? v : u)) return *sum;
  if (n || u < v) return make(step::multiply, u, v);
  return make(step::multiply, v, u);
}

int steps::divide(int u, int v) {
  if (const auto d = number(v)) return multiply(constant(double_double(1.0) / *d), u);
  return make(step::divide, u, v);
}

int steps::power(int u, int n) {
  if (n == 1) return u;
  const int half = power(u, n / 2), even = multiply(half, half);
  return n % 2 ? multiply(even, u) : even;
}

int steps::scaled(double_double c, int u) {
  const instruction i = at(u);
  const auto is_multiple = [&](int node) { return at(node).what == step::multiply && number(at(node).u); };
  if (i.what == step::select && is_multiple(i.v) && is_multiple(i.w)) return choose(i.u, scaled(c, i.v), scaled(c, i.w));
  if (c == double_double(1.0) || c == double_double(-1.0) || i.what != step::multiply) return multiply(constant(c), u);
  return multiply(scaled(c, i.u), i.v);
}

std::optional<int> steps::choose_inside(int condition, const instruction& u, const instruction& v) {
  if (u.what == step::add && v.what == step::subtract && (u.u == v.u || u.v == v.u))  // c + p beside c - q
    return add(v.u, choose(condition, u.u == v.u ? u.v : u.u, negate(v.v)));
  if (u.what == step::subtract && v.what == step::add && (u.u == v.u || u.u == v.v))
    return add(u.u, choose(condition, negate(u.v), v.u == u.u ? v.v : v.u));
  if (u.what != v.what) return {};
  if (u.what == step::negate) return negate(choose(condition, u.u, v.u));
  const bool sum = u.what == step::add, product = u.what == step::multiply;
  if (u.what == step::subtract) {
    if (u.u == v.u) return make(step::subtract, u.u, choose(condition, u.v, v.v));
    if (u.v == v.v) return make(step::subtract, choose(condition, u.u, v.u), u.v);
    return {};
  }
  if (!sum && !product) return {};
  const auto together = [&](int common, int a, int b) {
    const int other = choose(condition, a, b);
    return sum ? add(common, other) : multiply(common, other);
  };
  if (u.u == v.u) return together(u.u, u.v, v.v);
  if (u.v == v.v) return together(u.v, u.u, v.u);
  if (u.u == v.v) return together(u.u, u.v, v.u);
  if (u.v == v.u) return together(u.v, u.u, v.v);
  if (number(u.u) && number(v.u)) return together(choose(condition, u.u, v.u), u.v, v.v);
  return {};
}

int steps::choose(int condition, int u, int v) {
  if (u == v) return u;
  const instruction a = at(u), b = at(v);
  if (const auto inside = choose_inside(condition, a, b)) return *inside;
  // E x beside x or -x
  const auto unit = [&](int w) { return at(w).what == step::negate ? std::pair{at(w).u, -1.0} : std::pair{w, 1.0}; };
  const auto cofactor = [](const instruction& product, int of) {
    return product.u == of ? product.v : product.v == of ? product.u : -1;
  };
  if (const auto [base, sign] = unit(v); a.what == step::multiply && cofactor(a, base) >= 0)
    return multiply(base, choose(condition, cofactor(a, base), constant(sign)));
  if (const auto [base, sign] = unit(u); b.what == step::multiply && cofactor(b, base) >= 0)
    return multiply(base, choose(condition, constant(sign), cofactor(b, base)));
  return make(step::select, condition, u, v);
}

// x (1 + E) must not become x + x E, as contraction would have it: where x is infinite and E is 0 that is NaN. Nor c x + c y become
// c (x + y), nor (c x) y c (x y): these may overflow where c < 1.
void steps::keep_products_of_unbounded() {
  auto& all = builder_.result.instructions;
  std::vector<bool> unbounded(all.size());
  const auto is = [&](int operand) { return operand >= 0 && unbounded[static_cast<std::size_t>(operand)]; };
  for (std::size_t n = 0; n < all.size(); ++n) {
    instruction& i = all[n];
    switch (i.what) {
      case step::argument: unbounded[n] = true; break;
      case step::minimum: unbounded[n] = is(i.u) && is(i.v); break;  // only min(|x|, c) and min(x, c), the latter for x > 0
      case step::scale: unbounded[n] = is(i.u); break;
      case step::select: unbounded[n] = is(i.v) || is(i.w); break;
      case step::divide: case step::product_error: case step::exp_fraction: case step::exp_raised: case step::exp_exponent: case step::cdf_mantissa: case step::cdf_exponent: case step::apply: break;
      default: unbounded[n] = is(i.u) || is(i.v) || is(i.w);
    }
    const auto may_distribute = [&](int sum) {
      const step s = at(sum).what;
      return s == step::add || s == step::subtract;
    };
    const auto is_small = [&](int factor) {
      const auto c = number(factor);
      return c && std::fabs(c->high) < 1;
    };
    const bool is_sum = i.what == step::add || i.what == step::subtract;
    if (is_sum && is(i.u) && is(i.v) && at(i.u).what == step::multiply && at(i.v).what == step::multiply && at(i.u).u == at(i.v).u && number(at(i.u).u))
      for (const int product : {i.u, i.v}) all[static_cast<std::size_t>(product)].what = step::strict_multiply;
    if (i.what == step::multiply && is(i.u) && is(i.v))
      for (const int factor : {i.u, i.v})
        if (instruction& p = all[static_cast<std::size_t>(factor)]; p.what == step::multiply && is_small(p.u))
          p.what = i.what = step::strict_multiply;  // both: LLVM makes (x x) c of (c x) x
    if (i.what == step::multiply && ((is(i.u) && may_distribute(i.v)) || (is(i.v) && may_distribute(i.u)))) i.what = step::strict_multiply;
  }
}

program steps::finished(std::vector<int> outputs) {
  keep_products_of_unbounded();
  const auto& all = builder_.result.instructions;
  std::vector<bool> needed(all.size());
  for (const int o : outputs) needed[static_cast<std::size_t>(o)] = true;
  for (std::size_t i = all.size(); i-- > 0;)
    for (const int operand : {all[i].u, all[i].v, all[i].w})
      if (needed[i] && operand >= 0) needed[static_cast<std::size_t>(operand)] = true;
  program result;
  std::vector<int> image(all.size(), -1);
  const auto moved = [&](int operand) { return operand < 0 ? operand : image[static_cast<std::size_t>(operand)]; };
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!needed[i]) continue;
    instruction kept = all[i];
    kept.u = moved(kept.u), kept.v = moved(kept.v), kept.w = moved(kept.w);
    image[i] = static_cast<int>(result.instructions.size());
    result.instructions.push_back(kept);
  }
  for (const int o : outputs) result.outputs.push_back(moved(o));
  return result;
}

}  // namespace slope::codegen::normalise
