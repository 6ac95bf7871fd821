// SPDX-License-Identifier: Apache-2.0
// What must hold of any formula: every form that the compiler makes of it has the value that the oracle has of the formula as
// written, as far as rounding can tell.
#pragma once
#include <functional>
#include <optional>
#include <random>
#include <stdexcept>

#include <slope/codegen/normalise/normal_form.hpp>
#include <slope/codegen/oracle/error.hpp>
#include <slope/codegen/oracle/oracle.hpp>
#include <slope/codegen/textbook.hpp>

#include "codegen/normalise/interpret.hpp"
#include "guarded.hpp"
#include "tree.hpp"

namespace fuzz {

// Which property broke, and where.
struct failure {
  std::string property, sentence;
};

struct counts {
  long formulas = 0, refused = 0;    // too many nodes or numbers: documented
  long undefined = 0;                // not finite near 0
  long points = 0, uncertain = 0;    // the oracle's 6,000 digits did not settle: documented
  long compared = 0, undecided = 0;  // values; undecided: not finite in double, or lost to rounding
  long candidates = 0, without = 0;  // programs of the normal form; functions that have none
};

inline constexpr int orders = 3;  // f, f', f''

inline int root_of(const definition& d, int order) {
  return order == 0 ? d.roots.value() : order == 1 ? d.roots.first(0) : d.roots.second(0, 0);
}

// What is exact at a point.
struct exact_values {
  std::vector<double> arguments;
  double_double of[orders];
  bool at_kink = false;  // a neighbour takes another branch, or rounding decides it (the oracle too has 1 + exp(-1e5) = 1)
};

class reference {
 public:
  reference(const definition& d, const std::vector<float>& x, counts& c) {
    oracle::evaluator evaluator(d.written);
    const oracle::query wanted[orders]{oracle::value, oracle::derivative(1), oracle::derivative(2)};
    for (std::size_t i = 0; i < x.size(); ++i) {
      exact_values e{{x[i]}, {}, false};
      if (d.arguments.size() > 1) e.arguments.push_back(i % 3 ? 0.699999988079071 : 1.375);
      ++c.points;
      try {
        evaluator.ask({e.arguments}, wanted, e.of);
        e.at_kink = is_kink(evaluator, e.arguments);
      } catch (const oracle::uncertain&) {
        ++c.uncertain;
        continue;
      }
      points.push_back(e);
      is_defined = is_defined && (std::fabs(x[i]) > 1 || (isfinite(e.of[0]) && isfinite(e.of[1]) && isfinite(e.of[2])));
    }
  }
  std::vector<exact_values> points;
  bool is_defined = true;  // near 0 at least: shrinking may leave 1 / x of x / (1 + x^2)

 private:
  static bool is_kink(oracle::evaluator& evaluator, std::vector<double> arguments) {
    const auto x = static_cast<float>(arguments[0]);
    std::size_t seen[3];
    for (int side = -1; side <= 1; ++side) {
      arguments[0] = side == 0 ? x : std::nextafter(x, static_cast<float>(side) * std::numeric_limits<float>::infinity());
      seen[side + 1] = evaluator.decisions({arguments});
    }
    return seen[0] != seen[1] || seen[1] != seen[2];
  }
};

inline std::string at(const exact_values& e) {
  char buffer[80];
  std::snprintf(buffer, sizeof buffer, "x = %a (%.9g)", e.arguments[0], e.arguments[0]);
  return buffer + (e.arguments.size() > 1 ? ", a = " + std::to_string(e.arguments[1]) : "");
}
inline std::string differ(double_double got, double_double exact, double tolerance) {
  return std::string(to_text(got).view()) + ", exactly " + std::string(to_text(exact).view()) + " (tolerance " + std::to_string(std::log2(tolerance)) + " bits)";
}

inline constexpr double certain = 1e-4;  // of strain: far below 1

class checking {
 public:
  checking(const definition& d, const std::vector<float>& x, counts& c) : d_(d), counts_(c), exact_(d, x, c) {}

  std::optional<failure> operator()(const graph& written) {
    if (!exact_.is_defined) return ++counts_.undefined, std::nullopt;
    for (exact_values& e : exact_.points) e.at_kink = e.at_kink || !(evaluated(written, 0, e).doubt < certain);
    if (auto f = values(written, 0, 0, "the graph as written")) return f;
    if (auto f = values(d_.formula, 0, 0, "the simplified graph")) return f;
    for (int k = 0; k < orders; ++k) {
      const std::string name = "f" + std::string(static_cast<std::size_t>(k), '\'');
      if (auto f = values(d_.partials, root_of(d_, k), k, name + " as derived")) return f;
      if (auto f = textbook_in_double(k, "textbook " + name)) return f;
      if (auto f = candidates(k, name)) return f;
    }
    return {};
  }

 private:
  const definition& d_;
  counts& counts_;
  reference exact_;

  static guarded evaluated(const graph& g, int root, const exact_values& e) {
    const std::vector<guarded> arguments(e.arguments.begin(), e.arguments.end());
    return slope::evaluate_as<guarded>(g, arguments, {}, root);
  }
  // Whether a value with this bound can be compared; `coarser`: its rounding beside a double-double's.
  static bool decided(const guarded& y, double coarser) {
    return isfinite(y.m.value) && y.strain * coarser < certain && y.m.error < slope::infinity;
  }

  std::optional<failure> values(const graph& g, int root, int order, const std::string& property) {
    for (const exact_values& e : exact_.points) {
      const double_double exact = e.of[order];
      const guarded y = evaluated(g, root, e);
      if (!isfinite(exact) || !decided(y, 1)) {
        ++counts_.undecided;
        continue;
      }
      ++counts_.compared;
      const double tolerance = 4 * y.m.error + 0x1p-1060;
      if (!(std::fabs((y.m.value - exact).high) <= tolerance)) return failure{property, at(e) + ": " + differ(y.m.value, exact, tolerance)};
    }
    return {};
  }

