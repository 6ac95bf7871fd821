// SPDX-License-Identifier: Apache-2.0
// Reading and splitting the digits.
#include "data.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <numbers>
#include <numeric>
#include <string>
#include <utility>

namespace digits {
namespace {

constexpr int pixels = 64;
constexpr Eigen::Index test_size = 450;

struct sample {
  std::array<int, pixels + 1> value; // 64 pixels, then the class
};

std::string read_all(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file))
    throw refusal(fmt::format("there is no data file {}", file.string()));
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> in(gzopen(file.c_str(), "rb"), gzclose);
  if (!in)
    throw refusal(fmt::format("the data file {} cannot be opened", file.string()));
  std::string text;
  std::array<char, 1 << 16> buffer;
  int got = 0;
  while ((got = gzread(in.get(), buffer.data(), buffer.size())) > 0)
    text.append(buffer.data(), static_cast<std::size_t>(got));
  int code = Z_OK;
  gzerror(in.get(), &code); // a truncated file ends with Z_BUF_ERROR
  if (got < 0 || code != Z_OK)
    throw refusal(fmt::format("the data file {} is truncated or damaged", file.string()));
  return text;
}

sample parse(std::string_view line, std::size_t number) {
  sample s{};
  const char* at = line.data();
  const char* const end = line.data() + line.size();
  for (int column = 0; column <= pixels; ++column) {
    int& value = s.value[static_cast<std::size_t>(column)];
    const auto [rest, error] = std::from_chars(at, end, value);
    const bool last = column == pixels;
    if (error != std::errc{} || value < 0 || value > (last ? 9 : 16) ||
        (last ? rest != end : rest == end || *rest != ','))
      throw refusal(fmt::format("line {} of the data is not 64 pixels of 0..16 and a class of 0..9", number));
    at = rest + 1;
  }
  return s;
}

std::vector<sample> parse_all(std::string_view text) {
  std::vector<sample> all;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r'))
      line.remove_suffix(1);
    if (!line.empty())
      all.push_back(parse(line, all.size() + 1));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return all;
}

dataset take(const std::vector<sample>& all, const std::vector<Eigen::Index>& order, Eigen::Index from,
             Eigen::Index to) {
  dataset d{matrix(pixels, to - from), {}};
  for (Eigen::Index i = from; i < to; ++i) {
    const sample& s = all[static_cast<std::size_t>(order[static_cast<std::size_t>(i)])];
    for (int p = 0; p < pixels; ++p)
      d.x(p, i - from) = static_cast<float>(s.value[static_cast<std::size_t>(p)]);
    d.label.push_back(s.value.back());
  }
  return d;
}

dataset pairs(const dataset& d, Eigen::Index count, random_source& random) {
  dataset out{matrix(2 * d.x.rows(), count), {}};
  for (Eigen::Index i = 0; i < count; ++i) {
    const std::size_t n = d.label.size(), a = random.below(n), b = random.below(n);
    out.x.col(i) << d.x.col(static_cast<Eigen::Index>(a)), d.x.col(static_cast<Eigen::Index>(b));
    out.label.push_back((d.label[a] + d.label[b]) % 2);
  }
  return out;
}

} // namespace

double random_source::normal() { // Box and Muller
  return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform());
}

void random_source::shuffle(std::vector<Eigen::Index>& order) {
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[below(i)]);
}

task read_digits(const std::filesystem::path& file, unsigned seed) {
  const std::vector<sample> all = parse_all(read_all(file));
  if (all.size() < 1000)
    throw refusal(
        fmt::format("the data file {} holds {} digits; 1000 are needed", file.string(), all.size()));
  const auto n = static_cast<Eigen::Index>(all.size());
  std::vector<Eigen::Index> order(all.size());
  std::iota(order.begin(), order.end(), 0);
  random_source(seed).shuffle(order);
  task t{take(all, order, test_size, n), take(all, order, 0, test_size), 10};
  const Eigen::VectorXf mean = t.train.x.rowwise().mean();
  const Eigen::VectorXf spread = ((t.train.x.colwise() - mean).array().square().rowwise().mean()).sqrt();
  for (dataset* d : {&t.train, &t.test}) {
    d->x.colwise() -= mean;
    for (int p = 0; p < pixels; ++p) // a pixel that hardly ever has ink stays near 0
      d->x.row(p) /= std::max(spread(p), 1.0f);
  }
  return t;
}

task odd_sum(const task& single, unsigned seed) {
  random_source random(seed);
  dataset train = pairs(single.train, 3000, random);
  return {std::move(train), pairs(single.test, 1000, random), 2};
}

} // namespace digits
