// SPDX-License-Identifier: Apache-2.0
// Every derivative of an activation, in each argument and in orders 1-3, against three things that share nothing with
// the rules: dual numbers on the formula as written (order 1), extrapolated differences, and the integral of f' over
// each piece.
//
// Points: ordinary, in the tails, at each kink and beside it. At a kink the derivative is that of the branch which the
// formula selects there (dual numbers select it too), and lies between the slopes on both sides; not so the second and
// third derivative of a formula with abs or sign, whose sign(0) = 0 is no branch: those are not compared at a kink.
// Tolerance: 4 times the rounding errors that both values carry (measured.hpp), twice the last correction of the
// method.
#pragma once
#include <slope/dsl/testing/numeric.hpp>
#include <slope/dsl/testing/subject.hpp>

namespace slope::testing {

// An activation along one argument, the others fixed.
class line_check {
 public:
  line_check(const subject& s, report& r, int wrt, int setting) : subject_(s), report_(r), wrt_(wrt) {
    for (std::size_t j = 0; j < s.defaults.size(); ++j)
      values_.push_back(s.inputs[j] ? double_double(setting ? 0.625 : -1.75)
                                    : s.defaults[j] * double_double(setting ? 1.25 : 1.0));
    if (s.grouped)
      pieces_ = {double_double(-0.4), double_double(0.9), double_double(0.9), double_double(-2.5)},
      index_ = setting ? 3u : 0u;
    kinks_ = slope::kinks(s.derivative(0, wrt), wrt, values_);
    if (s.grouped) kinks_ = {}, kinks_.insert(0.9);
    orders_ = 1;
    while (orders_ < 3 && s.derivative(orders_ + 1, wrt).error == failure::none) ++orders_;
  }

  void run() {
    if (subject_.derivative(1, wrt_).error != failure::none)
      return report_.failures.push_back(derivative_name(1) + " does not exist: an operation has no derivative rule");
    if (orders_ < 3 && !subject_.declared) note(derivative_name(orders_ + 1) + " does not exist: not checked");
    for (const double_double& x : points()) check_dual(x), check_differences(x);
    for (const double_double& x : kinks_) {
      if (x.low == 0) check_dual(x), check_sides(x);
      for (const double side : {-0x1p-7, 0x1p-7})
        check_dual(x + double_double(side)), check_differences(x + double_double(side));
    }
    check_integrals();
  }

 private:
  const subject& subject_;
  report& report_;
  int wrt_, orders_ = 1;
  std::vector<double_double> values_, pieces_;
  std::size_t index_ = 0;
  kink_set kinks_;

  bool along_input() const { return subject_.inputs[std::size_t(wrt_)]; }
  double_double start() const { return subject_.defaults[std::size_t(wrt_)]; }
  std::vector<double_double> points() const {
    if (along_input())
      return {-110.0,  -40.0, -17.0, -8.75, -5.25, -3.375, -1.875, -1.125, -0.5, -0.15625,
              0.21875, 0.625, 1.25,  2.25,  3.75,  5.875,  8.125,  19.0,   41.0, 109.0};
    if (start() == double_double(0.0)) return {0.125, 0.5};
    return {start(), start() * double_double(1.25), start() * double_double(0.5)};
  }

  group pieces_at(double_double t) {
    if (subject_.grouped) pieces_[index_] = t;
    return {pieces_, index_};
  }
  measured value(int order, double_double t) {
    std::vector<measured> at(values_.begin(), values_.end());
    at[std::size_t(wrt_)] = t;
    return evaluate_as<measured>(subject_.derivative(order, wrt_), at, pieces_at(t));
  }
  auto function(int order) {
    return [this, order](double_double t) { return value(order, t); };
  }
  bool free_of_kinks(double_double low, double_double high) const {
    for (const double_double& k : kinks_)
      if (low <= k && k <= high) return false;
    return true;
  }

  void note(const std::string& sentence) {
    for (const auto& known : report_.notes)
      if (known == sentence) return;
    report_.notes.push_back(sentence);
  }
  std::string derivative_name(int order) const {
    return std::string(subject_.name) + ": derivative " + std::to_string(order) + " with respect to " +
           std::string(subject_.names[std::size_t(wrt_)]);
  }
  std::string place(double_double x) const {
    std::string text = " at " + std::string(subject_.names[std::size_t(wrt_)]) + " = " + digits(x);
    for (std::size_t j = 0; j < values_.size(); ++j)
      if (static_cast<int>(j) != wrt_) text += ", " + std::string(subject_.names[j]) + " = " + digits(values_[j]);
    return text;
  }
  static std::string digits(double_double x) { return std::string(to_text(x).view()); }