  std::optional<failure> textbook_in_double(int order, const std::string& property) {
    constexpr double coarser = 0x1p46;
    const int root = d_.partials.root(root_of(d_, order));
    const auto p = slope::codegen::textbook(d_.partials, {&root, 1}, static_cast<int>(d_.arguments.size()));
    for (const exact_values& e : exact_.points) {
      const double_double exact = e.of[order];
      const guarded y = evaluated(d_.partials, root_of(d_, order), e);
      if (!isfinite(exact) || !decided(y, coarser)) continue;
      ++counts_.compared;
      const double got = interpreting::interpret<double>(p, e.arguments)[0], tolerance = 4 * coarser * y.m.error + 0x1p-1000;
      if (!(std::fabs((double_double(got) - exact).high) <= tolerance)) return failure{property, at(e) + ": " + differ(got, exact, tolerance)};
    }
    return {};
  }

  std::optional<failure> candidates(int order, const std::string& name) {
    const int root = d_.partials.root(root_of(d_, order));
    for (const int working : {32, 64}) {
      const auto all = slope::codegen::normalise::candidates(d_, {&root, 1}, working);
      counts_.without += working == 32 && all.empty();
      for (const auto& c : all)
        if (auto f = candidate(c, working, order, name)) return f;
    }
    return {};
  }

  // How much of a result in double may be rounding: the largest change when each step is rounded otherwise, with a margin.
  static double rounding_of(const slope::codegen::program& p, const std::vector<double>& arguments, double as_rounded) {
    constexpr double margin = 16;
    double change = 0;
    for (unsigned way = 1; way <= 4; ++way)
      change = std::max(change, std::fabs(interpreting::interpret<double>(p, arguments, interpreting::contraction::none, way)[0] - as_rounded));
    return margin * change;
  }

  // It makes no NaN of a number and no infinity of a float, sines of what has few digits left apart and inputs that a constant
  // could make overflow, of which acceptance sees enough; in double, rounding and kinks apart, it computes nothing else: there it
  // is measured whether it follows the formula.
  std::optional<failure> candidate(const slope::codegen::normalise::candidate& c, int working, int order, const std::string& name) {
    constexpr double largest = std::numeric_limits<float>::max() / 4, near = 1e-4, next_to_largest = 0x1p120;
    const bool circular = std::any_of(d_.written.code.begin(), d_.written.code.end(), [](const auto& i) { return slope::is_circular(i.operation); });
    const std::size_t first = static_cast<std::size_t>(counts_.candidates++ % 3);  // each candidate sees a third of the points
    for (std::size_t i = first; i < exact_.points.size(); i += 3) {
      const exact_values& e = exact_.points[i];
      const double_double exact = e.of[order];
      if (isnan(exact) || (circular && std::fabs(e.arguments[0]) > 0x1p6)) continue;
      ++counts_.compared;
      const std::vector<float> arguments(e.arguments.begin(), e.arguments.end());
      const double in_double = interpreting::interpret<double>(c.steps, e.arguments)[0];
      const float got = working == 64 ? static_cast<float>(in_double)
                                      : interpreting::interpret<float>(c.steps, arguments, i % 2 ? interpreting::contraction::fused : interpreting::contraction::none)[0];
      const bool small = std::fabs(exact.high) <= largest;
      const bool may_overflow = working == 32 && std::fabs(e.arguments[0]) > next_to_largest;
      if ((std::isnan(got) || (std::isinf(got) && small && !e.at_kink)) && !may_overflow)
        return failure{name + " by the normal form is not finite", c.description + ", " + at(e) + ": " + std::to_string(got) + ", exactly " + std::string(to_text(exact).view())};
      if (!small || e.at_kink) continue;
      const double wrong = std::fabs((double_double(in_double) - exact).high);
      if (!(wrong <= near * std::max(1.0, std::fabs(exact.high))) && !(wrong <= rounding_of(c.steps, e.arguments, in_double)))
        return failure{name + " by the normal form is another function", c.description + ", " + at(e) + ": in double " + differ(in_double, exact, 1)};
    }
    return {};
  }
};

// Zeros, every sixth exponent of both signs, where functions live, the edges of exp; 200 numbers, others for another seed.
inline std::vector<float> points(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto fraction = [&] { return static_cast<float>(random() >> 40) * 0x1p-24F; };
  std::vector<float> x{0.0F};
  for (int e = -149 + static_cast<int>(random() % 6); e < 128; e += 6) x.push_back(std::ldexp(1 + fraction(), e));
  for (const float size : {0.5F, 2.0F, 6.0F, 20.0F, 110.0F})
    for (int i = 0; i < 8; ++i) x.push_back(size * fraction());
  for (const float edge : {0.5F, 1.0F, 2.0F, 3.0F, 6.0F, 16.6F, 19.4F, 20.0F, 87.33655F, 88.72284F, 103.972F}) x.push_back(edge);
  for (std::size_t i = 0, n = x.size(); i < n; ++i) x.push_back(-x[i]);
  return x;
}

// What is wrong with a formula, if anything is.
inline std::optional<failure> check(const tree& t, const std::vector<float>& x, counts& c, const std::function<void(definition&)>& distort = {}) {
  definition d = definition_of(t);
  if (distort) distort(d);
  ++c.formulas;
  if (d.partials.error == slope::failure::too_large) return ++c.refused, std::nullopt;
  try {
    return checking(d, x, c)(graph_of(t));
  } catch (const std::exception& e) {
    return failure{"no exception", e.what()};
  }
}

}  // namespace fuzz
