// SPDX-License-Identifier: Apache-2.0
// Axes and shapes: what a call is given, what its outputs are, and what is refused.
#define BOOST_TEST_MODULE "codegen/tool/arrangement"
#include <slope/codegen/tool/arrangement.hpp>

#include <boost/test/unit_test.hpp>

#include "fakes.hpp"
#include <slope/codegen/tool/refusal.hpp>

using namespace slope::tool;

namespace {

struct call {
  const slope_function* f;
  const slope_kernel* k = nullptr;
  call(const char* name, std::string_view form, int order = 0) : f(fakes::functions.find(name)) {
    for (std::size_t i = 0; i < f->kernel_count && !k; ++i)
      if (f->kernels[i]->form == form && f->kernels[i]->order == order)
        k = f->kernels[i];
  }
  arrangement with(const std::vector<lengths>& shapes, std::optional<int> axis = {}) const {
    std::vector<given_array> given;
    for (const lengths& s : shapes)
      given.push_back({std::to_string(given.size()) + ".npy", s});
    return arrange(*f, *k, given, axis);
  }
  std::string refusal_of(const std::vector<lengths>& shapes, std::optional<int> axis = {}) const {
    try {
      with(shapes, axis);
    } catch (const refusal& r) {
      return r.what();
    }
    return "";
  }
};

bool same(const arrangement& a, slope_shape shape, const std::vector<lengths>& outputs) {
  return a.shape.outer == shape.outer && a.shape.channels == shape.channels && a.shape.inner == shape.inner &&
         a.outputs == outputs;
}

const call silu{"silu", "forward"}, prelu{"prelu", "backward"}, maxout{"maxout", "backward"},
    pooled{"maxout", "forward"}, which{"maxout", "derivative", 1}, swiglu{"swiglu", "backward"};

} // namespace

BOOST_AUTO_TEST_CASE(elementwise_and_gated) {
  BOOST_TEST(same(silu.with({{2, 3}}), {1, 1, 6}, {{2, 3}}));
  BOOST_TEST(same(silu.with({{}}), {1, 1, 1}, {{}}));
  BOOST_TEST(same(silu.with({{3, 0}}), {0, 1, 0}, {{3, 0}}));
  BOOST_TEST(same(swiglu.with({{4}, {4}, {4}}), {1, 1, 4}, {{4}, {4}}));
  BOOST_TEST(silu.refusal_of({{4}}, 0) ==
             "silu is elementwise: no axis is special, so that --axis has no meaning");
  BOOST_TEST(swiglu.refusal_of({{4}, {4, 1}, {4}}) ==
             "1.npy (value) has the shape (4, 1), but with 0.npy (gate) of shape (4,) it must be (4,)");
  BOOST_TEST(swiglu.refusal_of({{4}, {4}, {1}}).starts_with("2.npy (dy) has the shape (1,)"));
}

BOOST_AUTO_TEST_CASE(channelwise) {
  BOOST_TEST(same(prelu.with({{2, 3, 4, 5}, {3}, {2, 3, 4, 5}}), {2, 3, 20}, {{2, 3, 4, 5}, {3}}));
  BOOST_TEST(same(prelu.with({{2, 3}, {3}, {2, 3}}), {2, 3, 1}, {{2, 3}, {3}}));
  BOOST_TEST(same(prelu.with({{3}, {3}, {3}}), {1, 3, 1}, {{3}, {3}}));
  BOOST_TEST(same(prelu.with({{2, 3}, {2}, {2, 3}}, 0), {1, 2, 3}, {{2, 3}, {2}}));
  BOOST_TEST(same(prelu.with({{2, 3}, {1}, {2, 3}}), {1, 1, 6}, {{2, 3}, {1}})); // shared
  BOOST_TEST(same(prelu.with({{2, 3}, {}, {2, 3}}), {1, 1, 6}, {{2, 3}, {}}));
  BOOST_TEST(same(prelu.with({{}, {1}, {}}), {1, 1, 1}, {{}, {1}}));
  BOOST_TEST(same(prelu.with({{0, 3}, {3}, {0, 3}}), {0, 1, 0}, {{0, 3}, {3}}));
  BOOST_TEST(
      prelu.refusal_of({{2, 3}, {2}, {2, 3}}) ==
      "1.npy (a) has the shape (2,), but with 3 channels it must be (3,), or (1,) to share one number");
  BOOST_TEST(prelu.refusal_of({{2, 3}, {1, 3}, {2, 3}}).starts_with("1.npy (a) has the shape (1, 3)"));
  BOOST_TEST(prelu.refusal_of({{2, 3}, {3}, {3, 2}}).starts_with("2.npy (dy) has the shape (3, 2)"));
  BOOST_TEST(prelu.refusal_of({{2, 3}, {3}, {2, 3}}, 2) == "0.npy has the shape (2, 3): there is no axis 2");
  BOOST_TEST(prelu.refusal_of({{2, 3}, {3}, {2, 3}}, -1) ==
             "0.npy has the shape (2, 3): there is no axis -1");
}

BOOST_AUTO_TEST_CASE(grouped) {
  BOOST_TEST(same(pooled.with({{2, 3, 4}}), {2, 3, 4}, {{2, 4}}));
  BOOST_TEST(same(pooled.with({{3}}), {1, 3, 1}, {{}}));
  BOOST_TEST(same(pooled.with({{2, 3, 4}}, 2), {6, 4, 1}, {{2, 3}}));
  BOOST_TEST(same(maxout.with({{2, 3, 4}, {2, 4}}), {2, 3, 4}, {{2, 3, 4}}));
  BOOST_TEST(same(which.with({{2, 3, 4}}), {2, 3, 4}, {{2, 3, 4}})); // a number for each piece
  BOOST_TEST(same(pooled.with({{0, 3}}), {0, 1, 0}, {{0}}));
  BOOST_TEST(maxout.refusal_of({{2, 3, 4}, {2, 3, 4}}) ==
             "1.npy (dy) has the shape (2, 3, 4), but with 0.npy (x) of shape (2, 3, 4) it must be (2, 4)");
  BOOST_TEST(pooled.refusal_of({{}}) == "0.npy is a single number (x): it has no axis");
  BOOST_TEST(pooled.refusal_of({{2, 0}}) == "0.npy has the shape (2, 0): there are no pieces along axis 1");
}
