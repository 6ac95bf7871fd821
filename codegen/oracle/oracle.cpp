// SPDX-License-Identifier: Apache-2.0
// The ladder of precisions, limits, and threads.
#include <slope/codegen/oracle/oracle.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

#include <mpfr.h>

namespace slope::codegen::oracle {
namespace {

// From 169 to 19,932 bits. A step costs little beside the ones after it, so they grow faster than by
// doubling.
constexpr std::array ladder{make_level<50>, make_level<100>, make_level<400>, make_level<1600>,
                            make_level<6000>};
constexpr long far_below_double = -1200, far_above_double = 1200; // exponents
constexpr long infinities[] = {1100, 2200}; // beyond every number of every format

// MPFR's widest range of exponents, for this thread, while it lives.
struct wide_exponents {
  mpfr_exp_t low = mpfr_get_emin(), high = mpfr_get_emax();
  wide_exponents() {
    mpfr_set_emin(mpfr_get_emin_min());
    mpfr_set_emax(mpfr_get_emax_max());
  }
  ~wide_exponents() {
    mpfr_set_emin(low);
    mpfr_set_emax(high);
  }
  wide_exponents(const wide_exponents&) = delete;
};

// |a - b| / |b| <= 2^-bits; both regular.
bool agree(const answer& a, const answer& b, int bits) {
  if (std::labs(a.exponent - b.exponent) > 1)
    return false;
  const double_double difference = ldexp(a.fraction, static_cast<int>(a.exponent - b.exponent)) - b.fraction;
  return std::fabs(difference.high) <= std::ldexp(std::fabs(b.fraction.high), -bits);
}

// Nothing that a double can hold.
bool vanishes(const answer& y) { return y.fraction.high == 0 || y.exponent < far_below_double; }

// More than any double, with this sign; 0 if not.
int overflow(const answer& y) {
  const double u = y.fraction.high;
  if (y.out_of_range || !std::isfinite(u) || u == 0 || y.exponent < far_above_double)
    return 0;
  return u < 0 ? -1 : 1;
}

// The same answer at two precisions.
bool settled(const answer& before, const answer& now) {
  const double a = before.fraction.high, b = now.fraction.high;
  if (now.out_of_range || before.out_of_range)
    return false;
  if (std::isnan(b))
    return std::isnan(a);
  if (!std::isfinite(a) || !std::isfinite(b))
    return a == b;
  return a != 0 && b != 0 && agree(before, now, 102);
}

double_double value_of(const answer& a) {
  const double_double y = ldexp(a.fraction, static_cast<int>(std::clamp(a.exponent, -4000L, 4000L)));
  return y.high == 0 ? double_double(y.high) : y;
}

double_double limit(const answer& a, const answer& b) {
  const double u = a.fraction.high, v = b.fraction.high;
  if (std::isnan(u) || std::isnan(v))
    return not_a_number;
  if (!std::isfinite(v) || v == 0)
    return u == v ? value_of(b) : not_a_number;
  if (u == 0 || !std::isfinite(u))
    return not_a_number;
  if (agree(a, b, 102))
    return value_of(b);
  if (a.exponent < far_below_double / 2 && b.exponent < far_below_double / 2)
    return std::copysign(0.0, v);
  const double growth = static_cast<double>(b.exponent - a.exponent) + std::log2(std::fabs(v / u));
  if (growth > 0.48 && a.exponent > 4 && std::signbit(u) == std::signbit(v))
    return std::copysign(infinity, v);
  if (growth < -0.48 && a.exponent < -3)
    return std::copysign(0.0, v);
  return not_a_number;
}

bool any(const point& where, bool (*holds)(double)) {
  return std::any_of(where.arguments.begin(), where.arguments.end(), holds) ||
         std::any_of(where.pieces.begin(), where.pieces.end(), holds);
}

std::string describe_point(const tape& f, const point& where, const query& q) {
  std::string text = f.name + ", derivative of order " + std::to_string(q.order) + " by arguments " +
                     std::to_string(q.i) + ", " + std::to_string(q.j) + ", at";
  const auto add = [&](double x) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, " %a (%.17g)", x, x);
    text += buffer;
  };
  std::for_each(where.arguments.begin(), where.arguments.end(), add);
  std::for_each(where.pieces.begin(), where.pieces.end(), add);
  return text;
}

