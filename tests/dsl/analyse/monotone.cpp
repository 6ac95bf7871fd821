// SPDX-License-Identifier: Apache-2.0
// Where functions rise and fall: stretches that end where calculus says, gaps about turning points only, and no claim across a
// jump.
#define BOOST_TEST_MODULE "dsl/analyse/monotone"
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/analyse/monotone.hpp>

using namespace slope::literals;
using namespace slope::activations;
using slope::infinity;
using slope::is_monotone;
using slope::stretch_list;
using slope::stretches;

namespace {

// clang-format off
#define DEFINE(name, ...) inline constexpr auto name = slope::activation<#name>([](auto x) { return __VA_ARGS__; }, slope::input<"x">)
DEFINE(cubic,      pow(x, 3) - 3 * x);
DEFINE(cube,       pow(x, 3));
DEFINE(falling,    -sinh(x) - x);
DEFINE(hat,        max(0, 1_c - abs(x)));
DEFINE(plateau,    clamp(x, -1, 1));
DEFINE(saw,        when(x > 0_c, x - 1, x));
DEFINE(up_step,    when(x > 0_c, x + 1, x));
DEFINE(waves,      sin(x));
DEFINE(stairs,     floor(x));
DEFINE(flat,       x - x + 2);
// clang-format on

// The directions, and the ends between them to 1e-6.
struct piece {
  double low, high;
  int direction;
};
constexpr bool are(const stretch_list& found, std::initializer_list<piece> expected) {
  const auto near = [](double a, double b) { return a == b || (a - b < 1e-6 && b - a < 1e-6); };
  return found.complete && std::equal(found.begin(), found.end(), expected.begin(), expected.end(), [&](const auto& s, const piece& p) {
    return near(s.low, p.low) && near(s.high, p.high) && s.direction == p.direction;
  });
}

}  // namespace

static_assert(is_monotone(elu) && is_monotone(selu) && is_monotone(relu) && is_monotone(prelu) && is_monotone(identity));
static_assert(is_monotone(slope::activations::softplus) && is_monotone(cube) && is_monotone(falling) && is_monotone(plateau));
static_assert(is_monotone(mish).refuted() && is_monotone(cubic).refuted() && is_monotone(hat).refuted() && is_monotone(flat));

static_assert(are(stretches(silu), {{-infinity, -1.27846454276107, -1}, {-1.27846454276107, infinity, 1}}));
static_assert(are(stretches(gelu), {{-infinity, -0.751791524693564, -1}, {-0.751791524693564, infinity, 1}}));
static_assert(are(stretches(mish), {{-infinity, -1.19243121451549, -1}, {-1.19243121451549, infinity, 1}}));
static_assert(are(stretches(cubic), {{-infinity, -1, 1}, {-1, 1, -1}, {1, infinity, 1}}));
static_assert(are(stretches(falling), {{-infinity, infinity, -1}}));
static_assert(are(stretches(hat), {{-infinity, 0, 1}, {0, infinity, -1}}));
static_assert(are(stretches(flat), {{-infinity, infinity, 0}}));

// gelu_tanh: below -7 its derivative is 1 - tanh(...)^2 = 0 to all digits of a double; no sign is proven there.
static_assert(is_monotone(gelu_tanh).refuted() && stretches(gelu_tanh).begin()->low == -7);

// Both parts rise, but not across the jump; up or down is one to this analysis.
static_assert(are(stretches(saw), {{-infinity, 0, 1}, {0, infinity, 1}}) && is_monotone(saw).unknown());
static_assert(is_monotone(up_step).unknown() && is_monotone(stairs).unknown() && stretches(stairs).count == 0);

BOOST_AUTO_TEST_CASE(infinitely_many_turning_points_do_not_fit) {
  stretch_list found = stretches(waves);  // not const: else the compiler computes it, for 10 seconds
  BOOST_TEST(!found.complete);
  BOOST_TEST(is_monotone(found).refuted());
  for (const auto& s : found) {
    BOOST_TEST((s.high - s.low) <= 3.1415926535897936);
    BOOST_TEST((slope::at(waves, s.high) - slope::at(waves, s.low)).high * s.direction > 0);
  }
}

BOOST_AUTO_TEST_CASE(stretches_join_only_where_they_touch) {
  stretch_list list;
  list.add({-infinity, 0, 0, false});
  list.add({0, 1, 1, true});
  list.add({1, 2, 0, false});
  list.add({2, 3, -1, true});
  list.add({3.5, 4, -1, true});
  BOOST_TEST(list.count == 3);
  BOOST_TEST(list.all[0].high == 2);
  BOOST_TEST(list.all[0].direction == 1);
  BOOST_TEST(list.all[1].high == 3);
}
