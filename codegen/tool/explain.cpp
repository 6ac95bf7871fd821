// SPDX-License-Identifier: Apache-2.0
// slope explain: the data sheet of a function, or its derivative of any order by any argument, derived here
// and now.
#include <algorithm>
#include <map>
#include <sstream>

#include <slope/codegen/library.hpp>
#include <slope/codegen/tool/columns.hpp>
#include <slope/codegen/tool/commands.hpp>
#include <slope/codegen/tool/element_type.hpp>
#include <slope/codegen/tool/measured.hpp>
#include <slope/codegen/tool/properties.hpp>
#include <slope/codegen/tool/refusal.hpp>
#include <slope/dsl/print/dot.hpp>
#include <slope/dsl/print/latex.hpp>
#include <slope/dsl/print/mathml.hpp>
#include <slope/dsl/print/text.hpp>

namespace slope::tool {
namespace {

constexpr std::size_t most_parts = 100'000;

// The number of nodes without sharing: how long the formula is when it is written out.
std::size_t written_size(const graph& g) {
  std::vector<std::size_t> size(static_cast<std::size_t>(g.size), 1);
  for (int i = 0; i <= g.root(); ++i)
    if (describe(g.operation(i)).kind != kind::leaf)
      for (int k = 0; k < g.operands(i); ++k)
        size[graph::at(i)] =
            std::min(most_parts * most_parts, size[graph::at(i)] + size[graph::at(g.operand(i, k))]);
  return size[graph::at(g.root())];
}

// As to_text, but of any length.
std::string in_words(const graph& g, const name_list& names) {
  std::string out;
  print_node<text_style>(out, g, g.root(), names, 0);
  return out;
}

struct printer {
  std::string_view name;
  bool shares; // a part that occurs twice is written once
  std::string (*print)(const graph&, const name_list&);
};
// clang-format off
constexpr printer printers[] = {
    {"text",   false, [](const graph& g, const name_list& names) { return in_words(g, names); }},
    {"latex",  false, [](const graph& g, const name_list& names) { return to_latex(g, names); }},
    {"mathml", false, [](const graph& g, const name_list& names) { return to_mathml(g, names); }},
    {"dot",    true,  [](const graph& g, const name_list& names) { return to_dot(g, names); }},
};
// clang-format on

std::string printed(const printer& p, const graph& g, const name_list& names) {
  const std::size_t parts = p.shares ? 0 : written_size(g);
  if (parts > most_parts)
    refuse("written out as {}, the formula has {} parts; ask for a lower --order, or for --format dot",
           p.name, parts);
  return p.print(g, names);
}

// The one format that is not a formula's but a kernel's.
constexpr std::string_view statement_format = "stmt";

int explain_statement(const codegen::definition& d, const explain_request& asked) {
  if (asked.wrt && *asked.wrt != d.arguments.front().name)
    refuse("--format stmt shows kernels; there are kernels of derivatives by {} only", d.arguments.front().name);
  const std::string accuracy = asked.accuracy.value_or("");
  const auto numbers = codegen::numbers_of({asked.type.value_or("f32")}, {accuracy.empty() ? "fast" : accuracy});
  const std::string text = codegen::kernel_statement(d, asked.order.value_or(asked.wrt ? 1 : 0), numbers[0]);
  if (text.empty())
    refuse("--format stmt shows kernels; there is one of the value and of the derivatives of order 1, 2 and 3");
  fmt::print("{}", text);
  return 0;
}

const printer& printer_named(std::string_view name) {
  for (const printer& p : printers)
    if (p.name == name)
      return p;
  refuse_unknown("no format is called", name, formats());
}

int argument_named(const codegen::definition& d, std::string_view name) {
  const auto at =
      std::find_if(d.arguments.begin(), d.arguments.end(), [&](const auto& a) { return a.name == name; });
  if (at == d.arguments.end())
    refuse_unknown(fmt::format("{} has no argument", d.name), name, d.names());
  return static_cast<int>(at - d.arguments.begin());
}

graph derived(const codegen::definition& d, int order, int wrt) {
  if (order < 0)
    refuse("the order of a derivative is 0 or more, not {}", order);
  graph g = d.formula;
  for (int k = 1; k <= order; ++k) {
    g = derivative(g, wrt);
    if (g.error == failure::too_large)
      refuse("the derivative of order {} of {} needs more than {} nodes; ask for a lower --order", k, d.name,
             graph::capacity);
    if (g.error != failure::none)
      refuse("{} has no derivative of order {}: {} has none", d.name, k, describe(g.culprit).name);
  }
  return g;
}

// "forward (f32 fast cpu, f64 fast cpu)": one line for each form and order.
std::vector<std::string> kernel_lines(const slope_function& f) {
  std::vector<std::string> forms;
  std::map<std::string, std::string> variants;
  for (std::size_t i = 0; i < f.kernel_count; ++i) {
    const slope_kernel& k = *f.kernels[i];
    const std::string form = k.order ? fmt::format("{} --order {}", k.form, k.order) : k.form;
    std::string& all = variants[form];
    if (all.empty())
      forms.push_back(form);
    all += fmt::format("{}{} {} {}", all.empty() ? "" : ", ", k.type, k.accuracy, k.target);
  }
  for (std::string& form : forms)
    form = fmt::format("{:<20} {}", form, variants[form]);
  return forms;
}

// A label, then its lines under one another.
void section(std::string_view label, const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    fmt::print("{:<12} {}\n", i ? "" : label, lines[i]);
}

std::vector<std::string> parameter_lines(const codegen::definition& d) {
  std::vector<std::string> lines;
  for (const codegen::parameter& p : d.arguments)
    if (p.role == role::scalar)
      lines.push_back(fmt::format("{} = {}, a scalar", p.name, p.start));
    else if (p.role == role::learned)
      lines.push_back(
          fmt::format("{} = {} at the start, learned, one for each channel or one for all", p.name, p.start));
  return lines;
}

// The lines of the library's data sheet, "derivative 1 f32 fast ...", that are about these kernels.
std::vector<std::string> computed_lines(const slope_function& f, const selected_numbers& wanted) {
  std::vector<std::string> lines;
  bool left_out = false;
  for (const std::string& line : lines_of(f.data_sheet)) {
    std::istringstream words(line);
    std::string word, accuracy;
    while (words >> word && !type_named(word)) {
    }
    words >> accuracy;
    wanted.has(word, accuracy) ? lines.push_back(line) : void(left_out = true);
  }
  if (left_out)
    lines.push_back("the other types and accuracies: --type TYPE, --accuracy");
  return lines;
}

// What the data sheet tells. Without a word: of f32, fast.
selected_numbers numbers_of(const explain_request& asked) {
  for (const auto& [what, name, known] :
       {std::tuple{"type", asked.type, codegen::names_of(codegen::element_types)},
        {"accuracy", asked.accuracy, codegen::names_of(codegen::accuracies)}})
    if (name && !name->empty() && std::find(known.begin(), known.end(), *name) == known.end())
      refuse_unknown(fmt::format("no {} is called", what), *name, name_list(known.begin(), known.end()));
  if (!asked.type && !asked.accuracy)
    return {"f32", "fast"};
  return {asked.type, asked.accuracy && asked.accuracy->empty() ? std::nullopt : asked.accuracy};
}

int data_sheet(const inventory& all, const codegen::definition& d, const explain_request& asked) {
  const selected_numbers wanted = numbers_of(asked);
  const measurement found = asked.accuracy ? measured(all, d, wanted) : measurement{};
  const name_list names = d.names();
  std::vector<std::string> derivatives;
  for (std::size_t j = 0; j < names.size(); ++j)
    derivatives.push_back(
        fmt::format("by {}: {}", names[j], printed(printers[0], derived(d, 1, static_cast<int>(j)), names)));
  const auto parameters = parameter_lines(d);
  fmt::print("{}({})\n\n", d.name, joined(names));
  section("formula", {printed(printers[0], d.formula, names)});
  section("derivative", derivatives);
  section("shape", {std::string(word(d.shape))});
  section("parameters", parameters.empty() ? std::vector<std::string>{"none"} : parameters);
  section("proven", property_lines(codegen::certify(d)));
  section("kernels", kernel_lines(all.function(d)));
  section("computed", computed_lines(all.function(d), wanted));
  section("measured", found.lines);
  return found.holds ? 0 : 1;
}

} // namespace

name_list formats() {
  name_list all;
  for (const printer& p : printers)
    all.push_back(p.name);
  all.push_back(statement_format);
  return all;
}

int explain(const inventory& all, const explain_request& asked) {
  const codegen::definition& d = all.definition(asked.name);
  if (!asked.order && !asked.wrt && !asked.format)
    return data_sheet(all, d, asked);
  if (asked.format == statement_format)
    return explain_statement(d, asked);
  const printer& p = printer_named(asked.format.value_or("text"));
  const int wrt = asked.wrt ? argument_named(d, *asked.wrt) : 0;
  const int order = asked.order.value_or(asked.wrt ? 1 : 0);
  fmt::print("{}\n", printed(p, derived(d, order, wrt), d.names()));
  return 0;
}

} // namespace slope::tool
