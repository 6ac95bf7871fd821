// SPDX-License-Identifier: Apache-2.0
// Evaluation of a tape at one precision. Only what the formula selects at the point is evaluated.
#pragma once
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include <slope/codegen/oracle/functions.hpp>
#include <slope/codegen/oracle/level.hpp>

namespace slope::codegen::oracle {

// Where a derivative is taken: which arguments carry an infinitesimal. The second one is only there in two
// variables.
struct seeds {
  int first = -1, second = -1;
};

// A machine may be shaken: then each result that was rounded is off by a few more units in its last place,
// each by others. What is left of a cancellation changes; a number does not. It takes the branches that it is
// told to take, or else its own.
template <class R> class machine {
public:
  explicit machine(const tape& f, bool shaken = false)
      : tape_(f), shaken_(shaken), constants_(f.code.size()), rounded_(f.code.size()) {}

  // The formula in numbers of type T, plain or with derivatives, at arguments x.
  template <class T> T evaluate(std::span<const R> x, std::span<const R> pieces, int piece, seeds s) {
    if (tape_.code[at(tape_.root)].constant)
      return T(constant(tape_.root));
    return run<T>(*this, x, pieces, piece, s).value(tape_.root);
  }

  const R& constant(int i) {
    auto& known = constants_[at(i)];
    if (!known) {
      const mpfr_flags_t before = mpfr_flags_save();
      const bool rounded_before = std::exchange(constants_were_rounded, false);
      const std::vector<R> outcomes_before = std::exchange(outcomes, {});
      const std::size_t followed_before = std::exchange(followed, 0);
      mpfr_clear_flags();
      known = run<R>(*this, {}, {}, 0, {}).compute(i);
      if (shaken_ && mpfr_inexflag_p())
        known = *known * shake(i);
      rounded_[at(i)] = mpfr_inexflag_p() || constants_were_rounded;
      outcomes = outcomes_before;
      followed = followed_before;
      constants_were_rounded = rounded_before;
      mpfr_flags_restore(before, MPFR_FLAGS_ALL);
    }
    if (rounded_[at(i)])
      (*known == 0 ? mpfr_set_inexflag() : void(constants_were_rounded = true));
    return *known;
  }

  // What happened since the caller last reset it.
  bool constants_were_rounded = false, cancelled = false;
  bool saturated = false;   // something no longer has its own exponent,
  bool scale_lost = false;  // and something else the size that follows from it, as logarithms do
  bool undecidable = false; // after that numbers were compared that may be it; or an angle is beyond all digits
  bool in_doubt = false;    // after that numbers were compared, or after something had been rounded, and found equal
  int direction = 1;        // of the shaken machine's errors: 1, or -1 for the opposite ones
  int magnified = -1;       // an instruction: see level.hpp
  std::vector<R> outcomes;  // every choice between branches, in order; what a shaken machine is told
  std::size_t followed = 0; // how many of them it has taken

private:
  static std::size_t at(int i) { return static_cast<std::size_t>(i); }

  R shake(int i) const {
    R unit(1);
    mpfr_mul_2si(unit.backend().data(), unit.backend().data(), 4 - mpfr_get_prec(unit.backend().data()),
                 MPFR_RNDN);
    return 1 + unit * (direction * (i % 2 ? 1 : -1) * (1 + 5 * i % 7));
  }

  template <class T> class run {
  public:
    run(machine& m, std::span<const R> x, std::span<const R> pieces, int piece, seeds s)
        : machine_(m), x_(x), pieces_(pieces), piece_(piece), seeds_(s), memory_(m.tape_.code.size()) {}

    const T& value(int i) {
      auto& known = memory_[at(i)];
      if (known)
        return *known;
      if (code(i).constant)
        return known.emplace(T(machine_.constant(i)));
      if (!machine_.shaken_)
        return known.emplace(watched(i, compute(i)));
      const mpfr_flags_t before = mpfr_flags_save(); // the flags are about this operation alone
      mpfr_clear_flags();
      T result = compute(i);
      if (mpfr_inexflag_p())
        result = T(result * machine_.shake(i));
      if (i == machine_.magnified)
        result = magnify(result);
      mpfr_flags_restore(before, MPFR_FLAGS_ALL);
      return known.emplace(std::move(result));
    }

    T compute(int i);

  private:
    machine& machine_;
    std::span<const R> x_, pieces_;
    int piece_;
    seeds seeds_;
    std::vector<std::optional<T>> memory_;

    const instruction& code(int i) const { return machine_.tape_.code[at(i)]; }

    // log(1 + exp(-300)) is 0 at 50 digits, and at 100 again: a function that is 0 where its operand is not may have lost all of it;
    // and so may the derivative of a power of 1.
    T watched(int i, T result) {
      machine_.saturated |= is_saturated(root(result));
      if (machine_.saturated && describe(code(i).operation).kind == kind::function)
        machine_.scale_lost |= is_saturated(root(value(code(i).operands[0]))) && !is_saturated(root(result)) && abs(root(result)) > 0x1p20;
      const bool is_power = code(i).operation == op::power, is_function = describe(code(i).operation).kind == kind::function;
      if ((is_power || (is_function && root(result) == 0)) &&
          (mpfr_inexflag_p() || machine_.constants_were_rounded)) {
        const R operand = root(value(code(i).operands[0]));
        machine_.cancelled |= is_power ? operand == 1 : operand != 0;
      }
      return result;
    }

    // Whether it no longer has its own exponent (saturating_exp).
    static bool is_saturated(const R& size) {
      constexpr mpfr_exp_t saturated = mpfr_exp_t(1) << 53;
      return mpfr_regular_p(size.backend().data()) && std::labs(mpfr_get_exp(size.backend().data())) >= saturated;
    }
    static bool are_alike(const R& u, const R& v) { // both of them
      constexpr mpfr_exp_t near = 1 << 20;
      return u * v > 0 && std::labs(mpfr_get_exp(u.backend().data()) - mpfr_get_exp(v.backend().data())) < near;
    }
    // The fourth power of that.
    static T magnify(const T& y) {
      const R size = root(y);
      if (!is_saturated(size))
        return y;
      R factor(1);
      mpfr_mul_2si(factor.backend().data(), factor.backend().data(), 3 * mpfr_get_exp(size.backend().data()), MPFR_RNDN);
      return T(y * factor);
    }

    T argument(const R& x, int index) const {
      T result(x);
      if constexpr (is_plain<T>) {
        return result;
      } else if constexpr (T::depth == 1) {
        return index == seeds_.first ? T(autodiff::make_fvar<R, shape_of<T>::order>(x)) : result;
      } else {
        if (index == seeds_.first)
          result = result + T(autodiff::make_fvar<R, 1>(R(0)));
        if (index == seeds_.second)
          result = result + T(autodiff::make_fvar<R, 0, 1>(R(0)));
        return result;
      }
    }
    T maximum(int operand) const {
      if (code(operand).operation != op::argument || pieces_.empty())
        throw std::invalid_argument("oracle: maximum takes the pieces of a group themselves, one at least");
      std::size_t best = 0;
      for (std::size_t k = 1; k < pieces_.size(); ++k)
        if (!(pieces_[k] < pieces_[best]))
          best = k;
      return argument(pieces_[best], best == at(piece_) ? code(operand).operands[0] : -1);
    }
    bool holds(int i);
    // Equal after rounding, or not known at all: of exponentials that are nearly alike it is only known what they are to each other.
    void doubt(const R& u, const R& v) {
      machine_.in_doubt |= machine_.saturated || (u == v && (mpfr_inexflag_p() || machine_.constants_were_rounded));
      machine_.undecidable |= u != v && is_saturated(u) && is_saturated(v) && are_alike(u, v);
    }
    T sum(T total, const T& u) {
      machine_.cancelled |=
          root(total) == 0 && root(u) != 0 && (mpfr_inexflag_p() || machine_.constants_were_rounded);
      return total;
    }
    template <class Outcome> Outcome decided(const Outcome& outcome) {
      if (machine_.shaken_ && machine_.followed < machine_.outcomes.size())
        return static_cast<Outcome>(machine_.outcomes[machine_.followed++]);
      machine_.outcomes.push_back(R(outcome));
      machine_.followed = machine_.outcomes.size();
      return outcome;
    }
  };

  const tape& tape_;
  bool shaken_;
  std::vector<std::optional<R>> constants_;
  std::vector<bool> rounded_;
};

template <class R> R number_of(const rational& q) {
  const auto whole = [](wide n) {
    const R high(static_cast<long long>(n >> 64)), low(static_cast<unsigned long long>(n));
    return R(high * R(0x1p64) + low);
  };
  return whole(q.numerator) / whole(q.denominator);
}

template <class R> template <class T> bool machine<R>::run<T>::holds(int i) {
  const auto [a, b, unused] = code(i).operands;
  const auto compared = [&, first = a, second = b](auto holds) {
    const R u = root(value(first)), v = root(value(second));
    machine_.undecidable |= machine_.scale_lost && u * v > 0 && abs(u) > 0x1p50 && abs(v) > 0x1p50;
    doubt(u, v);
    return holds(u, v);
  };
  // clang-format off
  switch (code(i).operation) {
    case op::less:          return compared(std::less<>());
    case op::less_equal:    return compared(std::less_equal<>());
    case op::greater:       return compared(std::greater<>());
    case op::greater_equal: return compared(std::greater_equal<>());
    case op::equal:         return compared(std::equal_to<>());
    case op::not_equal:     return !compared(std::equal_to<>());
    case op::logical_and:   return holds(a) && holds(b);
    case op::logical_or:    return holds(a) || holds(b);
    case op::logical_not:   return !holds(a);
    default: throw std::logic_error("oracle: not a condition: " + std::string(describe(code(i).operation).name));
  }
  // clang-format on
}

template <class R> template <class T> T machine<R>::run<T>::compute(int i) {
  using f = functions;
  const auto [a, b, c] = code(i).operands;
  const auto u = [&, index = a]() -> const T& { return value(index); };
  const auto v = [&, index = b]() -> const T& { return value(index); };
  const auto periodic = [&](auto g) { // no digits of an angle are left, or too many are needed: cos(exp(x))
    constexpr mpfr_exp_t most_bits = 1 << 15;
    const R angle = root(u());
    if (!mpfr_regular_p(angle.backend().data()) || mpfr_get_exp(angle.backend().data()) < most_bits)
      return g(u());
    machine_.undecidable = true;
    return T(R(std::numeric_limits<double>::quiet_NaN()));
  };
  const auto jump = [&](auto g) { return T(decided(R(g(root(u()))))); };
  const auto sign = [](const R& x) { return x > 0 ? 1 : x < 0 ? -1 : 0; };
  // clang-format off
  switch (code(i).operation) {
    case op::number:        return T(number_of<R>(code(i).number));
    case op::pi:            return T(pi_of<R>());
    case op::argument:      return argument(x_[at(a)], a);
    case op::maximum:       return maximum(a);
    case op::negate:        return T(-u());
    case op::add:           return sum(T(u() + v()), u());
    case op::subtract:      return sum(T(u() - v()), u());
    case op::multiply:      return T(u() * v());
    case op::divide:        return T(u() / v());
    case op::integer_power: return f::integer_power(u(), static_cast<long>(code(b).number.numerator));
    case op::power:         return code(b).constant ? f::power(u(), machine_.constant(b)) : f::power(u(), v());
    case op::when:          return decided(holds(a)) ? v() : value(c);
    case op::min:           return doubt(root(u()), root(v())), decided(root(u()) < root(v())) ? u() : v();
    case op::max:           return doubt(root(u()), root(v())), decided(root(u()) > root(v())) ? u() : v();
    case op::abs:           return doubt(root(u()), R(0)), decided(sign(root(u()))), f::abs(u());
    case op::sign:          return doubt(root(u()), R(0)), jump(sign);
    case op::step:          return doubt(root(u()), R(0)), jump([](const R& x) { return x > 0 ? 1 : 0; });
    case op::floor:         return jump([](const R& x) { R y; mpfr_floor(y.backend().data(), x.backend().data()); return y; });
    case op::round:         return jump([](const R& x) { return apply(mpfr_rint, x); });
    case op::sqrt:          return f::sqrt(u());
    case op::rsqrt:         return f::rsqrt(u());
    case op::cbrt:          return f::cbrt(u());
    case op::exp:           return f::exp(u());
    case op::expm1:         return f::expm1(u());
    case op::exp2:          return f::exp2(u());
    case op::log:           return f::log(u());
    case op::log1p:         return f::log1p(u());
    case op::log2:          return f::log2(u());
    case op::sin:           return periodic([](const T& angle) { return f::sin(angle); });
    case op::cos:           return periodic([](const T& angle) { return f::cos(angle); });
    case op::tan:           return periodic([](const T& angle) { return f::tan(angle); });
    case op::asin:          return f::asin(u());
    case op::acos:          return f::acos(u());
    case op::atan:          return f::atan(u());
    case op::sinh:          return f::sinh(u());
    case op::cosh:          return f::cosh(u());
    case op::tanh:          return f::tanh(u());
    case op::asinh:         return f::asinh(u());
    case op::acosh:         return f::acosh(u());
    case op::atanh:         return f::atanh(u());
    case op::erf:           return f::erf(u());
    case op::erfc:          return f::erfc(u());
    case op::sigmoid:       return f::sigmoid(u());
    case op::softplus:      return f::softplus(u());
    case op::log_sigmoid:   return f::log_sigmoid(u());
    case op::normal_cdf:    return f::normal_cdf(u());
    case op::normal_pdf:    return f::normal_pdf(u());
    case op::stop_gradient: return T(root(u()));
    case op::declared:      return c < 0 ? T(root(u())) : f::declared(u(), v(), value(c));
    case op::less: case op::less_equal: case op::greater: case op::greater_equal: case op::equal: case op::not_equal:
    case op::logical_and: case op::logical_or: case op::logical_not:
      return T(holds(i) ? 1 : 0);
    case op::tangent: case op::selected: break;  // our calculus makes these; no formula is written with them
  }
  // clang-format on
  throw std::logic_error("oracle: not in a formula as written: " +
                         std::string(describe(code(i).operation).name));
}

} // namespace slope::codegen::oracle
