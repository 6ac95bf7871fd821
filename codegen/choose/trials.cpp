// SPDX-License-Identifier: Apache-2.0
// Sampled inputs are answered by MPFR; all inputs of a 16-bit format, and those of float32 that have few bits, by balls of
// doubles, and by MPFR where a ball leaves the rounding open.
#include <slope/codegen/choose/trials.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

#include <slope/codegen/oracle/enclose.hpp>
#include <slope/codegen/oracle/oracle.hpp>
#include <slope/codegen/oracle/points.hpp>

namespace slope::codegen {
namespace {

constexpr std::size_t inputs_tried = 4096;

bool is_small(const oracle::format& type) { return type.bits() == 16; }

// The other arguments as they are tried: their defaults (further inputs: 1), then something less round.
std::vector<std::vector<double>> other_arguments(const definition& d, const std::vector<oracle::format>& formats) {
  std::vector<std::vector<double>> sets(1);
  for (std::size_t a = 1; a < d.arguments.size(); ++a) sets[0].push_back(oracle::rounded(formats[a], d.arguments[a].role == role::input ? 1.0 : d.arguments[a].start));
  if (sets[0].empty()) return sets;
  sets.push_back(sets[0]);
  for (std::size_t a = 1; a < formats.size(); ++a) sets[1][a - 1] = oracle::rounded(formats[a], 1.7 * sets[0][a - 1] + 0.13);
  return sets;
}

bool before(double u, double v) { return u < v || (u == v && std::signbit(u) && !std::signbit(v)); }

std::vector<double> sorted(std::vector<double> x) {
  std::erase_if(x, [](double v) { return std::isnan(v); });
  std::sort(x.begin(), x.end(), before);
  return x;
}

std::vector<double> sampled(const definition& d, const oracle::format& type, const std::vector<double>& others) {
  std::vector<double> x = sorted(oracle::points(type, inputs_tried, oracle::hard_points(d.written, others)));
  if (type != oracle::f64) return x;
  std::size_t count = 0;  // of its 2,000 binades most are far from where anything happens
  std::erase_if(x, [&](double v) { return v != 0 && (std::fabs(v) < 0x1p-60 || (std::fabs(v) > 0x1p40 && std::isfinite(v))) && ++count % 4 != 0; });
  return x;
}

// Numbers of few bits: a sum of a constant and some of their powers is often halfway between two floats, or so nearly that a double
// does not tell. Further out, and nearer to 0, one of both is lost beside the other.
std::vector<double> with_short_numbers(std::vector<double> x) {
  for (const double v : oracle::every(oracle::bf16))
    if (std::fabs(v) >= 0x1p-28 && std::fabs(v) < 0x1p6) x.push_back(v);
  x = sorted(std::move(x));
  const auto same = [](double u, double v) { return u == v && std::signbit(u) == std::signbit(v); };
  x.erase(std::unique(x.begin(), x.end(), same), x.end());
  return x;
}

// Where each of these stands in x; both are sorted.
std::vector<std::size_t> places(const std::vector<double>& x, const std::vector<double>& of) {
  std::vector<std::size_t> all;
  for (const double v : of) all.push_back(static_cast<std::size_t>(std::lower_bound(x.begin(), x.end(), v, before) - x.begin()));
  return all;
}

// Whether every number in the ball is rounded alike; its middle may stand for it then.
bool settled(const oracle::format& type, const oracle::ball& b) {
  if (!b.known()) return false;
  const double slack = b.radius * (1 + 0x1p-40) + std::fabs(b.middle) * (b.radius == 0 ? 0 : 0x1p-52);
  return b.radius == 0 || oracle::rounded(type, b.middle - slack) == oracle::rounded(type, b.middle + slack);
}

// The oracle's answer, but for a few inputs of which it is not certain.
class asking {
 public:
  asking(const definition& d, const trial& t, const oracle::query& asked) : evaluator_(d.written), asked_(asked), arguments_{0} {
    arguments_.insert(arguments_.end(), t.others.begin(), t.others.end());
  }
  std::optional<double_double> operator()(double x) {
    arguments_[0] = x;
    try {
      return evaluator_.ask({arguments_}, asked_);
    } catch (const oracle::uncertain&) {
      if (++uncertain_ > bearable) throw;
      return {};
    }
  }

