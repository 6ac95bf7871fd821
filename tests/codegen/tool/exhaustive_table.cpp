// SPDX-License-Identifier: Apache-2.0
// slope verify --merge --table: runs of several functions, types and shards in one table; what breaks a
// promise below it.
#define BOOST_TEST_MODULE "codegen/tool/exhaustive_table"
#include <cmath>
#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "fakes.hpp"

using fakes::refused, fakes::result;

namespace {

struct fixture : fakes::folder {
  void state(const char* file, std::vector<std::string> words, const char* way = "--exhaustive") {
    words.insert(words.begin(), {"verify", way, "--state", file});
    BOOST_TEST(run(words).code == 0);
  }
  result table(std::vector<std::string> files) {
    files.insert(files.begin(), {"verify", "--table", "t.md", "--merge"});
    return run(files);
  }
  std::vector<std::string> lines(std::string_view start) const {
    std::istringstream text(fakes::content(path / "t.md"));
    std::vector<std::string> found;
    for (std::string line; std::getline(text, line);)
      if (line.starts_with(start))
        found.push_back(line);
    return found;
  }
};

} // namespace

BOOST_FIXTURE_TEST_CASE(runs_and_their_shards, fixture) {
  state("a", {"leaky_relu", "--type", "f16", "--shard", "1/2"}),
      state("c", {"leaky_relu", "--type", "f16", "--shard", "2/2"});
  state("b", {"prelu", "--type", "bf16", "--target", "avx2"});
  const result r = table({(path / "a").string(), "b", "c"});
  BOOST_TEST(r.code == 0, r.out << r.err);
  BOOST_TEST(r.out == "4 promises in t.md: all hold\n");
  BOOST_TEST(lines("<!--")[0] == "<!-- Written by: slope verify --merge STATE... --table FILE -->");
  BOOST_TEST(lines("| leaky_relu | f | f16 | fast | cpu | 65536 | 0.5 | ").size() == 1u);
  BOOST_TEST(lines("| leaky_relu | f' | f16 | fast | cpu | 65536 | ").size() == 1u);
  BOOST_TEST(lines("| prelu | f | bf16 | fast | avx2 | 65536 | ").size() == 1u);
  const auto columns = [](const std::string& line) { return std::count(line.begin(), line.end(), '|'); };
  std::size_t errors = 0, proofs = 0;
  for (const std::string& line : lines("|"))
    errors += columns(line) == 16, proofs += columns(line) == 9;
  BOOST_TEST((errors == 6u && proofs == 6u && lines("|").size() == 12u)); // two of them name the columns
  BOOST_TEST(lines("| leaky_relu | f | f16 | fast | cpu | range | 0 | ").size() == 1u);
  BOOST_TEST(lines("| leaky_relu | f' | f16 | fast | cpu | Lipschitz, stretches | 0 | ").size() == 1u);
  BOOST_TEST(lines("## Beyond").empty());
}