  // Whether `got` lies in [low, high] as far as their errors tell.
  void compare(const measured& got, const measured& low, const measured& high, double truncation,
               const std::string& what, const std::string& other) {
    if (!isfinite(got.value) || !isfinite(low.value) || !isfinite(high.value))
      return note(std::string(subject_.name) +
                  " or what it is compared with is not finite somewhere: not compared there");
    const double tolerance = 4 * (got.error + low.error + high.error) + 2 * truncation + 0x1p-1000;
    if (!(tolerance <= 1e-8 * std::max(1.0, got.size()))) return void(++report_.undecided);
    ++report_.checks;
    if (got.value >= low.value - double_double(tolerance) && got.value <= high.value + double_double(tolerance)) return;
    report_.failures.push_back(what + " is " + digits(got.value) + ", but " + other + digits(low.value) +
                               (low.value == high.value ? "" : " to " + digits(high.value)) + " (tolerance " +
                               digits(tolerance) + ")");
  }

  void check_dual(double_double x) {
    std::vector<dual> at(values_.begin(), values_.end());
    at[std::size_t(wrt_)] = {measured(x), measured(1.0)};
    const measured expected = subject_.on_duals(at, pieces_at(x)).derivative;
    compare(value(1, x), expected, expected, 0, derivative_name(1) + place(x), "dual numbers give ");
  }

  void check_differences(double_double x) {
    if (subject_.declared || !free_of_kinks(x - double_double(2 * reach), x + double_double(2 * reach))) return;
    for (int order = 1; order <= orders_; ++order) {
      const estimate e = central_difference(function(order - 1), x);
      compare(value(order, x), e.value, e.value, e.truncation, derivative_name(order) + place(x),
              "central differences give ");
    }
  }

  void check_sides(double_double kink) {
    if (subject_.declared) return;
    for (int order = 1; order <= (subject_.signs ? 1 : orders_); ++order) {
      const estimate left = one_sided_difference(function(order - 1), kink, -1),
                     right = one_sided_difference(function(order - 1), kink, 1);
      const bool rising = left.value.value <= right.value.value;
      compare(value(order, kink), (rising ? left : right).value, (rising ? right : left).value,
              left.truncation + right.truncation, derivative_name(order) + place(kink),
              "the slopes on both sides are ");
    }
  }

  // On each piece between kinks, cut into panels of length 1 at most, the ends strictly inside.
  void check_integrals() {
    if (subject_.declared)
      return note(std::string(subject_.name) +
                  " declares its derivative: differences and integrals say nothing of it, skipped");
    if (!kinks_.complete)
      return note(std::string(subject_.name) + " has kinks that are not known: the integral identity is skipped");
    const double_double low = along_input() ? double_double(-8.0) : start() * double_double(0.5),
                        high = along_input()                   ? double_double(8.0)
                               : start() == double_double(0.0) ? double_double(0.5)
                                                               : start() * double_double(1.5);
    std::vector<double_double> ends{std::min(low, high)};
    for (const double_double& k : kinks_)
      if (ends.front() < k && k < std::max(low, high)) ends.push_back(k);
    ends.push_back(std::max(low, high));
    for (std::size_t piece = 0; piece + 1 < ends.size(); ++piece) {
      const double_double margin = (ends[piece + 1] - ends[piece]) * double_double(0x1p-20);
      const double_double a = ends[piece] + margin, length = ends[piece + 1] - margin - a;
      const int panels = static_cast<int>(length.high) + 1;
      for (int p = 0; p < panels; ++p) {
        const double_double from = a + length * double_double(p) / double_double(panels),
                            to = a + length * double_double(p + 1) / double_double(panels);
        for (int order = 1; order <= orders_; ++order) {
          const estimate e = integral(function(order), from, to);
          const measured change = value(order - 1, to) - value(order - 1, from);
          compare(e.value, change, change, e.truncation,
                  "the integral of " + derivative_name(order) + place(from) + " to " + digits(to),
                  "order " + std::to_string(order - 1) + " changes by ");
        }
      }
    }
  }
};

inline report check_derivatives(const subject& s) {
  report result;
  const bool alone = s.names.size() == 1 && !s.grouped;
  for (int wrt = 0; wrt < static_cast<int>(s.names.size()); ++wrt)
    for (int setting = 0; setting < (alone ? 1 : 2); ++setting) line_check(s, result, wrt, setting).run();
  if (result.checks <= result.undecided)
    result.failures.push_back(std::string(s.name) +
                              ": too few of the checks could be decided: " + std::to_string(result.checks));
  return result;
}

template <class Activation>
report check_derivatives(const Activation& f) {
  return check_derivatives(subject_of(f));
}

}  // namespace slope::testing
