// SPDX-License-Identifier: Apache-2.0
// slope verify --exhaustive: every pattern once, in shards, after a kill; one wrong pattern among 65,536 is
// found.
#define BOOST_TEST_MODULE "codegen/tool/exhaustive"
#include <atomic>
#include <csignal>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "fakes.hpp"

using fakes::refused, fakes::result;
namespace fs = std::filesystem;

namespace {

using spoiler = std::function<double(const slope_kernel&, double)>;

// One number among all that a kernel stores, moved to its neighbour.
spoiler moved(std::string form, double number, double to) {
  return [=](const slope_kernel& k, double v) { return k.form == form && v == number ? to : v; };
}

// What happens at the n-th call of a kernel. The first two are for the fingerprint.
std::function<void()> at_call(int n, std::function<void()> what) {
  return [=, calls = std::make_shared<std::atomic<int>>(0)] {
    if (++*calls == n)
      what();
  };
}

struct fixture : fakes::folder {
  result verify(std::vector<std::string> words, const spoiler& spoil = {},
                const std::function<void()>& before_call = {}) {
    words.insert(words.begin(), "verify");
    if (std::find(words.begin(), words.end(), "--type") == words.end())
      words.insert(words.end(), {"--type", "f16"});
    return run(words, [&] {
      if (spoil)
        fakes::spoil = spoil;
      if (before_call)
        fakes::before_call = before_call;
    });
  }
  nlohmann::json json(const char* file) const {
    return nlohmann::json::parse(fakes::content(path / file), nullptr, false);
  }
};

// The rows without what depends on the cut: which inputs lie below a peak that is known already.
nlohmann::json essence(nlohmann::json j) {
  for (auto& row : j["rows"])
    row.erase("by_doubles"), row.erase("by_mpfr");
  return j["rows"];
}

} // namespace

BOOST_FIXTURE_TEST_CASE(every_input_of_right_kernels, fixture) {
  const result r = verify({"leaky_relu", "prelu", "--exhaustive", "--json", "found.json"});
  BOOST_TEST(r.code == 0, r.out << r.err);
  BOOST_TEST(r.err == "");
  BOOST_TEST(r.out.find("4 promises (f16, fast, every input): all hold") != std::string::npos);
  BOOST_TEST(has("verify-leaky_relu+prelu-f16-fast-cpu.json"));
  const auto rows = json("found.json")["rows"];
  BOOST_TEST(rows.size() == 4u);
  for (const auto& row : rows) {
    BOOST_TEST(row["inputs"] == 65536);
    BOOST_TEST(row["by_rule"] == 2046);
    BOOST_TEST(row["by_rule"].get<int>() + row["by_doubles"].get<int>() + row["by_mpfr"].get<int>() == 65536);
    BOOST_TEST(row["max_ulp"] < 0.50002); // rounded up
  }
  BOOST_TEST(rows[0]["max_ulp"] > 0.49);
}

BOOST_FIXTURE_TEST_CASE(all_functions_of_one_input, fixture) {
  const result r = verify({"--digest", "--json", "found.json"});
  BOOST_TEST(r.code == 1, r.err); // the formula of silu' as it stands is NaN at infinity
  BOOST_TEST(r.out.find("silu f': 2 inputs whose result is ruled out: inf (0x7c00), -inf (0xfc00)\n") !=
                 std::string::npos,
             r.out);
  BOOST_TEST(r.out.starts_with(
      "maxout has more than one input: left out\n"
      "swiglu has more than one input: left out; named, it is tried on all pairs of a 16-bit type\n"));
  BOOST_TEST(json("found.json")["rows"].size() == 6u);
  BOOST_TEST(has("verify-silu+leaky_relu+prelu-f16-fast-cpu-digest.json"));
}

// What a kernel gives against what is proven of the formula: nobody computes the right result for that.
BOOST_FIXTURE_TEST_CASE(results_that_a_proof_rules_out, fixture) {
  const auto against = [&](const char* form, double from, double to) {
    verify({"leaky_relu", "--digest", "--state", "s", "--json", "d.json"}, moved(form, from, to));
    fs::remove(path / "s");
    const auto rows = json("d.json")["rows"];
    return rows[0]["against"].get<int>() * 10 + rows[1]["against"].get<int>();
  };
  BOOST_TEST(against("forward", 1.5, 1.5) == 0);
  BOOST_TEST(json("d.json")["rows"][0]["proven"] == "range");
  BOOST_TEST(json("d.json")["rows"][1]["proven"] == "Lipschitz, stretches");
  BOOST_TEST(against("forward", 1.5, 2) == 0);                        // nothing proven forbids it
  BOOST_TEST(against("derivative", 1, 1.0009765625) >= 1);            // steeper than 1
  BOOST_TEST(json("d.json")["rows"][1]["against_at"].size() == 128u); // of 31,000, the first ones
  BOOST_TEST(against("forward", 1.5, std::nan("")) == 10);
}

