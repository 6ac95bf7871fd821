// SPDX-License-Identifier: Apache-2.0
// The functions of the language on MPFR numbers and on Boost's automatic derivatives over them.
// What Boost.Math lacks, or computes less exactly than MPFR, is composed here from exp, log and arithmetic:
// the composition gives the derivatives, and where it would cancel, MPFR's own function gives the value
// (with_root).
#pragma once
#include <algorithm>
#include <cmath>
#include <type_traits>

#include <boost/math/differentiation/autodiff.hpp>
#include <boost/multiprecision/mpfr.hpp>

// Boost 1.74 believes that a derivative converts to MPFR's backend (fvar's conversion template is
// unconstrained there: an enable_if without ::type), and then fails; it converts to the number alone.
template <class R, std::size_t Order, unsigned Digits, boost::multiprecision::mpfr_allocation_type Allocation>
struct boost::multiprecision::detail::is_explicitly_convertible<
    boost::math::differentiation::detail::fvar<R, Order>,
    boost::multiprecision::mpfr_float_backend<Digits, Allocation>> : boost::false_type {};

namespace slope::codegen::oracle {

namespace autodiff = boost::math::differentiation;

// A fixed precision in each type: Boost's variable precision is one global for all threads.
template <unsigned Digits>
using real = boost::multiprecision::number<
    boost::multiprecision::mpfr_float_backend<Digits, boost::multiprecision::allocate_stack>,
    boost::multiprecision::et_off>;

template <class T> struct shape_of { // a plain number
  using root = T;
  static constexpr std::size_t order = 0;
};
template <class R, std::size_t Order> struct shape_of<autodiff::detail::fvar<R, Order>> {
  using root = typename autodiff::detail::fvar<R, Order>::root_type;
  static constexpr std::size_t order = autodiff::detail::fvar<R, Order>::order_sum;
};
template <class T> using root_t = typename shape_of<T>::root;
template <class T> inline constexpr bool is_plain = shape_of<T>::order == 0;

template <class T> root_t<T> root(const T& u) { return static_cast<root_t<T>>(u); }
template <class T> T with_root(T u, const root_t<T>& value) {
  if constexpr (is_plain<T>)
    return value;
  else
    return u.set_root(value);
}

template <class R> R apply(int (*f)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t), const R& x) {
  R y;
  f(y.backend().data(), x.backend().data(), MPFR_RNDN);
  return y;
}
template <class R> R pi_of() {
  R y;
  mpfr_const_pi(y.backend().data(), MPFR_RNDN);
  return y;
}
template <class R> bool small(const R& x) { return x < 1 && x > -1; }

// The function whose k-th derivative at u is derivative(k).
template <class T, class F> T from_derivatives(const T& u, const F& derivative) {
  if constexpr (is_plain<T>)
    return derivative(0);
  else
    return u.apply_derivatives_nonhorner(shape_of<T>::order, derivative); // Horner would do 0 * infinity
}

// The function with this value at u and this derivative everywhere.
template <class T, class F> T from_slope(const T& u, const root_t<T>& value, const F& slope) {
  if constexpr (is_plain<T>) {
    return value;
  } else {
    const auto d = slope(autodiff::make_fvar<root_t<T>, shape_of<T>::order - 1>(root(u)));
    return u.apply_coefficients(
        shape_of<T>::order, [&](std::size_t k) -> root_t<T> { return k ? root_t<T>(d[k - 1] / k) : value; });
  }
}

// u^(p/q) from r = u^(1/q), by the binomial series: finite at 0 as far as the function is.
template <class T> T root_power(const T& u, const root_t<T>& r, int p, int q) {
  using R = root_t<T>;
  return from_derivatives(u, [&](std::size_t k) {
    R y(1);
    mpfr_pow_si(y.backend().data(), r.backend().data(), p - q * static_cast<long>(k), MPFR_RNDN);
    for (int i = 0; i < static_cast<int>(k); ++i)
      y = y * (p - q * i) / q;
    return y;
  });
}