 private:
  static constexpr int bearable = 64;
  oracle::evaluator evaluator_;
  oracle::query asked_;
  std::vector<double> arguments_;
  int uncertain_ = 0;
};

void add(truth& to, std::size_t place, const std::optional<double_double>& exact) {
  if (exact) to.at.push_back(place), to.exact.push_back(*exact);
}

truth by_mpfr(const definition& d, const trial& t, const std::vector<std::size_t>& at, const oracle::query& asked) {
  truth made;
  asking exact(d, t, asked);
  for (const std::size_t i : at) add(made, i, exact(t.x[i]));
  return made;
}

// All inputs; those that are sampled by MPFR, if so wanted.
truth by_balls(const definition& d, const oracle::format& type, const trial& t, bool sampled_by_mpfr, const oracle::query& asked) {
  truth made;
  asking exact(d, t, asked);
  oracle::enclosure cheap(d.written, t.others, asked.i);
  std::vector<bool> closely(t.x.size());
  if (sampled_by_mpfr)
    for (const std::size_t i : t.sampled) closely[i] = true;
  for (std::size_t begin = 0; begin < t.x.size(); begin += oracle::enclosure::block) {
    const auto x = std::span(t.x).subspan(begin, std::min(oracle::enclosure::block, t.x.size() - begin));
    const auto balls = cheap.ask(x);
    for (std::size_t k = 0; k < x.size(); ++k) {
      const oracle::ball& b = asked.order == 0 ? balls[k].value : balls[k].slope;
      add(made, begin + k, !closely[begin + k] && std::isfinite(x[k]) && settled(type, b) ? double_double(b.middle) : exact(x[k]));
    }
  }
  return made;
}

}  // namespace

oracle::query query_of(const partial_roots& r, int root) {
  if (root == r.value()) return oracle::value;
  if (root == r.third()) return oracle::derivative(3);
  if (root < 1 + r.differentiated) return oracle::partial(root - 1);
  return oracle::mixed((root - 1 - r.differentiated) / r.differentiated, (root - 1 - r.differentiated) % r.differentiated);
}

oracle::quantity quantity_of(const partial_roots& r, int root) {
  return root == r.value() ? oracle::quantity::value : root <= r.differentiated ? oracle::quantity::derivative : oracle::quantity::higher;
}

std::vector<oracle::format> argument_formats(const definition& d, const oracle::format& type) {
  std::vector<oracle::format> all;
  for (const parameter& p : d.arguments) all.push_back(p.role == role::scalar ? scalar_format({type}) : type);
  return all;
}

trials::trials(const definition& d, const oracle::format& type) : d_(d), type_(type), arguments_(d.arguments.size()) {
  if (d.shape == shape::grouped) return;  // a group's program is a comparison
  for (const std::vector<double>& others : other_arguments(d, argument_formats(d, type))) {
    const std::vector<double> some = sampled(d, type, others);
    trial t{others, is_small(type) ? sorted(oracle::every(type)) : type == oracle::f32 ? with_short_numbers(some) : some, {}, arguments_[0].size(), {}};
    t.sampled = places(t.x, some);
    arguments_[0].insert(arguments_[0].end(), t.x.begin(), t.x.end());
    for (std::size_t a = 0; a < others.size(); ++a) arguments_[a + 1].insert(arguments_[a + 1].end(), t.x.size(), others[a]);
    all_.push_back(std::move(t));
  }
}

const truth& trials::of(std::size_t number, int root) {
  trial& t = all_[number];
  const auto [place, is_new] = t.known.try_emplace(root);
  truth& made = place->second;
  if (!is_new) return made;
  const oracle::query asked = query_of(d_.roots, root);
  if (type_ != oracle::f64 && asked.order <= 1)
    made = by_balls(d_, type_, t, !is_small(type_), asked);
  else
    made = by_mpfr(d_, t, t.sampled, asked);
  for (std::size_t k = 0; k < made.at.size(); ++k)
    if (std::isfinite(t.x[made.at[k]]) && std::isfinite(made.exact[k].high)) made.largest = std::max(made.largest, std::fabs(made.exact[k].high));
  return made;
}

}  // namespace slope::codegen
