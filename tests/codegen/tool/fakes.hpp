// SPDX-License-Identifier: Apache-2.0
// A small catalogue, a kernel library that evaluates its graphs, and a way to run the command as a process of
// its own.
#pragma once

#include <cmath>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <slope/codegen/emit/description.hpp>
#include <slope/codegen/runtime/element.hpp>
#include <slope/codegen/tool/element_type.hpp>
#include <slope/codegen/tool/tool.hpp>
#include <slope/dsl/activations/leaky_relu.hpp>
#include <slope/dsl/activations/maxout.hpp>
#include <slope/dsl/activations/prelu.hpp>
#include <slope/dsl/activations/silu.hpp>
#include <slope/dsl/catalogue.hpp>

namespace fakes {

using namespace slope::literals;
namespace fs = std::filesystem;

inline constexpr auto swiglu =
    slope::activation<"swiglu">([](auto gate, auto value) { return gate * sigmoid(gate) * value; },
                                slope::input<"gate">, slope::input<"value">);
inline constexpr auto catalogue =
    slope::catalogue(slope::activations::silu, slope::activations::leaky_relu, slope::activations::prelu,
                     slope::activations::maxout, swiglu);

/// What a test makes the kernels do: before they compute, and to each number they store.
inline std::function<void()> before_call = [] {};
inline std::function<double(const slope_kernel&, double)> spoil = [](const slope_kernel&, double v) {
  return v;
};
inline std::string error_message;

struct kernel : slope_kernel {
  const slope::codegen::definition* d;
  std::string name;
  std::vector<slope_argument> list;
};

/// Evaluates the roots of the definition's partials for each element, and sums the gradients of learned
/// parameters.
class evaluation {
public:
  evaluation(const kernel& k, const slope_value* values, slope_shape shape)
      : k_(k), values_(values), shape_(shape), type_(slope::tool::type_named(k.type)->element) {}

  void run() {
    std::vector<std::vector<double>> sums(k_.argument_count, std::vector<double>(shape_.channels));
    for (std::size_t o = 0; o < shape_.outer; ++o)
      for (std::size_t c = 0; c < shape_.channels; ++c)
        for (std::size_t i = 0; i < shape_.inner; ++i)
          for (std::size_t a = 0; a < k_.argument_count; ++a) {
            at(o, c, i);
            if (k_.list[a].role == slope_output)
              store(a, is_reduced(a) ? o * shape_.inner + i : full_, value(k_.list[a].name));
            else if (k_.list[a].role == slope_learned_gradient)
              store(a, c, sums[a][c] += value(k_.list[a].name));
          }
  }

private:
  void at(std::size_t o, std::size_t c, std::size_t i) {
    outer_ = o, channel_ = c, inner_ = i;
    full_ = (o * shape_.channels + c) * shape_.inner + i;
  }
  bool is_grouped() const { return k_.d->shape == slope::shape::grouped; }
  bool is_reduced(std::size_t a) const {
    const std::string_view name = k_.list[a].name;
    return is_grouped() && k_.order == 0 && (name == "y" || name == "dy");
  }
  double read(std::string_view name) const {
    for (std::size_t a = 0; a < k_.argument_count; ++a)
      if (k_.list[a].name == name)
        return k_.list[a].role == slope_scalar ? values_[a].scalar
                                               : load(type_, values_[a].in,
                                                      k_.list[a].role == slope_learned ? channel_
                                                      : is_reduced(a) ? outer_ * shape_.inner + inner_
                                                                      : full_);
    std::abort();
  }
  double root(int r) const {
    std::vector<slope::double_double> arguments, pieces;
    for (const auto& p : k_.d->arguments)
      arguments.push_back(read(p.name));
    if (is_grouped())
      for (std::size_t c = 0; c < shape_.channels; ++c)
        pieces.push_back(load(type_, values_[0].in, (outer_ * shape_.channels + c) * shape_.inner + inner_));
    for (const auto& all : {arguments, pieces})
      for (const auto& v : all)
        if (std::isnan(v.high))
          return v.high; // NaN in, NaN out
    const slope::group group{pieces, channel_};
    return static_cast<double>(evaluate(k_.d->partials, arguments, group, r));
  }
  double value(std::string_view output) const {
    const auto& roots = k_.d->roots;
    if (output == "y")
      return root(k_.order == 0 ? roots.value() : k_.order == 1 ? roots.first(0) : roots.second(0, 0));
    for (int j = 0; j < roots.differentiated; ++j) // d<name>
      if (k_.d->arguments[static_cast<std::size_t>(j)].name == output.substr(1))
        return read("dy") * root(roots.first(j));
    std::abort();
  }
  void store(std::size_t a, std::size_t index, double v) const {
    slope::runtime::store(type_, values_[a].out, index, spoil(k_, v));
  }