BOOST_FIXTURE_TEST_CASE(pairs, fixture) {
  state("a", {"swiglu", "--type", "f16", "--shard", "1/65536"});
  auto all = nlohmann::json::parse(fakes::content(path / "a")); // as if it were the whole
  all["shards"] = 1, all["functions"][0]["chunks"] = 65536;
  all["functions"][0]["of"][0]["seen"]["worst_at"] = 0x3c00c000;
  all["functions"][0]["of"][0]["seen"]["worst"] = 65537;
  std::ofstream(path / "a") << all;
  BOOST_TEST(table({"a"}).out == "3 promises in t.md: all hold\n");
  BOOST_TEST(lines("| swiglu | f | f16 | fast | cpu | 65534 | 1 | -2, 1 | ").size() == 1u);
  BOOST_TEST(lines("| swiglu | df/dvalue | f16 | fast | cpu | 65534 | ").size() == 1u);
  state("b", {"leaky_relu", "--type", "f16"});
  BOOST_TEST(table({"b"}).out == "5 promises in t.md: all hold\n");
  BOOST_TEST(lines("| swiglu | f | f16 | fast | cpu | 65534 | 1 | -2, 1 | ").size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(what_breaks_a_promise_is_listed_below, fixture) {
  const result found = run({"verify", "leaky_relu", "--exhaustive", "--type", "f16", "--state", "a"}, [] {
    fakes::spoil = [](const slope_kernel& k, double v) {
      return k.form == std::string_view("forward") && v == 1.5 ? std::nan("") : v;
    };
  });
  BOOST_TEST(found.code == 1);
  const result r = table({"a"});
  BOOST_TEST((r.code == 1 && r.out == "2 promises in t.md: 1 broken\n"));
  BOOST_TEST(lines("| leaky_relu | f | ")[0].find("| inf | 1.5 | 1 | 1 | 1 | inf | 1 |") !=
             std::string::npos);
  BOOST_TEST(lines("* ").size() == 2u);
  BOOST_TEST(lines("* ")[0] == "* leaky_relu f, f16 fast cpu: 1 input beyond the promise: 1.5 (0x3e00)");
  BOOST_TEST(lines("* ")[1] ==
             "* leaky_relu f, f16 fast cpu: 1 input whose result is ruled out: 1.5 (0x3e00)");
}

// Hours of other runs are not lost to the one that is made again.
BOOST_FIXTURE_TEST_CASE(rows_that_no_run_renews_stay, fixture) {
  const auto spoiled = [this](const char* file, const char* type) {
    return run({"verify", "leaky_relu", "--exhaustive", "--type", type, "--state", file}, [] {
      fakes::spoil = [](const slope_kernel& k, double v) {
        return k.form == std::string_view("forward") && v == 1.5 ? std::nan("") : v;
      };
    });
  };
  BOOST_TEST((spoiled("a", "f16").code == 1 && spoiled("b", "bf16").code == 1));
  BOOST_TEST(table({"a"}).out == "2 promises in t.md: 1 broken\n");
  BOOST_TEST(table({"b"}).out == "4 promises in t.md: 2 broken\n");
  const std::string both = fakes::content(path / "t.md");
  BOOST_TEST((table({"a"}).code == 1 && fakes::content(path / "t.md") == both));
  state("mended", {"leaky_relu", "--type", "f16"}), state("c", {"prelu", "--type", "f16"});
  BOOST_TEST(table({"mended", "c"}).out == "6 promises in t.md: 1 broken\n");
  BOOST_TEST(lines("| ").size() == 14u);
  BOOST_TEST(lines("| leaky_relu | f | f16 | fast | cpu | 65536 | 0.5 | ").size() == 1u);
  BOOST_TEST(lines("* leaky_relu f, bf16 fast cpu: 1 input beyond the promise: 1.5 (0x3fc0)").size() == 1u);
  BOOST_TEST(lines("* ").size() == 2u);
}

// They say nothing of errors: a row that has some keeps them.
BOOST_FIXTURE_TEST_CASE(digests_renew_what_is_proven, fixture) {
  state("a", {"leaky_relu", "--type", "f16"}),
      state("d", {"leaky_relu", "prelu", "--type", "f16"}, "--digest");
  BOOST_TEST(table({"a"}).code == 0);
  const auto errors = lines("| leaky_relu | f | f16 | fast | cpu | 65536 |");
  BOOST_TEST(table({"d"}).out == "4 promises in t.md: all hold\n");
  BOOST_TEST((lines("| leaky_relu | f | f16 | fast | cpu | 65536 |") == errors && errors.size() == 1u));
  BOOST_TEST(lines("| prelu | f | f16 | fast | cpu | ").size() == 1u);
}

// More than a list names.
BOOST_FIXTURE_TEST_CASE(what_was_ruled_out_goes_with_its_row, fixture) {
  const result found = run({"verify", "leaky_relu", "--digest", "--type", "f16", "--state", "a"}, [] {
    fakes::spoil = [](const slope_kernel&, double v) { return v > 1000 ? std::nan("") : v; };
  });
  BOOST_TEST((found.code == 1 && table({"a"}).code == 1));
  BOOST_TEST(
      (lines("* ").size() == 1u && lines("* ")[0].find("ruled out, the first 128: ") != std::string::npos));
  state("b", {"leaky_relu", "--type", "f16"}, "--digest");
  BOOST_TEST((table({"b"}).code == 0 && lines("* ").empty()));
}

BOOST_FIXTURE_TEST_CASE(refusals, fixture) {
  state("a", {"leaky_relu", "--type", "f16"}), state("both", {"leaky_relu", "prelu", "--type", "f16"});
  state("half", {"prelu", "--type", "f16", "--shard", "2/2"});
  BOOST_TEST(refused(table({"a", "half"}), {"shard 1 of 2 is missing"}));
  BOOST_TEST(refused(table({"a", "a"}), {"a and a are both shard 1 of 1"}));
  BOOST_TEST(refused(table({"a", "both"}), {"two of the runs are of leaky_relu, f16 fast cpu"}));
  BOOST_TEST(refused(table({"a", "nothing"}), {"cannot read nothing"}));
  BOOST_TEST(refused(table({"a", "--json", "j"}), {"not both at once"}));
  BOOST_TEST(!has("t.md"));
  std::ofstream(path / "t.md") << "notes of mine\n";
  BOOST_TEST(refused(table({"a"}), {"t.md is there, and is no table of exhaustive runs"}));
  BOOST_TEST(fakes::content(path / "t.md") == "notes of mine\n");
}
