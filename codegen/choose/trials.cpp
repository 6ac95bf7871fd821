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

// The arguments as they are tried while one of them varies: their defaults (inputs: 1), something less round;
// then inputs near the ends of the format, or of float64, which no wider type helps out, of what a gate is multiplied with.
struct other_arguments {
  std::vector<double> values;
  bool are_usual;
};
std::vector<other_arguments> others_of(const definition& d, const oracle::format& type, const std::vector<oracle::format>& formats) {
  const double unit = std::ldexp(1, 1 - type.digits), small = std::ldexp(1 - unit, type.min_exponent);
  const double large = oracle::largest_beside_others(type) * (1 - unit / 2);  // one unit of its own above it may be infinite
  const double far_out[] = {-0.37, 0, large, -small, -60.5, 2 * small, 0.03 * large};  // half of one of the small ones is a tie, and a quarter
  std::vector<double> start;
  for (const parameter& p : d.arguments) start.push_back(p.role == role::input ? 1.0 : p.start);
  std::vector<other_arguments> sets{{start, true}};
  const auto add = [&](bool usual, auto changed) {
    sets.push_back({start, usual});
    for (std::size_t a = 0; a < start.size(); ++a) sets.back().values[a] = changed(d.arguments[a].role, start[a], a);
  };
  if (start.size() > 1) add(true, [](role, double v, std::size_t) { return 1.7 * v + 0.13; });
  for (std::size_t k = 0; d.roots.inputs > 1 && k < std::size(far_out); ++k)
    add(false, [&](role r, double v, std::size_t a) { return r == role::input ? far_out[(k + 3 * a) % std::size(far_out)] : v; });
  for (other_arguments& set : sets)
    for (std::size_t a = 0; a < start.size(); ++a) set.values[a] = oracle::rounded(formats[a], set.values[a]);
  return sets;
}

std::shared_ptr<const oracle::tape> with_first(const oracle::tape& f, int argument) {
  auto changed = std::make_shared<oracle::tape>(f);
  std::swap(changed->arguments[0], changed->arguments[static_cast<std::size_t>(argument)]);
  for (oracle::instruction& i : changed->code)
    if (i.operation == op::argument) i.operands[0] = i.operands[0] == 0 ? argument : i.operands[0] == argument ? 0 : i.operands[0];
  return changed;
}

bool before(double u, double v) { return u < v || (u == v && std::signbit(u) && !std::signbit(v)); }

std::vector<double> sorted(std::vector<double> x) {
  std::erase_if(x, [](double v) { return std::isnan(v); });
  std::sort(x.begin(), x.end(), before);
  return x;
}

std::vector<double> sampled(const oracle::tape& formula, const oracle::format& type, const std::vector<double>& others, std::size_t how_many) {
  std::vector<double> x = sorted(oracle::points(type, how_many, oracle::hard_points(formula, others)));
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
  asking(const trial& t, const oracle::query& asked) : evaluator_(*t.formula), asked_(asked), arguments_{0} {
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

truth by_mpfr(const trial& t, const oracle::query& asked) {
  truth made;
  asking exact(t, asked);
  for (const std::size_t i : t.sampled) add(made, i, exact(t.x[i]));
  return made;
}

// All inputs; those that are sampled by MPFR, if so wanted.
truth by_balls(const oracle::format& type, const trial& t, bool sampled_by_mpfr, const oracle::query& asked) {
  truth made;
  asking exact(t, asked);
  oracle::enclosure cheap(*t.formula, t.others, asked.i);
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
  return oracle::quantity_of(query_of(r, root), r.inputs);
}

std::vector<oracle::format> argument_formats(const definition& d, const oracle::format& type) {
  std::vector<oracle::format> all;
  for (const parameter& p : d.arguments) all.push_back(p.role == role::scalar ? scalar_format({type}) : type);
  return all;
}

trials::trials(const definition& d, const oracle::format& type) : d_(d), type_(type), arguments_(d.arguments.size()) {
  if (d.shape == shape::grouped) return;  // a group's program is a comparison
  const auto sets = others_of(d, type, argument_formats(d, type));
  for (int varies = 0; varies < d.roots.inputs; ++varies) {
    const auto formula = with_first(d.written, varies);
    for (const other_arguments& set : sets) {
      std::vector<double> others = set.values;
      std::swap(others[0], others[static_cast<std::size_t>(varies)]);
      others.erase(others.begin());
      std::vector<double> some = sampled(*formula, type, others, set.are_usual ? inputs_tried : inputs_tried / 4);
      const auto within = [&](std::vector<double>& x) {  // what infinity times zero is, no limit says
        if (d.roots.inputs > 1) std::erase_if(x, [&](double v) { return std::fabs(v) > oracle::largest_beside_others(type); });
      };
      within(some);
      trial t{varies, formula, others, !set.are_usual ? some : is_small(type) ? sorted(oracle::every(type)) : type == oracle::f32 ? with_short_numbers(some) : some,
              {}, arguments_[0].size(), set.are_usual};
      within(t.x);
      for (int a = 0; a < d.roots.inputs; ++a)
        if (a != varies) t.beside = std::max(t.beside, std::fabs(t.value(a, 0)));
      t.sampled = places(t.x, some);
      for (std::size_t a = 0; a < arguments_.size(); ++a)
        for (const double v : t.x) arguments_[a].push_back(t.value(static_cast<int>(a), v));
      all_.push_back(std::move(t));
    }
  }
}

bool trial::shows_size(const definition& d, const oracle::query& asked) const {
  const auto by_input = [&](int argument) { return argument < d.roots.inputs; };
  const bool by_i = asked.order > 0 && by_input(asked.i), by_j = asked.order == 2 && by_input(asked.j);
  return (!by_i && !by_j) || (by_i && asked.i == varies) || (by_j && asked.j == varies);
}

double trial::size(const definition& d, const oracle::query& asked, double v, double shown) const {
  if (shows_size(d, asked)) return shown;
  double largest = 1;
  for (int a = 0; a < d.roots.inputs; ++a)
    if (a != asked.i && !(asked.order == 2 && a == asked.j)) largest = std::max(largest, std::fabs(value(a, v)));
  return largest;
}

const truth& trials::of(std::size_t number, int root) {
  trial& t = all_[number];
  const auto [place, is_new] = t.known.try_emplace(root);
  truth& made = place->second;
  if (!is_new) return made;
  const oracle::query asked = t.query(query_of(d_.roots, root));
  if (type_ != oracle::f64 && asked.order <= 1)
    made = by_balls(type_, t, !is_small(type_), asked);
  else
    made = by_mpfr(t, asked);
  for (std::size_t k = 0; k < made.at.size(); ++k)
    if (std::isfinite(t.x[made.at[k]]) && std::isfinite(made.exact[k].high)) made.largest = std::max(made.largest, std::fabs(made.exact[k].high));
  made.largest = oracle::bounded(made.largest, t.beside);
  return made;
}

}  // namespace slope::codegen
