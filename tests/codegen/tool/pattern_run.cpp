// SPDX-License-Identifier: Apache-2.0
// Kernels on bit patterns: the numbers are those of the kernel, and a digest tells any two results apart.
#define BOOST_TEST_MODULE "codegen/tool/pattern_run"
#include <slope/codegen/tool/pattern_run.hpp>

#include <bit>
#include <cmath>

#include <boost/test/unit_test.hpp>

#include "fakes.hpp"

using namespace slope::tool;

namespace {

const inventory all{slope::codegen::definitions(fakes::catalogue), fakes::functions};

pattern_run made(const char* name, std::string_view form, std::string_view type,
                 std::initializer_list<double> others, std::size_t output = 0) {
  const auto& d = all.definition(name);
  const slope_function& f = *fakes::functions.find(name);
  for (std::size_t i = 0; i < f.kernel_count; ++i)
    if (f.kernels[i]->form == form && f.kernels[i]->type == type)
      return {all, d, claims_of(d, *f.kernels[i])[output], std::vector(others)};
  throw std::logic_error("no such kernel");
}

} // namespace

BOOST_AUTO_TEST_CASE(numbers) {
  pattern_run scalar = made("leaky_relu", "forward", "f32", {0.125}),
              learned = made("prelu", "forward", "f32", {0.125}),
              derivative = made("prelu", "derivative", "f32", {0.125});
  const auto bits = [](float x) -> std::uint64_t { return std::bit_cast<std::uint32_t>(x); };
  const std::uint64_t patterns[] = {bits(-2), bits(3), bits(-0x1p-149f)};
  const std::vector<double> expected{-0.25, 3, 0}, slopes{0.125, 1, 0.125};
  for (pattern_run* run : {&scalar, &learned}) {
    run->on(patterns);
    BOOST_TEST(run->numbers() == expected, boost::test_tools::per_element());
  }
  derivative.on(patterns);
  BOOST_TEST(derivative.numbers() == slopes, boost::test_tools::per_element());
  scalar.on(bits(1), 2);
  BOOST_TEST((scalar.numbers() == std::vector<double>{1, 1 + 0x1p-23}));
}

BOOST_AUTO_TEST_CASE(sixteen_bits) {
  pattern_run f16 = made("prelu", "forward", "f16", {0.25}), bf16 = made("prelu", "forward", "bf16", {0.25});
  f16.on(0x3c00, 1), bf16.on(0x3f80, 1);
  BOOST_TEST((f16.numbers()[0] == 1 && bf16.numbers()[0] == 1));
  f16.on(0xc000, 1), bf16.on(0xc000, 1);
  BOOST_TEST((f16.numbers()[0] == -0.5 && bf16.numbers()[0] == -0.5));
}

BOOST_AUTO_TEST_CASE(beside_a_second_input) {
  const auto numbers = [](pattern_run& run, std::uint64_t first, std::size_t count) {
    run.on(first, count);
    return run.numbers();
  };
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  const auto close = [](double y, double exact) {
    return std::fabs(y - exact) <= 0x1p-11 * std::fabs(exact);
  };
  pattern_run f = made("swiglu", "forward", "f16", {2}), by_gate = made("swiglu", "backward", "f16", {2}, 0),
              by_value = made("swiglu", "backward", "f16", {2}, 1);
  for (const double value : {2.0, -3.0}) {
    for (pattern_run* run : {&f, &by_gate, &by_value})
      run->beside(std::vector{value});
    for (const std::size_t count : {1u, 2u}) { // 1, and the number after it
      BOOST_TEST(close(numbers(f, 0x3c00, count)[0], sigmoid(1) * value));
      BOOST_TEST(close(numbers(by_gate, 0x3c00, count)[0], value * (sigmoid(1) + sigmoid(1) * sigmoid(-1))));
      BOOST_TEST(close(numbers(by_value, 0x3c00, count)[0], sigmoid(1)));
    }
    BOOST_TEST(f.numbers()[1] != f.numbers()[0]);
  }
}

// Each has its own number, in the order of the definition.
BOOST_AUTO_TEST_CASE(beside_a_scalar_and_a_learned_parameter) {
  using namespace slope::literals;
  constexpr auto line =
      slope::activation<"line">([](auto x, auto s, auto a) { return x * s + a; }, slope::input<"x">,
                                slope::scalar<"s">(1_c), slope::learned<"a">(1_c));
  const auto d = slope::codegen::definition_of(line);
  fakes::kernel k{
      {},
      &d,
      "line",
      {{"x", slope_input, 0}, {"a", slope_learned, 1}, {"s", slope_scalar, 1}, {"y", slope_output, 0}}};
  static_cast<slope_kernel&>(k) = {"line",        "forward",     "f32",       "fast", "cpu", 0,
                                   k.list.size(), k.list.data(), fakes::call, 2,      1};
  pattern_run run(all, d, {"f", &k, "y"}, std::vector{3.0, 5.0});
  run.on(0x40000000, 1);
  BOOST_TEST(run.numbers()[0] == 11); // 2 * 3 + 5
}

BOOST_AUTO_TEST_CASE(sums_of_digests) {
  digest_sum a, b, c, d;
  a.add(0, 1), a.add(1, 2);
  b.add(1, 2), c.add(0, 1);
  b.merge(c); // in any order
  BOOST_TEST(a.sum == b.sum);
  d.add(0, 2), d.add(1, 1); // but not in any place
  BOOST_TEST(a.sum != d.sum);
}
