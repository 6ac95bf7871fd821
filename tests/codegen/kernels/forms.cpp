// SPDX-License-Identifier: Apache-2.0
// What the forms take and give, and the type in which they are computed.
#define BOOST_TEST_MODULE "codegen/kernels/forms"
#include <boost/test/unit_test.hpp>

#include <slope/dsl/activations/all.hpp>

#include "codegen/normalise/interpret.hpp"
#include "textbook_forms.hpp"

using slope::codegen::definition_of;
using slope::codegen::form;
using slope::codegen::number;
namespace oracle = slope::codegen::oracle;

namespace {

bool has_cotangent(const form& f) {
  return std::any_of(f.arguments.begin(), f.arguments.end(), [](const auto& a) { return a.role == slope_cotangent; });
}

}  // namespace

// float32 times float32 is exact in float64.
BOOST_AUTO_TEST_CASE(products_with_a_cotangent_are_rounded_once) {
  for (const auto& d : {definition_of(slope::activations::silu), definition_of(slope::activations::prelu)})
    for (const form& f : kernels::textbook_forms(d, {oracle::f32, oracle::tier::exact})) BOOST_TEST(f.working == (has_cotangent(f) ? 64 : 32), d.name << " " << f.name);
  for (const form& f : kernels::textbook_forms(definition_of(slope::activations::silu), {oracle::f32, oracle::tier::fast})) BOOST_TEST(f.working == 32, f.name);
}

BOOST_AUTO_TEST_CASE(values) {
  const auto d = definition_of(slope::activations::prelu);  // a x below 0
  const auto run = [](const form& f, const std::vector<double>& arguments) { return interpreting::interpret<double>(f.element, arguments); };
  const auto is = [](const std::vector<double>& got, const std::vector<double>& wanted) { BOOST_TEST(got == wanted, boost::test_tools::per_element()); };
  for (const form& f : kernels::textbook_forms(d, {})) {
    if (f.name == "forward") is(run(f, {-3, 0.5, 0}), {-1.5});
    if (f.name == "backward") is(run(f, {-3, 0.5, 2, 0, 0}), {1, -6});                 // x a dy: dx da
    if (f.name == "forward_backward") is(run(f, {-3, 0.5, 2, 0, 0, 0}), {-1.5, 1, -6});
    if (f.name == "double_backward") is(run(f, {-3, 0.5, 2, 4, 0, 0, 0}), {0, 8, 2});  // x a dy ddx: gx ga gdy
    if (f.name == "derivative") is(run(f, {-3, 0.5, 0}), {f.order == 1 ? 0.5 : 0});
  }
}

BOOST_AUTO_TEST_CASE(nan_stays) {
  for (const form& f : kernels::textbook_forms(definition_of(slope::activations::relu), {}))
    if (f.name == "forward") BOOST_TEST(std::isnan(interpreting::interpret<double>(f.element, {std::nan(""), 0})[0]));
}
