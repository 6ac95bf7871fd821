// SPDX-License-Identifier: Apache-2.0
// MathML, word for word; and well formed: tags close in order, and fractions, powers and roots have two children.
#define BOOST_TEST_MODULE "dsl/print/mathml"
#include <boost/hana/for_each.hpp>
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/print/mathml.hpp>

#include "every_operation.hpp"

using namespace slope::activations;
using slope::to_mathml;

namespace {

// Reads one element from `at` on; the number of its children, or -1 where it is not well formed.
int read_element(std::string_view xml, std::size_t& at) {
  const std::size_t close = xml.find('>', at);
  if (xml[at] != '<' || close == xml.npos) return -1;
  const std::string_view tag = xml.substr(at + 1, close - at - 1), name = tag.substr(0, tag.find(' '));
  const std::string end = "</" + std::string(name) + ">";
  int children = 0;
  for (at = close + 1; at < xml.size() && xml.substr(at, end.size()) != end; ++children) {
    if (xml[at] == '<') {
      if (read_element(xml, at) < 0) return -1;
    } else {
      const std::size_t next = xml.find('<', at);
      const std::string_view characters = xml.substr(at, next - at);
      if (name[0] != 'm' || characters.find('>') != characters.npos) return -1;
      for (std::size_t i = characters.find('&'); i != characters.npos; i = characters.find('&', i + 1))
        if (characters.find(';', i) == characters.npos) return -1;
      at = next;
    }
  }
  if (at >= xml.size()) return -1;
  at += end.size();
  const bool pair = name == "mfrac" || name == "msup" || name == "msub" || name == "mroot" || name == "munder";
  return pair && children != 2 ? -1 : children;
}

bool well_formed(std::string_view xml) {
  std::size_t at = 0;
  return read_element(xml, at) == 1 && at == xml.size();
}

std::string inside(const std::string& math) {
  const std::string head = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">", tail = "</math>";
  BOOST_TEST(math.rfind(head, 0) == 0u);
  return math.substr(head.size(), math.size() - head.size() - tail.size());
}

const std::string tanh_softplus = "<mrow><mi>tanh</mi><mo>&#8289;</mo><mrow><mo>(</mo><mrow><mi>softplus</mi><mo>&#8289;</mo><mrow><mo>(</mo>"
                                  "<mi>x</mi><mo>)</mo></mrow></mrow><mo>)</mo></mrow></mrow>";

}  // namespace

BOOST_AUTO_TEST_CASE(derivatives_word_for_word) {
  BOOST_TEST(inside(to_mathml<1>(mish)) ==
             "<mrow>" + tanh_softplus + "<mo>+</mo><mrow><mi>x</mi><mo>&#8901;</mo><mrow><mrow><mo>(</mo><mrow><mn>1</mn><mo>-</mo><msup>" +
                 tanh_softplus + "<mn>2</mn></msup></mrow><mo>)</mo></mrow><mo>&#8901;</mo><mrow><mi>&#963;</mi><mo>&#8289;</mo><mrow>"
                                 "<mo>(</mo><mi>x</mi><mo>)</mo></mrow></mrow></mrow></mrow></mrow>");
  BOOST_TEST(inside(to_mathml<1>(prelu)) ==
             "<mrow><mo>{</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mtext>if&#160;</mtext><mrow><mi>x</mi><mo>&gt;</mo><mn>0</mn></mrow></mtd></mtr>"
             "<mtr><mtd><mi>a</mi></mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable></mrow>");
  BOOST_TEST(inside(to_mathml<1>(elu)).find("<mrow><mi>&#945;</mi><mo>&#8901;</mo><msup><mi>e</mi><mi>x</mi></msup></mrow>") != std::string::npos);
  BOOST_TEST(inside(to_mathml<1>(gelu)) ==
             "<mrow><mrow><mi>&#934;</mi><mo>&#8289;</mo><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow></mrow><mo>+</mo><mrow><mi>x</mi><mo>&#8901;</mo>"
             "<mrow><mi>&#966;</mi><mo>&#8289;</mo><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow></mrow></mrow></mrow>");
}

BOOST_AUTO_TEST_CASE(the_check_itself_can_fail) {
  BOOST_TEST(well_formed("<math><mi>x</mi></math>"));
  for (const char* bad : {"<math><mi>x</math>", "<math><mi>x</mi>", "<math><mfrac><mi>x</mi></mfrac></math>", "<math><mo>&</mo></math>",
                          "<math><mi>x</mi></math></math>", "<math><mo>></mo></math>"})
    BOOST_TEST(!well_formed(bad), bad);
}

BOOST_AUTO_TEST_CASE(operations_differ_and_are_well_formed) {
  const auto printed = every_operation([](const slope::graph& g) { return to_mathml(g, slope::usual_names); });
  BOOST_TEST(printed.size() == slope::operation_count);
  for (const auto& mathml : printed) BOOST_TEST(well_formed(mathml), mathml);
}

BOOST_AUTO_TEST_CASE(every_activation_is_well_formed) {
  boost::hana::for_each(catalogue, [](const auto& f) {
    BOOST_TEST(well_formed(to_mathml(f)), f.name);
    BOOST_TEST(well_formed(to_mathml<2>(f)), f.name);
  });
}

BOOST_AUTO_TEST_CASE(names_are_letters_words_and_indices) {
  const slope::graph x = slope::formula([](auto t) { return t; });
  const auto named = [&](std::string_view name) { return inside(to_mathml(x, std::vector<std::string_view>{name})); };
  BOOST_TEST(named("omega") == "<mi>&#969;</mi>");
  BOOST_TEST(named("beta_1") == "<msub><mi>&#946;</mi><mi>1</mi></msub>");
  BOOST_TEST(named("gate") == "<mi>gate</mi>");
  BOOST_TEST(named("a<b") == "<mi>a&lt;b</mi>");
}
