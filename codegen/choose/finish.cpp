// SPDX-License-Identifier: Apache-2.0
// Programs around programs.
#include <slope/codegen/choose/finish.hpp>

#include <algorithm>
#include <cmath>

namespace slope::codegen {
namespace {

std::vector<int> arguments_of(program_builder& to, const program& p) {
  int count = 0;
  for (const instruction& i : p.instructions)
    if (i.what == step::argument) count = std::max(count, static_cast<int>(i.value.high) + 1);
  std::vector<int> all;
  for (int a = 0; a < count; ++a) all.push_back(to.argument(a));
  return all;
}

}  // namespace

void lean::add(double x, int away) {
  const double size = std::fabs(x);
  int& known = (x < 0 ? below : above)[static_cast<std::size_t>((size >= tiny) + (size >= small))];
  contradicted |= known != 0 && known != away;
  known = away;
}

program saturated(const program& p, int input, double largest, const std::vector<limits>& at_infinity) {
  program_builder to;
  std::vector<int> arguments = arguments_of(to, p);
  const int x = to.argument(input), top = to.constant(largest), bottom = to.constant(-largest);
  arguments[static_cast<std::size_t>(input)] = to.make(step::maximum, to.make(step::minimum, x, top), bottom);
  std::vector<int> outputs = to.copy(p, arguments);
  const auto with_limit = [&](limit l, int u, int v, int y) {  // where u < v
    if (l == limit::reached) return y;
    const int size = l == limit::infinite ? to.make(step::magnitude, x) : to.constant(0.0);
    return to.make(step::select, to.make(step::less, u, v), to.make(step::with_sign_of, size, y), y);
  };
  for (std::size_t o = 0; o < outputs.size(); ++o)
    outputs[o] = with_limit(at_infinity[o].below, x, bottom, with_limit(at_infinity[o].above, top, x, outputs[o]));
  to.result.outputs = outputs;
  return to.result;
}

program leaning(const program& p, int working, const oracle::format& type, const std::vector<lean>& leans) {
  const double unit = working == 64 ? 0x1p-52 : 0x1p-23;
  program_builder to;
  std::vector<int> outputs = to.copy(p, arguments_of(to, p));
  // Where no way is known, that of what is nearer to 0, or else of what is farther.
  const auto factor_of = [&](int size, lean::by_size way) {
    for (std::size_t k = 1; k < way.size(); ++k) way[k] = way[k] == 0 ? way[k - 1] : way[k];
    for (std::size_t k = way.size() - 1; k > 0; --k) way[k - 1] = way[k - 1] == 0 ? way[k] : way[k - 1];
    const auto below = [&](double bound, int there, int else_) {
      return there == else_ ? there : to.make(step::select, to.make(step::less, size, to.constant(bound)), there, else_);
    };
    const auto factor = [&](int away) { return to.constant(1 + away * unit); };
    return below(lean::tiny, factor(way[0]), below(lean::small, factor(way[1]), factor(way[2])));
  };
  for (std::size_t o = 0; o < outputs.size(); ++o)
    if (leans[o].is_needed()) {
      const int x = to.argument(leans[o].input), size = to.make(step::magnitude, x);
      const int factor = to.make(step::select, to.make(step::less, x, to.constant(0.0)), factor_of(size, leans[o].below), factor_of(size, leans[o].above));
      const int moved = to.make(step::strict_multiply, outputs[o], factor);  // a zero keeps its sign
      int doubtful = to.make(step::less, to.make(step::magnitude, outputs[o]), to.constant(std::ldexp(1, type.min_exponent)));
      if (leans[o].normal && working == 64)
        doubtful = to.make(step::logical_or, doubtful, to.make(step::is_halfway, outputs[o], to.constant(53.0 - type.digits)));
      outputs[o] = to.make(step::select, doubtful, moved, outputs[o]);
    }
  to.result.outputs = outputs;
  return to.result;
}

program zero_kept(const program& p, int input, const std::vector<bool>& keeps) {
  program_builder to;
  std::vector<int> outputs = to.copy(p, arguments_of(to, p));
  const int x = to.argument(input);
  for (std::size_t o = 0; o < outputs.size(); ++o)
    if (keeps[o]) outputs[o] = to.make(step::select, to.make(step::equal, x, to.constant(0.0)), x, outputs[o]);
  to.result.outputs = outputs;
  return to.result;
}

}  // namespace slope::codegen
