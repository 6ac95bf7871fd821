// SPDX-License-Identifier: Apache-2.0
// derivatives.md: every function with its derivatives, as the compiler derived them, for a person to read.
#include <slope/codegen/emit/derivatives.hpp>

#include <fmt/format.h>

#include <slope/dsl/print/latex.hpp>

namespace slope::codegen::emit {
namespace {

std::string equation(const definition& d, const std::string& left, const graph& g) {
  return fmt::format("$$ {} = {} $$\n\n", left, to_latex(g, d.names()));
}

std::string symbol(const std::string& name) {
  std::string out;
  latex_style::argument(out, name);
  return out;
}

std::string operator_name(std::string name) {
  for (std::size_t at = 0; (at = name.find('_', at)) != std::string::npos; at += 2) name.insert(at, 1, '\\');
  return fmt::format("\\operatorname{{{}}}", name);
}

std::string section(const definition& d) {
  const std::string name = operator_name(d.name);
  std::string out = fmt::format("## {}\n\n", d.name);
  for (const parameter& p : d.arguments)
    if (p.role == role::scalar || p.role == role::learned)
      out += fmt::format("{} {} = {}\n\n", p.role == role::scalar ? "scalar" : "learned", p.name, p.start);
  out += equation(d, name, d.formula);
  for (int j = 0; j < d.roots.differentiated; ++j)
    for (int order = 1; order <= (j == 0 ? 2 : 1); ++order) {
      graph g = d.formula;
      for (int k = 0; k < order; ++k) g = derivative(g, j);
      const std::string power = order == 1 ? "" : fmt::format("^{}", order), by = symbol(d.arguments[graph::at(j)].name);
      out += equation(d, fmt::format("\\frac{{\\partial{} {}}}{{\\partial {}{}}}", power, name, by, power), g);
    }
  return out;
}

}  // namespace

std::string derivatives(const std::vector<definition>& catalogue, const std::string& command) {
  std::string out = fmt::format("<!-- Written by: {} -->\n# Derivatives\n\nAs the compiler derived and simplified them.\n\n", command);
  for (const definition& d : catalogue) out += section(d);
  out.pop_back();  // one newline at the end
  return out;
}

}  // namespace slope::codegen::emit