BOOST_FIXTURE_TEST_CASE(one_wrong_pattern_is_found, fixture) {
  // y = x there; its neighbour is one unit away. And the last of all finite numbers, and the derivative at 0.
  BOOST_TEST(
      verify({"leaky_relu", "--exhaustive", "--json", "a.json"}, moved("forward", 1.5, 1.5009765625)).code ==
      1);
  BOOST_TEST((json("a.json")["rows"][0]["where"] == 1.5 && json("a.json")["rows"][0]["max_ulp"] == 1));
  BOOST_TEST(json("a.json")["rows"][0]["above_1"] == 0);
  BOOST_TEST(json("a.json")["rows"][1]["holds"] == true);
  BOOST_TEST(verify({"leaky_relu", "--exhaustive", "--state", "b", "--json", "b.json"},
                    moved("forward", 65504, std::nan("")))
                 .code == 1);
  BOOST_TEST((json("b.json")["rows"][0]["where"] == 65504 && json("b.json")["rows"][0]["not_finite"] == 1));
  BOOST_TEST(
      verify({"prelu", "--exhaustive", "--json", "c.json"}, moved("derivative", 0.25, 0.25048828125)).code ==
      1);
  BOOST_TEST((json("c.json")["rows"][0]["holds"] == true && json("c.json")["rows"][1]["holds"] == false));
}

BOOST_FIXTURE_TEST_CASE(exceptions_are_listed_input_by_input, fixture) {
  const auto wrong_at = [](double first, double second) -> spoiler {
    return [=](const slope_kernel& k, double v) {
      return k.form == std::string("forward") && (v == first || v == second) ? std::nan("") : v;
    };
  };
  const std::string two = "leaky_relu f: 2 inputs beyond the promise: 1.5 (0x3e00), 65504 (0x7bff)\n";
  const result whole = verify({"leaky_relu", "--exhaustive", "--json", "found.json"}, wrong_at(65504, 1.5));
  BOOST_TEST(whole.code == 1);
  BOOST_TEST(whole.out.find(two) != std::string::npos, whole.out);
  const auto row = json("found.json")["rows"][0], other = json("found.json")["rows"][1];
  BOOST_TEST((row["broken"] == 2 && row["broken_at"] == std::vector{1.5, 65504.0}));
  BOOST_TEST((row["broken_bits"] == std::vector{0x3e00, 0x7bff}));
  BOOST_TEST((other["broken"] == 0 && other["broken_at"].empty()));
  std::vector<std::string> merge{"verify", "--merge"};
  for (const char* shard : {"3/3", "1/3", "2/3"}) {
    merge.push_back(std::string("of3-") + shard[0]);
    verify({"leaky_relu", "--exhaustive", "--shard", shard, "--state", merge.back()}, wrong_at(1.5, 65504));
  }
  const result merged = run(merge);
  BOOST_TEST(merged.out.find(two) != std::string::npos, merged.out);
  const result many = verify({"leaky_relu", "--exhaustive", "--state", "many"},
                             [](const slope_kernel&, double v) { return v + 1; });
  BOOST_TEST(many.out.find("beyond the promise, the first 128: 0 (0x0000), 5.96046448e-08 (0x0001), ") !=
                 std::string::npos,
             many.out);
  BOOST_TEST(run({"verify", "--merge", "many"}).out == many.out);
}

BOOST_FIXTURE_TEST_CASE(wrong_kernels_do_not_pass, fixture) {
  int n = 0;
  for (const spoiler& spoil : {spoiler([](const slope_kernel&, double) { return 0.0; }),
                               spoiler([](const slope_kernel&, double) { return 1.0; }),
                               spoiler([](const slope_kernel&, double v) { return v * 1.002; })}) {
    const result r = verify({"prelu", "--exhaustive", "--state", std::to_string(++n)}, spoil);
    BOOST_TEST(r.code == 1);
    BOOST_TEST(r.out.find("2 broken") != std::string::npos, r.out);
  }
  const result silu = verify({"silu", "--exhaustive"}); // the fake multiplies infinity by zero
  BOOST_TEST(silu.code == 1);
  BOOST_TEST(silu.out.find("-inf") != std::string::npos, silu.out);
}

