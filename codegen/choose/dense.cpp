// SPDX-License-Identifier: Apache-2.0
// Balls of doubles are the reference, and MPFR for what they leave open.
#include <slope/codegen/choose/dense.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <stdexcept>

#include <slope/codegen/oracle/census.hpp>
#include <slope/codegen/oracle/enclose.hpp>
#include <slope/codegen/oracle/oracle.hpp>

namespace slope::codegen {
namespace {

constexpr std::uint32_t block = oracle::enclosure::block, binade = 1 << 23;
constexpr std::size_t batch = 64;  // blocks that a program runs on at a time
constexpr std::uint32_t blocks_in_binade = 128;
constexpr std::size_t places = 32;         // that are looked at closely,
constexpr std::uint32_t close_blocks = 128, closeness = 4;  // so many blocks of each, every fourth one
constexpr int questions = 8;  // of a block, to MPFR: a formula whose balls tell nothing must not take minutes

// Of inputs with consecutive patterns.
struct place {
  std::uint32_t first = 0;
  double height = 0;
};

std::vector<place> everywhere() {
  std::vector<place> all;
  std::uint32_t scattered = 1;
  for (const std::uint32_t sign : {0U, 0x80000000U})
    for (std::uint32_t field = 0; field < 255; ++field) {
      const bool everyday = field >= 127 - 14 && field < 127 + 8;
      const std::uint32_t parts = everyday ? blocks_in_binade : 1, width = binade / parts;
      for (std::uint32_t k = 0; k < parts; ++k) {
        scattered = scattered * 1664525 + 1013904223;
        all.push_back({(sign | field * binade) + k * width + (scattered >> 8) % (width - block)});
      }
    }
  return all;
}

// The blocks around the highest places.
std::vector<place> around(std::vector<place> all) {
  const auto higher = [](const place& a, const place& b) { return a.height > b.height; };
  std::partial_sort(all.begin(), all.begin() + places, all.end(), higher);
  std::vector<place> close;
  for (std::size_t k = 0; k < places; ++k)
    for (std::uint32_t b = 0; b < close_blocks; ++b) {
      const std::uint32_t in_binade = all[k].first % binade, span = close_blocks * closeness * block, most = binade - span;
      const std::uint32_t begin = std::min(most, in_binade > span / 2 ? in_binade - span / 2 : 0);
      close.push_back({all[k].first - in_binade + begin + b * closeness * block});
    }
  return close;
}

// One set of other arguments.
class listening {
 public:
  listening(const definition& d, const std::vector<int>& roots, const number& n, trials& on, std::size_t t)
      : trial_(on[t]), cheap_(*trial_.formula, trial_.others, trial_.place(0)), exact_(*trial_.formula) {
    for (std::size_t o = 0; o < roots.size(); ++o)
      if (roots[o] <= d.roots.first(0) && trial_.shows_size(d, query_of(d.roots, roots[o])))
        heard_.push_back({o, trial_.query(query_of(d.roots, roots[o])), {n.type, oracle::promised(n.tier, n.type, quantity_of(d.roots, roots[o])), on.of(t, roots[o]).largest}});
  }
  bool hears() const { return !heard_.empty(); }

  // The highest ratio in each place is written into it; the highest of all is returned.
  double operator()(runnable& program, std::vector<place>& all) {
    double highest = 0;
    for (std::size_t begin = 0; begin < all.size(); begin += batch) {
      const auto now = std::span(all).subspan(begin, std::min(batch, all.size() - begin));
      std::vector<double> x;
      for (const place& p : now)
        for (std::uint32_t i = 0; i < block; ++i) x.push_back(static_cast<double>(std::bit_cast<float>(p.first + i)));
      std::vector<std::vector<double>> arguments(1 + trial_.others.size());
      for (std::size_t a = 0; a < arguments.size(); ++a)
        for (const double v : x) arguments[a].push_back(trial_.value(static_cast<int>(a), v));
      const auto outputs = program(arguments);
      for (std::size_t k = 0; k < now.size(); ++k) {
        now[k].height = hear(now[k].first, std::span(x).subspan(k * block, block), outputs, k * block);
        highest = std::max(highest, now[k].height);
      }
    }
    return highest;
  }

 private:
  struct output {
    std::size_t number;
    oracle::query asked;
    oracle::yardstick measure;
  };

  double hear(std::uint32_t first, std::span<const double> x, const std::vector<std::vector<double>>& outputs, std::size_t at) {
    const auto balls = cheap_.ask(x);
    double highest = 0;
    for (const output& o : heard_) {
      oracle::census seen;
      seen.worst.height = infinity;  // so that only the ratio has to be known
      int asked = 0;
      for (std::size_t i = 0; i < x.size(); ++i) {
        const double y = outputs[o.number][at + i];
        if (seen.try_ball(o.measure, first + i, y, o.asked.order == 0 ? balls[i].value : balls[i].slope) || asked++ >= questions) continue;
        std::vector<double> arguments{x[i]};
        arguments.insert(arguments.end(), trial_.others.begin(), trial_.others.end());
        try {
          seen.add_exact(o.measure, first + i, y, exact_.ask({arguments}, o.asked));
        } catch (const oracle::uncertain&) {
        }
      }
      highest = std::max(highest, seen.not_finite ? infinity : seen.ratio.size());
    }
    return highest;
  }

  const trial& trial_;
  oracle::enclosure cheap_;
  oracle::evaluator exact_;
  std::vector<output> heard_;
};

}  // namespace

double densely_measured(runnable& program, const std::vector<int>& roots, const definition& d, const number& n, trials& on) {
  double highest = 0;
  for (std::size_t t = 0; t < on.count() && highest <= 1; ++t) {
    if (!on[t].is_usual) continue;
    listening listen(d, roots, n, on, t);
    if (!listen.hears()) continue;
    std::vector<place> all = everywhere();
    highest = std::max(highest, listen(program, all));
    if (highest > 1) break;
    std::vector<place> close = around(std::move(all));
    highest = std::max(highest, listen(program, close));
  }
  return highest;
}

}  // namespace slope::codegen
