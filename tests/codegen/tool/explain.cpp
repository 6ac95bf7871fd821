// SPDX-License-Identifier: Apache-2.0
// slope explain: derivatives as text and as what else there is, the data sheet, refusals.
#define BOOST_TEST_MODULE "codegen/tool/explain"
#include <boost/test/unit_test.hpp>

#include "fakes.hpp"

using fakes::folder, fakes::refused, fakes::result, fakes::says;

BOOST_FIXTURE_TEST_CASE(explain_one, folder) {
  const auto prints = [&](std::vector<std::string> words, const std::string& text) {
    words.insert(words.begin(), "explain");
    const result r = run(words);
    BOOST_TEST(r.code == 0);
    BOOST_TEST(r.out == text);
  };
  prints({"silu", "--order", "0"}, "x * sigmoid(x)\n");
  prints({"silu", "--format", "text"}, "x * sigmoid(x)\n");
  prints({"prelu", "--order", "1"}, "when(x > 0, 1, a)\n");
  prints({"prelu", "--wrt", "a"}, "when(x > 0, 0, x)\n");
  prints({"prelu", "--wrt", "a", "--order", "2"}, "0\n");
  prints({"swiglu", "--wrt", "value"}, "gate * sigmoid(gate)\n");
  prints({"leaky_relu", "--wrt", "alpha", "--order", "1", "--format", "text"}, "when(x > 0, 0, x)\n");
}

BOOST_FIXTURE_TEST_CASE(explain_in_every_format, folder) {
  for (const auto& [format, words] :
       {std::pair{"latex", "\\begin{cases}"}, {"mathml", "<math xmlns"}, {"dot", "digraph"}}) {
    const result r = run({"explain", "prelu", "--format", format});
    BOOST_TEST(r.code == 0);
    BOOST_TEST(r.err == "");
    BOOST_TEST(says(r.out, words));
    BOOST_TEST(run({"explain", "prelu", "--format", format, "--wrt", "a"}).out != r.out);
  }
}

BOOST_FIXTURE_TEST_CASE(explain_a_kernel, folder) {
  const result r = run({"explain", "leaky_relu", "--format", "stmt", "--order", "1"});
  BOOST_TEST(r.code == 0);
  for (const char* words : {"produce leaky_relu_avx2", "leaky_relu_avx2_alpha", "for (", "predicate ("})
    BOOST_TEST(says(r.out, words));
  const result half = run({"explain", "leaky_relu", "--format", "stmt", "--type", "bf16"});
  BOOST_TEST(half.code == 0);
  BOOST_TEST(says(half.out, "uint16"));
}

BOOST_FIXTURE_TEST_CASE(explain_all, folder) {
  const result r = run({"explain", "prelu"});
  BOOST_TEST(r.code == 0);
  for (const char* words :
       {"prelu(x, a)\n", "formula      when(x > 0, x, a * x)\n", "derivative   by x: when(x > 0, 1, a)\n",
        "             by a: when(x > 0, 0, x)\n", "shape        channelwise\n",
        "parameters   a = 0.25 at the start, learned", "derivative --order 2 f32 fast cpu\n",
        "forward              f32 fast cpu, f64 fast cpu, f16 fast cpu, bf16 fast cpu\n"})
    BOOST_TEST(says(r.out, words));
}

BOOST_FIXTURE_TEST_CASE(explain_what_is_proven, folder) {
  const result silu = run({"explain", "silu"}), prelu = run({"explain", "prelu"}), maxout = run({"explain", "maxout"});
  for (const char* words : {"proven       values in [-0.2784645427610", ", inf)\n             neither even nor odd\n",
                            "falls on (-inf, -1.27846454", "rises on [-1.27846454", "|f(x) - f(y)| <= 1.09983932012886"})
    BOOST_TEST(says(silu.out, words));
  for (const char* words : {"values in (-inf, inf)", "rises on (-inf, inf)", "|f(x) - f(y)| <= 1 |x - y|"})
    BOOST_TEST(says(prelu.out, words));
  for (const char* words : {"even or odd: unknown", "Lipschitz constant: unknown"})
    BOOST_TEST(says(maxout.out, words));
}

