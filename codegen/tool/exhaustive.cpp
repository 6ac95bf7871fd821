// SPDX-License-Identifier: Apache-2.0
// slope verify --exhaustive: every input of the type, in chunks, on all cores; what is done is kept in the
// state file.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include <slope/codegen/tool/commands.hpp>
#include <slope/codegen/tool/interrupt.hpp>
#include <slope/codegen/tool/progress.hpp>
#include <slope/codegen/tool/refusal.hpp>
#include <slope/codegen/tool/sweep.hpp>
#include <slope/codegen/tool/sweep_table.hpp>

namespace slope::tool {
namespace {

using seconds = std::chrono::duration<double>;

constexpr std::uint64_t batch = 16; // chunks between two looks at the clock; part of the result's determinism
constexpr seconds between_saves{3};

// What the clock and the signals say between two batches.
class watch {
public:
  watch(std::uint64_t inputs, std::uint64_t done) : inputs_(inputs), resumed_(done), done_(done) {}

  void did(std::uint64_t inputs, const std::string& name) {
    done_ += inputs;
    const double spent = seconds(now() - start_).count(),
                 rate = static_cast<double>(done_ - resumed_) / spent,
                 left = static_cast<double>(inputs_ - done_) / rate;
    shown_.say(fmt::format("{} {:.1f} %, {:.1f} million inputs/s, {}:{:02} left", name,
                           100 * static_cast<double>(done_) / static_cast<double>(inputs_), rate / 1e6,
                           static_cast<long>(left) / 60, static_cast<long>(left) % 60));
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
  std::uint64_t inputs_, resumed_, done_;
  std::chrono::steady_clock::time_point start_ = now();
  std::optional<std::chrono::steady_clock::time_point> saved_;
  progress shown_;
  interrupt interrupt_;
};

// Those that are named, or those of one input.
std::vector<const codegen::definition*> selected(const inventory& all, const verify_request& asked) {
  std::vector<const codegen::definition*> chosen = all.selected(asked.names);
  for (const codegen::definition* d : chosen)
    if (!asked.names.empty() && (input_count(*d) < 1 || input_count(*d) > 2))
      refuse("{} has more than two inputs: all of their combinations are too many", d->name);
  std::erase_if(chosen, [&](const codegen::definition* d) {
    const bool left_out = asked.names.empty() && input_count(*d) != 1;
    if (left_out)
      fmt::print("{} has more than one input: left out{}\n", d->name,
                 input_count(*d) == 2 ? "; named, it is tried on all pairs of a 16-bit type" : "");
    return left_out;
  });
  if (chosen.empty())
    refuse("no function of this catalogue has one input");
  return chosen;
}

kernel_choice choice_of(const verify_request& asked) {
  return {"", asked.type, asked.accuracy, asked.target};
}

// 0, or the signal that stopped it.
int advance(const inventory& all, const std::vector<const codegen::definition*>& functions,
            const verify_request& asked, sweep_state& state, const std::string& file, int threads) {
  const element_type& type = *type_named(state.type);
  std::uint64_t inputs = 0, done = 0;
  for (const swept_function& f : state.functions) {
    const chunking cut = chunking::of(type, f.inputs);
    inputs += state.shard.chunks(cut) * cut.size, done += f.chunks * cut.size;
  }
  watch clock(inputs, done);
  for (std::size_t i = 0; i < functions.size(); ++i) {
    swept_function& f = state.functions[i];
    const chunking cut = chunking::of(type, f.inputs);
    const std::uint64_t chunks = state.shard.chunks(cut);
    if (f.chunks == chunks)
      continue;
    sweep one(all, *functions[i], choice_of(asked), state.judged, threads);
    while (f.chunks < chunks) {
      const std::uint64_t count = std::min(batch, chunks - f.chunks);
      one.advance(f, state.shard, count);
      clock.did(count * cut.size, f.name);
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
  const auto functions = selected(all, asked);
  std::optional<chunking> coarsest; // no shard is empty
  for (const codegen::definition* d : functions)
    if (const chunking cut = chunking::of(*type, input_count(*d)); !coarsest || cut.chunks < coarsest->chunks)
      coarsest = cut;
  const int cores = asked.threads && *asked.threads > 0
                        ? *asked.threads
                        : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  const bool judged = asked.exhaustive;
  all.require(all.library.set_threads(judged ? 1 : cores)); // either our threads or those of the kernels
  const int threads = judged ? cores : 1;

  sweep_state state{all.library.prefix,
                    asked.type,
                    asked.accuracy,
                    asked.target,
                    judged,
                    shard::parsed(asked.shard.value_or("1/1"), *coarsest),
                    {}};
  for (const codegen::definition* d : functions)
    state.functions.push_back(sweep(all, *d, choice_of(asked), judged, threads).begun());
  report results(asked.json);
  const std::string file = asked.state.value_or(state.file_name());
  if (std::filesystem::exists(file)) {
    const sweep_state before = load(file);
    if (const std::string d = before.difference(state); !d.empty())
      refuse("{} is the state of something else: {}; remove it, or name another with --state", file, d);
    if (before.shard.index != state.shard.index || before.shard.of != state.shard.of)
      refuse("{} is the state of shard {} of {}; remove it, or name another with --state", file,
             before.shard.index, before.shard.of);
    state = before;
  }
  if (const int signal = advance(all, functions, asked, state, file, threads)) {
    fmt::print(stderr, "slope: stopped; what is done is in {}, and the same command goes on from there\n",
               file);
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
