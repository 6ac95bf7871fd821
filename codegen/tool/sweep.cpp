// SPDX-License-Identifier: Apache-2.0
// Chunks on all threads; each starts from the peaks that are known before them, and their counts are added in
// order.
#include <slope/codegen/tool/sweep.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include <slope/codegen/oracle/oracle.hpp>
#include <slope/codegen/parallel.hpp>

namespace slope::tool {

namespace oracle = codegen::oracle;

namespace {
constexpr std::size_t sampled_inputs = 1 << 12; // for the fingerprint and the largest derivative
}

std::size_t input_count(const codegen::definition& d) {
  return d.shape == shape::grouped ? 0 : static_cast<std::size_t>(d.roots.inputs);
}

sweep::sweep(const inventory& all, const codegen::definition& d, const kernel_choice& choice, bool judged,
             int threads)
    : all_(all), definition_(d), type_(*type_named(choice.type)), judged_(judged),
      sample_(d, type_, sampled_inputs), cut_(chunking::of(type_, input_count(d))),
      proven_(codegen::certify(d)), workers_(static_cast<std::size_t>(threads)) {
  for (const char* form : {"forward", input_count(d) == 1 ? "derivative" : "backward"})
    for (const claim& c : claims_of(
             d, chosen_kernel(all, all.function(d), {form, choice.type, choice.accuracy, choice.target})))
      if (c.query.order == 0 || d.arguments[static_cast<std::size_t>(c.query.i)].role == role::input)
        claims_.push_back(c); // gradients of learned parameters are sums
}

swept_function sweep::begun() const {
  swept_function f{definition_.name, fingerprint(), input_count(definition_), 0, {}};
  for (const claim& c : claims_)
    f.of.push_back({c.what, c.kernel->symbol, largest(c), {}, {}, {}, {}});
  const auto by = measures(f.of);
  const proof p(proven_, by[0], by[1]);
  f.of[0].proven = p.of_values(), f.of[1].proven = p.of_slopes();
  return f;
}

std::vector<oracle::yardstick> sweep::measures(const std::vector<swept>& of) const {
  std::vector<oracle::yardstick> all;
  for (std::size_t o = 0; o < of.size(); ++o)
    all.push_back({type_.format, promised(claims_[o]), of[o].largest});
  return all;
}

void sweep::advance(swept_function& s, const shard& part, std::uint64_t count) {
  std::vector<std::vector<swept>> parts(count, std::vector<swept>(claims_.size()));
  const auto by = measures(s.of);
  const proof proven(proven_, by[0], by[1]);
  std::atomic<std::uint64_t> next{0};
  const std::size_t threads = workers_.size();
  codegen::parallel(threads, static_cast<int>(threads), [&](std::size_t t) {
    for (std::uint64_t k; (k = next++) < count;) {
      const std::uint64_t chunk = part.chunk(s.chunks + k), first = chunk * cut_.size;
      worker& w = ready(workers_[t], chunk);
      std::vector<oracle::account> accounts;
      for (std::size_t o = 0; o < claims_.size(); ++o) {
        w.kernels[o].on(first, cut_.size);
        parts[k][o].digest.add(chunk, w.kernels[o].digest());
        parts[k][o].seen = s.of[o].seen.continued();
        accounts.push_back({by[o], w.kernels[o].numbers(), parts[k][o].seen});
      }
      hold_against(proven, chunk, w, parts[k]);
      if (judged_)
        w.judge->hear(first, accounts);
    }
  });
  for (const auto& p : parts)
    for (std::size_t o = 0; o < claims_.size(); ++o) {
      s.of[o].seen.merge(p[o].seen);
      s.of[o].against.merge(p[o].against);
      s.of[o].digest.merge(p[o].digest);
    }
  s.chunks += count;
}

void sweep::hold_against(const proof& proven, std::uint64_t chunk, worker& w, std::vector<swept>& of) const {
  const std::uint64_t first = chunk * cut_.size;
  const std::vector<double> beside = others(chunk);
  if (!std::all_of(beside.begin(), beside.end(), [](double y) { return std::isfinite(y); }))
    return;
  const std::vector<double>&values = w.kernels[0].numbers(), &slopes = w.kernels[1].numbers();
  if (proven.has_symmetry()) // a chunk lies on one side of 0, or is all of them
    w.mirrored->on(first ^ std::uint64_t{1} << (8 * type_.size() - 1), values.size());
  std::vector<double> x(values.size());
  oracle::decode(type_.format, first, x);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(x[i]) || (std::isinf(x[i]) && input_count(definition_) > 1)) // see judge
      continue;
    if (!proven.allows_value(values[i]) ||
        (proven.has_symmetry() && !proven.allows_pair(values[i], w.mirrored->numbers()[i])))
      of[0].against.add(first + i);
    if (!proven.allows_slope(x[i], slopes[i]))
      of[1].against.add(first + i);
  }
}

std::vector<double> sweep::others(std::uint64_t chunk) const {
  const auto arguments = sample_.point(0).arguments;
  std::vector<double> all(arguments.begin() + 1, arguments.end());
  if (input_count(definition_) > 1)
    all[0] = oracle::decode(type_.format, chunk);
  return all;
}

sweep::worker& sweep::ready(worker& w, std::uint64_t chunk) const {
  const std::vector<double> beside = others(chunk);
  if (w.kernels.empty()) {
    for (const claim& c : claims_)
      w.kernels.emplace_back(all_, definition_, c, beside);
    w.mirrored.emplace(all_, definition_, claims_[0], beside);
    std::vector<oracle::query> questions;
    for (const claim& c : claims_)
      questions.push_back(c.query);
    if (judged_)
      w.judge.emplace(definition_.written, questions, beside);
  } else if (input_count(definition_) > 1) {
    for (pattern_run& k : w.kernels)
      k.beside(beside);
    w.mirrored->beside(beside);
    if (judged_)
      w.judge->beside(beside);
  }
  return w;
}

// Of the sample; of two inputs beside each second one of it.
std::string sweep::fingerprint() const {
  std::map<std::uint64_t, std::vector<std::uint64_t>> patterns; // of the first input, by the chunk
  for (std::size_t i = 0; i < sample_.size(); ++i) {
    const auto at = sample_.point(i).arguments;
    patterns[input_count(definition_) > 1 ? encode(type_.format, at[1]) : 0].push_back(
        encode(type_.format, at[0]));
  }
  if (type_.format ==
      oracle::f32) // those of few bits: likely ties, where kernels that round correctly differ
    for (std::uint64_t high = 0; high < 1 << 16; ++high)
      patterns[0].push_back(high << 16);
  digest_sum sum;
  std::uint64_t place = 0;
  for (const auto& [chunk, of_first] : patterns)
    for (const claim& c : claims_) {
      pattern_run run(all_, definition_, c, others(chunk));
      run.on(of_first);
      sum.add(place++, run.digest());
    }
  return fmt::format("{:016x}", sum.sum);
}

double sweep::largest(const claim& c) const {
  std::vector<oracle::point> where;
  for (std::size_t i = 0; i < sample_.size(); ++i)
    where.push_back(sample_.point(i));
  return largest_of(
      oracle::evaluate(definition_.written, where, {{c.query}}, static_cast<unsigned>(workers_.size())));
}

} // namespace slope::tool
