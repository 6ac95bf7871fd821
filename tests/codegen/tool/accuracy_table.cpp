// SPDX-License-Identifier: Apache-2.0
// slope verify --table: one row for each function, output, type and tier; the same text every time.
#define BOOST_TEST_MODULE "codegen/tool/accuracy_table"
#include <cmath>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "fakes.hpp"

using fakes::refused, fakes::result;

namespace {

struct fixture : fakes::folder {
  std::vector<std::string> lines;

  result table(std::vector<std::string> names, double (*spoil)(const slope_kernel&, double) = nullptr) {
    names.insert(names.begin(), "verify");
    names.insert(names.end(), {"--table", "accuracy.md", "--points", "300"});
    const result r = run(names, [spoil] {
      if (spoil)
        fakes::spoil = spoil;
    });
    lines.clear();
    std::istringstream text(fakes::content(path / "accuracy.md"));
    for (std::string line; std::getline(text, line);)
      lines.push_back(line);
    return r;
  }
  std::vector<std::string> rows(std::string_view with = "") const {
    std::vector<std::string> found;
    for (const std::string& line : lines)
      if (line.starts_with("| ") && !line.starts_with("| function") && line.find(with) != std::string::npos)
        found.push_back(line);
    return found;
  }
};

} // namespace

BOOST_FIXTURE_TEST_CASE(a_row_for_each_promise, fixture) {
  const result r = table({"leaky_relu", "prelu"});
  BOOST_TEST(r.code == 0, r.out << r.err);
  BOOST_TEST(r.err == "");
  BOOST_TEST(r.out.find("30 promises in accuracy.md: all hold") != std::string::npos);
  BOOST_TEST(
      lines[0] ==
      "<!-- Written by: slope verify leaky_relu prelu --table accuracy.md --target cpu --points 300 -->");
  BOOST_TEST(rows().size() == 30u);
  BOOST_TEST(rows("| df/da |").size() == 4u);
  BOOST_TEST(rows("| bf16 | fast |").size() == 7u);
  BOOST_TEST(rows("| leaky_relu | forward | f | f32 | fast |").size() == 1u);
  const auto columns = [](const std::string& line) { return std::count(line.begin(), line.end(), '|'); };
  const auto head = std::find_if(lines.begin(), lines.end(),
                                 [](const std::string& l) { return l.starts_with("| function"); });
  for (const std::string& row : rows()) {
    BOOST_TEST(columns(row) == columns(*head));
    BOOST_TEST(row.ends_with("| 2 | 1 |")); // the kernel's functions and divisions
  }
}

BOOST_FIXTURE_TEST_CASE(the_same_every_time, fixture) {
  table({"prelu"});
  const auto first = lines;
  table({"prelu"});
  BOOST_TEST(lines == first, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(a_broken_promise_stands_in_it, fixture) {
  const result r = table({"prelu"}, [](const slope_kernel& k, double v) {
    return k.type == std::string_view("f16") && k.form == std::string_view("derivative") ? 0 : v;
  });
  BOOST_TEST(r.code == 1);
  BOOST_TEST(rows("**broken**").size() == 1u);
  BOOST_TEST(rows("**broken**")[0].starts_with("| prelu | derivative 1 | f' | f16 | fast |"));
}

BOOST_FIXTURE_TEST_CASE(refusals, fixture) {
  BOOST_TEST(refused(run({"verify", "--table", "."}), {"cannot write .: it is a directory"}));
  BOOST_TEST(refused(run({"verify", "slu", "--table", "a.md"}), {"did you mean silu?"}));
  BOOST_TEST(refused(run({"verify", "--table", "a.md", "--digest"}), {"go with neither --merge nor --table"}));
  BOOST_TEST(files() == 0u);
}
