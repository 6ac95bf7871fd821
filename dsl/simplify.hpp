// SPDX-License-Identifier: Apache-2.0
// The one engine that simplifies: a builder that folds numbers exactly and applies the identities to each node it makes.
#pragma once
#include <slope/dsl/rules/identities.hpp>

namespace slope {

// The value of an operation on numbers, or nothing where it is not exact.
constexpr maybe_rational fold(op o, const rational& a, const rational& b) {
  const auto holds = [&](auto test) -> maybe_rational {
    const auto order = compare(a, b);
    return order ? maybe_rational(rational(test(*order))) : maybe_rational{};
  };
  const auto select = [&](auto first) -> maybe_rational {
    const auto order = compare(a, b);
    return order ? maybe_rational(first(*order) ? a : b) : maybe_rational{};
  };
  switch (o) {
    case op::negate: return -a;
    case op::add: return a + b;
    case op::subtract: return a - b;
    case op::multiply: return a * b;
    case op::divide: return a / b;
    case op::integer_power:
      return b.is_integer() && b.numerator < 64 && b.numerator > -64 ? power(a, b.numerator) : maybe_rational{};
    case op::abs: return a.numerator < 0 ? -a : a;
    case op::sign: return rational((a.numerator > 0) - (a.numerator < 0));
    case op::less: return holds([](int c) { return c < 0; });
    case op::less_equal: return holds([](int c) { return c <= 0; });
    case op::greater: return holds([](int c) { return c > 0; });
    case op::greater_equal: return holds([](int c) { return c >= 0; });
    case op::equal: return rational(a == b);
    case op::not_equal: return rational(!(a == b));
    case op::logical_not: return rational(a == rational(0));
    case op::min: return select([](int c) { return c < 0; });
    case op::max: return select([](int c) { return c > 0; });
    default: return {};
  }
}

class simplifying : public consing {
 public:
  constexpr simplifying() = default;
  // Goes on with a graph that is simplified, which is not simplified again.
  constexpr explicit simplifying(const graph& simplified) {
    adopt(simplified);
    for (int i = 0; i < simplified.size; ++i) simple_[i] = static_cast<std::int16_t>(i);
  }

  constexpr int insert(op o, int a = 0, int b = 0, int c = 0) {
    const int count = operand_counts[static_cast<std::size_t>(o)];
    if (count == 0) return consing::insert(o, a, b, c);
    if (o == op::when && result.is_number(a)) return result.number(a) == rational(0) ? c : b;
    if (o == op::logical_and || o == op::logical_or)  // a condition that is decided decides, or stands aside
      for (const auto& [decided, other] : {std::pair(a, b), std::pair(b, a)})
        if (result.is_number(decided))
          return (result.number(decided) == rational(0)) == (o == op::logical_and) ? decided : other;
    if (result.is_number(a) && (count < 2 || result.is_number(b)) && count < 3)
      if (const auto value = fold(o, result.number(a), count < 2 ? rational(0) : result.number(b)))
        return number(*value);
    // Numbers lead a sum or a product, as a person would write it.
    if (is_commutative(o) && result.is_number(b)) std::swap(a, b);
    const int before = result.size;
    const int made = consing::insert(o, a, b, c);
    std::int16_t& simple = simple_[made];
    if (made < before) return simple;
    simple = static_cast<std::int16_t>(made);
    bindings bound;
    if (const int rule = first_match(identities, result, made, bound); rule >= 0)
      simple = static_cast<std::int16_t>(substitute(identities.patterns, identities.rules[rule].right, *this, bound));
    return simple;
  }

 private:
  std::int16_t simple_[graph::capacity]{};  // what each node that was made turned into
};

// The same functions, simplified, without the nodes that no root needs.
constexpr graph simplify(const graph& written) {
  simplifying work;
  work.result.error = written.error, work.result.culprit = written.culprit;
  for (int k = 0; k < written.root_count; ++k) {
    const int node = copy(written, written.root(k), work);
    work.result.add_root(node);
  }
  return compact(work.result);
}

}  // namespace slope
