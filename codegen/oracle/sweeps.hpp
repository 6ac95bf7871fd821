// SPDX-License-Identifier: Apache-2.0
// Answers queries at one precision: few evaluations, each of the lowest order that serves.
#pragma once
#include <algorithm>

#include <slope/codegen/oracle/machine.hpp>

namespace slope::codegen::oracle {

template <unsigned Digits> class level_of : public level {
public:
  using R = real<Digits>;
  explicit level_of(const tape& f) : level(static_cast<int>(Digits)), machine_(f), shaken_(f, true) {}

  void ask(const point& where, std::span<const query> wanted, long infinity, const disturbance& how,
           std::span<answer> answers) override {
    go_to(where, infinity);
    shaking_ = how.roundings;
    own_branches_ = how.own_branches != 0;
    shaken_.direction = how.own_branches < 0 ? -1 : 1;
    shaken_.magnified = how.magnified;
    std::vector<bool> done(wanted.size());
    const auto serve = [&](auto&& serves, auto&& sweep, auto&& read) {
      mpfr_clear_flags();
      machine_.constants_were_rounded = machine_.cancelled = machine_.saturated = machine_.scale_lost = machine_.undecidable = machine_.in_doubt = false;
      const auto series = sweep();
      for (std::size_t k = 0; k < wanted.size(); ++k)
        if (!done[k] && serves(wanted[k])) {
          answers[k] = rounded(read(series, wanted[k]));
          done[k] = true;
        }
    };
    for (const query& q : wanted) // two arguments: value, both partials and the mixed one
      if (q.order == 2 && q.i != q.j && !done[index(wanted, q)])
        serve(
            [&](const query& p) {
              return p.order == 0 || (p.order == 1 && (p.i == q.i || p.i == q.j)) || p == q;
            },
            [&] {
              return run<autodiff::autodiff_fvar<R, 1, 1>>({q.i, q.j});
            },
            [&](const auto& y, const query& p) -> R {
              const bool s = p.order == 2 || (p.order == 1 && p.i == q.i),
                         t = p.order == 2 || (p.order == 1 && p.i == q.j);
              return y.derivative(s ? 1 : 0, t ? 1 : 0);
            });
    while (true) { // one argument: the value and its derivatives up to the highest that is wanted
      const query* highest = nullptr;
      for (std::size_t k = 0; k < wanted.size(); ++k)
        if (!done[k] && (!highest || wanted[k].order > highest->order))
          highest = &wanted[k];
      if (!highest)
        break;
      const int by = highest->i;
      const auto serves = [&](const query& p) {
        return p.order == 0 || (p.i == by && p.order <= highest->order && (p.order != 2 || p.j == by));
      };
      const auto read = [](const auto& y, const query& p) -> R {
        if constexpr (is_plain<std::decay_t<decltype(y)>>)
          return y;
        else
          return y.derivative(static_cast<std::size_t>(p.order));
      };
      const seeds s{by, -1};
      switch (highest->order) {
      case 0:
        serve(
            serves, [&] { return run<R>(s); }, read);
        break;
      case 1:
        serve(
            serves, [&] { return run<autodiff::autodiff_fvar<R, 1>>(s); }, read);
        break;
      case 2:
        serve(
            serves, [&] { return run<autodiff::autodiff_fvar<R, 2>>(s); }, read);
        break;
      case 3:
        serve(
            serves, [&] { return run<autodiff::autodiff_fvar<R, 3>>(s); }, read);
        break;
      default:
        throw std::invalid_argument("oracle: derivatives are of order 0 to 3");
      }
    }
  }

  std::size_t decisions(const point& where) override {
    go_to(where, 0);
    shaking_ = false;
    run<R>({});
    std::size_t hash = 1;
    for (const R& outcome : machine_.outcomes)
      hash = hash * 31 + std::hash<double>{}(outcome.template convert_to<double>());
    return hash;
  }

private:
  machine<R> machine_, shaken_;
  bool shaking_ = false, own_branches_ = false;
  std::vector<R> arguments_, pieces_;
  const point* where_ = nullptr;

  void go_to(const point& where, long infinity) {
    const auto convert = [&](std::span<const double> from, std::vector<R>& to) {
      to.resize(from.size());
      std::transform(from.begin(), from.end(), to.begin(), [&](double x) { return finite(x, infinity); });
    };
    convert(where.arguments, arguments_);
    convert(where.pieces, pieces_);
    where_ = &where;
  }

  static std::size_t index(std::span<const query> wanted, const query& q) {
    return static_cast<std::size_t>(&q - wanted.data());
  }

  template <class T> T run(seeds s) {
    machine_.outcomes.clear();
    const T straight = machine_.template evaluate<T>(arguments_, pieces_, where_->piece, s);
    if (!shaking_)
      return straight;
    shaken_.outcomes = own_branches_ ? std::vector<R>() : machine_.outcomes;
    shaken_.followed = 0;
    return shaken_.template evaluate<T>(arguments_, pieces_, where_->piece, s);
  }

  static R finite(double x, long infinity) {
    if (!std::isinf(x))
      return R(x);
    R y(x > 0 ? 1 : -1);
    mpfr_mul_2si(y.backend().data(), y.backend().data(), infinity, MPFR_RNDN);
    return y;
  }

  answer rounded(const R& x) const {
    const auto number = x.backend().data();
    answer a;
    a.cancelled = machine_.cancelled;
    a.saturated = machine_.saturated;
    a.undecidable = machine_.undecidable;
    a.in_doubt = machine_.in_doubt;
    a.other_branches = shaking_ && shaken_.outcomes != machine_.outcomes;
    a.exact = !mpfr_inexflag_p() && (x == 0 || !machine_.constants_were_rounded);
    if (mpfr_regular_p(number)) {
      a.fraction.high = mpfr_get_d_2exp(&a.exponent, number, MPFR_RNDN);
      R rest = x;
      mpfr_div_2si(rest.backend().data(), number, a.exponent, MPFR_RNDN);
      a.fraction.low = R(rest - R(a.fraction.high)).template convert_to<double>();
    } else {
      a.fraction.high = mpfr_get_d(number, MPFR_RNDN);
      a.out_of_range = x != 0 && (mpfr_overflow_p() || mpfr_underflow_p());
    }
    return a;
  }
};

template <unsigned Digits> std::unique_ptr<level> make_level(const tape& f) {
  return std::make_unique<level_of<Digits>>(f);
}

} // namespace slope::codegen::oracle
