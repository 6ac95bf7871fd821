// SPDX-License-Identifier: Apache-2.0
// slope list: the functions of the catalogue, for people or as JSON.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <slope/codegen/emit/text.hpp>
#include <slope/codegen/tool/columns.hpp>
#include <slope/codegen/tool/commands.hpp>

namespace slope::tool {
namespace {

using json = nlohmann::ordered_json;

json kernel_json(const slope_kernel& k) {
  json out{{"symbol", k.symbol}, {"form", k.form}};
  if (k.order)
    out["order"] = k.order;
  out.update(
      {{"type", k.type}, {"accuracy", k.accuracy}, {"target", k.target}, {"arguments", json::array()}});
  for (const slope_argument* a = k.arguments; a != k.arguments + k.argument_count; ++a)
    out["arguments"].push_back({{"name", a->name}, {"role", codegen::emit::role_word(a->role)}});
  return out;
}

json function_json(const codegen::definition& d, const slope_function& f) {
  json out{{"name", d.name},
           {"shape", word(d.shape)},
           {"formula", f.formula},
           {"derivative", f.derivative},
           {"arguments", json::array()},
           {"kernels", json::array()}};
  for (const codegen::parameter& p : d.arguments) {
    json a{{"name", p.name}, {"role", word(p.role)}};
    if (p.role == role::scalar || p.role == role::learned)
      a["default"] = p.start;
    out["arguments"].push_back(a);
  }
  for (std::size_t i = 0; i < f.kernel_count; ++i)
    out["kernels"].push_back(kernel_json(*f.kernels[i]));
  return out;
}

std::string parameters(const codegen::definition& d) {
  std::string out;
  for (const codegen::parameter& p : d.arguments)
    if (p.role == role::scalar || p.role == role::learned)
      out += fmt::format("{}{} = {}", out.empty() ? "" : ", ", p.name, p.start);
  return out;
}

} // namespace

int list(const inventory& all, const list_request& asked) {
  if (asked.json) {
    json functions = json::array();
    for (const codegen::definition& d : all.definitions)
      functions.push_back(function_json(d, all.function(d)));
    fmt::print("{}\n", json{{"prefix", all.library.prefix}, {"functions", functions}}.dump(2));
    return 0;
  }
  std::vector<row> rows = {{"name", "shape", "parameters", ">kernels", "formula"}};
  for (const codegen::definition& d : all.definitions) {
    const slope_function& f = all.function(d);
    rows.push_back(
        {d.name, std::string(word(d.shape)), parameters(d), fmt::format("{}", f.kernel_count), f.formula});
  }
  fmt::print("{}", columns(rows));
  return 0;
}

} // namespace slope::tool
