// SPDX-License-Identifier: Apache-2.0
// slope run: numbers, shapes, and requests that make no sense, which leave no file.
#define BOOST_TEST_MODULE "codegen/tool/run"
#include <cmath>
#include <csignal>
#include <limits>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include "fakes.hpp"
#include <slope/codegen/tool/npy.hpp>

using fakes::refused, fakes::result;
using slope::tool::array, slope::tool::lengths;

namespace {

struct fixture : fakes::folder {
  void save(const char* name, const std::vector<double>& values, lengths shape,
            std::string_view type = "f32") const {
    const slope::tool::element_type& t = *slope::tool::type_named(type);
    array a{&t, std::move(shape), std::vector<std::byte>(values.size() * t.size())};
    for (std::size_t i = 0; i < values.size(); ++i)
      store(t.element, a.data.data(), i, values[i]);
    std::FILE* stream = std::fopen((path / name).c_str(), "wb");
    write_npy(stream, a);
    std::fclose(stream);
  }
  std::vector<double> load(const char* name, const lengths& shape, std::string_view type = "f32") const {
    const array a = slope::tool::read_npy(path / name);
    BOOST_TEST(a.shape == shape);
    BOOST_TEST(a.type->name == type);
    std::vector<double> values;
    for (std::size_t i = 0; i < a.data.size() / a.type->size(); ++i)
      values.push_back(slope::runtime::load(a.type->element, a.data.data(), i));
    return values;
  }
  void done(const result& r) const {
    BOOST_TEST(r.code == 0);
    BOOST_TEST(r.out == "");
    BOOST_TEST(r.err == ""); // no progress in a pipe
  }
};

double silu(double x) { return x / (1 + std::exp(-x)); }
double silu_slope(double x) {
  const double s = 1 / (1 + std::exp(-x));
  return s * (1 + x * (1 - s));
}
const auto nearly = boost::test_tools::tolerance(1e-6);

} // namespace

BOOST_FIXTURE_TEST_CASE(forward, fixture) {
  save("x.npy", {-1, 0, 1, 2, 3, 4}, {2, 3});
  done(run({"run", "silu", "x.npy", "-o", "y.npy"}));
  const auto y = load("y.npy", {2, 3});
  for (std::size_t i = 0; i < 6; ++i)
    BOOST_TEST(y[i] == silu(static_cast<double>(i) - 1), nearly);
  done(run({"run", "silu", "x.npy", "-o", "x.npy"})); // read before it is written
  BOOST_TEST(load("x.npy", {2, 3}) == y);
}

BOOST_FIXTURE_TEST_CASE(every_type, fixture) {
  for (const auto& t : slope::tool::element_types) {
    const std::string type(t.name);
    save("x.npy", {1, 2}, {2}, type);
    done(run({"run", "silu", "x.npy", "-o", "y.npy", "--type", type}));
    BOOST_TEST(load("y.npy", {2}, type)[1] == silu(2),
               boost::test_tools::tolerance(type == "f64" ? 1e-15 : 1e-2));
  }
  save("x.npy", {1, 2}, {2}, "f64");
  BOOST_TEST(refused(run({"run", "silu", "x.npy", "-o", "z.npy"}), {"x.npy holds f64 (<f8)", "--type f64"}));
  save("x.npy", {1, 2}, {2}, "f32");
  BOOST_TEST(refused(run({"run", "silu", "x.npy", "-o", "z.npy", "--type", "bf16"}), {"x.npy holds f32"}));
  BOOST_TEST(!has("z.npy"));
}

BOOST_FIXTURE_TEST_CASE(numbers_and_nothing, fixture) {
  save("x.npy", {2}, {});
  done(run({"run", "silu", "x.npy", "-o", "y.npy"}));
  BOOST_TEST(load("y.npy", {})[0] == silu(2), nearly);
  save("x.npy", {}, {0, 3});
  done(run({"run", "silu", "x.npy", "-o", "y.npy"}));
  load("y.npy", {0, 3});
  save("a.npy", {1, 2, 3}, {3});
  done(run({"run", "prelu", "x.npy", "a.npy", "x.npy", "-o", "dx.npy", "-o", "da.npy", "--form", "backward"}));
  load("dx.npy", {0, 3});
  BOOST_TEST(load("da.npy", {3}) == (std::vector<double>{0, 0, 0}));
}

