// SPDX-License-Identifier: Apache-2.0
// What the emitters write: first lines, declarations, literals, names; and the descriptions that they refuse.
#define BOOST_TEST_MODULE "codegen/emit/text"
#include "example.hpp"

#include <slope/codegen/emit/text.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace example;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

template <typename Change> std::string refusal(Change change) {
  library l = of("t");
  change(l);
  try {
    table(l);
  } catch (const std::invalid_argument& e) {
    return e.what();
  }
  return "accepted";
}

} // namespace

BOOST_AUTO_TEST_CASE(first_line_is_the_command) {
  const library l = of("t");
  const std::string first = "/* Written by: slope_generate --example */\n";
  for (const std::string& text : {c_header(l), cpp_header(l), table(l), exports(l)})
    BOOST_TEST(text.rfind(first, 0) == 0);
  BOOST_TEST(nlohmann::json::parse(catalogue_json(l))["written_by"] == "slope_generate --example");
}

BOOST_AUTO_TEST_CASE(declarations) {
  const std::string h = c_header(of("t"));
  for (const char* line :
       {"slope_status t_twice_forward_f32(const float* x, float* y, size_t n);",
        "slope_status t_twice_derivative_1_f32(const float* x, float* y, size_t n);",
        "slope_status t_twice_forward_f16(const uint16_t* x, uint16_t* y, size_t n);",
        "slope_status t_twice_forward_f32_exact(const float* x, float* y, size_t n);",
        "slope_status t_twice_forward_f32_opencl(const float* x, float* y, size_t n);",
        "slope_status t_scale_forward_f32(const float* x, float alpha, float* y, size_t n);",
        "slope_status t_register_forward_f32(const float* x, float default_, float* y, size_t n);",
        "slope_status t_prelu_backward_f32(const float* x, const float* a, const float* dy, float* dx, "
        "float* da, slope_shape shape);",
        "slope_status t_maxout_forward_f32(const float* x, float* y, slope_shape shape);",
        "Defaults: alpha = 0.1.", "/* twice: 2*x / * not * /", "without k: y. Not in place."})
    BOOST_TEST(has(h, line), line);
}

BOOST_AUTO_TEST_CASE(methods) {
  kernel k;
  k.form = "derivative";
  k.order = 2;
  k.type = "bf16";
  k.accuracy = "exact";
  k.target = "cuda";
  BOOST_TEST(method_name(k) == "derivative_2_bf16_exact_cuda");
  BOOST_TEST(kernel_symbol("p", "silu", k) == "p_silu_derivative_2_bf16_exact_cuda");
}

BOOST_AUTO_TEST_CASE(literals) {
  BOOST_TEST(literal("a\"b\\c") == "\"a\\\"b\\\\c\"");
  BOOST_TEST(literal("one\ntwo\n") == "\"one\\n\"\n    \"two\\n\"");
  BOOST_TEST(literal("?"
                     "?!") == "\"\\?\\?!\"");
  BOOST_TEST(number(0.1) == "0.1");
  BOOST_TEST(number(-INFINITY) == "-__builtin_inf()");
  BOOST_TEST(number(NAN) == "__builtin_nan(\"\")");
}

BOOST_AUTO_TEST_CASE(catalogue) {
  const auto json = nlohmann::json::parse(catalogue_json(of("t")));
  BOOST_TEST(json["functions"].size() == 5);
  const auto& scale = json["functions"][1]["kernels"][0];
  BOOST_TEST(scale["symbol"] == "t_scale_forward_f32");
  BOOST_TEST(scale["arguments"][1]["role"] == "scalar");
  BOOST_TEST(scale["arguments"][1]["default"] == 0.1);
  BOOST_TEST(scale["functions"] == 1);
  BOOST_TEST(scale["divisions"] == 2);
}

BOOST_AUTO_TEST_CASE(refusals) {
  BOOST_TEST(refusal([](library&) {}) == "accepted");
  BOOST_TEST(refusal([](library& l) { l.prefix = "a-b"; }) == "\"a-b\" is no prefix for C names");
  BOOST_TEST(refusal([](library& l) { l.activations[1].name = "twice"; }) ==
             "two activations are called twice");
  BOOST_TEST(refusal([](library& l) { l.activations[0].shape = "round"; }) == "twice: unknown shape round");
  BOOST_TEST(refusal([](library& l) { l.activations[0].kernels[0].rows = {}; }) ==
             "t_twice_forward_f32: there is no pipeline");
  BOOST_TEST(refusal([](library& l) { l.activations[0].kernels[0].arguments.push_back(x); }) ==
             "t_twice_forward_f32: two arguments are called x");
  BOOST_TEST(refusal([](library& l) { l.activations[3].shape = "elementwise"; }) ==
             "t_prelu_backward_f32: a is learned, but a function of shape elementwise has no channels");
  BOOST_TEST(refusal([](library& l) { l.activations[0].kernels[1].symbol = "t_twice_forward_f32"; }) ==
             "two kernels are called t_twice_forward_f32");
}
