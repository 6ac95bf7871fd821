// SPDX-License-Identifier: Apache-2.0
// Block by block: all balls first, then what they left open.
#include <slope/codegen/oracle/judge.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include <mpfr.h>

namespace slope::codegen::oracle {

judge::judge(const tape& f, std::span<const query> questions, std::span<const double> others)
    : tape_(f), questions_(questions.begin(), questions.end()), exact_(f),
      has_one_input_(f.arguments.size() < 2 || f.arguments[1].role != role::input) {
  beside(others);
}

void judge::beside(std::span<const double> others) {
  arguments_.assign(1, 0);
  arguments_.insert(arguments_.end(), others.begin(), others.end());
  nan_beside_ = std::any_of(others.begin(), others.end(), [](double y) { return std::isnan(y); });
  infinity_beside_ = std::any_of(others.begin(), others.end(), [](double y) { return std::isinf(y); });
  int last = 0;
  for (const query& q : questions_)
    last = std::max(last, q.i);
  cheap_.clear();
  for (int by = 0; by <= last; ++by)
    cheap_.emplace_back(tape_, others, by);
}

void judge::ask(std::uint64_t pattern, std::size_t i, std::span<const account> of,
                std::span<const std::size_t> open) {
  std::vector<query> wanted;
  for (const std::size_t q : open)
    wanted.push_back(questions_[q]);
  std::vector<double_double> exact(open.size());
  exact_.ask({arguments_}, wanted, exact);
  for (std::size_t k = 0; k < open.size(); ++k) {
    const account& a = of[open[k]];
    a.seen.add_exact(a.measure, pattern, a.computed[i], exact[k]);
  }
}

void judge::hear(std::uint64_t first, std::span<const account> of) {
  std::array<double, enclosure::block> x;
  std::vector<std::span<const dual_ball>> balls(cheap_.size());
  std::vector<std::size_t> open;
  const std::size_t count = of.front().computed.size();
  bool asked = false;
  for (std::size_t begin = 0; begin < count; begin += x.size()) {
    const std::size_t size = std::min(x.size(), count - begin);
    decode(of.front().measure.type, first + begin, std::span(x).first(size));
    for (std::size_t by = 0; by < cheap_.size(); ++by)
      balls[by] = cheap_[by].ask(std::span(x).first(size));
    for (std::size_t k = 0; k < size; ++k) {
      const std::uint64_t pattern = first + begin + k;
      const std::size_t i = begin + k;
      if (nan_beside_ || std::isnan(x[k])) {
        for (const account& a : of)
          a.seen.add_nan(pattern, a.computed[i]);
        continue;
      }
      const bool finite = !std::isinf(x[k]); // at infinity the oracle knows the limit
      if (!has_one_input_ && (infinity_beside_ || !finite))
        continue;
      open.clear();
      for (std::size_t q = 0; q < of.size(); ++q) {
        const dual_ball& b = balls[static_cast<std::size_t>(questions_[q].i)][k];
        if (!finite || !of[q].seen.try_ball(of[q].measure, pattern, of[q].computed[i],
                                            questions_[q].order == 0 ? b.value : b.slope))
          open.push_back(q);
      }
      if (!open.empty())
        arguments_[0] = x[k], asked = true, ask(pattern, i, of, open);
    }
  }
  if (asked)
    mpfr_free_cache(); // this thread's, which may end now
}

} // namespace slope::codegen::oracle