// The smallest shard: all patterns of the gate beside one of the value.
BOOST_FIXTURE_TEST_CASE(pairs_of_inputs, fixture) {
  const auto beside = [&](int pattern, const spoiler& spoil = {}) {
    const std::string name = std::to_string(pattern + 1);
    const result r = verify(
        {"swiglu", "--exhaustive", "--shard", name + "/65536", "--state", name, "--json", "found.json"},
        spoil);
    fs::remove(path / name);
    return r;
  };
  const result right = beside(0x3c00); // 1
  BOOST_TEST(right.code == 0, right.out << right.err);
  BOOST_TEST(right.out.find("3 promises (f16, fast, every input, shard 15361 of 65536): all hold") !=
             std::string::npos);
  const char* outputs[] = {"f", "f'", "df/dvalue"};
  for (std::size_t o = 0; o < 3; ++o) {
    const auto row = json("found.json")["rows"][o];
    BOOST_TEST(
        (row["of"] == outputs[o] && row["inputs"] == 65534 && row["by_rule"] == 2046)); // without infinities
  }
  const auto off_at_1 = [](std::string form) -> spoiler { // silu(1), by one unit
    return [=](const slope_kernel& k, double v) {
      return k.form == form && std::fabs(v - 0.7310586) < 1e-6 ? v + 0x1p-11 : v;
    };
  };
  const result wrong = beside(0x3c00, off_at_1("forward"));
  BOOST_TEST(wrong.code == 1);
  BOOST_TEST(wrong.out.find("swiglu f: 1 pair beyond the promise: 1, 1 (0x3c00, 0x3c00)\n") !=
                 std::string::npos,
             wrong.out);
  BOOST_TEST(json("found.json")["rows"][0]["broken_at"] == std::vector(1, std::vector{1.0, 1.0}));
  BOOST_TEST(json("found.json")["rows"][0]["where"] == (std::vector{1.0, 1.0}));
  const result by_value = beside(0x4000, off_at_1("backward")); // 2
  BOOST_TEST((by_value.code == 1 && json("found.json")["rows"][2]["broken_at"][0] == std::vector{1.0, 2.0}));
  BOOST_TEST(json("found.json")["rows"][0]["holds"] == true);
  beside(0x7c00); // infinity: only NaN is promised
  BOOST_TEST(
      (json("found.json")["rows"][0]["inputs"] == 2046 && json("found.json")["rows"][2]["holds"] == true));
  beside(0x7e00, moved("forward", 5, 5)); // NaN
  BOOST_TEST(
      (json("found.json")["rows"][0]["inputs"] == 65536 && json("found.json")["rows"][1]["holds"] == true));
  const result two = verify({"swiglu", "--exhaustive", "--shard", "15361/32768", "--threads", "1", "--json",
                             "found.json"}); // beside 1, then beside -1
  BOOST_TEST(two.code == 0, two.out);
  BOOST_TEST(json("found.json")["rows"][2]["inputs"] == 2 * 65534);
  const auto digest = [&](int pattern) {
    beside(pattern);
    return json("found.json")["rows"][0]["digest"];
  };
  BOOST_TEST((digest(0x3c00) == digest(0x3c00) && digest(0x3c00) != digest(0xbc00)));
}

BOOST_FIXTURE_TEST_CASE(shards_are_the_whole, fixture) {
  BOOST_TEST(verify({"leaky_relu", "--exhaustive", "--json", "whole.json"}).code == 0);
  for (const int n : {3, 64}) {
    std::vector<std::string> merge{"verify", "--json", "merged.json", "--merge"};
    for (int i = n; i >= 1; --i) {
      if (n == 64 && i > 2 && i < 63) // two at either end say enough
        continue;
      const std::string file = std::to_string(i) + "of" + std::to_string(n);
      const result r = verify({"leaky_relu", "--exhaustive", "--shard",
                               std::to_string(i) + "/" + std::to_string(n), "--state", file});
      BOOST_TEST(r.code == 0, r.err);
      BOOST_TEST(r.out.find("shard " + std::to_string(i)) != std::string::npos);
      merge.push_back(file);
    }
    const result merged = run(merge);
    if (n == 64) {
      BOOST_TEST(refused(merged, {"shard 3 of 64 is missing"}), merged.err);
      continue;
    }
    BOOST_TEST(merged.code == 0, merged.err);
    BOOST_TEST(essence(json("merged.json")) == essence(json("whole.json")));
    BOOST_TEST(json("merged.json")["rows"][0]["inputs"] == 65536);
  }
}

