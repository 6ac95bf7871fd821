// SPDX-License-Identifier: Apache-2.0
// slope verify: right kernels hold, wrong ones do not, whatever is wrong with them.
#define BOOST_TEST_MODULE "codegen/tool/verify"
#include <cmath>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "fakes.hpp"

using fakes::refused, fakes::result, fakes::says;

namespace {

struct fixture : fakes::folder {
  nlohmann::json json;

  result verify(std::vector<std::string> words, double (*spoil)(const slope_kernel&, double) = nullptr) {
    words.insert(words.begin(), "verify");
    words.insert(words.end(), {"--points", "300", "--json", "found.json"});
    const result r = run(words, [spoil] {
      if (spoil)
        fakes::spoil = spoil;
    });
    json = nlohmann::json::parse(fakes::content(path / "found.json"), nullptr, false);
    return r;
  }
  bool holds(std::size_t row) const { return json["rows"][row]["holds"].get<bool>(); }
};

bool is(const slope_kernel& k, std::string_view form) { return k.form == form; }

} // namespace

BOOST_FIXTURE_TEST_CASE(right_kernels_hold, fixture) {
  const result r = verify({"leaky_relu", "prelu", "maxout", "swiglu"});
  BOOST_TEST(r.code == 0, r.out);
  BOOST_TEST(r.err == "");
  BOOST_TEST(r.out.find("18 promises (f32, fast): all hold") != std::string::npos);
  BOOST_TEST(json["broken"] == 0);
  std::vector<std::string> what;
  for (const auto& row : json["rows"]) {
    const auto word = [&](const char* key) { return row[key].get<std::string>(); };
    what.push_back(word("function") + " " + word("form") + " " + word("of"));
    BOOST_TEST(row["max_ulp"] <= 0.5001); // what correct rounding leaves
    BOOST_TEST(row["inputs"] > 200);
    BOOST_TEST(row["above_1"] == 0);
  }
  const std::vector<std::string> all = {"leaky_relu forward f",
                                        "leaky_relu backward f'",
                                        "leaky_relu derivative 1 f'",
                                        "leaky_relu derivative 2 f''",
                                        "prelu forward f",
                                        "prelu backward f'",
                                        "prelu backward df/da",
                                        "prelu derivative 1 f'",
                                        "prelu derivative 2 f''",
                                        "maxout forward f",
                                        "maxout backward f'",
                                        "maxout derivative 1 f'",
                                        "maxout derivative 2 f''",
                                        "swiglu forward f",
                                        "swiglu backward f'",
                                        "swiglu backward df/dvalue",
                                        "swiglu derivative 1 f'",
                                        "swiglu derivative 2 f''"};
  BOOST_TEST(what == all, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(in_every_type, fixture) {
  for (const char* type : {"f64", "f16", "bf16"}) {
    BOOST_TEST(verify({"leaky_relu", "prelu", "--type", type}).code == 0);
    BOOST_TEST(json["type"] == type);
    BOOST_TEST(verify({"leaky_relu", "prelu", "--type", type}, [](const slope_kernel&, double v) {
                 return v * 1.01;
               }).code == 1);
  }
}

// One kernel of a 16-bit type serves for both accuracies; it is asked everything there is.
BOOST_FIXTURE_TEST_CASE(every_number_of_a_16_bit_type, fixture) {
  for (const char* accuracy : {"fast", "exact"}) {
    const result r =
        run({"verify", "leaky_relu", "--type", "bf16", "--accuracy", accuracy, "--json", "all.json"});
    BOOST_TEST(r.code == 0, r.out << r.err);
    json = nlohmann::json::parse(fakes::content(path / "all.json"), nullptr, false);
    BOOST_TEST(json["rows"].size() == 3u);
    for (const auto& row : json["rows"])
      BOOST_TEST(row["inputs"] == 65536);
  }
}

BOOST_FIXTURE_TEST_CASE(the_limit_at_infinity_is_promised, fixture) {
  const result r = verify({"silu"}); // the fake multiplies infinity by zero
  BOOST_TEST(r.code == 1);
  BOOST_TEST(r.out.find("x = -inf") != std::string::npos);
  BOOST_TEST(json["rows"][0]["not_finite"] == 1);
}

BOOST_FIXTURE_TEST_CASE(wrong_kernels_do_not, fixture) {
  // zeros; a sign; one part in 100,000; a constant; NaN for one number
  double (*const wrong[])(const slope_kernel&, double) = {
      [](const slope_kernel&, double) { return 0.0; },
      [](const slope_kernel&, double v) { return -v; },
      [](const slope_kernel&, double v) { return v * (1 + 1e-5); },
      [](const slope_kernel&, double) { return 1.0; },
      [](const slope_kernel&, double v) { return v == 1 ? std::nan("") : v; },
  };
  for (const auto& spoil : wrong) {
    const result r = verify({"leaky_relu", "prelu", "maxout"}, spoil);
    BOOST_TEST(r.code == 1);
    BOOST_TEST(json["broken"] > 2);
    BOOST_TEST(r.out.find("NO") != std::string::npos);
  }
}

BOOST_FIXTURE_TEST_CASE(each_kernel_is_looked_at, fixture) {
  BOOST_TEST(
      verify({"prelu"}, [](const slope_kernel& k, double v) { return is(k, "forward") ? 0 : v; }).code == 1);
  BOOST_TEST((!holds(0) && holds(1) && holds(2) && holds(3) && holds(4)));
  BOOST_TEST(
      verify({"prelu"}, [](const slope_kernel& k, double v) { return is(k, "backward") ? 0 : v; }).code == 1);
  BOOST_TEST((holds(0) && !holds(1) && !holds(2) && holds(3) && holds(4)));
  BOOST_TEST(verify({"prelu"}, [](const slope_kernel& k, double v) { return k.order == 1 ? 0 : v; }).code ==
             1);
  BOOST_TEST((holds(0) && holds(1) && holds(2) && !holds(3) && holds(4)));
  BOOST_TEST(verify({"prelu"}, [](const slope_kernel& k, double v) { return k.order == 2 ? 1 : v; }).code ==
             1);
  BOOST_TEST((holds(0) && holds(1) && holds(2) && holds(3) && !holds(4)));
}

BOOST_FIXTURE_TEST_CASE(four_units_are_allowed_and_five_not, fixture) {
  const auto off_by = [&](double (*spoil)(const slope_kernel&, double)) {
    return verify({"leaky_relu"}, spoil).code;
  };
  BOOST_TEST(off_by([](const slope_kernel&, double v) {
               return std::fabs(v) < 1e30 ? v * (1 + 1.7 * 0x1p-23) : v;
             }) == 0);
  BOOST_TEST(json["rows"][0]["above_1"] > 50);
  BOOST_TEST(off_by([](const slope_kernel&, double v) { return v * (1 + 6 * 0x1p-23); }) == 1);
  BOOST_TEST(json["rows"][0]["above_4"] > 50);
}

// What the generator refused is told, and is no promise.
BOOST_FIXTURE_TEST_CASE(without_refused_kernels, fixture) {
  const auto refuse_forward = [] {
    fakes::data_sheet = "forward           f32   fast  refused: no program keeps it\n";
  };
  const result r = run({"verify", "leaky_relu"}, refuse_forward);
  BOOST_TEST(r.code == 0, r.err);
  BOOST_TEST(says(r.out, "3 promises (f32, fast): all hold\nleaky_relu: forward           f32   fast  "
                         "refused: no program keeps it\n"),
             r.out);
  const result told = run({"explain", "leaky_relu", "--accuracy"}, refuse_forward);
  BOOST_TEST(says(told.out.substr(told.out.find("measured")),
                  "forward           f32   fast  refused: no program keeps it\n"),
             told.out);
  BOOST_TEST(refused(run({"verify", "leaky_relu", "--exhaustive"}, refuse_forward),
                     {"leaky_relu has no such kernel: forward           f32   fast  refused"}));
  BOOST_TEST(refused(
      run({"verify", "leaky_relu"},
          [] {
            fakes::data_sheet =
                "forward           f32   fast  refused: no\nbackward          f32   fast  refused: no\n"
                "derivative 1      f32   fast  refused: no\nderivative 2      f32   fast  refused: no\n";
          }),
      {"leaky_relu has no such kernel: forward"}));
}

BOOST_FIXTURE_TEST_CASE(refusals, fixture) {
  BOOST_TEST(refused(run({"verify", "slu"}), {"no function is called slu (did you mean silu?)"}));
  BOOST_TEST(refused(run({"verify", "silu", "--type", "f61"}),
                     {"silu has no kernel of type f61 (did you mean f64?)"}));
  BOOST_TEST(
      refused(run({"verify", "silu", "--accuracy", "exact"}), {"silu has no kernel of accuracy exact"}));
  BOOST_TEST(refused(run({"verify", "--points", "0"}), {"--points 0"}));
  BOOST_TEST(refused(run({"verify", "--points", "-5"}), {"--points"}));
  BOOST_TEST(refused(run({"verify", "silu", "--json", "."}), {"cannot write .: it is a directory"}));
  BOOST_TEST(refused(run({"verify", "silu"}, [] { fakes::error_message = "on fire"; }), {"on fire"}));
  BOOST_TEST(files() == 0u);
}
