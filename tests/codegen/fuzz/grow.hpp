// SPDX-License-Identifier: Apache-2.0
// Grows random formulas from forms that have a value, and a derivative, for every number: log(1 + u^2), never log(u).
#pragma once
#include <random>

#include <slope/dsl/rewrite.hpp>

#include "tree.hpp"

namespace fuzz {

// How fast a formula grows with its argument; what grows faster than an exponential leaves every number format at once.
enum growth : int { bounded, polynomial, exponential, double_exponential };

// How fast a form grows, and which operands it takes.
enum class nature {
  calm,      // bounded
  like,      // as its fastest operand
  steep,     // an exponential of its operand, which is polynomial, seldom exponential
  circular,  // bounded; sin u means nothing where u has no digits left
};

struct forms : slope::pattern_letters {
  static consteval auto make() {
    using namespace slope::literals;
    using slope::make_node;
    using enum nature;
    slope::consing builder;
    const auto form = [&](nature n, auto formula) {
      return std::pair(n, static_cast<std::int16_t>(freeze(builder, slope::as_formula(formula), nullptr)));
    };
    const auto to = [](auto base, auto n) { return make_node<op::integer_power>(base, n); };
    constexpr slope::literal minus_two{rational(-2)};
    const auto one_more = 1_c + square(u);  // >= 1
    const auto half = slope::tanh(u) / 2_c;  // in (-1/2, 1/2)
    // clang-format off
    const std::pair<nature, std::int16_t> all[]{
        form(like, u + v),      form(like, u - v),     form(like, u * v),      form(like, -u),        form(like, j * u),
        form(like, u + j),      form(like, j - u),     form(like, u * u),      form(like, square(u)), form(like, to(u, 3_c)),
        form(like, u / j),      form(like, max(u, v)), form(like, min(u, v)),  form(like, max(u, 0_c)), form(like, min(u, j)),
        form(like, abs(u)),     form(like, u * slope::sigmoid(v)),             form(like, v / one_more),
        form(like, v / (1_c + abs(u))),                form(like, v / (1_c + exp(-abs(u)))),
        form(like, when(u < v, u, w)),                 form(like, when(u > 0_c, v, w)),
        form(like, when(u <= j, v, w)),                form(like, when(u >= v, w, v)),
        form(like, when(u < j && v > 0_c, v, w)),      form(like, when(!(u < v) || u == w, v, u)),
        form(like, when(u != 0_c, v, w)),              form(like, stop_gradient(u) * v),
        form(like, slope::softplus(u)),                form(like, slope::log_sigmoid(u)),
        form(like, sqrt(one_more)),                    form(like, cbrt(one_more)),
        form(like, log(one_more)),                     form(like, log1p(square(u))), form(like, log1p(abs(u))),
        form(like, log2(one_more)),                    form(like, asinh(u)),         form(like, acosh(1_c + one_more)),
        form(like, pow(one_more, 0.3_c)),              form(like, pow(one_more, slope::tanh(v))),
        form(calm, slope::sigmoid(u)),                 form(calm, slope::tanh(u)),
        form(calm, erf(u)),     form(calm, erfc(u)),   form(calm, slope::normal_cdf(u)), form(calm, slope::normal_pdf(u)),
        form(calm, atan(u)),    form(calm, sign(u)),   form(calm, 1_c / one_more),       form(calm, u / (1_c + abs(u))),
        form(calm, exp(-square(u))),                   form(calm, exp(-abs(u))),         form(calm, exp(-slope::softplus(u))),
        form(calm, rsqrt(one_more)),                   form(calm, to(one_more, minus_two)),   form(calm, log(1_c + slope::sigmoid(u))),
        form(calm, asin(half)), form(calm, acos(half)), form(calm, atanh(half)),         form(calm, tan(half)),
        form(circular, sin(u)), form(circular, cos(u)),
        form(steep, exp(u)),    form(steep, expm1(u)), form(steep, exp2(u)),   form(steep, sinh(u)),
        form(steep, cosh(u)),   form(steep, log(1_c + exp(u))),                form(steep, v / (1_c + exp(u)))};
    // clang-format on
    struct {
      graph patterns;
      std::array<std::pair<nature, std::int16_t>, std::size(all)> list;
    } result{builder.result, std::to_array(all)};
    return result;
  }
};
inline constexpr auto known_forms = forms::make();

class grower {
 public:
  explicit grower(std::uint64_t seed) : random_(seed) {}

  // Of x, and now and then of a scalar.
  tree grow() {
    has_alpha_ = chance(4);
    const int depth = 1 + below(4);
    tree t = grown(depth, exponential).formula;
    while (!fuzz::mentions(t, 0) || size_of(t) > 40) t = grown(depth, exponential).formula;
    return t;
  }

 private:
  struct growing {
    tree formula;
    int speed = bounded;
  };
  std::mt19937_64 random_;
  bool has_alpha_ = false;

  int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }
  bool chance(int one_in) { return below(one_in) == 0; }

  growing leaf() {
    if (has_alpha_ && chance(4)) return {argument(1), bounded};
    if (chance(5)) return {constant(number()), bounded};
    return {argument(0), polynomial};
  }
  rational number() {
    using slope::reduced;
    static const rational numbers[]{1,  2, 3, -1, -2, 6, 20, *reduced(1, 2), *reduced(1, 10), *reduced(-3, 2), *reduced(1, 3), *reduced(1702, 1000), *reduced(44715, 1000000)};
    return numbers[below(static_cast<int>(std::size(numbers)))];
  }

  growing grown(int depth, int fastest) {
    if (depth == 0) return leaf();
    for (int attempt = 0; attempt < 20; ++attempt) {
      const auto [nature, pattern] = known_forms.list[static_cast<std::size_t>(below(static_cast<int>(known_forms.list.size())))];
      const int operands = nature == nature::steep ? (chance(8) ? exponential : polynomial) : nature == nature::circular ? polynomial : fastest;
      tree bound[slope::letters];
      int speed = bounded;
      for (const int letter : {slope::letter_u, slope::letter_v, slope::letter_w}) {
        growing operand = grown(below(depth), operands);
        speed = std::max(speed, operand.speed);
        bound[letter] = std::move(operand.formula);
      }
      bound[slope::letter_j] = constant(number());
      if (nature == nature::calm || nature == nature::circular) speed = bounded;
      if (nature == nature::steep) speed += speed > bounded;
      if (speed <= std::max<int>(fastest, bounded) + (chance(8) ? 1 : 0)) return {filled(pattern, bound), speed};
    }
    return leaf();
  }

  static tree filled(int pattern, const tree* bound) {
    const graph& g = known_forms.patterns;
    if (g.operation(pattern) == op::argument) return bound[g.argument(pattern)];
    if (g.is_number(pattern)) return constant(g.number(pattern));
    tree t{g.operation(pattern), {}, 0, {}};
    for (int k = 0; k < g.operands(pattern); ++k) t.operands.push_back(filled(g.operand(pattern, k), bound));
    return t;
  }
};

}  // namespace fuzz
