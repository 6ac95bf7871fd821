// SPDX-License-Identifier: Apache-2.0
// The names of kernels, and the refusal of descriptions from which no correct file could be written.
#include <slope/codegen/emit/description.hpp>

#include <slope/codegen/runtime/table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <stdexcept>

namespace slope::codegen::emit {
namespace {

template <typename... Values>
void require(bool holds, fmt::format_string<Values...> text, Values&&... values) {
  if (!holds)
    throw std::invalid_argument(fmt::format(text, std::forward<Values>(values)...));
}

bool is_identifier(std::string_view s) {
  auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
  return !s.empty() && std::all_of(s.begin(), s.end(), is_word) &&
         !std::isdigit(static_cast<unsigned char>(s[0]));
}

bool is_one_of(std::string_view s, std::initializer_list<std::string_view> all) {
  return std::find(all.begin(), all.end(), s) != all.end();
}

/// "fast" and "cpu" are not written in names.
std::string suffixes(const kernel& k) {
  return (k.accuracy == "fast" ? "" : "_" + k.accuracy) + (k.target == "cpu" ? "" : "_" + k.target);
}

std::string form_name(const kernel& k) { return k.order ? fmt::format("{}_{}", k.form, k.order) : k.form; }

void check(const activation& a, const kernel& k) {
  require(is_identifier(k.symbol), "{}: \"{}\" is no name for a kernel", a.name, k.symbol);
  require(is_one_of(k.type, {"f32", "f64", "f16", "bf16"}), "{}: unknown type {}", k.symbol, k.type);
  require(is_one_of(k.accuracy, {"fast", "exact"}), "{}: unknown accuracy {}", k.symbol, k.accuracy);
  require(is_one_of(k.target, {"cpu", "opencl", "cuda"}), "{}: unknown target {}", k.symbol, k.target);
  require(k.arguments.size() <= runtime::max_arguments, "{}: {} arguments; the runtime takes {}", k.symbol,
          k.arguments.size(), runtime::max_arguments);
  const auto gradients = std::count_if(k.arguments.begin(), k.arguments.end(), [](const argument& p) { return p.role == slope_learned_gradient; });
  require(gradients <= static_cast<std::ptrdiff_t>(runtime::max_gradients), "{}: {} learned gradients; the runtime takes {}",
          k.symbol, gradients, runtime::max_gradients);
  const bool channels = a.shape == "channelwise" || a.shape == "grouped";
  std::set<std::string_view> names;
  for (const argument& p : k.arguments) {
    require(is_identifier(p.name), "{}: \"{}\" is no name for an argument", k.symbol, p.name);
    require(names.insert(p.name).second, "{}: two arguments are called {}", k.symbol, p.name);
    require(channels || (p.role != slope_learned && p.role != slope_learned_gradient),
            "{}: {} is learned, but a function of shape {} has no channels", k.symbol, p.name, a.shape);
    require(!p.reduced || a.shape == "grouped", "{}: {} is reduced, but the function is not grouped",
            k.symbol, p.name);
  }
  require(!k.rows[0].empty() || !k.rows[1].empty() || !k.rows[2].empty(), "{}: there is no pipeline",
          k.symbol);
  require(k.target == "cpu" || !k.rows[0].empty(), "{}: a device pipeline is the first of rows", k.symbol);
}

} // namespace

std::string kernel_symbol(std::string_view prefix, std::string_view activation, const kernel& k) {
  return fmt::format("{}_{}_{}_{}{}", prefix, activation, form_name(k), k.type, suffixes(k));
}

std::string method_name(const kernel& k) {
  // f16 and bf16 are both uint16_t: no overloads.
  return form_name(k) + (k.type == "f16" || k.type == "bf16" ? "_" + k.type : "") + suffixes(k);
}

std::string data_sheet_label(std::string_view form, int order, std::string_view type, std::string_view accuracy) {
  return fmt::format("{:<17} {:<5} {:<5} ", order ? fmt::format("{} {}", form, order) : std::string(form), type, accuracy);
}

void check(const library& l) {
  require(is_identifier(l.prefix), "\"{}\" is no prefix for C names", l.prefix);
  require(!l.c_include.empty(), "{}: the name of the C header is missing", l.prefix);
  std::set<std::string_view> names, symbols;
  for (const activation& a : l.activations) {
    require(is_identifier(a.name), "\"{}\" is no name for an activation", a.name);
    require(!is_one_of(a.name, {"kernels", "cpp", "runtime"}), "an activation cannot be called {}", a.name);
    require(names.insert(a.name).second, "two activations are called {}", a.name);
    require(is_one_of(a.shape, {"elementwise", "channelwise", "gated", "grouped"}), "{}: unknown shape {}",
            a.name, a.shape);
    for (const kernel& k : a.kernels) {
      check(a, k);
      require(symbols.insert(k.symbol).second, "two kernels are called {}", k.symbol);
    }
  }
}

} // namespace slope::codegen::emit
