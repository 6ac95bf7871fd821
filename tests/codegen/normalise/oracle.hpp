// SPDX-License-Identifier: Apache-2.0
// The value of a graph as it is written, by MPFR with so many digits that no cancellation matters.
#pragma once
#include <mpfr.h>

#include <memory>
#include <vector>

#include <slope/dsl/graph.hpp>

namespace oracle {

class real {
 public:
  real() {
    mpfr_init2(value, 384);
    mpfr_set_zero(value, 1);
  }
  real(const real& other) : real() { mpfr_set(value, other.value, MPFR_RNDN); }
  real& operator=(const real& other) {
    mpfr_set(value, other.value, MPFR_RNDN);
    return *this;
  }
  ~real() { mpfr_clear(value); }
  mpfr_t value;
};

class evaluator {
 public:
  evaluator(const slope::graph& g, const std::vector<int>& roots)
      : g_(g), roots_(roots), values_(static_cast<std::size_t>(g.size)), needed_(values_.size()) {
    for (const int r : roots) needed_[static_cast<std::size_t>(r)] = true;
    for (int i = g.size - 1; i >= 0; --i)
      if (needed_[static_cast<std::size_t>(i)] && describe(g.operation(i)).kind != slope::kind::leaf)
        for (int k = 0; k < g.operands(i); ++k) needed_[static_cast<std::size_t>(g.operand(i, k))] = true;
  }

  std::vector<long double> operator()(const std::vector<double>& arguments) {
    for (int i = 0; i < g_.size; ++i)
      if (needed_[static_cast<std::size_t>(i)]) set(i, arguments);
    std::vector<long double> all;
    for (const int r : roots_) all.push_back(mpfr_get_ld(values_[static_cast<std::size_t>(r)].value, MPFR_RNDN));
    return all;
  }

 private:
  mpfr_t& at(int i) { return values_[static_cast<std::size_t>(i)].value; }
  static void set_wide(mpfr_t to, slope::wide n) {
    const auto negative = n < 0;
    auto m = negative ? -static_cast<unsigned __int128>(n) : static_cast<unsigned __int128>(n);
    mpfr_set_uj(to, static_cast<std::uint64_t>(m >> 64), MPFR_RNDN);
    mpfr_mul_2ui(to, to, 64, MPFR_RNDN);
    real low;
    mpfr_set_uj(low.value, static_cast<std::uint64_t>(m), MPFR_RNDN);
    mpfr_add(to, to, low.value, MPFR_RNDN);
    if (negative) mpfr_neg(to, to, MPFR_RNDN);
  }

