// SPDX-License-Identifier: Apache-2.0
// The same lowering as the kernels', by Halide's JIT.
#include <slope/codegen/choose/run_program.hpp>

#include <atomic>
#include <cstring>
#include <string>

#include <slope/codegen/lower.hpp>
#include <slope/codegen/storage.hpp>
#include <slope/codegen/target.hpp>

namespace slope::codegen {
namespace {

constexpr std::size_t widest = 16;  // vector

// Arrays of a format, of whole vectors: a tail would be compiled too.
class column {
 public:
  column(const oracle::format& f, std::size_t count)
      : format_(f), count_(count), buffer_(storage_type(f), static_cast<int>((count + widest - 1) / widest * widest)) {
    std::memset(buffer_.data(), 0, buffer_.size_in_bytes());
  }
  column(const oracle::format& f, const std::vector<double>& numbers) : column(f, numbers.size()) {
    each([&](auto& element, std::size_t i) {
      using stored = std::remove_reference_t<decltype(element)>;
      if constexpr (std::is_same_v<stored, std::uint16_t>)
        element = static_cast<stored>(oracle::encode(format_, numbers[i]));
      else
        element = static_cast<stored>(numbers[i]);
    });
  }
  std::vector<double> numbers() {
    std::vector<double> all(count_);
    each([&](auto& element, std::size_t i) {
      if constexpr (std::is_same_v<std::remove_reference_t<decltype(element)>, std::uint16_t>)
        all[i] = oracle::decode(format_, element);
      else
        all[i] = static_cast<double>(element);
    });
    return all;
  }
  Halide::Buffer<>& buffer() { return buffer_; }

 private:
  template <class F>
  void each(const F& f) {
    const auto over = [&](auto* elements) {
      for (std::size_t i = 0; i < count_; ++i) f(elements[i], i);
    };
    if (format_ == oracle::f64)
      over(static_cast<double*>(buffer_.data()));
    else if (format_ == oracle::f32)
      over(static_cast<float*>(buffer_.data()));
    else
      over(static_cast<std::uint16_t*>(buffer_.data()));
  }
  oracle::format format_;
  std::size_t count_;
  Halide::Buffer<> buffer_;
};

}  // namespace

std::vector<std::string_view> levels_here() {
  const Halide::Target host = Halide::get_host_target();
  std::vector<std::string_view> found;
  for (const family& f : families)
    for (const machine& m : f.levels) {
      const Halide::Target wanted{std::string(m.halide)};
      bool has_all = wanted.arch == host.arch && wanted.os == host.os;
      for (int feature = 0; feature < Halide::Target::FeatureEnd; ++feature)
        has_all = has_all && (!wanted.has_feature(static_cast<Halide::Target::Feature>(feature)) ||
                              host.has_feature(static_cast<Halide::Target::Feature>(feature)));
      if (has_all) found.push_back(m.halide);
    }
  return found;
}

struct runnable::state {
  std::vector<oracle::format> formats;
  oracle::format result;
  std::vector<Halide::ImageParam> arguments;
  std::size_t outputs = 0;
  Halide::Func f;
  Halide::Target target;
};

runnable::runnable(const program& p, std::span<const oracle::format> arguments, const oracle::format& result, int working, std::string_view halide) {
  static std::atomic<int> count{0};  // names are unique in the process
  const std::string name = "trial_" + std::to_string(count++);
  state_ = std::make_unique<state>(state{{arguments.begin(), arguments.end()}, result, {}, p.outputs.size(), Halide::Func(name), Halide::Target(std::string(halide) + "-jit-no_asserts-no_bounds_query")});
  const Halide::Var i("i"), rest("rest"), lanes("lanes");
  std::vector<Halide::Expr> inputs;
  for (const oracle::format& f : state_->formats) {
    state_->arguments.emplace_back(storage_type(f), 1, name + "_a" + std::to_string(inputs.size()));
    inputs.push_back(loaded(state_->arguments.back()(i), f, working));
  }
  std::vector<Halide::Expr> values;
  for (const Halide::Expr& y : lower(p, inputs, Halide::Float(working))) values.push_back(stored(y, result));
  if (values.size() == 1)
    state_->f(i) = values[0];
  else
    state_->f(i) = Halide::Tuple(values);
  const int width = state_->target.natural_vector_size(Halide::Float(working));
  state_->f.split(i, rest, lanes, width, Halide::TailStrategy::RoundUp).vectorize(lanes);
  state_->f.compile_jit(state_->target);
}

runnable::~runnable() = default;

std::vector<std::vector<double>> runnable::operator()(std::span<const std::vector<double>> arguments) {
  state& s = *state_;
  std::vector<column> in, out;
  for (std::size_t a = 0; a < arguments.size(); ++a) s.arguments[a].set(in.emplace_back(s.formats[a], arguments[a]).buffer());
  std::vector<Halide::Buffer<>> buffers;
  for (std::size_t o = 0; o < s.outputs; ++o) buffers.push_back(out.emplace_back(s.result, arguments[0].size()).buffer());
  s.f.realize(Halide::Realization(buffers), s.target);
  std::vector<std::vector<double>> outputs;
  for (column& o : out) outputs.push_back(o.numbers());
  return outputs;
}

}  // namespace slope::codegen