// exp, and beyond MPFR's exponents a number so large (small) that it dominates (vanishes) beside all others,
// growing with x. How large depends on the precision, so that a result that depends on it does not agree
// between two precisions. Times the exponential of x modulo a number: so exp(x)/exp(1 + x) is what it would be.
template <class R> R saturating_exp(const R& x) {
  long exponent = 0;
  const double fraction = mpfr_get_d_2exp(&exponent, x.backend().data(), MPFR_RNDN);
  if (!std::isfinite(fraction) || fraction == 0 || exponent <= 53)
    return apply(mpfr_exp, x);
  const double growth = (static_cast<double>(exponent) - 53 + std::log2(std::fabs(fraction))) / 4096;
  const double size =
      0x1p54 * std::min(4.0, 1 + std::max(0.0, growth)) * (1 + std::numeric_limits<R>::digits10 * 1e-6);
  const R period(std::numeric_limits<R>::digits10);
  R rest;
  mpfr_remainder(rest.backend().data(), x.backend().data(), period.backend().data(), MPFR_RNDN);
  R y = apply(mpfr_exp, rest);
  mpfr_mul_2si(y.backend().data(), y.backend().data(), static_cast<long>(fraction < 0 ? -size : size),
               MPFR_RNDN);
  mpfr_set_inexflag();
  return y;
}

// erfc, and where exp(-x^2) is saturated its asymptotic series with that: a quotient of the two is what it would be.
template <class R> R saturating_erfc(const R& x) {
  const R square = x * x;
  if (x < 0 || !(square >= 0x1p53) || mpfr_inf_p(x.backend().data()))
    return apply(mpfr_erfc, x);
  R series(1);
  for (int k = 7; k > 0; k -= 2)
    series = 1 - series * k / (2 * square);
  return saturating_exp(R(-square)) * series / (x * apply(mpfr_sqrt, pi_of<R>()));
}

// Static members, not a namespace: so these are found before Boost's functions of the same names.
struct functions {
  template <class T> static T exp(const T& u) {
    const auto e = saturating_exp(root(u));
    return from_derivatives(u, [&](std::size_t) { return e; });
  }
  template <class T> static T expm1(const T& u) {
    const T y = exp(u) - 1;
    return small(root(u)) ? with_root(y, apply(mpfr_expm1, root(u))) : y;
  }
  template <class T> static T exp2(const T& u) { return exp(u * apply(mpfr_log, root_t<T>(2))); }
  template <class T> static T log(const T& u) {
    using boost::multiprecision::log;
    return log(u);
  }
  template <class T> static T log1p(const T& u) {
    return with_root(T(log(T(u + 1))), apply(mpfr_log1p, root(u)));
  }
  template <class T> static T log2(const T& u) { return log(u) / apply(mpfr_log, root_t<T>(2)); }
  template <class T> static T sqrt(const T& u) { return root_power(u, apply(mpfr_sqrt, root(u)), 1, 2); }
  template <class T> static T rsqrt(const T& u) { return root_power(u, apply(mpfr_sqrt, root(u)), -1, 2); }
  template <class T> static T cbrt(const T& u) { return root_power(u, apply(mpfr_cbrt, root(u)), 1, 3); }
  template <class T> static T integer_power(const T& u, long n) {
    if (n < 0)
      return T(T(1) / integer_power(u, -n));
    T y(1), square(u);
    for (; n > 0; n >>= 1) {
      if (n & 1)
        y = y * square;
      if (n > 1)
        square = square * square;
    }
    return y;
  }
  template <class T> static T power(const T& u, const T& v) { return exp(T(v * log(u))); }
  // With a fixed exponent the series is that of the power, which has a value at u = 0.
  template <class T> static T power(const T& u, const root_t<T>& v) {
    using R = root_t<T>;
    return from_derivatives(u, [&](std::size_t k) {
      R factor(1), y;
      for (std::size_t i = 0; i < k; ++i)
        factor = factor * (v - i);
      mpfr_pow(y.backend().data(), root(u).backend().data(), R(v - k).backend().data(), MPFR_RNDN);
      return factor == 0 ? factor : R(factor * y); // not 0 * infinity
    });
  }

