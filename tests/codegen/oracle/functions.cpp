// SPDX-License-Identifier: Apache-2.0
// Every function of the language: value and slope at an ordinary point and in a tail, against 36 digits of
// mpmath 1.3; the higher derivatives against differences of the value; and where MPFR's exponents end.
#define BOOST_TEST_MODULE "codegen/oracle/functions"
#include <boost/test/unit_test.hpp>

#include "testing.hpp"

#include <set>

namespace {
using namespace slope;
using namespace slope::literals;
using namespace slope::codegen::oracle;
using namespace slope::codegen::oracle::testing;

struct known {
  op operation;
  double x;
  std::string value, slope;
};

// clang-format off
#define KNOWN(name, x, value, slope) {op::name, x, value, slope},
const known table[] = {
    KNOWN(sqrt, 2.0, "1.41421356237309504880168872420969808", "0.35355339059327376220042218105242452")
    KNOWN(sqrt, 1e-30, "1.00000000000000004166821030379299181e-15", "499999999999999.979165894848103504964")
    KNOWN(rsqrt, 2.0, "0.707106781186547524400844362104849039", "-0.17677669529663688110021109052621226")
    KNOWN(rsqrt, 1e+30, "9.99999999999999990057687580672000148e-16", "-4.99999999999999985086531371008000371e-46")
    KNOWN(cbrt, -0.5, "-0.79370052598409973737585281963615413", "0.52913368398939982491723521309076942")
    KNOWN(cbrt, 1e+20, "4641588.83361277889241007635091944658", "1.54719627787092629747002545030648219e-14")
    KNOWN(exp, 0.75, "2.11700001661267466854536981983709561", "2.11700001661267466854536981983709561")
    KNOWN(exp, -600.0, "2.6503965530043108163386794472695827e-261", "2.6503965530043108163386794472695827e-261")
    KNOWN(expm1, 1e-20, "9.99999999999999945158271454209571651e-21", "1.00000000000000000001")
    KNOWN(expm1, -80.0, "-0.999999999999999999999999999999999982", "1.80485138784541517231212835735002742e-35")
    KNOWN(exp2, 0.75, "1.68179283050742908606225095246642979", "1.16572995875215444690819154907090077")
    KNOWN(exp2, -300.5, "3.47125327879058986258143014171984314e-91", "2.4060894232031631650428841796239851e-91")
    KNOWN(log, 0.75, "-0.287682072451780927439219005993827432", "1.33333333333333333333333333333333333")
    KNOWN(log, 1e-300, "-690.775527898213705180338344570100503", "9.99999999999999974940908164791240942e+299")
    KNOWN(log1p, 1e-20, "9.99999999999999945148271454209571652e-21", "0.999999999999999999990000000000000001")
    KNOWN(log1p, 1e+20, "46.0517018598809136803698290936872842", "9.9999999999999999999e-21")
    KNOWN(log2, 0.75, "-0.415037499278843818546261056052183491", "1.92359338785195120981323290800252285")
    KNOWN(log2, 10000000000.0, "33.2192809488736234787031942948939018", "0.000000000144269504088896340735992468100189214")
    KNOWN(sin, 0.75, "0.681638760023334166733241952779893935", "0.731688868873820886311838753000084544")
    KNOWN(sin, 1e+22, "-0.852200849767188801772705893753029368", "0.523214785395138945497594473384709492")
    KNOWN(cos, 0.75, "0.731688868873820886311838753000084544", "-0.681638760023334166733241952779893935")
    KNOWN(cos, 1e+22, "0.523214785395138945497594473384709492", "0.852200849767188801772705893753029368")
    KNOWN(tan, 0.75, "0.931596459944072461165202756573936428", "1.86787196418032780561310861601315956")
    KNOWN(tan, 1.5, "14.1014199471717193876460836519877564", "199.850044526492457205507706321235056")
    KNOWN(asin, 0.75, "0.84806207898148100805294433899841808", "1.51185789203690890885806614493672024")
    KNOWN(asin, 1 - 0x1p-40, "1.5707949780957442705200849475205283", "741455.200189633844340183411464105188")
    KNOWN(acos, 0.75, "0.722734247813415611178377352641333362", "-1.51185789203690890885806614493672024")
    KNOWN(acos, 1 - 0x1p-40, "0.00000134869915234871123674411922313787867", "-741455.200189633844340183411464105188")
    KNOWN(atan, -0.75, "-0.643501108793284386802809228717322638", "0.64")
    KNOWN(atan, 1e+30, "1.57079632679489661923132169163875144", "9.99999999999999960230750322688001186e-61")
    KNOWN(sinh, 1e-10, "0.000000000100000000000000003643386398216440825", "1.000000000000000000005")
    KNOWN(sinh, -40.0, "-117692633418509992.7039499553745174", "117692633418509992.703949955374517404")
    KNOWN(cosh, 0.75, "1.29468328467684468784170818539018176", "0.822316731935829980703661634446913849")
    KNOWN(cosh, 40.0, "117692633418509992.703949955374517404", "117692633418509992.7039499553745174")
    KNOWN(tanh, 1e-10, "0.000000000100000000000000003642886398216440825", "0.999999999999999999989999999999999999")
    KNOWN(tanh, -200.0, "-1.0", "7.6606783868560227800793591146170574e-174")
    KNOWN(asinh, 1e-10, "0.000000000100000000000000003643053064883107491", "0.999999999999999999995")
    KNOWN(asinh, -1e+30, "-69.7706999703813158498416006006451026", "9.99999999999999980115375161344000395e-31")
    KNOWN(acosh, 1.75, "1.15881036042994681173087299087873019", "0.696310623822791352709165026450779311")
    KNOWN(acosh, 1e+30, "69.7706999703813158498416006006451026", "9.99999999999999980115375161344000395e-31")
    KNOWN(atanh, 1e-10, "0.000000000100000000000000003643553064883107491", "1.00000000000000000001")
    KNOWN(atanh, -0.999, "-3.80020116725019958746460173498017099", "500.250125062530821543717691549967563")
    KNOWN(erf, 1e-10, "0.000000000112837916709551261500173010155193757", "1.12837916709551257388487511145059005")
    KNOWN(erf, -3.0, "-0.99997790950300141455862722387041768", "0.000139253051946747853890418031018355856")
    KNOWN(erfc, 0.75, "0.288844366346484868401062165408589223", "-0.642931069195207329053476914362928492")
    KNOWN(erfc, 20.0, "5.3958656116079009289349991679053456e-176", "-2.16103747438679846100956617206231674e-174")
    KNOWN(sigmoid, 0.75, "0.679178699175392973159680115776579021", "0.217894993761814029480250500164174123")
    KNOWN(sigmoid, -400.0, "1.91516959671400569501983977865426435e-174", "1.91516959671400569501983977865426435e-174")
    KNOWN(softplus, 0.75, "1.13687100611489994366984026921402291", "0.679178699175392973159680115776579021")
    KNOWN(softplus, -400.0, "1.91516959671400569501983977865426435e-174", "1.91516959671400569501983977865426435e-174")
    KNOWN(log_sigmoid, 0.75, "-0.386871006114899943669840269214022909", "0.320821300824607026840319884223420979")
    KNOWN(log_sigmoid, 400.0, "-1.91516959671400569501983977865426435e-174", "1.91516959671400569501983977865426435e-174")
    KNOWN(normal_cdf, 0.75, "0.773372647623131800672937830616523588", "0.301137432154804404931671206564681457")
    KNOWN(normal_cdf, -25.0, "3.05669670638256091640274867126154453e-138", "7.6539297364193926596496898865163833e-137")
    KNOWN(normal_pdf, 0.75, "0.301137432154804404931671206564681457", "-0.225853074116103303698753404923511093")
    KNOWN(normal_pdf, -25.0, "7.6539297364193926596496898865163833e-137", "1.91348243410484816491242247162909583e-135")
};
#undef KNOWN
// clang-format on

tape tape_of(op o) {
  tape f = record(activation<"f">([](auto x) { return -x; }, input<"x">));
  f.name = describe(o).name;
  f.code.back().operation = o;
  return f;
}

BOOST_AUTO_TEST_CASE(values_and_slopes_have_30_digits) {
  for (const known& k : table) {
    const tape f = tape_of(k.operation);
    const double x[] = {k.x};
    BOOST_TEST_CONTEXT(f.name << " at " << k.x) {
      BOOST_TEST(distance(evaluate(f, {x}), k.value) < target);
      BOOST_TEST(distance(evaluate(f, {x}, derivative(1)), k.slope) < target);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_table_has_every_smooth_function_of_one_argument) {
  std::set<op> missing;
  for (const operation& o : operations)
    if (o.kind == kind::function && o.operands == 1)
      missing.insert(o.id);
  for (const op other : {op::abs, op::sign, op::floor, op::round, op::step, op::stop_gradient, op::maximum})
    missing.erase(other);
  for (const known& k : table)
    missing.erase(k.operation);
  for (const op o : missing)
    BOOST_ERROR(describe(o).name << " is not in the table");
}

BOOST_AUTO_TEST_CASE(higher_derivatives_are_differences_of_the_value) {
  for (const known& k : table) {
    if (!(std::fabs(k.x) > 0.1 && std::fabs(k.x) < 10) || std::fabs(1 - std::fabs(k.x)) < 1e-2)
      continue;
    const tape f = tape_of(k.operation);
    evaluator e(f);
    const double x[] = {k.x};
    for (int order = 1; order <= 3; ++order)
      BOOST_TEST_CONTEXT(f.name << " at " << k.x << ", order " << order) {
        const double expected = difference(e, {k.x}, order),
                     y = static_cast<double>(e.ask({x}, derivative(order)));
        BOOST_TEST(std::fabs(y - expected) <= 1e-6 * std::fabs(expected) + 1e-8);
      }
  }
}

BOOST_AUTO_TEST_CASE(powers) {
  const tape cubed = record(activation<"f">([](auto x) { return pow(x, 3); }, input<"x">));
  const tape inverse = record(activation<"f">([](auto x) { return pow(x, -2); }, input<"x">));
  const tape root = record(activation<"f">([](auto x) { return pow(x, 1.5_c); }, input<"x">));
  const tape general =
      record(activation<"f">([](auto x, auto y) { return pow(x, y); }, input<"x">, input<"y">));
  const double minus_two[] = {-2}, zero[] = {0}, four[] = {4}, pair[] = {2, 3};
  BOOST_TEST(same(evaluate(cubed, {minus_two}), -8));
  BOOST_TEST(same(evaluate(cubed, {minus_two}, derivative(2)), -12));
  BOOST_TEST(same(evaluate(cubed, {zero}, derivative(3)), 6));
  BOOST_TEST(same(evaluate(inverse, {minus_two}, derivative(1)), 0.25));
  BOOST_TEST(same(evaluate(root, {four}), 8));
  BOOST_TEST(same(evaluate(root, {four}, derivative(1)), 3));
  BOOST_TEST(same(evaluate(root, {four}, derivative(2)), 0.375));
  BOOST_TEST(same(evaluate(root, {zero}, derivative(1)), 0));
  BOOST_TEST(evaluate(root, {zero}, derivative(2)).high == infinity);
  const tape square = record(activation<"f">([](auto x) { return pow(x, 2_c); }, input<"x">));
  BOOST_TEST(same(evaluate(square, {zero}, derivative(2)), 2));
  BOOST_TEST(same(evaluate(square, {zero}, derivative(3)), 0));
  BOOST_TEST(distance(evaluate(general, {pair}), "8") < target);
  BOOST_TEST(distance(evaluate(general, {pair}, partial(0)), "12") < target);
  BOOST_TEST(distance(evaluate(general, {pair}, partial(1)), "5.54517744447956247533785697166541288") <
             target); // 8 log 2
  BOOST_TEST(distance(evaluate(general, {pair}, mixed(0, 1)), "12.3177661667193437130067854574981193") <
             target); // 4 + 12 log 2
}

// exp(1e38) is no MPFR number; what matters is which of two such numbers dominates.
BOOST_AUTO_TEST_CASE(beyond_the_exponents_of_mpfr) {
  const tape logistic = record(activation<"f">([](auto x) { return x / (1_c + exp(-x)); }, input<"x">));
  const tape quotient = record(activation<"f">([](auto x) { return exp(x) / exp(2 * x); }, input<"x">));
  const tape ratio = record(activation<"f">([](auto x) { return sinh(x) / cosh(x); }, input<"x">));
  const tape one =
      record(activation<"f">([](auto x) { return exp(x) * exp(2 * x) / exp(3 * x); }, input<"x">));
  const tape mills = record(activation<"f">([](auto x) { return normal_pdf(x) / normal_cdf(x); }, input<"x">));
  const tape likely = record(activation<"f">([](auto x) { return when(normal_cdf(x) > 0, 1, 2); }, input<"x">));
  const tape swift = record(activation<"f">([](auto x) { return -x * exp(x); }, input<"x">));
  for (const double x : {1e19, 1e38, 1e300}) {
    const double right[] = {x}, left[] = {-x};
    for (int order = 0; order <= 3; ++order)
      BOOST_TEST(evaluate(swift, {right}, derivative(order)).high == -infinity);
    BOOST_TEST(evaluate(mills, {left}).high == x);
    BOOST_TEST(evaluate(mills, {left}, derivative(1)).high == -1);
    BOOST_TEST(evaluate(likely, {left}).high == 1);
    for (int order = 0; order <= 3; ++order) {
      BOOST_TEST(evaluate(logistic, {left}, derivative(order)).high == 0);
      BOOST_TEST(evaluate(logistic, {right}, derivative(order)).high == (order == 0   ? x
                                                                         : order == 1 ? 1
                                                                                      : 0));
      BOOST_TEST(evaluate(quotient, {right}, derivative(order)).high == 0);
      BOOST_TEST(evaluate(ratio, {left}, derivative(order)).high == (order == 0 ? -1 : 0));
    }
    BOOST_CHECK_THROW(evaluate(one, {right}), uncertain); // rather than a wrong number
  }
}

} // namespace
