// SPDX-License-Identifier: Apache-2.0
// slope verify --exhaustive: every input of the type, in chunks, on all cores; what is done is kept in the state file.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <memory>
#include <thread>

#include <slope/codegen/oracle/judge.hpp>
#include <slope/codegen/parallel.hpp>
#include <slope/codegen/tool/claim.hpp>
#include <slope/codegen/tool/commands.hpp>
#include <slope/codegen/tool/interrupt.hpp>
#include <slope/codegen/tool/progress.hpp>
#include <slope/codegen/tool/refusal.hpp>
#include <slope/codegen/tool/sweep_table.hpp>

namespace slope::tool {
namespace {

namespace oracle = codegen::oracle;
using seconds = std::chrono::duration<double>;

constexpr std::uint64_t batch = 16;            // chunks between two looks at the clock; part of the result's determinism
constexpr seconds between_saves{3};
constexpr std::size_t sampled_inputs = 1 << 12; // for the fingerprint and the largest derivative

// One function on its way: the kernels for each thread, and what to measure with.
class sweeper {
public:
  sweeper(const inventory& all, const codegen::definition& d, const verify_request& asked, int threads)
      : all_(all), definition_(d), type_(*type_named(asked.type)), sample_(d, type_, sampled_inputs),
        others_(sample_.point(0).arguments.begin() + 1, sample_.point(0).arguments.end()),
        claims_(claims(all, d, asked.type, asked.accuracy, asked.target)), workers_(static_cast<std::size_t>(threads)) {
    claims_.resize(2); // f and f'
  }

  swept_function begun(bool judged) {
    swept_function f{definition_.name, fingerprint(), 0, {}};
    for (std::size_t o = 0; o < 2; ++o) {
      f.of[o].what = claims_[o].what;
      f.of[o].kernel = claims_[o].kernel->symbol;
      f.of[o].largest = judged ? largest(claims_[o]) : 0;
    }
    return f;
  }

  // The chunks from `s.chunks` on, `count` of them.
  void advance(swept_function& s, const shard& part, std::uint64_t count, bool judged) {
    const chunking cut = chunking::of(type_);
    std::vector<std::array<swept, 2>> parts(count);
    std::array<oracle::yardstick, 2> measures;
    for (std::size_t o = 0; o < 2; ++o)
      measures[o] = {type_.format, promised(claims_[o]), s.of[o].largest};
    std::atomic<std::uint64_t> next{0};
    codegen::parallel(workers_.size(), static_cast<int>(workers_.size()), [&](std::size_t t) {
      for (std::uint64_t k; (k = next++) < count;) {
        const std::uint64_t chunk = part.chunk(s.chunks + k), first = chunk * cut.size;
        worker& w = ready(workers_[t], judged);
        for (std::size_t o = 0; o < 2; ++o) {
          w.kernels[o]->on(first, cut.size);
          parts[k][o].digest.add(chunk, w.kernels[o]->digest());
          parts[k][o].seen = s.of[o].seen.continued();
        }
        if (judged)
          w.judge->hear(first, {oracle::value, measures[0], w.kernels[0]->numbers(), parts[k][0].seen},
                        {oracle::derivative(1), measures[1], w.kernels[1]->numbers(), parts[k][1].seen});
      }
    });
    for (const auto& p : parts)
      for (std::size_t o = 0; o < 2; ++o) {
        s.of[o].seen.merge(p[o].seen);
        s.of[o].digest.merge(p[o].digest);
      }
    s.chunks += count;
  }

private:
  struct worker {
    std::array<std::unique_ptr<pattern_run>, 2> kernels;
    std::unique_ptr<oracle::judge> judge;
  };

  worker& ready(worker& w, bool judged) {
    for (std::size_t o = 0; o < 2; ++o)
      if (!w.kernels[o])
        w.kernels[o] = std::make_unique<pattern_run>(all_, definition_, *claims_[o].kernel, others_);
    if (judged && !w.judge)
      w.judge = std::make_unique<oracle::judge>(definition_.written, others_);
    return w;
  }

  oracle::bound promised(const claim& c) const {
    const auto tier = c.kernel->accuracy == std::string_view("exact") ? oracle::tier::exact : oracle::tier::fast;
    return oracle::promised(tier, type_.format, c.quantity);
  }

  std::string fingerprint() {
    std::vector<std::uint64_t> patterns;
    for (std::size_t i = 0; i < sample_.size(); ++i)
      patterns.push_back(encode(type_.format, sample_.point(i).arguments[0]));
    digest_sum both;
    for (std::size_t o = 0; o < 2; ++o) {
      pattern_run run(all_, definition_, *claims_[o].kernel, others_);
      run.on(patterns);
      both.add(o, run.digest());
    }
    return fmt::format("{:016x}", both.sum);
  }

  // Over the sample, which is dense where f'' is 0.
  double largest(const claim& c) const {
    std::vector<oracle::point> where;
    for (std::size_t i = 0; i < sample_.size(); ++i)
      where.push_back(sample_.point(i));
    return largest_of(oracle::evaluate(definition_.written, where, {{c.query}}, static_cast<unsigned>(workers_.size())));
  }

