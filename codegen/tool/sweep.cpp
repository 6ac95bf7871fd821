// SPDX-License-Identifier: Apache-2.0
// Chunks on all threads; each starts from the peaks that are known before them, and their counts are added in
// order.
#include <slope/codegen/tool/sweep.hpp>

#include <atomic>
#include <cmath>

#include <fmt/format.h>

#include <slope/codegen/oracle/oracle.hpp>
#include <slope/codegen/parallel.hpp>

namespace slope::tool {

namespace oracle = codegen::oracle;

namespace {
constexpr std::size_t sampled_inputs = 1 << 12; // for the fingerprint and the largest derivative
}

sweep::sweep(const inventory& all, const codegen::definition& d, const kernel_choice& choice, bool judged,
             int threads)
    : all_(all), definition_(d), type_(*type_named(choice.type)), judged_(judged),
      sample_(d, type_, sampled_inputs), proven_(codegen::certify(d)),
      workers_(static_cast<std::size_t>(threads)) {
  const auto arguments = sample_.point(0).arguments;
  others_.assign(arguments.begin() + 1, arguments.end());
  for (const char* form : {"forward", "derivative"})
    claims_.push_back(
        claims_of(d, chosen_kernel(all, all.function(d), {form, choice.type, choice.accuracy, choice.target}))
            .front());
}

swept_function sweep::begun() const {
  swept_function f{definition_.name, fingerprint(), 0, {}};
  for (std::size_t o = 0; o < f.of.size(); ++o) {
    f.of[o].what = claims_[o].what;
    f.of[o].kernel = claims_[o].kernel->symbol;
    f.of[o].largest = largest(claims_[o]);
  }
  const auto [value, slope] = measures(f.of);
  const proof p(proven_, value, slope);
  f.of[0].proven = p.of_values(), f.of[1].proven = p.of_slopes();
  return f;
}

std::array<oracle::yardstick, 2> sweep::measures(const std::array<swept, 2>& of) const {
  std::array<oracle::yardstick, 2> all;
  for (std::size_t o = 0; o < 2; ++o)
    all[o] = {type_.format, promised(claims_[o]), of[o].largest};
  return all;
}

void sweep::advance(swept_function& s, const shard& part, std::uint64_t count) {
  const chunking cut = chunking::of(type_);
  std::vector<std::array<swept, 2>> parts(count);
  const auto by = measures(s.of);
  const proof proven(proven_, by[0], by[1]);
  std::atomic<std::uint64_t> next{0};
  const std::size_t threads = workers_.size();
  codegen::parallel(threads, static_cast<int>(threads), [&](std::size_t t) {
    for (std::uint64_t k; (k = next++) < count;) {
      const std::uint64_t chunk = part.chunk(s.chunks + k), first = chunk * cut.size;
      worker& w = ready(workers_[t]);
      for (std::size_t o = 0; o < 2; ++o) {
        w.kernels[o]->on(first, cut.size);
        parts[k][o].digest.add(chunk, w.kernels[o]->digest());
        parts[k][o].seen = s.of[o].seen.continued();
      }
      hold_against(proven, first, w, parts[k]);
      if (judged_)
        w.judge->hear(first, {oracle::value, by[0], w.kernels[0]->numbers(), parts[k][0].seen},
                      {oracle::derivative(1), by[1], w.kernels[1]->numbers(), parts[k][1].seen});
    }
  });
  for (const auto& p : parts)
    for (std::size_t o = 0; o < 2; ++o) {
      s.of[o].seen.merge(p[o].seen);
      s.of[o].against.merge(p[o].against);
      s.of[o].digest.merge(p[o].digest);
    }
  s.chunks += count;
}

void sweep::hold_against(const proof& proven, std::uint64_t first, worker& w,
                         std::array<swept, 2>& of) const {
  const std::vector<double>&values = w.kernels[0]->numbers(), &slopes = w.kernels[1]->numbers();
  if (proven.has_symmetry()) // a chunk lies on one side of 0
    w.mirrored->on(first ^ std::uint64_t{1} << (8 * type_.size() - 1), values.size());
  std::vector<double> x(values.size());
  oracle::decode(type_.format, first, x);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(x[i]))
      continue;
    if (!proven.allows_value(values[i]) ||
        (proven.has_symmetry() && !proven.allows_pair(values[i], w.mirrored->numbers()[i])))
      of[0].against.add(first + i);
    if (!proven.allows_slope(x[i], slopes[i]))
      of[1].against.add(first + i);
  }
}

sweep::worker& sweep::ready(worker& w) const {
  for (std::size_t o = 0; o < 2; ++o)
    if (!w.kernels[o])
      w.kernels[o] = std::make_unique<pattern_run>(all_, definition_, *claims_[o].kernel, others_);
  if (!w.mirrored)
    w.mirrored = std::make_unique<pattern_run>(all_, definition_, *claims_[0].kernel, others_);
  if (judged_ && !w.judge)
    w.judge = std::make_unique<oracle::judge>(definition_.written, others_);
  return w;
}

std::string sweep::fingerprint() const {
  std::vector<std::uint64_t> patterns;
  for (std::size_t i = 0; i < sample_.size(); ++i)
    patterns.push_back(encode(type_.format, sample_.point(i).arguments[0]));
  if (type_.format == oracle::f32) // those of few bits: likely ties, where kernels that round correctly differ
    for (std::uint64_t high = 0; high < 1 << 16; ++high)
      patterns.push_back(high << 16);
  digest_sum both;
  for (std::size_t o = 0; o < 2; ++o) {
    pattern_run run(all_, definition_, *claims_[o].kernel, others_);
    run.on(patterns);
    both.add(o, run.digest());
  }
  return fmt::format("{:016x}", both.sum);
}

double sweep::largest(const claim& c) const {
  std::vector<oracle::point> where;
  for (std::size_t i = 0; i < sample_.size(); ++i)
    where.push_back(sample_.point(i));
  return largest_of(
      oracle::evaluate(definition_.written, where, {{c.query}}, static_cast<unsigned>(workers_.size())));
}

} // namespace slope::tool