  void set(int i, const std::vector<double>& arguments) {
    using slope::op;
    mpfr_t& y = at(i);
    const auto u = [&]() -> mpfr_t& { return at(g_.operand(i, 0)); };
    const auto v = [&]() -> mpfr_t& { return at(g_.operand(i, 1)); };
    const auto w = [&]() -> mpfr_t& { return at(g_.operand(i, 2)); };
    const auto truth = [&](bool holds) { mpfr_set_si(y, holds ? 1 : 0, MPFR_RNDN); };
    real t;
    switch (g_.operation(i)) {
      case op::number:
        set_wide(y, g_.number(i).numerator);
        set_wide(t.value, g_.number(i).denominator);
        mpfr_div(y, y, t.value, MPFR_RNDN);
        break;
      case op::pi:
        mpfr_const_pi(y, MPFR_RNDN);
        break;
      case op::argument:
        mpfr_set_d(y, arguments[static_cast<std::size_t>(g_.argument(i))], MPFR_RNDN);
        break;
      case op::negate:
        mpfr_neg(y, u(), MPFR_RNDN);
        break;
      case op::add:
        mpfr_add(y, u(), v(), MPFR_RNDN);
        break;
      case op::subtract:
        mpfr_sub(y, u(), v(), MPFR_RNDN);
        break;
      case op::multiply:
        mpfr_mul(y, u(), v(), MPFR_RNDN);
        break;
      case op::divide:
        mpfr_div(y, u(), v(), MPFR_RNDN);
        break;
      case op::integer_power:
        mpfr_pow_si(y, u(), static_cast<long>(g_.number(g_.operand(i, 1)).numerator), MPFR_RNDN);
        break;
      case op::power:
        mpfr_pow(y, u(), v(), MPFR_RNDN);
        break;
      case op::less:
        truth(mpfr_less_p(u(), v()));
        break;
      case op::less_equal:
        truth(mpfr_lessequal_p(u(), v()));
        break;
      case op::greater:
        truth(mpfr_greater_p(u(), v()));
        break;
      case op::greater_equal:
        truth(mpfr_greaterequal_p(u(), v()));
        break;
      case op::equal:
        truth(mpfr_equal_p(u(), v()));
        break;
      case op::not_equal:
        truth(!mpfr_equal_p(u(), v()));
        break;
      case op::logical_and:
        truth(mpfr_sgn(u()) != 0 && mpfr_sgn(v()) != 0);
        break;
      case op::logical_or:
        truth(mpfr_sgn(u()) != 0 || mpfr_sgn(v()) != 0);
        break;
      case op::logical_not:
        truth(mpfr_sgn(u()) == 0);
        break;
      case op::when:
        mpfr_set(y, mpfr_sgn(u()) != 0 ? v() : w(), MPFR_RNDN);
        break;
      case op::min:
        mpfr_set(y, mpfr_less_p(u(), v()) ? u() : v(), MPFR_RNDN);
        break;
      case op::max:
        mpfr_set(y, mpfr_greater_p(u(), v()) ? u() : v(), MPFR_RNDN);
        break;
      case op::abs:
        mpfr_abs(y, u(), MPFR_RNDN);
        break;
      case op::sign:
        mpfr_set_si(y, mpfr_sgn(u()), MPFR_RNDN);
        break;
      case op::step:
        truth(mpfr_sgn(u()) > 0);
        break;
      case op::sqrt:
        mpfr_sqrt(y, u(), MPFR_RNDN);
        break;
      case op::rsqrt:
        mpfr_rec_sqrt(y, u(), MPFR_RNDN);
        break;
      case op::exp:
        mpfr_exp(y, u(), MPFR_RNDN);
        break;
      case op::expm1:
        mpfr_expm1(y, u(), MPFR_RNDN);
        break;
      case op::log:
        mpfr_log(y, u(), MPFR_RNDN);
        break;
      case op::log1p:
        mpfr_log1p(y, u(), MPFR_RNDN);
        break;
      case op::sinh:
        mpfr_sinh(y, u(), MPFR_RNDN);
        break;
      case op::cosh:
        mpfr_cosh(y, u(), MPFR_RNDN);
        break;
      case op::tanh:
        mpfr_tanh(y, u(), MPFR_RNDN);
        break;
      case op::sigmoid:
        logistic(y, u());
        break;
      case op::softplus:
        softplus(y, u());
        break;
      case op::log_sigmoid:
        mpfr_neg(t.value, u(), MPFR_RNDN);
        softplus(y, t.value);
        mpfr_neg(y, y, MPFR_RNDN);
        break;
      case op::normal_cdf:
        mpfr_set_d(t.value, 0.5, MPFR_RNDN);
        mpfr_sqrt(t.value, t.value, MPFR_RNDN);
        mpfr_mul(t.value, t.value, u(), MPFR_RNDN);
        mpfr_neg(t.value, t.value, MPFR_RNDN);
        if (mpfr_cmp_si(t.value, 100) > 0)
          mpfr_set_zero(y, 1);
        else
          mpfr_erfc(y, t.value, MPFR_RNDN);
        mpfr_div_2ui(y, y, 1, MPFR_RNDN);
        break;
      case op::normal_pdf:
        mpfr_sqr(y, u(), MPFR_RNDN);
        mpfr_div_si(y, y, -2, MPFR_RNDN);
        mpfr_exp(y, y, MPFR_RNDN);
        mpfr_const_pi(t.value, MPFR_RNDN);
        mpfr_mul_2ui(t.value, t.value, 1, MPFR_RNDN);
        mpfr_rec_sqrt(t.value, t.value, MPFR_RNDN);
        mpfr_mul(y, y, t.value, MPFR_RNDN);
        break;
      case op::exp2:
        mpfr_exp2(y, u(), MPFR_RNDN);
        break;
      case op::log2:
        mpfr_log2(y, u(), MPFR_RNDN);
        break;
      case op::erf:
        mpfr_erf(y, u(), MPFR_RNDN);
        break;
      case op::erfc:
        if (mpfr_cmp_si(u(), 100) > 0)
          mpfr_set_zero(y, 1);
        else
          mpfr_erfc(y, u(), MPFR_RNDN);
        break;
      case op::sin:
        mpfr_sin(y, u(), MPFR_RNDN);
        break;
      case op::cos:
        mpfr_cos(y, u(), MPFR_RNDN);
        break;
      case op::atan:
        mpfr_atan(y, u(), MPFR_RNDN);
        break;
      case op::asinh:
        mpfr_asinh(y, u(), MPFR_RNDN);
        break;
      default:
        mpfr_set_nan(y);
    }
  }

  static void logistic(mpfr_t y, mpfr_t u) {  // 1/(1 + exp(-u))
    mpfr_neg(y, u, MPFR_RNDN);
    mpfr_exp(y, y, MPFR_RNDN);
    mpfr_add_si(y, y, 1, MPFR_RNDN);
    mpfr_si_div(y, 1, y, MPFR_RNDN);
  }
  static void softplus(mpfr_t y, mpfr_t u) {
    mpfr_exp(y, u, MPFR_RNDN);
    mpfr_log1p(y, y, MPFR_RNDN);
    if (!mpfr_number_p(y)) mpfr_set(y, u, MPFR_RNDN);
  }

  const slope::graph& g_;
  std::vector<int> roots_;
  std::vector<real> values_;
  std::vector<bool> needed_;
};

}  // namespace oracle
