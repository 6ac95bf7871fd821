// SPDX-License-Identifier: Apache-2.0
// The balls contain what MPFR says, on random inputs of the catalogue and of every function; and they are
// small.
#define BOOST_TEST_MODULE "codegen/oracle/enclose"
#include <slope/codegen/oracle/enclose.hpp>

#include <algorithm>
#include <random>

#include <boost/hana/for_each.hpp>
#include <boost/test/unit_test.hpp>

#include <slope/codegen/oracle/format.hpp>
#include <slope/codegen/oracle/oracle.hpp>
#include <slope/dsl/activations/all.hpp>

namespace {
using namespace slope;
using namespace slope::literals;
using namespace slope::codegen::oracle;

bool contains(const ball& b, double_double exact) {
  return std::fabs((double_double(b.middle) - exact).high) <= b.radius;
}

// Half of them everyday numbers, half of them any float32.
std::vector<double> inputs(std::size_t count, double low, double high) {
  std::mt19937_64 random(count);
  std::vector<double> x;
  while (x.size() < count) {
    const double any = decode(f32, random() & 0xffffffff);
    if (any >= low && any <= high)
      x.push_back(any);
    x.push_back(std::uniform_real_distribution<double>(std::max(low, -20.0), std::min(high, 20.0))(random));
  }
  return x;
}

struct outcome {
  std::size_t asked = 0, missed = 0, unknown = 0, wide = 0;
};

outcome compared(const tape& f, const std::vector<double>& x) {
  const std::vector<double> others = defaults(f);
  enclosure cheap(f, others);
  const query wanted[] = {value, derivative(1)};
  const std::vector<double_double> exact = sweep(f, std::span<const double>(x), wanted, others, 2);
  outcome seen;
  for (std::size_t begin = 0; begin < x.size(); begin += enclosure::block) {
    const std::size_t count = std::min(enclosure::block, x.size() - begin);
    const auto balls = cheap.ask(std::span(x).subspan(begin, count));
    for (std::size_t i = 0; i < count; ++i)
      for (const bool slope : {false, true}) {
        const ball& b = slope ? balls[i].slope : balls[i].value;
        const double_double y = exact[(slope ? x.size() : 0) + begin + i];
        ++seen.asked;
        seen.unknown += !b.known();
        seen.missed += b.known() && !contains(b, y);
        seen.wide += b.known() && b.radius > 0x1p-40 * std::fabs(b.middle) + 0x1p-200;
        if (b.known() && !contains(b, y))
          BOOST_TEST_MESSAGE(f.name << (slope ? "' at " : " at ") << x[begin + i] << ": " << b.middle
                                    << " +- " << b.radius << ", not " << y.high);
      }
  }
  return seen;
}

tape function_of_x(op o) {
  tape f;
  f.name = describe(o).name;
  f.arguments.push_back({"x"});
  f.code = {{op::argument, {0, -1, -1}, {}, false}, {o, {0, -1, -1}, {}, false}};
  f.root = 1;
  return f;
}

struct domain {
  op operation;
  double low, high;
};
const domain domains[] = {{op::sqrt, 1e-38, 1e38},   {op::rsqrt, 1e-38, 1e38},   {op::log, 1e-38, 1e38},
                          {op::log2, 1e-38, 1e38},   {op::log1p, -0.99, 1e38},   {op::asin, -0.999, 0.999},
                          {op::acos, -0.999, 0.999}, {op::atanh, -0.999, 0.999}, {op::acosh, 1.0001, 1e38},
                          {op::exp, -700, 700},      {op::expm1, -1e38, 700},    {op::exp2, -1000, 1000},
                          {op::sinh, -700, 700},     {op::cosh, -700, 700},      {op::tan, -1.5, 1.5}};

} // namespace

BOOST_AUTO_TEST_CASE(the_catalogue) {
  std::size_t points = 0;
  boost::hana::for_each(activations::catalogue, [&](const auto& f) {
    if (f.shape == shape::grouped)
      return;
    const outcome seen = compared(record(f), inputs(8000, -3.4e38, 3.4e38));
    BOOST_TEST(seen.missed == 0u, f.name);
    BOOST_TEST(seen.unknown <= 1u, f.name << ": " << seen.unknown);
    BOOST_TEST(seen.wide * 500 < seen.asked, f.name << ": " << seen.wide); // beside the roots of f'
    points += seen.asked / 2;
  });
  BOOST_TEST(points >= 100000u);
}

