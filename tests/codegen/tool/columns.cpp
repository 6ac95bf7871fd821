// SPDX-License-Identifier: Apache-2.0
// A table: widths, sides, no blanks at line ends.
#define BOOST_TEST_MODULE "codegen/tool/columns"
#include <slope/codegen/tool/columns.hpp>

#include <boost/test/unit_test.hpp>

using slope::tool::columns;

BOOST_AUTO_TEST_CASE(left_and_right) {
  BOOST_TEST(columns({{"name", ">n", "rest"}, {"a", "1", "x"}, {"longer", "1234", ""}}) ==
             "name       n  rest\n"
             "a          1  x\n"
             "longer  1234\n");
  BOOST_TEST(columns({{"alone"}}) == "alone\n");
  BOOST_TEST(slope::tool::lines_of("a\n\nb\n") == (std::vector<std::string>{"a", "", "b"}), boost::test_tools::per_element());
}
