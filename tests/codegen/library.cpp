// SPDX-License-Identifier: Apache-2.0
// Which kernels a library has: those of which a program keeps the promise, unless all are asked for.
#define BOOST_TEST_MODULE "codegen/library"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/emit/emit.hpp>
#include <slope/codegen/library.hpp>
#include <slope/dsl.hpp>

using namespace slope::codegen;

namespace {

// MPFR has no number for the probability of -2e37, so that nothing can be accepted; of the line everything can.
constexpr auto unknown = slope::activation<"unknown">([](auto x) { return log2(slope::normal_cdf(x)); }, slope::input<"x">);
constexpr auto largest = slope::activation<"largest">([](auto x) { return maximum(x); }, slope::pieces<"x">);
constexpr auto line = slope::activation<"line">([](auto x) { return x + x; }, slope::input<"x">);

library_plan planned(bool unpromised) {
  library_request r;
  r.prefix = "test", r.include = "test/kernels", r.command = "test";
  r.numbers = {{}};
  r.targets = {"cpu"};
  r.unpromised = unpromised;
  return plan_library(definitions(slope::catalogue(unknown, line, largest)), r);
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

const std::string why = "no program is known to keep the promise: textbook, for want of an answer: oracle: not certain with 6000 digits";

}  // namespace

BOOST_AUTO_TEST_CASE(without_a_promise_no_kernel) {
  const library_plan plan = planned(false);
  const emit::activation &refused = plan.description.activations[0], &made = plan.description.activations[1];
  BOOST_TEST(refused.kernels.empty());
  BOOST_TEST(refused.refused.front() == "test_unknown_forward_f32");
  BOOST_TEST(says(refused.data_sheet, "forward           f32   fast  refused: " + why), refused.data_sheet);
  BOOST_TEST(says(refused.data_sheet, "derivative 1      f32   fast  refused: no program keeps the promise; the best gives no number where there is one: textbook\n"));
  BOOST_TEST(plan.warnings.size() == refused.refused.size());
  BOOST_TEST(plan.warnings.front().starts_with("test_unknown_forward_f32 is left out (UNPROMISED keeps it): " + why), plan.warnings.front());
  BOOST_TEST(made.refused.empty());
  BOOST_TEST(made.kernels.size() == refused.refused.size());
  BOOST_TEST(says(made.data_sheet, "forward           f32   fast  0 functions, 0 divisions, 3 other operations in float32: factored; 0.00 of the allowed error\n"), made.data_sheet);
  BOOST_TEST(says(plan.description.activations[2].data_sheet, "; not measured\n"));  // a choice between numbers
  for (const pipeline_job& j : plan.jobs) BOOST_TEST(!j.symbol.starts_with("test_unknown"));

  const std::string header = emit::c_header(plan.description);
  BOOST_TEST(says(header, " * refused, for want of a program that keeps the promise: test_unknown_forward_f32, test_unknown_backward_f32"), header);
  BOOST_TEST(!says(header, "slope_status test_unknown"));
  BOOST_TEST(says(emit::catalogue_json(plan.description), "\"test_unknown_forward_f32\""));
}

BOOST_AUTO_TEST_CASE(unless_it_is_asked_for) {
  const library_plan plan = planned(true);
  const emit::activation& kept = plan.description.activations[0];
  BOOST_TEST(kept.refused.empty());
  BOOST_TEST(kept.kernels.size() == plan.warnings.size());
  BOOST_TEST(plan.warnings.front().starts_with("test_unknown_forward_f32: " + why), plan.warnings.front());
  BOOST_TEST(says(kept.data_sheet, "other operations in float32: " + why), kept.data_sheet);
}
