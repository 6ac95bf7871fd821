// SPDX-License-Identifier: Apache-2.0
// Which derivative each output of a kernel must be.
#define BOOST_TEST_MODULE "codegen/tool/claim"
#include <slope/codegen/tool/claim.hpp>

#include <boost/test/unit_test.hpp>

#include "fakes.hpp"

namespace oracle = slope::codegen::oracle;
using slope::tool::claims_of;

namespace {

// "dx f', da df/da": what the claims of a kernel with these outputs are about.
std::string claimed(const auto& activation, const char* form, int order,
                    const std::vector<const char*>& outputs) {
  const auto d = slope::codegen::definition_of(activation);
  std::vector<slope_argument> arguments = {{"x", slope_input, 0}, {"dy", slope_cotangent, 0}};
  for (const char* name : outputs)
    arguments.push_back({name, slope_output, 0});
  const slope_kernel k = {"symbol",         form,    "f32", "fast", "cpu", order, arguments.size(),
                          arguments.data(), nullptr, 0,     0};
  std::string text;
  for (const auto& c : claims_of(d, k))
    text += (text.empty() ? "" : ", ") + c.output + " " + c.what;
  return text;
}

oracle::query asked(const auto& activation, const char* form, int order, const char* output) {
  const auto d = slope::codegen::definition_of(activation);
  const slope_argument argument = {output, slope_output, 0};
  const slope_kernel k = {"symbol", form, "f32", "fast", "cpu", order, 1, &argument, nullptr, 0, 0};
  return claims_of(d, k).at(0).query;
}

} // namespace

BOOST_AUTO_TEST_CASE(plain_derivatives) {
  using slope::activations::silu;
  BOOST_TEST(claimed(silu, "forward", 0, {"y"}) == "y f");
  BOOST_TEST(claimed(silu, "derivative", 1, {"y"}) == "y f'");
  BOOST_TEST(claimed(silu, "derivative", 3, {"y"}) == "y f'''");
  BOOST_TEST((asked(silu, "derivative", 3, "y") == oracle::derivative(3)));
}

BOOST_AUTO_TEST_CASE(products_with_cotangents_of_1) {
  using slope::activations::prelu;
  BOOST_TEST(claimed(prelu, "forward_backward", 0, {"y", "dx", "da"}) == "y f, dx f', da df/da");
  BOOST_TEST(claimed(prelu, "double_backward", 0, {"gx", "ga", "gdy"}) == "gx f'', ga df'/da, gdy f'");
  BOOST_TEST((asked(prelu, "backward", 0, "da") == oracle::partial(1)));
  BOOST_TEST((asked(prelu, "double_backward", 0, "ga") == oracle::mixed(0, 1)));
  BOOST_TEST((asked(prelu, "double_backward", 0, "gdy") == oracle::derivative(1)));
}

BOOST_AUTO_TEST_CASE(sums_of_several_are_left_out) {
  BOOST_TEST(claimed(fakes::swiglu, "backward", 0, {"dgate", "dvalue"}) == "dgate f', dvalue df/dvalue");
  BOOST_TEST(claimed(fakes::swiglu, "double_backward", 0, {"ggate", "gvalue", "gdy"}) == "");
  BOOST_TEST(claimed(slope::activations::maxout, "double_backward", 0, {"gx", "gdy"}) == "gx f''");
}
