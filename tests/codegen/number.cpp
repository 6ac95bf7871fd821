// SPDX-License-Identifier: Apache-2.0
// What kernels are made for: the product of types and accuracies, less what the contract does not tell apart.
#define BOOST_TEST_MODULE "codegen/number"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/number.hpp>

#include <stdexcept>

namespace {
using namespace slope::codegen;

std::string words(const std::vector<std::string>& types, const std::vector<std::string>& accuracies) {
  std::string all;
  for (const number& n : numbers_of(types, accuracies)) all += std::string(type_name(n)) + " " + std::string(accuracy_name(n)) + ", ";
  return all;
}

std::string refusal(const std::vector<std::string>& types, const std::vector<std::string>& accuracies) try {
  return words(types, accuracies);
} catch (const std::invalid_argument& why) {
  return why.what();
}
}  // namespace

BOOST_AUTO_TEST_CASE(products) {
  BOOST_TEST(words({"f32"}, {"fast"}) == "f32 fast, ");
  BOOST_TEST(words({"f32", "f64", "f16", "bf16"}, {"fast", "exact"}) == "f32 fast, f32 exact, f64 fast, f16 fast, bf16 fast, ");
  BOOST_TEST(words({"bf16", "f32"}, {"exact"}) == "bf16 fast, f32 exact, ");
  BOOST_TEST(words({"f32", "f32"}, {"fast", "fast"}) == "f32 fast, ");
}

BOOST_AUTO_TEST_CASE(refusals) {
  BOOST_TEST(refusal({"f61"}, {"fast"}) == "no type is called f61; there are: f32, f64, f16, bf16");
  BOOST_TEST(refusal({"f32"}, {"nearly"}) == "no accuracy is called nearly; there are: fast, exact");
  BOOST_TEST(refusal({"f32", "f64"}, {"exact"}) == "there are no exact kernels of f64: add fast, or leave f64 out");
}

BOOST_AUTO_TEST_CASE(where_one_kernel_serves_for_both_accuracies) {
  BOOST_TEST(fast_is_exact(oracle::f16));
  BOOST_TEST(fast_is_exact(oracle::bf16));
  BOOST_TEST(!fast_is_exact(oracle::f32));
  BOOST_TEST(!fast_is_exact(oracle::f64));
}
