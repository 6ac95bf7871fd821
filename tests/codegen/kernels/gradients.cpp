// SPDX-License-Identifier: Apache-2.0
// Gradients of learned parameters in every type and layout: the sum over all elements that share the parameter of dy times the
// oracle's partial derivative, rounded once.
#define BOOST_TEST_MODULE "codegen/kernels/gradients"
#include <boost/test/unit_test.hpp>

#include "arrays.hpp"

#include <slope/codegen/oracle/oracle.hpp>
#include <slope/dsl/activations/all.hpp>

#include <boost/hana/for_each.hpp>

#include <cmath>
#include <map>
#include <string>

namespace {

using namespace slope::codegen::oracle;

// The formulas by name, as they were written.
const tape& written(const std::string& name) {
  static const auto all = [] {
    std::map<std::string, tape> tapes;
    boost::hana::for_each(slope::activations::catalogue, [&](const auto& f) { tapes.emplace(std::string(f.name), record(f)); });
    return tapes;
  }();
  return all.at(name);
}

struct sums {
  std::vector<long double> of, magnitudes;  // by channel
};

// Of the derivatives by argument `wanted`, an element at a time. Arguments: the input, then learned ones, then dy.
sums expected(const slope_function& f, const kernels::call& c, const std::vector<std::size_t>& arguments, std::size_t dy, std::size_t wanted, slope_shape s) {
  evaluator exact(written(f.name));
  sums all{std::vector<long double>(s.channels), std::vector<long double>(s.channels)};
  for (std::size_t i = 0; i < c.size(0); ++i) {
    const std::size_t channel = i / s.inner % s.channels;
    std::vector<double> point;
    for (const std::size_t a : arguments) point.push_back(c[a][c.size(a) == c.size(0) ? i : channel]);
    const slope::double_double partial_there = exact.ask({point}, partial(static_cast<int>(wanted)));
    const long double term = (static_cast<long double>(partial_there.high) + partial_there.low) * c[dy][i];
    all.of[channel] += term;
    all.magnitudes[channel] += std::fabs(term);
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(are_the_sums_of_exact_derivatives) {
  std::map<std::string, int> seen;
  const int used = kernels::on_each_level([&](const slope_function& f, const slope_kernel& k, const std::string& where) {
    if (std::string_view(k.form) != "backward") return;
    std::vector<std::size_t> arguments;
    std::size_t dy = 0;
    for (std::size_t i = 0; i < k.argument_count; ++i) {
      const slope_role r = k.arguments[i].role;
      if (r == slope_input || r == slope_learned) arguments.push_back(i);
      if (r == slope_cotangent) dy = i;
    }
    for (const slope_shape s : {slope_shape{1, 1, 5000}, slope_shape{3, 4, 777}, slope_shape{700, 5, 1}})
      for (std::size_t out = 0; out < k.argument_count; ++out) {
        if (k.arguments[out].role != slope_learned_gradient) continue;
        const kernels::call c(f, k, s, 0, false);
        BOOST_TEST_REQUIRE(c.run() == slope_ok, where << ": " << slope_error_message());
        const std::size_t first_output = k.argument_count - arguments.size();  // dx, then the learned gradients, in the order of the arguments
        const sums exact = expected(f, c, arguments, dy, out - first_output, s);
        const bool wide = std::string_view(k.accuracy) == "exact" || std::string_view(k.type) == "f64";
        const long double each = wide ? 0x1p-50L : 0x1p-21L;  // of a term
        for (std::size_t channel = 0; channel < s.channels; ++channel) {
          const long double sum = exact.of[channel], rounding = std::ldexp(std::fabs(sum), -kernels::format_of(k).digits);
          BOOST_CHECK_MESSAGE(std::fabs(c[out][channel] - sum) <= rounding + each * exact.magnitudes[channel],
                              where << ": the sum of channel " << channel << " is " << c[out][channel] << ", exactly " << sum);
        }
        ++seen[k.symbol];
      }
  });
  BOOST_TEST(used > 0);
  BOOST_TEST(seen.size() >= 5u);  // the five kinds of numbers
}
