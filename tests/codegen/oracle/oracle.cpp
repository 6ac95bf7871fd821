// SPDX-License-Identifier: Apache-2.0
// The oracle on activations: known digits, kinks by hand, arguments, limits, what it does not evaluate, what
// it refuses.
#define BOOST_TEST_MODULE "codegen/oracle/oracle"
#include <boost/test/unit_test.hpp>

#include "testing.hpp"

#include <slope/dsl/activations/all.hpp>

namespace {
using namespace slope;
using namespace slope::literals;
using namespace slope::codegen::oracle;
using namespace slope::codegen::oracle::testing;
namespace shipped = slope::activations;

double_double ask(const tape& f, const std::vector<double>& arguments, query q = value) {
  return evaluate(f, {arguments}, q);
}

// mpmath 1.3 on the textbook formulas: value, first and second derivative.
BOOST_AUTO_TEST_CASE(activations_have_30_digits_in_the_middle_and_in_the_tails) {
  struct known {
    tape f;
    double x;
    std::string digits[3];
  };
  // clang-format off
  const known table[] = {
    {record(shipped::sigmoid), -100.0, {"3.72007597602083596295969580386311834e-44", "3.72007597602083596295969580386311834e-44", "3.72007597602083596295969580386311834e-44"}},
    {record(shipped::sigmoid), 0.5, {"0.622459331201854564638900565745508479", "0.235003712201594489069302695021006944", "-0.0575567948523207405593839220850995511"}},
    {record(shipped::sigmoid), 30.0, {"0.999999999999906423770311607010461604", "9.35762296883842330276329316513138772e-14", "-9.35762296883667200061075435270444741e-14"}},
    {record(shipped::tanh), 1e-08, {"0.00000000999999999999999987589227496795138583", "0.999999999999999900000000000000002482", "-0.0000000199999999999999977517845499359028461"}},
    {record(shipped::tanh), 20.0, {"0.999999999999999991503291489416822045", "1.69934170211663558369288281038014192e-17", "-3.39868340423327113850814341523364145e-17"}},
    {record(shipped::softplus), -200.0, {"1.38389652673673753064868145697908469e-87", "1.38389652673673753064868145697908469e-87", "1.38389652673673753064868145697908469e-87"}},
    {record(shipped::softplus), 0.5, {"0.97407698418010668087299735508117075", "0.622459331201854564638900565745508479", "0.235003712201594489069302695021006944"}},
    {record(shipped::silu), -90.0, {"-7.37461136159146388732499739204374905e-38", "-7.29267123535155873302138630990992962e-38", "-7.21073110911165357871777522777611018e-38"}},
    {record(shipped::silu), -1.25, {"-0.278375173531636066250600565423072752", "0.00631915508468758124087004247178892539", "0.226204740480759272913143232233012038"}},
    {record(shipped::silu), 40.0, {"39.9999999999999998300658297883364409", "1.00000000000000016568581595637196939", "-1.61437461701080379006942756709781363e-16"}},
    {record(shipped::gelu), -13.0, {"-7.95231371941484358695777270430729249e-38", "-1.03373044401133561502414079544530405e-36", "-1.33580423542013752012285748362600489e-35"}},
    {record(shipped::gelu), -0.75, {"-0.169970514282651149495296627037607309", "0.000774278260764895628308764459965318973", "0.432885058722531332089277359436729595"}},
    {record(shipped::gelu), 9.0, {"8.99999999999999999898427043464154342", "1.00000000000000000913893737390663925", "-8.1210211216184426882884957583417455e-17"}},
    {record(shipped::gelu_tanh), -9.0, {"-1.33645959473487254997924649489003216e-28", "-2.51573528506742515434141321645613423e-27", "-4.68392857781423815330575999258536205e-26"}},
    {record(shipped::gelu_tanh), 1.0, {"0.841191990608276704781995777045183861", "1.08296408384578255513964241866960076", "0.242148197983772952418816299244848098"}},
    {record(shipped::mish), -60.0, {"-5.2539064576179122030932396574405554e-25", "-5.16634134999094699970835230681360192e-25", "-5.07877624236398179632346493395046903e-25"}},
    {record(shipped::mish), 0.5, {"0.375245211304895104818562413399279883", "0.886424375357727258450884302795738764", "0.468053377844886583325549580553472445"}},
    {record(shipped::mish), 30.0, {"29.9999999999999999999999994746093542", "1.00000000000000000000000103326827", "-2.03151049694472743079629275610723602e-24"}},
    {record(shipped::elu), -1e-05, {"-0.00000999995000016666706802319220776752937", "0.999990000049999833332931976807792232", "0.999990000049999833332931976807792232"}},
    {record(shipped::elu), -50.0, {"-0.999999999999999999999807125015203608", "1.92874984796391778301734281652701257e-22", "1.92874984796391778301734281652701257e-22"}},
  };
  // clang-format on
  for (const known& k : table)
    for (int order = 0; order < 3; ++order)
      BOOST_TEST_CONTEXT(k.f.name << " at " << k.x << ", order " << order) {
        std::vector<double> arguments = defaults(k.f);
        arguments.insert(arguments.begin(), k.x);
        BOOST_TEST(distance(ask(k.f, arguments, derivative(order)), k.digits[order]) < target);
      }
}

// By hand: what the definitions say at their kinks, and one step beside them.
BOOST_AUTO_TEST_CASE(kinks) {
  constexpr double tiny = 0x1p-149;
  const tape relu = record(shipped::relu), leaky = record(shipped::leaky_relu),
             prelu = record(shipped::prelu), elu = record(shipped::elu);
  const tape magnitude = record(activation<"abs">([](auto x) { return abs(x); }, input<"x">));
  const tape signum = record(activation<"signum">([](auto x) { return sign(x) + 2 * step(x); }, input<"x">));
  const tape lower = record(activation<"lower">([](auto x) { return min(2 * x, 3 * x); }, input<"x">));
  const tape upper = record(activation<"upper">([](auto x) { return max(2 * x, 3 * x); }, input<"x">));
  const tape box = record(activation<"box">([](auto x) { return clamp(x, -1_c, 1_c); }, input<"x">));
  const tape stairs =
      record(activation<"stairs">([](auto x) { return 10 * round(x) + floor(x); }, input<"x">));
  struct row {
    const tape& f;
    std::vector<double> x;
    double value, slope;
  };
  // clang-format off
  const row table[] = {
      {relu,      {0},          0,    0},     {relu,      {tiny},       tiny, 1},     {relu,      {-tiny},      0,    0},
      {leaky,     {0, 0.5},     0,    0.5},   {leaky,     {2, 0.5},     2,    1},     {leaky,     {-2, 0.5},    -1,   0.5},
      {prelu,     {0, 0.25},    0,    0.25},  {prelu,     {tiny, 0.25}, tiny, 1},     {elu,       {0, 2},       0,    2},
      {elu,       {tiny, 2},    tiny, 1},     {magnitude, {0},          0,    0},     {magnitude, {-tiny},      tiny, -1},
      {signum,    {0},          0,    0},     {signum,    {tiny},       3,    0},     {signum,    {-tiny},      -1,   0},
      {lower,     {0},          0,    3},     {lower,     {1},          2,    2},     {lower,     {-1},         -3,   3},
      {upper,     {0},          0,    3},     {upper,     {1},          3,    3},     {upper,     {-1},         -2,   2},
      {box,       {1},          1,    0},     {box,       {-1},         -1,   0},     {box,       {0.5},        0.5,  1},
      {stairs,    {2.5},        22,   0},     {stairs,    {3.5},        43,   0},     {stairs,    {-0.5},       -1,   0},
  };
  // clang-format on
  for (const row& r : table)
    BOOST_TEST_CONTEXT(r.f.name << " at " << r.x[0]) {
      BOOST_TEST(same(ask(r.f, r.x), r.value));
      BOOST_TEST(same(ask(r.f, r.x, derivative(1)), r.slope));
    }
}

BOOST_AUTO_TEST_CASE(partial_derivatives) {
  const tape prelu = record(shipped::prelu);
  BOOST_TEST(same(ask(prelu, {-3, 0.25}, partial(0)), 0.25));
  BOOST_TEST(same(ask(prelu, {-3, 0.25}, partial(1)), -3));
  BOOST_TEST(same(ask(prelu, {3, 0.25}, partial(1)), 0));
  BOOST_TEST(same(ask(prelu, {0, 0.25}, partial(1)), 0));
  BOOST_TEST(same(ask(prelu, {-3, 0.25}, mixed(0, 1)), 1));
  BOOST_TEST(same(ask(prelu, {3, 0.25}, mixed(0, 1)), 0));

  // Asked together, in any order, each answer is its own.
  const tape f = record(activation<"f">([](auto x, auto y, auto z) { return x * x * x * y * y + 5 * y * z; },
                                        input<"x">, input<"y">, input<"z">));
  const std::vector<double> at{2, 3, 7};
  const std::pair<query, double> expected[] = {
      {mixed(1, 2), 5},  {mixed(0, 1), 72},    {mixed(1, 0), 72},   {mixed(0, 2), 0},
      {mixed(1, 1), 16}, {partial(0), 108},    {partial(1), 83},    {partial(2), 15},
      {value, 177},      {derivative(2), 108}, {derivative(3), 54}, {{3, 1, 0}, 0},
  };
  std::vector<query> all;
  for (const auto& [q, unused] : expected)
    all.push_back(q);
  std::vector<double_double> answers(all.size());
  evaluator(f).ask({at}, all, answers);
  for (std::size_t k = 0; k < all.size(); ++k)
    BOOST_TEST_CONTEXT("query " << k) {
      BOOST_TEST(same(answers[k], expected[k].second));
      BOOST_TEST(same(ask(f, at, all[k]), expected[k].second));
    }
}

BOOST_AUTO_TEST_CASE(cancellation) {
  const tape gelu = record(shipped::gelu); // its third derivative is x (x^2 - 4) phi(x)
  BOOST_TEST(ask(gelu, {2}, derivative(3)).high == 0);
  BOOST_TEST(ask(gelu, {2.0625}, derivative(3)).high > 0);
  const tape root = record(activation<"f">([](auto x) { return square(sqrt(x)) - x; }, input<"x">));
  BOOST_TEST(ask(root, {2}).high == 0);
  const tape constant =
      record(activation<"f">([](auto x) { return x * ((1_c + exp(-200_c)) - 1_c); }, input<"x">));
  BOOST_TEST(distance(ask(constant, {1}), "1.38389652673673753064868145697908469e-87") < target);
  // exp(x^2) erfc(x), the rest of 3,607 bits at 50; too little is left at 100, which is said.
  const tape scaled = record(activation<"f">([](auto x) { return exp(x * x) * (1_c - erf(x)); }, input<"x">));
  BOOST_TEST(distance(ask(scaled, {50}), "0.0112815362653237725001838108522142988") < target);
  BOOST_CHECK_THROW(ask(scaled, {100}), uncertain);
  // This is 0 at 169, and at 335 bits, but not 0.
  const tape lost = record(activation<"f">([](auto x) { return 1_c - square(tanh(x)); }, input<"x">));
  BOOST_TEST(distance(ask(lost, {-200}), "7.6606783868560227800793591146170574e-174") < target);
}

BOOST_AUTO_TEST_CASE(what_is_not_selected_is_not_evaluated) {
  const tape f = record(activation<"f">(
      [](auto x) { return when(x > 0_c, log(x), x == 0_c, 7_c + x, x / (x + 1_c - 1_c)); }, input<"x">));
  BOOST_TEST(same(ask(f, {0}), 7));
  BOOST_TEST(same(ask(f, {0}, derivative(1)), 1));
  BOOST_TEST(same(ask(f, {0}, derivative(3)), 0));
  BOOST_TEST(same(ask(f, {-2}), 1));
  BOOST_TEST(std::isnan(ask(record(activation<"f">([](auto x) { return log(x); }, input<"x">)), {-2}).high));
}

// 1 + tanh(u) is 0 at 50 digits, and at 100 again: what two precisions agree on lacks a term.
BOOST_AUTO_TEST_CASE(a_sum_that_vanishes_at_two_precisions) {
  const tape saturating = record(shipped::gelu_tanh),
             direct = record(activation<"direct">(
                 [](auto x) { return x * sigmoid(sqrt(8 / pi_c) * (x + 0.044715_c * pow(x, 3))); },
                 input<"x">));
  for (const double x : {-14.5, -18.140625, -20.0})
    BOOST_TEST(distance(ask(saturating, {x}, derivative(1)), exactly(ask(direct, {x}, derivative(1)))) <
               2 * target);
}

// log(1 + e^-255) is 0 at 50 digits, and at 100 again: f'' of its square is 4 e^-510 with it, and half as much without.
BOOST_AUTO_TEST_CASE(a_function_that_vanishes_at_two_precisions) {
  const tape f = record(activation<"f">([](auto x) { return pow(log(1_c + exp(x)), 2); }, input<"x">)),
             direct = record(activation<"direct">([](auto x) { return pow(softplus(x), 2); }, input<"x">));
  for (const double x : {-240.0, -255.125, -300.0})
    BOOST_TEST(distance(ask(f, {x}, derivative(2)), exactly(ask(direct, {x}, derivative(2)))) < 2 * target);
}

// (1 + u)^x with u below 10^-100: its derivative is u + x u' and not x u' alone.
BOOST_AUTO_TEST_CASE(a_power_of_what_is_nearly_1) {
  const tape f = record(activation<"f">([](auto x) { return pow(1_c + exp(-20_c * x), x); }, input<"x">)),
             direct = record(activation<"direct">([](auto x) { return x * exp(-20_c * x); }, input<"x">));
  for (const double x : {13.0, 15.5, 20.0})
    BOOST_TEST(distance(ask(f, {x}, derivative(1)), exactly(ask(direct, {x}, derivative(1)))) < 2 * target);
}

// At 50 digits, and at 100 again, the logarithm is 0, or x; equal numbers that are exact decide as they are, whatever was rounded before.
BOOST_AUTO_TEST_CASE(conditions_on_what_is_equal_at_two_precisions) {
  const tape above = record(activation<"above">([](auto x) { return when(log(1_c + sigmoid(x)) > 0_c, x, 2_c); }, input<"x">)),
             below = record(activation<"below">([](auto x) { return when(-log(1_c + sigmoid(x)) < 0_c, x, 2_c); }, input<"x">)),
             beyond = record(activation<"beyond">([](auto x) { return when(x < log(1_c + exp(x)), x, 2_c); }, input<"x">)),
             exact = record(activation<"exact">([](auto x) { return (1_c + slope::tanh(x)) * when(x + 200_c > 0_c, 2_c, 1_c); }, input<"x">)),
             signs = record(activation<"signs">([](auto x) { return sign(log(1_c + slope::sigmoid(x))); }, input<"x">)),
             steps = record(activation<"steps">([](auto x) { return step(log(1_c + slope::sigmoid(x))); }, input<"x">)),
             logarithm = record(activation<"logarithm">([](auto x) { return log(1_c + slope::sigmoid(x)); }, input<"x">)),
             larger = record(activation<"larger">([](auto x) { return max(log(1_c + slope::sigmoid(x)), 0_c); }, input<"x">)),
             smaller = record(activation<"smaller">([](auto x) { return min(-log(1_c + slope::sigmoid(x)), 0_c); }, input<"x">)),
             size = record(activation<"size">([](auto x) { return abs(-log(1_c + slope::sigmoid(x))); }, input<"x">)),
             sum = record(activation<"sum">([](auto x) { return 1_c + slope::tanh(x); }, input<"x">));
  for (const double x : {-250.46, -255.125, -300.0}) {
    BOOST_TEST(same(ask(above, {x}), x));
    BOOST_TEST(same(ask(below, {x}), x));
    BOOST_TEST(same(ask(beyond, {-x}), -x));
    BOOST_TEST(same(ask(signs, {x}), 1));
    BOOST_TEST(same(ask(steps, {x}), 1));
    BOOST_TEST(distance(ask(larger, {x}), exactly(ask(logarithm, {x}))) < target);
    BOOST_TEST(distance(-ask(smaller, {x}), exactly(ask(logarithm, {x}))) < target);
    for (const tape& f : {larger, size}) BOOST_TEST(distance(ask(f, {x}, derivative(1)), exactly(ask(logarithm, {x}, derivative(1)))) < target);
  }
  for (const double x : {0x1p55, 0x1p61, 0x1p300}) BOOST_CHECK_THROW(ask(beyond, {x}), uncertain);  // of which the exponential is not known
  BOOST_TEST(distance(ask(exact, {-200}), exactly(ask(sum, {-200}))) < 2 * target);
}

// Two precisions agreed on 1.
BOOST_AUTO_TEST_CASE(quotients_of_exponentials_beyond_all_exponents) {
  const tape product = record(activation<"product">([](auto x) { return expm1(x) * slope::sigmoid(-1_c - x); }, input<"x">)),
             ratio = record(activation<"ratio">([](auto x) { return x * exp(x) / (1_c + exp(x)); }, input<"x">)),
             order = record(activation<"order">([](auto x) { return when(exp(x) < exp(1_c + x), 1_c, 2_c); }, input<"x">));
  for (const double x : {1e10, 0x1p53, 0x1p55, 0x1p62, 12345678901234567890.0, 1e38, 1e300}) {
    BOOST_TEST(distance(ask(product, {x}), "0.367879441171442321595523770161460867") < target);
    BOOST_TEST(same(ask(ratio, {x}), x));
  }
  BOOST_TEST(same(ask(order, {1e10}), 1));
  for (const double x : {1e19, 1e20, 1e300}) BOOST_CHECK_THROW(ask(order, {x}), uncertain);
}

BOOST_AUTO_TEST_CASE(conditions) {
  const tape f = record(activation<"f">(
      [](auto x) {
        return when(x < -2_c || x >= 4_c, 1_c, x <= -1_c && !(x == -1.5_c), 2_c, x != 0_c, 3_c, 4_c);
      },
      input<"x">));
  const std::pair<double, double> expected[] = {{-3, 1}, {4, 1}, {-2, 2}, {-1, 2}, {-1.5, 3}, {1, 3}, {0, 4}};
  for (const auto& [x, y] : expected)
    BOOST_TEST(same(ask(f, {x}), y));
}

constexpr auto through =
    activation<"through">([](auto x) { return with_derivative(floor(x), x * x); }, input<"x">);

BOOST_AUTO_TEST_CASE(stopped_and_declared_derivatives) {
  const tape stopped = record(activation<"f">([](auto x) { return x * stop_gradient(x * x); }, input<"x">));
  BOOST_TEST(same(ask(stopped, {3}), 27));
  BOOST_TEST(same(ask(stopped, {3}, derivative(1)), 9));
  BOOST_TEST(same(ask(stopped, {3}, derivative(2)), 0));

  // A straight-through estimator, and behind an inner function: d/dx g(u) = d(u) u', u = x^2.
  const tape plain = record(through),
             inner = record(activation<"f">([](auto x) { return through(x * x); }, input<"x">));
  BOOST_TEST(same(ask(plain, {2.5}), 2));
  BOOST_TEST(same(ask(plain, {2.5}, derivative(1)), 6.25));
  BOOST_TEST(same(ask(plain, {2.5}, derivative(2)), 5));
  BOOST_TEST(same(ask(plain, {2.5}, derivative(3)), 2));
  BOOST_TEST(same(ask(inner, {1.5}), 2));
  BOOST_TEST(same(ask(inner, {1.5}, derivative(1)), 15.1875)); // x^4 2x
  BOOST_TEST(same(ask(inner, {1.5}, derivative(2)), 50.625));  // 10 x^4
  BOOST_TEST(same(ask(inner, {1.5}, derivative(3)), 135));     // 40 x^3

  const tape scaled = record(activation<"f">(
      [](auto x, auto a) { return with_derivative(round(x), a * x) * a; }, input<"x">, learned<"a">(1_c)));
  BOOST_TEST(same(ask(scaled, {2.25, 3}, partial(0)), 20.25)); // a^2 x
  BOOST_TEST(same(ask(scaled, {2.25, 3}, partial(1)), 2));     // round(x)
  BOOST_TEST(same(ask(scaled, {2.25, 3}, mixed(0, 1)), 13.5)); // 2 a x, the derivative by a of the one by x
}

BOOST_AUTO_TEST_CASE(groups) {
  const tape maxout = record(shipped::maxout);
  const double slot[] = {0}, pieces[] = {1, 5, -2, 5, 3};
  BOOST_TEST(same(evaluate(maxout, {slot, pieces}), 5));
  for (int piece = 0; piece < 5; ++piece)
    BOOST_TEST(same(evaluate(maxout, {slot, pieces, piece}, derivative(1)),
                    piece == 3 ? 1 : 0)); // the last one at a tie
  BOOST_CHECK_THROW(evaluate(maxout, {slot}), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(infinite_arguments_give_limits) {
  const auto limits = [](const tape& f, double x) {
    std::vector<double> result, arguments = defaults(f);
    arguments.insert(arguments.begin(), x);
    for (int order = 0; order < 3; ++order)
      result.push_back(ask(f, arguments, derivative(order)).high);
    return result;
  };
  using row = std::vector<double>;
  for (const tape& f : {record(shipped::silu), record(shipped::gelu), record(shipped::gelu_tanh),
                        record(shipped::mish), record(shipped::softplus), record(shipped::relu),
                        record(activation<"raw">([](auto x) { return x / (1_c + exp(-x)); }, input<"x">))})
    BOOST_TEST_CONTEXT(f.name) {
      BOOST_TEST((limits(f, infinity) == row{infinity, 1, 0}));
      BOOST_TEST((limits(f, -infinity) == row{0, 0, 0}));
    }
  BOOST_TEST((limits(record(shipped::tanh), -infinity) == row{-1, 0, 0}));
  BOOST_TEST((limits(record(shipped::elu), -infinity) == row{-1, 0, 0}));
  const tape softsign = record(activation<"f">([](auto x) { return x / (1_c + abs(x)); }, input<"x">));
  BOOST_TEST((limits(softsign, infinity) == row{1, 0, 0}));
  const tape slow = record(activation<"f">([](auto x) { return log1p(abs(x)); }, input<"x">));
  BOOST_TEST((limits(slow, -infinity) == row{infinity, 0, 0}));
  const tape fading = record(activation<"f">([](auto x) { return 1 / (1_c + log1p(abs(x))); }, input<"x">));
  BOOST_TEST((limits(fading, infinity) == row{0, 0, 0}));
  const tape wave = record(activation<"f">([](auto x) { return sin(x); }, input<"x">));
  BOOST_TEST(std::isnan(ask(wave, {infinity}).high));
  BOOST_TEST(std::isnan(ask(record(shipped::relu), {not_a_number}).high));
  for (const double x : {-1.7976931348623157e308, -0x1p-1000, 0x1p-700}) { // -infinity is below every number
    const double slot[] = {0}, beside[] = {x, -infinity};
    BOOST_TEST(evaluate(record(shipped::maxout), {slot, beside}).high == x);
  }
}

BOOST_AUTO_TEST_CASE(threads_change_nothing) {
  const tape f = record(shipped::mish);
  std::vector<double> x;
  for (int i = -500; i < 500; ++i)
    x.push_back(i / 16.0);
  const query wanted[] = {value, derivative(1), derivative(2)};
  const auto one = sweep(f, x, wanted), three = sweep(f, x, wanted, {}, 3);
  BOOST_TEST((one == three));
  BOOST_TEST((one[1000 + 508] == ask(f, {0.5}, derivative(1))));
}

// cos(2^1e9) takes a thousand million bits of pi; cos(x) and cos(2^4000) are known.
BOOST_AUTO_TEST_CASE(angles_of_too_many_digits) {
  const tape turning = record(activation<"turning">([](auto x) { return cos(exp2(x)); }, input<"x">)),
             plain = record(activation<"plain">([](auto x) { return sin(x); }, input<"x">));
  BOOST_TEST(distance(ask(turning, {3}), "-0.1455000338086135258688413818311946826") < 1e-19);
  BOOST_TEST(std::fabs(ask(turning, {4000}).high) <= 1);
  BOOST_TEST(distance(ask(plain, {0x1p1000}), "-0.1592017030862424382400486308208390338") < 1e-19);
  for (const double x : {1e5, 1e9, 1e20, 1e300}) BOOST_CHECK_THROW(ask(turning, {x}), uncertain);
  BOOST_TEST(std::isnan(ask(plain, {HUGE_VAL}).high));
}

BOOST_AUTO_TEST_CASE(what_makes_no_sense_is_refused) {
  const tape f = record(shipped::elu);
  BOOST_CHECK_THROW(ask(f, {1}), std::invalid_argument);
  BOOST_CHECK_THROW(ask(f, {1, 1}, derivative(4)), std::invalid_argument);
  BOOST_CHECK_THROW(ask(f, {1, 1}, partial(2)), std::invalid_argument);
  const tape lost =
      record(activation<"lost">([](auto x) { return exp(x) * exp(2 * x) / exp(3 * x); }, input<"x">));
  const auto names_the_point = [](const uncertain& e) {
    const std::string text = e.what();
    return text.find("lost") != std::string::npos && text.find("e+30)") != std::string::npos;
  };
  BOOST_CHECK_EXCEPTION(sweep(lost, std::vector<double>{1e30}, std::vector<query>{value}, {}, 2),
                        uncertain, names_the_point);
}

} // namespace