BOOST_FIXTURE_TEST_CASE(a_killed_run_goes_on, fixture) {
  const std::vector<std::string> command{"leaky_relu", "--exhaustive", "--threads", "1"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), command.begin(), command.end());
    return more;
  };
  const result whole = verify(with({"--state", "whole"}));
  const result killed = verify(with({"--state", "part"}), {}, at_call(80, [] { ::raise(SIGKILL); }));
  BOOST_TEST(killed.code == 256 + SIGKILL);
  const auto chunks = [&](const char* file) { return json(file)["functions"][0]["chunks"].get<int>(); };
  BOOST_TEST((chunks("part") > 0 && chunks("part") < 64));
  const result resumed = verify(with({"--state", "part"}), {}, at_call(2 + 2 * 64, [] { ::_exit(77); }));
  BOOST_TEST(resumed.code == 0, "began again from the start");
  BOOST_TEST(resumed.out == whole.out);
  BOOST_TEST(fakes::content(path / "part") == fakes::content(path / "whole"));
  const result again =
      verify(with({"--state", "part"}), {}, at_call(3, [] { ::_exit(77); })); // nothing is left to do
  BOOST_TEST(again.out == whole.out);
}

BOOST_FIXTURE_TEST_CASE(an_interrupted_run_goes_on, fixture) {
  const std::vector<std::string> command{"prelu", "--exhaustive", "--json", "found.json"};
  const result stopped = verify(command, {}, at_call(50, [] { ::kill(::getpid(), SIGINT); }));
  BOOST_TEST(stopped.code == 256 + SIGINT);
  BOOST_TEST(
      (stopped.out.empty() &&
       stopped.err.find("stopped; what is done is in verify-prelu-f16-fast-cpu.json") != std::string::npos));
  BOOST_TEST(files() == 1u); // the state, and no temporary one
  const result resumed = verify(command);
  BOOST_TEST(resumed.code == 0, resumed.err);
  BOOST_TEST(json("found.json")["rows"][1]["inputs"] == 65536);
}

BOOST_FIXTURE_TEST_CASE(digests, fixture) {
  const auto digest = [&](std::vector<std::string> more, const spoiler& spoil = {}) {
    fs::remove(path / "s"), fs::remove(path / "d.json");
    more.insert(more.begin(), {"leaky_relu", "--digest", "--state", "s", "--json", "d.json"});
    const result r = verify(more, spoil);
    BOOST_TEST(r.code == 0, r.err);
    const auto rows = json("d.json")["rows"];
    BOOST_TEST(r.out.find(rows[1]["digest"].get<std::string>()) != std::string::npos);
    return rows[0]["digest"].get<std::string>() + rows[1]["digest"].get<std::string>();
  };
  const std::string right = digest({});
  BOOST_TEST(right.size() == 32u);
  BOOST_TEST(digest({"--threads", "2"}) == right);
  BOOST_TEST(digest({"--target", "avx2"}) == right);
  BOOST_TEST(digest({}, moved("forward", 1.5, 1.5009765625)) != right);
  BOOST_TEST(digest({}, [](const slope_kernel&, double v) { return v == 0 ? -v : v; }) != right);
  BOOST_TEST(digest({}, [](const slope_kernel&, double v) { return std::isnan(v) ? -v : v; }) ==
             right); // a NaN is a NaN
  BOOST_TEST(verify({"leaky_relu", "--exhaustive", "--json", "e.json"}).code == 0);
  BOOST_TEST(json("e.json")["rows"][0]["digest"] == right.substr(0, 16)); // the same, seen on the way
}