BOOST_FIXTURE_TEST_CASE(orders_and_parameters, fixture) {
  save("x.npy", {-1, 1}, {2});
  done(run({"run", "silu", "x.npy", "-o", "y.npy", "--form", "derivative"}));
  BOOST_TEST(load("y.npy", {2})[0] == silu_slope(-1), nearly);
  done(run({"run", "silu", "x.npy", "-o", "z.npy", "--order", "2"}));
  BOOST_TEST(load("z.npy", {2})[1] == (silu_slope(1.001) - silu_slope(0.999)) / 0.002,
             boost::test_tools::tolerance(1e-4));
  const auto leaky = [&](std::vector<std::string> more) {
    std::vector<std::string> words = {"run", "leaky_relu", "x.npy", "-o", "y.npy"};
    words.insert(words.end(), more.begin(), more.end());
    done(run(words));
    return load("y.npy", {2})[0];
  };
  BOOST_TEST(leaky({}) == -0.01, nearly); // the default
  BOOST_TEST(leaky({"--set", "alpha=0.2"}) == -0.2, nearly);
  BOOST_TEST(leaky({"--set", "alpha=+2e-1"}) == -0.2, nearly);
  BOOST_TEST(leaky({"--set", "alpha=-3"}) == 3, nearly);
  BOOST_TEST(std::isnan(leaky({"--set", "alpha=nan"})));
  BOOST_TEST(leaky({"--set", "alpha=inf"}) == -std::numeric_limits<double>::infinity());
  BOOST_TEST(leaky({"--threads", "2", "--target", "avx2", "--accuracy", "fast", "--kinks", "formula"}) ==
                 -0.01,
             nearly);
}

BOOST_FIXTURE_TEST_CASE(channels, fixture) {
  save("x.npy", {-1, -1, -1, -1, -1, -1}, {2, 3});
  save("a.npy", {1, 2, 3}, {3});
  save("dy.npy", {1, 1, 1, 2, 2, 2}, {2, 3});
  done(run({"run", "prelu", "x.npy", "a.npy", "dy.npy", "-o", "dx.npy", "da.npy", "--form", "backward"}));
  BOOST_TEST(load("dx.npy", {2, 3}) == (std::vector<double>{1, 2, 3, 2, 4, 6}));
  BOOST_TEST(load("da.npy", {3}) == (std::vector<double>{-3, -3, -3}));
  save("a.npy", {5}, {1});
  done(run({"run", "prelu", "x.npy", "a.npy", "dy.npy", "-o", "dx.npy", "da.npy", "--form", "backward"}));
  BOOST_TEST(load("da.npy", {1}) == (std::vector<double>{-9}));
  save("a.npy", {5, 6}, {2});
  done(run({"run", "prelu", "x.npy", "a.npy", "-o", "y.npy", "--axis", "0"}));
  BOOST_TEST(load("y.npy", {2, 3}) == (std::vector<double>{-5, -5, -5, -6, -6, -6}));
}

BOOST_FIXTURE_TEST_CASE(groups_and_gates, fixture) {
  save("x.npy", {1, 5, 3, 3, 2, 4}, {2, 3});
  save("dy.npy", {10, 20}, {2});
  done(run({"run", "maxout", "x.npy", "-o", "y.npy"}));
  BOOST_TEST(load("y.npy", {2}) == (std::vector<double>{5, 4}));
  done(run({"run", "maxout", "x.npy", "dy.npy", "-o", "dx.npy", "--form", "backward"}));
  BOOST_TEST(load("dx.npy", {2, 3}) == (std::vector<double>{0, 10, 0, 0, 0, 20}));
  done(run({"run", "swiglu", "x.npy", "x.npy", "-o", "y.npy"}));
  BOOST_TEST(load("y.npy", {2, 3})[0] == silu(1), nearly);
}

// The library's data sheet tells why.
BOOST_FIXTURE_TEST_CASE(a_kernel_that_the_generator_refused, fixture) {
  save("x.npy", {1, 2}, {2});
  const result r = run({"run", "silu", "x.npy", "-o", "y.npy", "--form", "derivative", "--order", "3"}, [] {
    fakes::data_sheet = "derivative 3      f32   fast  refused: no program keeps the promise\n";
  });
  BOOST_TEST(refused(r, {"silu has no such kernel: derivative 3      f32   fast  refused: no program keeps the promise"}), r.err);
  BOOST_TEST(files() == 1u);
}

BOOST_FIXTURE_TEST_CASE(no_such_thing, fixture) {
  save("x.npy", {1, 2}, {2});
  const auto refuses = [&](std::vector<std::string> more, std::initializer_list<std::string_view> words) {
    std::vector<std::string> all = {"run", "leaky_relu", "x.npy", "-o", "y.npy"};
    all.insert(all.end(), more.begin(), more.end());
    const result r = run(all);
    BOOST_TEST(refused(r, words), r.err);
    BOOST_TEST(files() == 1u);
  };
  refuses({"--form", "foward"},
          {"leaky_relu has no kernel of form foward (did you mean forward?); there are: forward, backward"});
  refuses({"--form", "backward_from_output"}, {"no kernel of form backward_from_output"});
  refuses({"--type", "f23"}, {"no kernel of type f23 (did you mean f32?); there are: f32, f64, f16, bf16"});
  refuses({"--accuracy", "fats"}, {"no kernel of accuracy fats (did you mean fast?); there is: fast"});
  refuses({"--target", "opencll"}, {"no kernel of target opencll; there are: cpu, sse41, avx2, avx512"});
  refuses({"--target", "avx"}, {"did you mean avx2?"});
  refuses({"--target", "avx512"}, {"this processor has no avx512"});
  refuses({"--order", "7"}, {"no kernel of order 7; there are: 1, 2"});
  refuses({"--order", "0"}, {"order", "1 or more"});
  refuses({"--order", "1", "--form", "forward"}, {"--order belongs to --form derivative"});
  refuses({"--order", "one"}, {"--order"});
  refuses({"--set", "alhpa=1"}, {"leaky_relu has no parameter alhpa (did you mean alpha?); there is: alpha"});
  refuses({"--set", "alpha"}, {"--set alpha: write the parameter, = and a number"});
  refuses({"--set", "alpha=big"}, {"that is no number"});
  refuses({"--set", "alpha="}, {"that is no number"});
  refuses({"--set", "alpha=1x"}, {"that is no number"});
  refuses({"--set", "alpha=1e999"}, {"does not fit in a double"});
  refuses({"--set", "alpha=1", "--set", "alpha=2"}, {"alpha has been set before"});
  refuses({"--kinks", "torch"}, {"--kinks torch: there are no presets"});
  refuses({"--threads", "-1"}, {"give 1 or more"});
  refuses({"--axis", "0"}, {"--axis has no meaning"});
  refuses({"--frm", "forward"}, {"run does not know --frm (did you mean --form?)"});
  refuses({"y2.npy"}, {"leaky_relu forward writes one array (y), but 2 are given after -o"});
}

