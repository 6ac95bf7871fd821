// SPDX-License-Identifier: Apache-2.0
// A scheduled pipeline computes every element of an array of any length, and nothing beyond it.
#define BOOST_TEST_MODULE "codegen/schedule/cpu"
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include <slope/codegen/choose/run_program.hpp>
#include <slope/codegen/schedule/schedule.hpp>
#include <slope/dsl/activations/all.hpp>

#include "codegen/kernels/textbook_forms.hpp"

using slope::codegen::form;
namespace activations = slope::activations;

namespace {

constexpr float untouched = 7.5F;
constexpr int beyond = 128;

class kernel {
 public:
  kernel(const form& f, std::string_view level) : inputs_(f.arguments.size() - f.output_count()), outputs_(f.output_count()) {
    static int count = 0;
    auto p = slope::codegen::make_pipeline(f, slope::codegen::pattern::rows, "scheduled_" + std::to_string(count++), false);
    const Halide::Target target(std::string(level) + "-jit");
    slope::codegen::schedule_for_cpu(p, target);
    call_ = Halide::Pipeline(p.outputs).compile_to_callable(p.arguments, target);
  }
  // x or dy, one after the other; each output with what lies behind it.
  std::vector<std::vector<float>> operator()(std::vector<std::vector<float>> in) {
    const int n = static_cast<int>(in[0].size());
    std::vector<std::vector<float>> out(outputs_, std::vector<float>(in[0].size() + beyond, untouched));
    std::vector<Halide::Buffer<float>> arrays;
    for (auto* all : {&in, &out})
      for (auto& values : *all) arrays.emplace_back(values.data(), n);
    BOOST_TEST_REQUIRE(arrays.size() == inputs_ + outputs_);
    const int failed = arrays.size() == 2 ? call_(arrays[0], arrays[1]) : call_(arrays[0], arrays[1], arrays[2], arrays[3]);
    BOOST_TEST(failed == 0);
    return out;
  }

 private:
  std::size_t inputs_, outputs_;
  Halide::Callable call_;
};

std::vector<float> numbers(int n, float from) {
  std::vector<float> x(static_cast<std::size_t>(n));
  for (int i = 0; i < n; ++i) x[static_cast<std::size_t>(i)] = from + static_cast<float>(i) * 0.0625F;
  return x;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_length) try {
  const auto d = slope::codegen::definition_of(activations::relu);
  for (const std::string_view level : slope::codegen::levels_here())
    for (const form& f : kernels::textbook_forms(d, {})) {
      if (f.name != "forward" && f.name != "forward_backward") continue;
      const bool two = f.name == "forward_backward";
      kernel run(f, level);
      for (const int n : {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 100, 127, 129}) {
        const auto x = numbers(n, -2), dy = numbers(n, 0.5);
        const auto y = two ? run({x, dy}) : run({x});
        for (int i = 0; i < n + beyond; ++i) {
          const auto at = static_cast<std::size_t>(i);
          BOOST_TEST(y[0][at] == (i >= n ? untouched : std::max(x[at], 0.0F)));
          if (two) BOOST_TEST(y[1][at] == (i >= n ? untouched : x[at] > 0 ? dy[at] : 0.0F));
        }
      }
    }
} catch (const Halide::Error& error) {
  BOOST_FAIL(error.what());
}

// In place, of rows and of columns; sums of small integers are exact in any order.
BOOST_AUTO_TEST_CASE(maps_beside_sums) try {
  using slope::codegen::pattern;
  const auto d = slope::codegen::definition_of(activations::prelu);
  for (const std::string_view level : slope::codegen::levels_here())
    for (const form& f : kernels::textbook_forms(d, {})) {
      if (f.name != "backward") continue;
      const Halide::Target target(std::string(level) + "-jit");
      const auto scheduled = [&](pattern kind) {
        auto p = slope::codegen::make_pipeline(f, kind, kind == pattern::rows ? "summed_rows_" + std::string(level) : "summed_columns_" + std::string(level), false);
        slope::codegen::schedule_for_cpu(p, target);
        return Halide::Pipeline(p.outputs).compile_to_callable(p.arguments, target);
      };
      auto rows = scheduled(pattern::rows), columns = scheduled(pattern::columns);
      for (const int n : {1, 2, 4, 7, 8, 15, 16, 17, 31, 32, 33, 63, 65, 129, 255, 256})
        for (const int count : {1, 3}) {
          std::vector<float> x(static_cast<std::size_t>(n * count)), a(static_cast<std::size_t>(n), 0.5F);
          for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(static_cast<int>(i * 7 % 11) - 5);
          std::vector<float> dy(x.size() + beyond, untouched);
          std::fill_n(dy.begin(), x.size(), 2.0F);
          std::vector<double> da(static_cast<std::size_t>(n) + beyond, untouched);
          int failed = 0;
          if (count == 1) {
            const Halide::Buffer<float> xs(x.data(), n), dys(dy.data(), n);
            failed = rows(xs, 0.5F, dys, dys, Halide::Buffer<double>(da.data(), 1));
          } else {
            const Halide::Buffer<float> xs(x.data(), n, count), dys(dy.data(), n, count);
            failed = columns(xs, Halide::Buffer<float>(a.data(), n), dys, dys, Halide::Buffer<double>(da.data(), n));
          }
          BOOST_TEST(failed == 0);
          std::vector<double> sums(da.size(), untouched);
          std::fill_n(sums.begin(), count == 1 ? 1 : n, 0.0);
          for (std::size_t i = 0; i < dy.size(); ++i) {
            BOOST_TEST(dy[i] == (i >= x.size() ? untouched : x[i] > 0 ? 2.0F : 1.0F));
            if (i < x.size() && x[i] <= 0) sums[count == 1 ? 0 : i % static_cast<std::size_t>(n)] += 2 * static_cast<double>(x[i]);
          }
          BOOST_TEST(da == sums, boost::test_tools::per_element());
        }
    }
} catch (const Halide::Error& error) {
  BOOST_FAIL(error.what());
}
