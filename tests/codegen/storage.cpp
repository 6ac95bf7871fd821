// SPDX-License-Identifier: Apache-2.0
// Every 16-bit pattern is read as what it is worth and written back as itself; every float32 and float64 at, or next to, a
// number of a format or the middle between two is rounded once.
#define BOOST_TEST_MODULE "codegen/storage"
#include <boost/test/unit_test.hpp>

#include <bit>
#include <cmath>
#include <limits>

#include <slope/codegen/storage.hpp>

#include "elementary/targets.hpp"

namespace {

namespace oracle = slope::codegen::oracle;
using oracle::format;

template <class Out, class In, class Of>
std::vector<Out> run(const std::vector<In>& numbers, const Halide::Target& target, Of of) {
  const int n = static_cast<int>(numbers.size());
  const Halide::Var i("i"), rest("rest"), lanes("lanes");
  Halide::Buffer<In> in(const_cast<In*>(numbers.data()), n);
  Halide::Func f;
  f(i) = of(Halide::Expr(in(i)));
  f.split(i, rest, lanes, target.natural_vector_size<float>(), Halide::TailStrategy::GuardWithIf).vectorize(lanes);
  std::vector<Out> out(numbers.size());
  Halide::Buffer<Out> to(out.data(), n);
  f.realize(to, target);
  return out;
}

std::vector<std::uint16_t> patterns() {
  std::vector<std::uint16_t> all(65536);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint16_t>(i);
  return all;
}

bool same(double a, double b) { return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

// All numbers of the format, the middles between neighbours (also to the power of two after the largest), and what stands next
// to them in T; both signs.
template <class T>
std::vector<T> hard_to_round(const format& f) {
  std::vector<T> all;
  const std::vector<double> numbers = oracle::every(f);
  for (std::uint64_t bits = 0; std::isfinite(numbers[bits]); ++bits) {
    const double next = std::isfinite(numbers[bits + 1]) ? numbers[bits + 1] : std::ldexp(1, f.max_exponent + 1);
    for (const double x : {numbers[bits], numbers[bits] + (next - numbers[bits]) / 2}) {
      const auto here = static_cast<T>(x);
      for (const T y : {here, std::nextafter(here, -std::numeric_limits<T>::infinity()), std::nextafter(here, std::numeric_limits<T>::infinity())})
        all.push_back(y), all.push_back(-y);
    }
  }
  for (const double x : {0x1p127, 0x1.fffffep127, 0x1p200, 1e308, 0x1p-149, 0x1p-150, 0x1p-1074, static_cast<double>(slope::infinity), slope::not_a_number})
    all.push_back(static_cast<T>(x)), all.push_back(static_cast<T>(-x));
  std::uint64_t random = 1;
  for (int i = 0; i < 1 << 18; ++i) {
    random = random * 6364136223846793005U + 1442695040888963407U;
    all.push_back(sizeof(T) == 4 ? static_cast<T>(std::bit_cast<float>(static_cast<std::uint32_t>(random >> 32))) : static_cast<T>(std::ldexp(static_cast<double>(random), static_cast<int>(random % 300) - 220)));
  }
  return all;
}

template <class T>
void expect_rounded_once(const format& f) {
  const std::vector<T> x = hard_to_round<T>(f);
  for (const Halide::Target& target : slope::testing::cpu_levels()) {
    const auto bits = run<std::uint16_t>(x, target, [&](const Halide::Expr& e) { return slope::codegen::stored(e, f); });
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double right = oracle::rounded(f, static_cast<double>(x[i])), got = oracle::decode(f, bits[i]);
      if (!same(got, std::isnan(right) ? right : std::copysign(right, static_cast<double>(x[i]))) && ++wrong == 1)
        BOOST_ERROR(target.to_string() << ": " << std::hexfloat << x[i] << " is rounded to " << got << ", not " << right);
    }
    BOOST_TEST(wrong == 0U);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_16_bit_pattern) {
  for (const format& f : {oracle::f16, oracle::bf16})
    for (const Halide::Target& target : slope::testing::cpu_levels()) {
      const std::vector<double> worth = oracle::every(f);
      const auto single = run<float>(patterns(), target, [&](const Halide::Expr& e) { return slope::codegen::loaded(e, f, 32); });
      const auto twice = run<double>(patterns(), target, [&](const Halide::Expr& e) { return slope::codegen::loaded(e, f, 64); });
      const auto back = run<std::uint16_t>(patterns(), target, [&](const Halide::Expr& e) { return slope::codegen::stored(slope::codegen::loaded(e, f, 32), f); });
      const auto back_from_64 = run<std::uint16_t>(patterns(), target, [&](const Halide::Expr& e) { return slope::codegen::stored(slope::codegen::loaded(e, f, 64), f); });
      std::size_t wrong = 0;
      for (std::size_t i = 0; i < worth.size(); ++i)
        wrong += !same(static_cast<double>(single[i]), worth[i]) || !same(twice[i], worth[i]) || !same(oracle::decode(f, back[i]), worth[i]) ||
                 !same(oracle::decode(f, back_from_64[i]), worth[i]);
      BOOST_TEST(wrong == 0U, target.to_string() << ": " << wrong << " patterns of " << f.bits() - f.digits << " exponent bits");
    }
}

BOOST_AUTO_TEST_CASE(rounded_once) {
  for (const format& f : {oracle::f16, oracle::bf16}) {
    expect_rounded_once<float>(f);
    expect_rounded_once<double>(f);
  }
}

BOOST_AUTO_TEST_CASE(wider_formats) {
  const double tie = 1 + 0x1p-24, subnormal = 0x1.8p-149;
  for (const Halide::Target& target : slope::testing::cpu_levels()) {
    const auto y = run<float>(std::vector<double>{tie, std::nextafter(tie, 2.0), subnormal, 1e300, -0.0}, target, [](const Halide::Expr& e) { return slope::codegen::stored(e, oracle::f32); });
    BOOST_TEST((y == std::vector<float>{1.0F, 1 + 0x1p-23F, 0x1p-148F, std::numeric_limits<float>::infinity(), 0.0F}));
    BOOST_TEST(std::signbit(y[4]));
  }
  BOOST_TEST((slope::codegen::storage_type(oracle::f64) == Halide::Float(64)));
  BOOST_TEST((slope::codegen::storage_type(oracle::f16) == Halide::UInt(16)));
}