BOOST_FIXTURE_TEST_CASE(wrong_files, fixture) {
  save("x.npy", {1, 2}, {2});
  save("dy.npy", {1, 2, 3}, {3});
  const auto refuses = [&](std::vector<std::string> words, std::initializer_list<std::string_view> sentence) {
    const result r = run(words);
    BOOST_TEST(refused(r, sentence), r.err);
    BOOST_TEST(files() == 2u);
  };
  refuses({"run", "sliu", "x.npy", "-o", "y.npy"},
          {"no function is called sliu (did you mean silu?); there are: silu, leaky_relu"});
  refuses({"run", "silu", "no.npy", "-o", "y.npy"}, {"cannot read no.npy: No such file"});
  refuses({"run", "silu", ".", "-o", "y.npy"}, {"cannot read .: it is a directory"});
  refuses({"run", "silu", "x.npy"}, {"silu forward writes one array (y), but 0 are given after -o"});
  refuses({"run", "silu", "-o", "y.npy", "x.npy"},
          {"silu forward takes one array (x), but 0 are given; name them before -o"});
  refuses({"run", "silu", "-o", "y.npy"}, {"silu forward takes one array (x), but 0 are given"});
  refuses({"run", "silu", "x.npy", "x.npy", "-o", "y.npy"}, {"takes one array (x), but 2 are given"});
  refuses({"run", "silu", "x.npy", "dy.npy", "-o", "y.npy", "--form", "backward"},
          {"dy.npy (dy) has the shape (3,), but with x.npy (x) of shape (2,) it must be (2,)"});
  refuses({"run", "prelu", "x.npy", "-o", "y.npy"}, {"prelu forward takes 2 arrays (x, a), but 1 is given"});
  refuses({"run", "prelu", "x.npy", "-o", "y.npy", "--set", "a=1"},
          {"a of prelu is learned; give it as an .npy file"});
  refuses({"run", "silu", "x.npy", "-o", "no/y.npy"}, {"cannot write no/y.npy: No such file"});
  refuses({"run", "silu", "x.npy", "-o", "."}, {"cannot write .: it is a directory"});
  refuses({"run", "swiglu", "x.npy", "x.npy", "x.npy", "-o", "a.npy", "./a.npy", "--form", "backward"},
          {"two outputs cannot go to one file"});
  refuses({"run"}, {"NAME", "run --help"});
}

BOOST_FIXTURE_TEST_CASE(a_kernel_that_fails_leaves_nothing, fixture) {
  save("x.npy", {1, 2}, {2});
  const result r =
      run({"run", "silu", "x.npy", "-o", "y.npy"}, [] { fakes::error_message = "the device is on fire"; });
  BOOST_TEST(refused(r, {"the device is on fire"}));
  BOOST_TEST(files() == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_folder_that_cannot_be_written, fixture) {
  save("x.npy", {1, 2}, {2});
  ::chmod(path.c_str(), 0555);
  const result r = run({"run", "silu", "x.npy", "-o", "y.npy"}, [] {
    if (::geteuid() == 0 && ::setuid(65534) != 0)
      ::_exit(98);
    fakes::before_call = [] { ::_exit(97); }; // refused before the work
  });
  ::chmod(path.c_str(), 0755);
  BOOST_TEST(refused(r, {"cannot write y.npy: Permission denied"}));
  BOOST_TEST(files() == 1u);
}

BOOST_FIXTURE_TEST_CASE(interrupted_halfway_leaves_nothing, fixture) {
  save("x.npy", {1, 2}, {2});
  for (int number : {SIGINT, SIGTERM}) {
    const result r = run({"run", "silu", "x.npy", "-o", "y.npy"}, [number] {
      std::signal(number, SIG_DFL);
      fakes::before_call = [number] { ::raise(number); };
    });
    BOOST_TEST(r.code == 256 + number);
    BOOST_TEST(files() == 1u);
  }
}
