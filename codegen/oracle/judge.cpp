// SPDX-License-Identifier: Apache-2.0
// Block by block: all balls first, then what they left open.
#include <slope/codegen/oracle/judge.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include <mpfr.h>

namespace slope::codegen::oracle {

judge::judge(const tape& f, std::span<const double> others) : cheap_(f, others), exact_(f), arguments_{0} {
  arguments_.insert(arguments_.end(), others.begin(), others.end());
}

void judge::ask(std::uint64_t pattern, std::size_t i, double x, std::span<const account* const> open) {
  std::array<query, 2> wanted{};
  std::array<double_double, 2> exact{};
  for (std::size_t k = 0; k < open.size(); ++k)
    wanted[k] = open[k]->asked;
  arguments_[0] = x;
  exact_.ask({arguments_}, std::span(wanted).first(open.size()), std::span(exact).first(open.size()));
  for (std::size_t k = 0; k < open.size(); ++k)
    open[k]->seen.add_exact(open[k]->measure, pattern, open[k]->computed[i], exact[k]);
}

void judge::hear(std::uint64_t first, const account& of_value, const account& of_slope) {
  std::array<double, enclosure::block> x;
  const std::size_t count = of_value.computed.size();
  bool asked = false;
  for (std::size_t begin = 0; begin < count; begin += x.size()) {
    const std::size_t size = std::min(x.size(), count - begin);
    decode(of_value.measure.type, first + begin, std::span(x).first(size));
    const auto balls = cheap_.ask(std::span(x).first(size));
    for (std::size_t k = 0; k < size; ++k) {
      const std::uint64_t pattern = first + begin + k;
      const std::size_t i = begin + k;
      if (std::isnan(x[k])) {
        of_value.seen.add_nan(pattern, of_value.computed[i]),
            of_slope.seen.add_nan(pattern, of_slope.computed[i]);
        continue;
      }
      const bool finite = !std::isinf(x[k]); // at infinity the oracle knows the limit
      std::array<const account*, 2> open{};
      std::size_t questions = 0;
      if (!finite || !of_value.seen.try_ball(of_value.measure, pattern, of_value.computed[i], balls[k].value))
        open[questions++] = &of_value;
      if (!finite || !of_slope.seen.try_ball(of_slope.measure, pattern, of_slope.computed[i], balls[k].slope))
        open[questions++] = &of_slope;
      if (questions)
        asked = true, ask(pattern, i, x[k], std::span(open).first(questions));
    }
  }
  if (asked)
    mpfr_free_cache(); // this thread's, which may end now
}

} // namespace slope::codegen::oracle