void require_arguments(const tape& f, const point& where, std::span<const query> wanted) {
  const int count = static_cast<int>(f.arguments.size());
  if (static_cast<int>(where.arguments.size()) != count)
    throw std::invalid_argument("oracle: " + f.name + " takes " + std::to_string(count) + " arguments, not " +
                                std::to_string(where.arguments.size()));
  for (const query& q : wanted)
    if (q.order < 0 || q.order > 3 || q.i < 0 || q.j < 0 || q.i >= count || q.j >= count)
      throw std::invalid_argument("oracle: no such derivative: " + describe_point(f, where, q));
}

} // namespace

evaluator::evaluator(const tape& f) : tape_(&f), levels_(ladder.size()) {}
evaluator::~evaluator() = default;
evaluator::evaluator(evaluator&&) noexcept = default;

level& evaluator::at(std::size_t step) {
  if (!levels_[step])
    levels_[step] = ladder[step](*tape_);
  return *levels_[step];
}

// Where a sum came out as 0 at two precisions in succession (1 + tanh(-200)), they agree on what is left
// without it; but other rounding errors leave another rest of the sum. So they do of a quotient of exponentials without exponents
// of their own (exp(x)/exp(1 + x)), which may have lost the digits that tell them apart.
bool evaluator::survives_shaking(std::size_t step, const point& where, const query& q, long infinity,
                                 const answer& now) {
  answer shaken;
  at(step).ask(where, {&q, 1}, infinity, {true}, {&shaken, 1});
  return settled(shaken, now);
}

// Where numbers are equal that may have been rounded (log(1 + exp(300)) and 300), whether the branches are the same with other
// rounding errors, and with the opposite ones; and whatever a number is that no longer has its own exponent.
bool evaluator::keeps_branches(std::size_t step, const point& where, const query& q, long infinity, bool saturated) {
  const auto keeps = [&](int direction, int magnified) {
    answer other;
    at(step).ask(where, {&q, 1}, infinity, {true, magnified, direction}, {&other, 1});
    return !other.other_branches;
  };
  bool all = keeps(1, -1) && keeps(-1, -1);
  for (int i = 0; saturated && all && i < static_cast<int>(tape_->code.size()); ++i)
    all = keeps(1, i);
  return all;
}

// Whether there is nothing at a point. What vanishes may be the rest of a cancellation (1 - erf(9) at 50
// digits), but then other rounding errors leave another rest.
bool evaluator::is_nothing(std::size_t step, const point& where, const query& q, long infinity) {
  answer shaken;
  at(step).ask(where, {&q, 1}, infinity, {true}, {&shaken, 1});
  return vanishes(shaken);
}

// Whether there is more than any double at a point. Where MPFR's exponents end it is not known how much an
// exponential is; but then it must not depend on any of them how the whole ends (exp(x) exp(2 x)/exp(3 x)).
bool evaluator::is_overflow(std::size_t step, const point& where, const query& q, long infinity, int sign) {
  for (int magnified = -1; magnified < static_cast<int>(tape_->code.size()); ++magnified) {
    answer other;
    at(step).ask(where, {&q, 1}, infinity, {true, magnified}, {&other, 1});
    if (overflow(other) != sign)
      return false;
  }
  return true;
}

std::vector<answer> evaluator::settle(const point& where, std::span<const query> wanted, long infinity) {
  std::vector<answer> results(wanted.size());
  std::vector<std::size_t> open(wanted.size());
  for (std::size_t k = 0; k < open.size(); ++k)
    open[k] = k;
  for (std::size_t step = 0; !open.empty(); ++step) {
    if (step == ladder.size())
      throw uncertain(
          "oracle: not certain with " + std::to_string(at(step - 1).digits) +
          " digits, or outside MPFR's range: " + describe_point(*tape_, where, wanted[open[0]]));
    std::vector<query> asked;
    for (const std::size_t k : open)
      asked.push_back(wanted[k]);
    std::vector<answer> now(open.size());
    at(step).ask(where, asked, infinity, {}, now);
    std::vector<std::size_t> left;
    for (std::size_t k = 0; k < open.size(); ++k) {
      const answer before = std::exchange(results[open[k]], now[k]);
      if (now[k].undecidable || (now[k].in_doubt && !keeps_branches(step, where, asked[k], infinity, now[k].saturated))) {
        left.push_back(open[k]);
        continue;
      }
      if (now[k].exact || (step > 0 && settled(before, now[k]) &&
                           (!(now[k].cancelled || now[k].saturated) || survives_shaking(step, where, asked[k], infinity, now[k]))))
        continue;
      if (step > 0 && vanishes(before) && vanishes(now[k]) && is_nothing(step, where, asked[k], infinity))
        continue;
      if (const int sign = overflow(now[k]); step > 0 && sign != 0 && overflow(before) == sign &&
                                             is_overflow(step, where, asked[k], infinity, sign))
        continue;
      left.push_back(open[k]);
    }
    open = std::move(left);
  }
  return results;
}

