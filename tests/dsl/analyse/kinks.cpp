// SPDX-License-Identifier: Apache-2.0
// The kinks of the catalogue and of formulas that nest, in static_asserts; and what is not found is said to be unknown.
#define BOOST_TEST_MODULE "dsl/analyse/kinks"
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/analyse/kinks.hpp>

using namespace slope::literals;
using namespace slope::activations;
using slope::kinks;

namespace {
template <class Lambda>
consteval slope::kink_set along_x(Lambda lambda) {
  const slope::double_double arguments[] = {slope::not_a_number, 2.0, slope::not_a_number};
  return kinks(slope::formula(lambda), 0, arguments);
}
}  // namespace

static_assert(kinks(relu).are({0.0}));
static_assert(kinks(prelu).are({0.0}));
static_assert(kinks(elu).are({0.0}));
static_assert(kinks(selu).are({0.0}));
static_assert(kinks(mish).are({}));
static_assert(kinks(identity).are({}));
static_assert(!kinks(maxout).complete);

// One inside another: between the kinks of the inner one it is a line again.
static_assert(along_x([](auto x) { return clamp(x, -1, 1); }).are({-1.0, 1.0}));
static_assert(along_x([](auto x) { return x * clamp(x / 6 + 1_c / 2, 0, 1); }).are({-3.0, 3.0}));
static_assert(along_x([](auto x) { return abs(abs(x) - 1_c); }).are({-1.0, 0.0, 1.0}));
static_assert(along_x([](auto x) { return max(x, min(2 * x, 3 - x)); }).are({0.0, 1.0, 1.5}));
static_assert(along_x([](auto x) { return step(x - 4) + sign(5 * x); }).are({0.0, 4.0}));
static_assert(along_x([](auto x) { return when(x < -2_c, 0_c, x <= 2_c, x, 2_c); }).are({-2.0, 2.0}));
static_assert(along_x([](auto x) { return when(x > -1_c && x < 1_c, square(x), abs(x)); }).are({-1.0, 1.0}));

// Only the branch that is taken counts: |x - 1| is never asked about x = 1.
static_assert(along_x([](auto x) { return when(x < 0_c, abs(x - 1), x); }).are({0.0}));

// The second argument is 2, the third is not known.
static_assert(along_x([](auto x, auto a) { return max(x, a) + exp(x); }).are({2.0}));
static_assert(!along_x([](auto x, auto, auto t) { return max(x, t); }).complete);
static_assert(!along_x([](auto x) { return when(exp(x) > 2_c, x, 0_c); }).complete);
static_assert(!along_x([](auto x) { return floor(x); }).complete);
static_assert(along_x([](auto x) { return x * floor(5_c / 2_c); }).are({}));

BOOST_AUTO_TEST_CASE(other_points_are_not_those) {
  BOOST_TEST(!kinks(relu).are({}));
  BOOST_TEST(!kinks(relu).are({1.0}));
  BOOST_TEST(!kinks(relu).are({0.0, 1.0}));
}