BOOST_FIXTURE_TEST_CASE(what_does_not_belong_together_is_not_merged, fixture) {
  const auto state = [&](const char* file, const char* shard, std::vector<std::string> more,
                         const spoiler& spoil = {}) {
    more.insert(more.begin(), {"--digest", "--state", file, "--shard", shard});
    BOOST_TEST(verify(more, spoil).code == 0);
  };
  state("a", "1/2", {"leaky_relu"}), state("b", "2/2", {"leaky_relu"});
  const auto merge = [&](std::vector<std::string> files) {
    files.insert(files.begin(), {"verify", "--merge"});
    return run(files);
  };
  BOOST_TEST(merge({"b", "a"}).code == 0);
  BOOST_TEST(refused(merge({"a"}), {"shard 2 of 2 is missing"}));
  BOOST_TEST(refused(merge({"a", "a"}), {"a and a are both shard 1 of 2"}));
  BOOST_TEST(refused(merge({"a", "b", "b"}), {"are both shard 2 of 2"}));
  state("quarter", "2/4", {"leaky_relu"});
  BOOST_TEST(refused(merge({"a", "quarter"}), {"a is one of 2 shards and quarter one of 4: they overlap"}));
  state("prelu", "2/2", {"prelu"});
  BOOST_TEST(refused(merge({"a", "prelu"}),
                     {"a and prelu do not belong together: the functions differ: leaky_relu and prelu"}));
  state("bf16", "2/2", {"leaky_relu", "--type", "bf16"});
  BOOST_TEST(refused(merge({"a", "bf16"}), {"the types differ: f16 and bf16"}));
  state("avx2", "2/2", {"leaky_relu", "--target", "avx2"});
  BOOST_TEST(refused(merge({"a", "avx2"}), {"the targets differ: cpu and avx2"}));
  state("other", "2/2", {"leaky_relu"}, moved("forward", 1, 2));
  BOOST_TEST(refused(merge({"a", "other"}),
                     {"the libraries differ: their kernels of leaky_relu give other results"}));
  BOOST_TEST(refused(merge({"a", "nothing"}), {"cannot read nothing"}));
  std::ofstream(path / "text") << "{\"slope_verify\": 4}";
  BOOST_TEST(refused(merge({"a", "text"}), {"text is not a state of slope verify"}));
  std::ofstream(path / "old") << "{\"slope_verify\": 1}";
  BOOST_TEST(refused(merge({"old"}), {"old was written by another version", "remove it"}));
  verify({"leaky_relu", "--digest", "--state", "half", "--shard", "2/2"}, {},
         at_call(40, [] { ::raise(SIGKILL); }));
  BOOST_TEST(refused(merge({"a", "half"}), {"half is not finished"}));
}

BOOST_FIXTURE_TEST_CASE(a_state_is_not_used_for_something_else, fixture) {
  BOOST_TEST(verify({"leaky_relu", "--digest", "--state", "s"}).code == 0);
  BOOST_TEST(refused(verify({"prelu", "--digest", "--state", "s"}),
                     {"s is the state of something else: the functions differ"}));
  BOOST_TEST(refused(verify({"leaky_relu", "--exhaustive", "--state", "s"}),
                     {"the commands differ: digested and verified"}));
  BOOST_TEST(refused(verify({"leaky_relu", "--digest", "--state", "s"}, moved("forward", 1, 2)),
                     {"the libraries differ"}));
  BOOST_TEST(refused(verify({"leaky_relu", "--digest", "--state", "s", "--shard", "1/2"}),
                     {"s is the state of shard 1 of 1"}));
}

BOOST_FIXTURE_TEST_CASE(refusals, fixture) {
  BOOST_TEST(refused(verify({"swiglu", "--exhaustive", "--type", "f32"}), {"f32 has 2^64 pairs of inputs"}));
  BOOST_TEST(refused(verify({"maxout", "--digest"}), {"maxout has more than two inputs"}));
  BOOST_TEST(refused(verify({"silu", "--exhaustive", "--type", "f64"}), {"f64 has 2^64 inputs"}));
  BOOST_TEST(refused(verify({"silu", "--exhaustive", "--type", "f61"}), {"no type is called f61"}));
  for (const char* shard : {"0/4", "5/4", "1", "1/", "/2", "a/b", "1/2/3", "-1/2"})
    BOOST_TEST(refused(verify({"silu", "--exhaustive", "--shard", shard}), {"--shard", "I from 1 to N"}),
               shard);
  BOOST_TEST(refused(verify({"silu", "--exhaustive", "--shard", "1/65"}), {"at most 64 shards"}));
  BOOST_TEST(refused(verify({"swiglu", "silu", "--exhaustive", "--shard", "1/65"}), {"at most 64 shards"}));
  BOOST_TEST(refused(verify({"swiglu", "--exhaustive", "--shard", "1/65537"}), {"at most 65536 shards"}));
  BOOST_TEST(
      refused(verify({"silu", "--shard", "1/2"}), {"--shard, --state and --threads are for --exhaustive"}));
  BOOST_TEST(refused(verify({"--exhaustive", "--merge", "a"}), {"go with neither --merge nor --table"}));
  BOOST_TEST(refused(verify({"silu", "--exhaustive", "--json", "."}), {"cannot write ."}));
  BOOST_TEST(refused(verify({"leaky_relu", "--digest", "--state", "no/such"}), {"cannot write no/such"}));
  BOOST_TEST(
      refused(verify({"leaky_relu", "--digest"}, {}, [] { fakes::error_message = "on fire"; }), {"on fire"}));
  BOOST_TEST(files() == 0u);
}
