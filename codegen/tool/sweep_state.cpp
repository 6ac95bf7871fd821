// SPDX-License-Identifier: Apache-2.0
// States as JSON, and the union of shards.
#include <slope/codegen/tool/sweep_state.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

#include <nlohmann/json.hpp>

#include <slope/codegen/tool/output_files.hpp>
#include <slope/codegen/tool/refusal.hpp>

namespace slope::tool {

namespace oracle = codegen::oracle;
using json = nlohmann::ordered_json;

namespace {

constexpr int version = 4; // of the file

// Every field once: both directions of the conversion are this list. An infinite number is null.
template <class Field> void fields(oracle::census& c, const Field& f) {
  f("count", c.count), f("above_1", c.above_1), f("above_4", c.above_4), f("not_finite", c.not_finite);
  f("worst", c.worst.height), f("worst_at", c.worst.at), f("ratio", c.ratio.height),
      f("ratio_at", c.ratio.at);
  f("broken", c.broken.count), f("broken_at", c.broken.first);
  f("by_rule", c.by_rule), f("by_balls", c.by_balls), f("by_mpfr", c.by_mpfr);
}
template <class Field> void fields(swept& s, const Field& f) {
  f("of", s.what), f("kernel", s.kernel), f("largest", s.largest), f("seen", s.seen), f("proven", s.proven),
      f("against", s.against.count), f("against_at", s.against.first), f("digest", s.digest.sum);
}
template <class Field> void fields(swept_function& s, const Field& f) {
  f("name", s.name), f("fingerprint", s.fingerprint), f("inputs", s.inputs), f("chunks", s.chunks),
      f("of", s.of);
}
template <class Field> void fields(sweep_state& s, const Field& f) {
  f("library", s.library), f("type", s.type), f("accuracy", s.accuracy), f("target", s.target),
      f("judged", s.judged);
  f("shard", s.shard.index), f("shards", s.shard.of), f("functions", s.functions);
}

template <class T>
concept structure = requires(T& t) {
  fields(t, [](const char*, auto&) {});
};

template <class T> constexpr bool is_list = false;
template <structure T> constexpr bool is_list<std::vector<T>> = true;

template <class T> json written(const T& value) {
  if constexpr (structure<T>) {
    json j;
    fields(const_cast<T&>(value), [&](const char* name, const auto& field) { j[name] = written(field); });
    return j;
  } else if constexpr (is_list<T>) {
    json j = json::array();
    for (const auto& element : value)
      j.push_back(written(element));
    return j;
  } else {
    return value; // infinity becomes null when it is printed
  }
}

template <class T> void read(const json& j, T& value) {
  if constexpr (structure<T>) {
    fields(value, [&](const char* name, auto& field) { read(j.at(name), field); });
  } else if constexpr (is_list<T>) {
    for (const json& element : j)
      read(element, value.emplace_back());
  } else if constexpr (std::is_same_v<T, double>) {
    value = j.is_null() ? infinity : j.get<double>();
  } else {
    j.get_to(value);
  }
}

std::string names_of(const sweep_state& s) {
  std::string names;
  for (const swept_function& f : s.functions)
    names += (names.empty() ? "" : "+") + f.name;
  return names;
}

} // namespace

chunking chunking::of(const element_type& type, std::size_t inputs) {
  if (inputs == 1 && type.size() == 2)
    return {64, 1024};
  if (inputs * type.size() == 4)
    return {65536, 65536};
  if (inputs == 1)
    refuse("{} has 2^64 inputs: only f32, f16 and bf16 can be proved exhaustively", type.name);
  refuse("{} has 2^{} pairs of inputs: functions of two inputs can be proved exhaustively in f16 and bf16",
         type.name, 8 * inputs * type.size());
}

shard shard::parsed(const std::string& text, const chunking& c) {
  shard s{0, 0};
  const char *end = text.data() + text.size(), *at = std::from_chars(text.data(), end, s.index).ptr;
  if (at == end || *at != '/' || std::from_chars(at + 1, end, s.of).ptr != end || s.index < 1 ||
      s.index > s.of)
    refuse("--shard {}: write I/N with I from 1 to N, as 3/8", text);
  if (s.of > c.chunks)
    refuse("--shard {}: at most {} shards, please", text, c.chunks);
  return s;
}

std::string sweep_state::file_name() const {
  const std::string names =
      functions.size() > 4 ? fmt::format("{}-functions", functions.size()) : names_of(*this);
  const std::string part = shard.of > 1 ? fmt::format("-{}-of-{}", shard.index, shard.of) : "";
  return fmt::format("verify-{}-{}-{}-{}{}{}.json", names, type, accuracy, target, judged ? "" : "-digest",
                     part);
}

std::string sweep_state::subject() const {
  return fmt::format("{}, {} {} {}{}", names_of(*this), type, accuracy, target, judged ? "" : ", digests");
}

bool sweep_state::complete() const {
  for (const swept_function& f : functions)
    if (f.chunks != shard.chunks(chunking::of(*type_named(type), f.inputs)))
      return false;
  return true;
}

std::string sweep_state::difference(const sweep_state& other) const {
  const auto differ = [](const char* what, const std::string& a, const std::string& b) {
    return a == b ? "" : fmt::format("{}: {} and {}", what, a, b);
  };
  const auto word = [](bool j) { return std::string(j ? "verified" : "digested"); };
  for (const std::string& d :
       {differ("the libraries differ", library, other.library), differ("the types differ", type, other.type),
        differ("the accuracies differ", accuracy, other.accuracy),
        differ("the targets differ", target, other.target),
        differ("the functions differ", names_of(*this), names_of(other)),
        differ("the commands differ", word(judged), word(other.judged))})
    if (!d.empty())
      return d;
  for (std::size_t i = 0; i < functions.size(); ++i)
    if (functions[i].fingerprint != other.functions[i].fingerprint)
      return fmt::format("the libraries differ: their kernels of {} give other results", functions[i].name);
  return "";
}

sweep_state load(const std::string& file) try {
  std::ifstream in(file);
  if (!in)
    refuse("cannot read {}", file);
  const json j = json::parse(in);
  if (j.at("slope_verify") != version)
    refuse("{} was written by another version of slope verify: remove it and run its command again", file);
  sweep_state s;
  read(j, s);
  const auto is_cut = [&](const swept_function& f) {
    return (f.inputs == 1 || f.inputs == 2) &&
           s.shard.of <= chunking::of(*type_named(s.type), f.inputs).chunks;
  };
  if (!type_named(s.type) || s.shard.index < 1 || s.shard.index > s.shard.of ||
      !std::all_of(s.functions.begin(), s.functions.end(), is_cut))
    refuse("{} is not a state of slope verify", file);
  return s;
} catch (const json::exception&) {
  refuse("{} is not a state of slope verify", file);
}

void save(const sweep_state& s, const std::string& file) {
  json j{{"slope_verify", version}};
  j.update(written(s));
  const std::string text = j.dump(1) + "\n";
  output_files out({file});
  std::fwrite(text.data(), 1, text.size(), out.stream(0));
  out.commit();
}

sweep_state merged(const std::vector<std::string>& files) {
  std::vector<sweep_state> states;
  std::vector<std::string> holder; // of each shard
  for (const std::string& file : files) {
    const sweep_state& s = states.emplace_back(load(file));
    const sweep_state& first = states.front();
    holder.resize(first.shard.of);
    if (const std::string d = first.difference(s); !d.empty())
      refuse("{} and {} do not belong together: {}", files.front(), file, d);
    if (s.shard.of != first.shard.of)
      refuse("{} is one of {} shards and {} one of {}: they overlap", files.front(), first.shard.of, file,
             s.shard.of);
    std::string& other = holder[s.shard.index - 1];
    if (!other.empty())
      refuse("{} and {} are both shard {} of {}", other, file, s.shard.index, s.shard.of);
    if (!s.complete())
      refuse("{} is not finished: run its command again", file);
    other = file;
  }
  for (std::size_t i = 0; i < holder.size(); ++i)
    if (holder[i].empty())
      refuse("shard {} of {} is missing", i + 1, holder.size());
  sweep_state whole = states.front();
  whole.shard = {};
  for (std::size_t f = 0; f < whole.functions.size(); ++f)
    for (std::size_t k = 0; k < states.size(); ++k) {
      const swept_function& part = states[k].functions[f];
      whole.functions[f].chunks += k ? part.chunks : 0;
      for (std::size_t o = 0; k && o < part.of.size(); ++o) {
        whole.functions[f].of[o].seen.merge(part.of[o].seen);
        whole.functions[f].of[o].against.merge(part.of[o].against);
        whole.functions[f].of[o].digest.merge(part.of[o].digest);
      }
    }
  return whole;
}

std::vector<sweep_state> merged_runs(const std::vector<std::string>& files) {
  std::vector<std::string> subjects; // in the order of their first files
  std::vector<std::vector<std::string>> shards;
  for (const std::string& file : files) {
    const std::string subject = load(file).subject();
    const auto at = std::find(subjects.begin(), subjects.end(), subject);
    const auto i = static_cast<std::size_t>(at - subjects.begin());
    if (at == subjects.end())
      subjects.push_back(subject), shards.emplace_back();
    shards[i].push_back(file);
  }
  std::vector<sweep_state> runs;
  for (const auto& of_one : shards)
    runs.push_back(merged(of_one));
  return runs;
}

} // namespace slope::tool