  template <class T> static T sine(const T& u, std::size_t phase) {
    using R = root_t<T>;
    const R s = apply(mpfr_sin, root(u)), c = apply(mpfr_cos, root(u)), circle[4] = {s, c, -s, -c};
    return from_derivatives(u, [&](std::size_t k) { return circle[(k + phase) % 4]; });
  }
  template <class T> static T sin(const T& u) { return sine(u, 0); }
  template <class T> static T cos(const T& u) { return sine(u, 1); }
  template <class T> static T tan(const T& u) { return sin(u) / cos(u); }
  template <class T> static T asin(const T& u) {
    return from_slope(u, apply(mpfr_asin, root(u)),
                      []<class X>(const X& x) { return rsqrt(X((1 - x) * (1 + x))); });
  }
  template <class T> static T acos(const T& u) { return with_root(T(-asin(u)), apply(mpfr_acos, root(u))); }
  template <class T> static T atan(const T& u) {
    return from_slope(u, apply(mpfr_atan, root(u)), []<class X>(const X& x) { return X(1 / (1 + x * x)); });
  }
  template <class T> static T hyperbolic(const T& u, std::size_t phase) {
    using R = root_t<T>;
    const R e = saturating_exp(root(u)), c = (e + 1 / e) / 2;
    const R s = small(root(u)) ? apply(mpfr_sinh, root(u)) : R((e - 1 / e) / 2);
    return from_derivatives(u, [&](std::size_t k) { return (k + phase) % 2 ? c : s; });
  }
  template <class T> static T sinh(const T& u) { return hyperbolic(u, 0); }
  template <class T> static T cosh(const T& u) { return hyperbolic(u, 1); }
  template <class T> static T tanh(const T& u) {
    if (root(u) < 0)
      return T(-tanh(T(-u)));
    const T e = exp(T(u * -2));
    const T y = 1 - 2 * e / (1 + e);
    return small(root(u)) ? with_root(y, apply(mpfr_tanh, root(u))) : y;
  }
  template <class T> static T asinh(const T& u) {
    if (root(u) < 0)
      return T(-asinh(T(-u)));
    return with_root(log(T(u + sqrt(T(u * u + 1)))), apply(mpfr_asinh, root(u)));
  }
  template <class T> static T acosh(const T& u) {
    return with_root(log(T(u + sqrt(T(u - 1)) * sqrt(T(u + 1)))), apply(mpfr_acosh, root(u)));
  }
  template <class T> static T atanh(const T& u) {
    return with_root(T((log(T(1 + u)) - log(T(1 - u))) / 2), apply(mpfr_atanh, root(u)));
  }

  // By the integrand of their definition.
  template <class T> static T gauss_integral(const T& u, const root_t<T>& value, int sign) {
    using R = root_t<T>;
    return from_slope(u, value, [&]<class X>(const X& x) {
      return X(exp(X(-x * x)) * R(2 * sign / apply(mpfr_sqrt, pi_of<R>())));
    });
  }
  template <class T> static T erf(const T& u) { return gauss_integral(u, apply(mpfr_erf, root(u)), 1); }
  template <class T> static T erfc(const T& u) { return gauss_integral(u, saturating_erfc(root(u)), -1); }
  template <class T> static T normal_cdf(const T& u) {
    return erfc(T(-u / apply(mpfr_sqrt, root_t<T>(2)))) / 2;
  }
  template <class T> static T normal_pdf(const T& u) {
    using R = root_t<T>;
    return exp(T(-u * u / 2)) / apply(mpfr_sqrt, R(2 * pi_of<R>()));
  }
  template <class T> static T sigmoid(const T& u) {
    if (!(root(u) < 0))
      return 1 / (1 + exp(T(-u)));
    const T e = exp(u);
    return e / (1 + e);
  }
  template <class T> static T softplus(const T& u) {
    if (root(u) > 0)
      return u + log1p(exp(T(-u)));
    return log1p(exp(u));
  }
  template <class T> static T log_sigmoid(const T& u) { return -softplus(T(-u)); }

  template <class T> static T abs(const T& u) { return root(u) < 0 ? T(-u) : root(u) == 0 ? T(0) : u; }

  // The value of e, with d as its derivative by u: w' = d u'.
  template <class T> static T declared(const T& e, const T& d, const T& u) {
    using R = root_t<T>;
    if constexpr (is_plain<T>) {
      return e;
    } else if constexpr (T::depth == 1) {
      constexpr std::size_t order = shape_of<T>::order;
      T w(R(0));
      const T t = autodiff::make_fvar<R, order>(R(0));
      for (std::size_t k = order; k > 0; --k) { // k w_k = sum of d_i (k - i) u_(k - i)
        R c(0);
        for (std::size_t i = 0; i < k; ++i)
          c += d[i] * u[k - i] * static_cast<unsigned>(k - i);
        w = (w + T(R(c / static_cast<unsigned>(k)))) * t;
      }
      return with_root(w, root(e));
    } else { // two variables of order 1: w_st = d_t u_s + d u_st
      const T s(autodiff::make_fvar<R, 1>(R(0))), t(autodiff::make_fvar<R, 0, 1>(R(0)));
      const R c10 = d[0][0] * u[1][0], c01 = d[0][0] * u[0][1], c11 = d[0][1] * u[1][0] + d[0][0] * u[1][1];
      return T(T(root(e)) + s * c10 + t * c01 + s * t * c11);
    }
  }
};

} // namespace slope::codegen::oracle