void evaluator::ask(const point& where, std::span<const query> wanted, std::span<double_double> results) {
  require_arguments(*tape_, where, wanted);
  if (any(where, [](double x) { return std::isnan(x); }))
    return std::fill(results.begin(), results.end(), not_a_number);
  const wide_exponents range;
  const std::vector<answer> near = settle(where, wanted, infinities[0]);
  if (any(where, [](double x) { return std::isinf(x); })) {
    const std::vector<answer> far = settle(where, wanted, infinities[1]);
    std::transform(near.begin(), near.end(), far.begin(), results.begin(), limit);
  } else {
    std::transform(near.begin(), near.end(), results.begin(), value_of);
  }
}

double_double evaluator::ask(const point& where, query wanted) {
  double_double result;
  ask(where, {&wanted, 1}, {&result, 1});
  return result;
}

std::size_t evaluator::decisions(const point& where) {
  require_arguments(*tape_, where, {});
  const wide_exponents range;
  return at(0).decisions(where);
}

double_double evaluate(const tape& f, const point& where, query wanted) {
  return evaluator(f).ask(where, wanted);
}

std::vector<double_double> evaluate(const tape& f, std::span<const point> points,
                                    std::span<const query> wanted, unsigned threads) {
  constexpr std::size_t block = 64;
  std::vector<double_double> results(points.size() * wanted.size());
  std::atomic<std::size_t> next{0};
  std::exception_ptr failed;
  std::mutex failing;
  const auto work = [&] {
    try {
      evaluator own(f);
      std::vector<double_double> here(wanted.size());
      for (std::size_t begin; (begin = next.fetch_add(block)) < points.size();)
        for (std::size_t i = begin; i < std::min(begin + block, points.size()); ++i) {
          own.ask(points[i], wanted, here);
          for (std::size_t k = 0; k < wanted.size(); ++k)
            results[k * points.size() + i] = here[k];
        }
    } catch (...) {
      const std::lock_guard lock(failing);
      failed = std::current_exception();
      next = points.size();
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned t = 1; t < threads; ++t)
      others.emplace_back([&] {
        work();
        mpfr_free_cache(); // this thread's
      });
    work();
  }
  if (failed)
    std::rethrow_exception(failed);
  return results;
}

std::vector<double_double> sweep(const tape& f, std::span<const double> x, std::span<const query> wanted,
                                 std::span<const double> others, unsigned threads) {
  const std::size_t width = 1 + others.size();
  std::vector<double> table;
  std::vector<point> points;
  table.reserve(x.size() * width);
  for (const double first : x) {
    table.push_back(first);
    table.insert(table.end(), others.begin(), others.end());
    points.push_back({std::span(table).last(width)});
  }
  return evaluate(f, points, wanted, threads);
}

std::vector<double_double> sweep(const tape& f, std::span<const float> x, std::span<const query> wanted,
                                 std::span<const double> others, unsigned threads) {
  return sweep(f, std::vector<double>(x.begin(), x.end()), wanted, others, threads);
}

std::vector<double> defaults(const tape& f) {
  std::vector<double> values;
  tape start = f;
  const std::vector<double> none(f.arguments.size());
  for (const auto& a : f.arguments)
    if (a.start >= 0) {
      start.root = a.start;
      values.push_back(static_cast<double>(evaluate(start, {none})));
    }
  return values;
}

} // namespace slope::codegen::oracle