  const kernel& k_;
  const slope_value* values_;
  slope_shape shape_;
  slope::runtime::element type_;
  std::size_t outer_ = 0, channel_ = 0, inner_ = 0, full_ = 0;
};

inline slope_status call(const slope_kernel* k, const slope_value* values, slope_shape shape) {
  before_call();
  if (!error_message.empty())
    return slope_device_error;
  evaluation(static_cast<const kernel&>(*k), values, shape).run();
  return slope_ok;
}

/// Of all functions; made into them at the first use of the library, which lacks what is refused in it.
inline const char* data_sheet = "forward       f32   fast  plainly\nderivative 1  bf16  fast  plainly too\n";

/// The argument lists are those of the C functions.
class library {
public:
  library() : definitions_(slope::codegen::definitions(catalogue)) {
    for (const auto& d : definitions_) {
      std::vector<const slope_kernel*>& all = kernel_lists_.emplace_back();
      for (const char* type : {"f32", "f64", "f16", "bf16"}) {
        add(all, d, "forward", 0, type);
        add(all, d, "backward", 0, type);
        add(all, d, "derivative", 1, type);
      }
      add(all, d, "derivative", 2, "f32");
      constexpr const char* shapes[] = {"elementwise", "channelwise", "gated", "grouped"};
      functions_.push_back({d.name.c_str(), shapes[static_cast<int>(d.shape)], "as text",
                            "its derivative as text", data_sheet, all.size(), all.data()});
    }
    for (const slope_function& f : functions_)
      list_.push_back(&f);
  }
  std::vector<const slope_function*> list_;

private:
  void add(std::vector<const slope_kernel*>& all, const slope::codegen::definition& d, const char* form,
           int order, const char* type) {
    using slope::role;
    const std::string refused = slope::codegen::emit::data_sheet_label(form, order, type, "fast") + "refused";
    if (std::string_view(data_sheet).find(refused) != std::string_view::npos)
      return;
    kernel& k = kernels_.emplace_back();
    k.d = &d;
    k.name = fmt::format("fake_{}_{}{}_{}", d.name, form, order ? fmt::format("_{}", order) : "", type);
    const bool backward = form == std::string("backward");
    for (const auto& p : d.arguments)
      if (p.role != role::scalar)
        k.list.push_back({p.name.c_str(), p.role == role::learned ? slope_learned : slope_input, p.start});
    if (backward)
      k.list.push_back({"dy", slope_cotangent, 0});
    for (const auto& p : d.arguments)
      if (p.role == role::scalar)
        k.list.push_back({p.name.c_str(), slope_scalar, p.start});
    if (!backward)
      k.list.push_back({"y", slope_output, 0});
    else
      for (const auto& p : d.arguments)
        if (p.role != role::scalar)
          k.list.push_back({names_.emplace_back("d" + p.name).c_str(),
                            p.role == role::learned ? slope_learned_gradient : slope_output, 0});
    static_cast<slope_kernel&>(k) = {k.name.c_str(), form,          type, "fast", "cpu", order,
                                     k.list.size(),  k.list.data(), call, 2,      1};
    all.push_back(&k);
  }

  std::vector<slope::codegen::definition> definitions_;
  std::deque<kernel> kernels_;
  std::deque<std::string> names_;
  std::deque<std::vector<const slope_kernel*>> kernel_lists_;
  std::deque<slope_function> functions_;
};

inline const library& the_library() {
  static const library l;
  return l;
}

inline slope_status refuse(std::string why) {
  error_message = std::move(why);
  return slope_unsupported;
}

inline const slope::tool::kernels_library functions = {
    "fake",
    [](const slope_function* const** list) {
      *list = the_library().list_.data();
      return the_library().list_.size();
    },
    [](const char* name) -> const slope_function* {
      for (const slope_function* f : the_library().list_)
        if (std::string_view(f->name) == name)
          return f;
      return nullptr;
    },
    [] { return error_message.c_str(); },
    [](int count) { return count < 0 ? refuse("fake_set_threads: give 1 or more") : slope_ok; },
    [](const char* level) {
      return level != std::string("avx512") ? slope_ok : refuse("this processor has no avx512");
    }};

struct result {
  int code = -1; ///< exit code, or 256 + the signal that ended it
  std::string out, err;
};

inline std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A folder of its own for each test; the command runs there.
struct folder {
  fs::path path;
  folder() {
    std::string name = (fs::temp_directory_path() / "slope_tool_XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  folder(const folder&) = delete;
  folder& operator=(const folder&) = delete;
  ~folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  bool has(const char* name) const { return fs::exists(path / name); }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }

  /// slope <words>, in a child: its exit code, its signals, its own settings. `prepare` runs in the child
  /// first.
  result run(
      std::vector<std::string> words, const std::function<void()>& prepare = [] {}) const {
    const folder streams;
    const fs::path out = streams.path / "out", err = streams.path / "err";
    std::fflush(nullptr); // or the child would print it again
    const pid_t child = ::fork();
    if (child == 0) {
      const auto to = [](int stream, const fs::path& file) {
        ::dup2(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), stream);
      };
      to(STDOUT_FILENO, out), to(STDERR_FILENO, err);
      if (::chdir(path.c_str()) != 0)
        ::_exit(99);
      prepare();
      words.insert(words.begin(), "slope");
      std::vector<char*> arguments;
      for (std::string& w : words)
        arguments.push_back(w.data());
      const int code =
          ::slope::tool::main(catalogue, functions, static_cast<int>(words.size()), arguments.data());
      std::fflush(nullptr);
      ::_exit(code);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status), content(out), content(err)};
  }
};

/// A refusal: exit code 2, nothing on stdout, one line on stderr that has these words.
inline bool refused(const result& r, std::initializer_list<std::string_view> words) {
  bool ok =
      r.code == 2 && r.out.empty() && r.err.starts_with("slope: ") && r.err.find('\n') == r.err.size() - 1;
  for (std::string_view w : words)
    ok = ok && r.err.find(w) != std::string::npos;
  return ok;
}

inline bool says(const std::string& text, std::string_view words) {
  if (text.find(words) != std::string::npos)
    return true;
  BOOST_TEST_MESSAGE(text);
  return false;
}

} // namespace fakes