BOOST_AUTO_TEST_CASE(every_function) {
  std::size_t functions = 0;
  for (std::size_t i = 0; i < operation_count; ++i) {
    const op o = static_cast<op>(i);
    if (describe(o).kind != kind::function || describe(o).operands != 1 || o == op::maximum)
      continue;
    ++functions;
    const auto d = std::find_if(std::begin(domains), std::end(domains),
                                [&](const domain& e) { return e.operation == o; });
    const bool limited = d != std::end(domains);
    const outcome seen =
        compared(function_of_x(o), inputs(3000, limited ? d->low : -1e38, limited ? d->high : 1e38));
    BOOST_TEST(seen.missed == 0u, describe(o).name);
    BOOST_TEST(seen.unknown * 50 < seen.asked, describe(o).name << ": " << seen.unknown);
    BOOST_TEST(seen.wide * 20 < seen.asked, describe(o).name << ": " << seen.wide);
  }
  BOOST_TEST(functions > 30u);
}

BOOST_AUTO_TEST_CASE(formulas) {
  const auto all = [](const auto&... f) {
    (
        [&] {
          const outcome seen = compared(record(f), inputs(3000, -1e30, 1e30));
          BOOST_TEST(seen.missed == 0u, f.name);
          BOOST_TEST(seen.unknown * 100 < seen.asked, f.name << ": " << seen.unknown);
        }(),
        ...);
  };
  constexpr auto rounded_error = [](auto x) { return x / 2 * (erf(x / sqrt(2_c)) + 1); };
  constexpr auto lost = [](auto x) {
    return (1 - slope::tanh(x)) * (1 - sigmoid(x)) + (1 - erf(x)) + (slope::expm1(min(x, 50_c)) + 1);
  };
  constexpr auto pieces = [](auto x) {
    return when(x < -3_c || x == 2_c, 0_c, x >= -1_c && !(x > 3_c), x * (x + 3) / 6, min(max(x, -7_c), 9_c)) *
               sign(x) +
           abs(x - 1_c / 3);
  };
  constexpr auto powers = [](auto x) { return pow(x * x + 1, -3) + pow(x * x + 2, 0.3_c) + cbrt(x); };
  constexpr auto declared = [](auto x) {
    return with_derivative(floor(x), sigmoid(x)) + stop_gradient(x) * x;
  };
  all(activation<"rounded_error">(rounded_error, input<"x">), activation<"lost">(lost, input<"x">),
      activation<"pieces">(pieces, input<"x">), activation<"powers">(powers, input<"x">),
      activation<"declared">(declared, input<"x">));
}

BOOST_AUTO_TEST_CASE(exact_where_nothing_is_rounded) {
  const double x[] = {-1.5, 0, 0.1f, 3e38f};
  const tape relu = record(activations::relu), prelu = record(activations::prelu);
  const double quarter[] = {0.25};
  enclosure of_relu(relu, {}), of_prelu(prelu, quarter);
  for (std::size_t i = 0; i < 4; ++i) {
    BOOST_TEST(
        (of_relu.ask(x)[i].value.exactly(std::max(x[i], 0.0)) && of_relu.ask(x)[i].slope.exactly(x[i] > 0)));
    BOOST_TEST(of_prelu.ask(x)[i].slope.exactly(x[i] > 0 ? 1 : 0.25));
  }
}

// x at 1/4 and 4, the parameter fixed.
BOOST_AUTO_TEST_CASE(derivatives_by_another_argument) {
  constexpr auto swish = activation<"swish">([](auto x, auto b) { return x * sigmoid(b * x) + b * b; },
                                             input<"x">, learned<"b">(1_c));
  const tape f = record(swish);
  const double others[] = {1.7}, x[] = {0.25, -4};
  enclosure by_b(f, others, 1);
  const query wanted[] = {value, partial(1)};
  const auto exact = sweep(f, std::span<const double>(x), wanted, others);
  for (std::size_t i = 0; i < 2; ++i) {
    const dual_ball b = by_b.ask(x)[i];
    BOOST_TEST((contains(b.value, exact[i]) && contains(b.slope, exact[2 + i])));
    BOOST_TEST(b.slope.radius < 0x1p-45);
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_known_says_so) {
  constexpr auto touching =
      activation<"touching">([](auto x) { return max(slope::exp(log(x)), x); }, input<"x">);
  const tape f = record(touching), e = function_of_x(op::exp);
  enclosure of_f(f, {}), of_e(e, {});
  const double x[] = {3.3, -1}, large[] = {1e30};
  BOOST_TEST((!of_f.ask(x)[0].value.known() && !of_f.ask(x)[1].value.known()));
  BOOST_TEST(!of_e.ask(large)[0].value.known());
}