BOOST_FIXTURE_TEST_CASE(explain_how_it_is_computed, folder) {
  const auto computed = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"explain", "prelu"});
    const result r = run(words);
    BOOST_TEST(r.code == 0, r.err);
    return r.out.substr(r.out.find("computed"));
  };
  const std::string others = "             the other types and accuracies: --type TYPE, --accuracy\n";
  BOOST_TEST(computed({}) == "computed     forward       f32   fast  plainly\n" + others);
  BOOST_TEST(computed({"--type", "bf16"}) == "computed     derivative 1  bf16  fast  plainly too\n" + others);
}

BOOST_FIXTURE_TEST_CASE(explain_what_is_measured, folder) {
  const result r = run({"explain", "prelu", "--accuracy"});
  BOOST_TEST(r.code == 0, r.out << r.err);
  BOOST_TEST(r.err == ""); // no progress in a pipe
  const std::string found = r.out.substr(r.out.find("measured"));
  for (const char* words : {"measured     form          of     number     inputs  max ULP  at", "\n             forward       f      f32 fast ",
                            "\n             backward      df/da  bf16 fast ", "\n             derivative 2  f''    f32 fast ",
                            "f32 exact: there are no kernels\n", "f64 exact: there are no kernels\n",
                            "f16 exact: the fast kernels serve for it\n"})
    BOOST_TEST(says(found, words));
  BOOST_TEST(found.find("NO") == std::string::npos);
  const result half = run({"explain", "prelu", "--accuracy", "fast", "--type", "f16"}, [] {
    fakes::spoil = [](const slope_kernel& k, double v) { return k.form == std::string_view("derivative") ? 0 : v; };
  });
  BOOST_TEST(half.code == 1);
  BOOST_TEST(says(half.out, "f' of derivative 1 f16 fast does not hold: an error of "));
  BOOST_TEST(half.out.find("f32 exact") == std::string::npos);
  const result fire = run({"explain", "prelu", "--accuracy", "--type", "f16"}, [] { fakes::error_message = "on fire"; });
  BOOST_TEST(says(fire.out, "measured     f16 fast: not measured: on fire\n"));
}

BOOST_FIXTURE_TEST_CASE(explain_refuses, folder) {
  BOOST_TEST(refused(run({"explain", "slu"}), {"no function is called slu (did you mean silu?)"}));
  BOOST_TEST(refused(run({"explain", "swiglu", "--wrt", "vlaue"}),
                     {"swiglu has no argument vlaue (did you mean value?); there are: gate, value"}));
  BOOST_TEST(refused(run({"explain", "silu", "--format", "txt"}),
                     {"no format is called txt (did you mean text?); there are: text, latex, mathml, dot, stmt"}));
  BOOST_TEST(refused(run({"explain", "silu", "--format", "stmt", "--order", "4"}), {"of the value and of the derivatives of order 1, 2 and 3"}));
  BOOST_TEST(refused(run({"explain", "prelu", "--format", "stmt", "--wrt", "a"}), {"derivatives by x only"}));
  BOOST_TEST(refused(run({"explain", "silu", "--format", "stmt", "--type", "f61"}), {"no type is called f61; there are: f32, f64, f16, bf16"}));
  BOOST_TEST(refused(run({"explain", "silu", "--format", "stmt", "--type", "f64", "--accuracy", "exact"}), {"there are no exact kernels of f64"}));
  BOOST_TEST(refused(run({"explain", "silu", "--type", "f61"}), {"no type is called f61 (did you mean f64?); there are: f32, f64"}));
  BOOST_TEST(refused(run({"explain", "silu", "--accuracy", "fats"}), {"no accuracy is called fats (did you mean fast?)"}));
  BOOST_TEST(refused(run({"explain", "silu", "--order", "-1"}), {"0 or more, not -1"}));
  BOOST_TEST(refused(run({"explain", "silu", "--order", "40"}), {"lower --order"}));
}