  const inventory& all_;
  const codegen::definition& definition_;
  const element_type& type_;
  trial sample_;
  std::vector<double> others_;
  std::vector<claim> claims_;
  std::vector<worker> workers_;
};

// What the clock and the signals say between two batches.
class watch {
public:
  watch(std::uint64_t chunks, std::uint64_t done, std::uint64_t inputs_a_chunk)
      : chunks_(chunks), resumed_(done), done_(done), inputs_(inputs_a_chunk) {}

  void did(std::uint64_t chunks, const std::string& name) {
    done_ += chunks;
    const double spent = seconds(now() - start_).count(), rate = static_cast<double>(done_ - resumed_) / spent,
                 left = static_cast<double>(chunks_ - done_) / rate;
    shown_.say(fmt::format("{} {:.1f} %, {:.1f} million inputs/s, {}:{:02} left", name,
                           100 * static_cast<double>(done_) / static_cast<double>(chunks_),
                           rate * static_cast<double>(inputs_) / 1e6, static_cast<long>(left) / 60,
                           static_cast<long>(left) % 60));
  }
  bool time_to_save() {
    if (saved_ && now() - *saved_ < between_saves)
      return false;
    saved_ = now();
    return true;
  }
  int signal() const { return interrupt_.signal(); }

private:
  static std::chrono::steady_clock::time_point now() { return std::chrono::steady_clock::now(); }
  std::uint64_t chunks_, resumed_, done_, inputs_;
  std::chrono::steady_clock::time_point start_ = now();
  std::optional<std::chrono::steady_clock::time_point> saved_;
  progress shown_;
  interrupt interrupt_;
};

std::vector<const codegen::definition*> of_one_input(const inventory& all, const verify_request& asked) {
  std::vector<const codegen::definition*> chosen = all.selected(asked.names);
  for (const codegen::definition* d : chosen)
    if (!asked.names.empty() && !has_one_input(*d))
      refuse("{} has more than one input: all of their combinations are too many", d->name);
  std::erase_if(chosen, [](const codegen::definition* d) { return !has_one_input(*d); });
  return chosen;
}

// 0, or the signal that stopped it.
int advance(const inventory& all, const std::vector<const codegen::definition*>& functions, const verify_request& asked,
            sweep_state& state, const std::string& file, int threads) {
  const chunking cut = chunking::of(*type_named(state.type));
  const std::uint64_t chunks = state.shard.chunks(cut);
  std::uint64_t done = 0;
  for (const swept_function& f : state.functions)
    done += f.chunks;
  watch clock(chunks * state.functions.size(), done, cut.size);
  for (std::size_t i = 0; i < functions.size(); ++i) {
    swept_function& f = state.functions[i];
    if (f.chunks == chunks)
      continue;
    sweeper sweep(all, *functions[i], asked, threads);
    while (f.chunks < chunks) {
      const std::uint64_t count = std::min(batch, chunks - f.chunks);
      sweep.advance(f, state.shard, count, state.judged);
      clock.did(count, f.name);
      if (clock.signal() || clock.time_to_save())
        save(state, file);
      if (clock.signal())
        return clock.signal();
    }
  }
  save(state, file);
  return 0;
}

// The exit code, or the signal that stopped it, negative.
int swept_all(const inventory& all, const verify_request& asked) {
  const element_type* type = type_named(asked.type);
  if (!type)
    refuse("no type is called {}; there are f32, f16 and bf16", asked.type);
  const chunking cut = chunking::of(*type);
  const auto functions = of_one_input(all, asked);
  const int cores = asked.threads && *asked.threads > 0 ? *asked.threads
                                                        : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  const bool judged = asked.exhaustive;
  all.require(all.library.set_threads(judged ? 1 : cores)); // either our threads or those of the kernels
  const int threads = judged ? cores : 1;

  sweep_state state{all.library.prefix, asked.type, asked.accuracy, asked.target, judged,
                    shard::parsed(asked.shard.value_or("1/1"), cut), {}};
  for (const codegen::definition* d : functions)
    state.functions.push_back(sweeper(all, *d, asked, threads).begun(judged));
  report results(asked.json);
  const std::string file = asked.state.value_or(state.file_name());
  if (std::filesystem::exists(file)) {
    const sweep_state before = load(file);
    if (const std::string d = before.difference(state); !d.empty())
      refuse("{} is the state of something else: {}; remove it, or name another with --state", file, d);
    if (before.shard.index != state.shard.index || before.shard.of != state.shard.of)
      refuse("{} is the state of shard {} of {}; remove it, or name another with --state", file, before.shard.index,
             before.shard.of);
    state = before;
  }
  if (const int signal = advance(all, functions, asked, state, file, threads)) {
    fmt::print(stderr, "slope: stopped; what is done is in {}, and the same command goes on from there\n", file);
    return -signal;
  }
  return show(state, results);
}

} // namespace

int verify_every_input(const inventory& all, const verify_request& asked) {
  const int code = swept_all(all, asked);
  if (code < 0)
    interrupt::end_by(-code);
  return code;
}

int verify_merged(const verify_request& asked) {
  report results(asked.json);
  return show(merged(asked.merge), results);
}

} // namespace slope::tool
