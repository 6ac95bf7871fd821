// SPDX-License-Identifier: Apache-2.0
// The table file of a kernel library: its exported functions, and for the runtime what each of them runs.
#include <slope/codegen/emit/emit.hpp>
#include <slope/codegen/emit/text.hpp>

#include <fmt/format.h>

#include <map>
#include <set>

namespace slope::codegen::emit {
namespace {

constexpr std::string_view library_functions = R"(
const slope_function* {0}_find(const char* name) {{
  return rt::find("{0}", functions, function_count, name);
}}
size_t {0}_functions(const slope_function* const** list) {{
  if (list) *list = functions;
  return function_count;
}}
const char* {0}_error_message(void) {{ return rt::error_message(); }}
slope_status {0}_set_threads(int count) {{ return rt::set_threads("{0}", count); }}
slope_status {0}_set_target(const char* level) {{ return rt::set_target("{0}", level); }}
slope_status {0}_refuse_length(const char* symbol, const char* argument) {{
  return rt::refuse_length(symbol, argument);
}}
)";

std::string_view layout_name(const activation& a) {
  return a.shape == "gated" ? std::string_view("elementwise") : std::string_view(a.shape);
}

std::string argument_list(const kernel& k) {
  return join(k.arguments, ", ", [](const argument& p) {
    return fmt::format("{{{}, slope_{}, {}}}", literal(p.name), role_word(p.role), number(p.default_value));
  });
}

std::string pipelines(const level_symbols& symbols) {
  if (symbols[0].empty() && symbols[1].empty() && symbols[2].empty())
    return "{}";
  return "{" + join(symbols, ", ", [](const std::string& s) { return s.empty() ? "nullptr" : s; }) + "}";
}

/// Writes the file part by part; equal argument lists are written once.
class writer {
public:
  explicit writer(const library& l) : library_(l) {
    for (const activation& a : l.activations)
      for (const kernel& k : a.kernels) {
        declare(k);
        number_[&k] = entry_count_++;
        entries_ += entry(a, k);
        wrappers_ += wrapper(a, k);
      }
    for (const activation& a : l.activations)
      functions_ += function(a);
  }

  std::string file() const {
    // The exported functions are visible although the file is compiled with -fvisibility=hidden.
    std::string out =
        opening(library_) +
        fmt::format("#pragma GCC visibility push(default)\n#include <{}>\n#pragma GCC visibility pop\n\n"
                    "#include <slope/codegen/runtime/table.hpp>\n\n",
                    library_.c_include);
    out += "extern \"C\" {\n" + declarations_ + "}\n\nnamespace {\n\nnamespace rt = slope::runtime;\n\n" +
           arguments_;
    if (entry_count_)
      out += fmt::format("\nconst rt::entry entries_[] = {{\n{}}};\n", entries_);
    if (!library_.activations.empty())
      out += fmt::format(
          "\n{}\nconst slope_function* const functions[] = {{{}}};\n", functions_,
          join(library_.activations, ", ", [](const activation& a) { return "&function_" + a.name; }));
    else
      out += "\nconst slope_function* const* const functions = nullptr;\n";
    out += fmt::format("constexpr size_t function_count = {};\n\n}} // namespace\n",
                       library_.activations.size());
    return out + fmt::format(fmt::runtime(library_functions), library_.prefix) + wrappers_;
  }

private:
  void declare(const kernel& k) {
    for (const level_symbols* symbols : {&k.rows, &k.columns})
      for (const std::string& s : *symbols)
        if (!s.empty() && declared_.insert(s).second)
          declarations_ += fmt::format("int {}(void**);\n", s);
    if (k.target != "cpu" && declared_.insert(k.target).second)
      declarations_ +=
          fmt::format("const struct halide_device_interface_t* halide_{}_device_interface();\n", k.target);
  }

  std::string arguments_of(const kernel& k) {
    if (k.arguments.empty())
      return "nullptr";
    const std::string list = argument_list(k);
    const auto [at, is_new] =
        argument_names_.emplace(list, fmt::format("arguments_{}", argument_names_.size()));
    if (is_new)
      arguments_ += fmt::format("const slope_argument {}[] = {{{}}};\n", at->second, list);
    return at->second;
  }

  std::string entry(const activation& a, const kernel& k) {
    unsigned reduced = 0;
    for (std::size_t i = 0; i < k.arguments.size(); ++i)
      reduced |= k.arguments[i].reduced ? 1u << i : 0u;
    return fmt::format(
        "    {{{{{}, {}, {}, {}, {}, {}, {}, {}, rt::launch, {}, {}}},\n     rt::layout::{}, rt::element::{}, {}, "
        "{}u, {}, {}, {}}},\n",
        literal(k.symbol), literal(k.form), literal(k.type), literal(k.accuracy), literal(k.target), k.order,
        k.arguments.size(), arguments_of(k), k.functions, k.divisions, layout_name(a), k.type, k.in_place, reduced, pipelines(k.rows),
        pipelines(k.columns),
        k.target == "cpu" ? "nullptr" : fmt::format("halide_{}_device_interface", k.target));
  }

  std::string function(const activation& a) {
    std::string list = "nullptr", out;
    if (!a.kernels.empty()) {
      list = "kernels_" + a.name;
      out = fmt::format("const slope_kernel* const {}[] = {{{}}};\n", list,
                        join(a.kernels, ", ", [&](const kernel& k) {
                          return fmt::format("&entries_[{}].kernel", number_.at(&k));
                        }));
    }
    return out + fmt::format("const slope_function function_{} = {{{}, {}, {}, {}, {}, {}, {}}};\n", a.name,
                             literal(a.name), literal(a.shape), literal(a.formula), literal(a.derivative),
                             literal(a.data_sheet), a.kernels.size(), list);
  }

  std::string wrapper(const activation& a, const kernel& k) {
    const std::string values = join(k.arguments, ", ", [](const argument& p) {
      const char* member = !is_array(p) ? "scalar" : is_written(p) ? "out" : "in";
      return fmt::format("{{.{} = {}}}", member, identifier(p.name));
    });
    return fmt::format("\nslope_status {}({}) {{\n  const slope_value values_[] = {{{}}};\n"
                       "  return rt::launch(&entries_[{}].kernel, values_, {});\n}}\n",
                       k.symbol, c_parameters(a, k), values, number_.at(&k),
                       by_shape(a) ? "shape" : "{1, 1, n}");
  }

  const library& library_;
  std::size_t entry_count_ = 0;
  std::map<const kernel*, std::size_t> number_;
  std::set<std::string> declared_;
  std::map<std::string, std::string> argument_names_;
  std::string declarations_, arguments_, entries_, functions_, wrappers_;
};

} // namespace

std::string table(const library& l) {
  check(l);
  return writer(l).file();
}

std::string exports(const library& l) {
  check(l);
  return fmt::format(
      "/* Written by: {} */\n/* Everything else, Halide's runtime too, stays inside the library. */\n"
      "{{\n  global: {}_*;\n  local: *;\n}};\n",
      in_comment(l.command), l.prefix);
}

} // namespace slope::codegen::emit
