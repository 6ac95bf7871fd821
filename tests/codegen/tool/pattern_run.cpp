// SPDX-License-Identifier: Apache-2.0
// Kernels on bit patterns: the numbers are those of the kernel, and a digest tells any two results apart.
#define BOOST_TEST_MODULE "codegen/tool/pattern_run"
#include <slope/codegen/tool/pattern_run.hpp>

#include <bit>

#include <boost/test/unit_test.hpp>

#include "fakes.hpp"

using namespace slope::tool;

namespace {

const inventory all{slope::codegen::definitions(fakes::catalogue), fakes::functions};

const slope_kernel& kernel(const char* name, std::string_view form, std::string_view type) {
  const slope_function& f = *fakes::functions.find(name);
  for (std::size_t i = 0; i < f.kernel_count; ++i)
    if (f.kernels[i]->form == form && f.kernels[i]->type == type)
      return *f.kernels[i];
  throw std::logic_error("no such kernel");
}

} // namespace

BOOST_AUTO_TEST_CASE(functions_of_one_input) {
  std::vector<std::string> found;
  for (const auto& d : all.definitions)
    if (has_one_input(d))
      found.push_back(d.name);
  const std::vector<std::string> expected{"silu", "leaky_relu", "prelu"};
  BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(numbers) {
  const double slope[] = {0.125};
  pattern_run scalar(all, all.definition("leaky_relu"), kernel("leaky_relu", "forward", "f32"), slope),
      learned(all, all.definition("prelu"), kernel("prelu", "forward", "f32"), slope),
      derivative(all, all.definition("prelu"), kernel("prelu", "derivative", "f32"), slope);
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
  const double slope[] = {0.25};
  pattern_run f16(all, all.definition("prelu"), kernel("prelu", "forward", "f16"), slope),
      bf16(all, all.definition("prelu"), kernel("prelu", "forward", "bf16"), slope);
  f16.on(0x3c00, 1), bf16.on(0x3f80, 1);
  BOOST_TEST((f16.numbers()[0] == 1 && bf16.numbers()[0] == 1));
  f16.on(0xc000, 1), bf16.on(0xc000, 1);
  BOOST_TEST((f16.numbers()[0] == -0.5 && bf16.numbers()[0] == -0.5));
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
