// SPDX-License-Identifier: Apache-2.0
// The catalogue as JSON: every function with its kernels and their arguments, for bindings and for people.
#include <slope/codegen/emit/emit.hpp>
#include <slope/codegen/emit/text.hpp>

#include <nlohmann/json.hpp>

namespace slope::codegen::emit {
namespace {

using json = nlohmann::ordered_json;

json argument_json(const argument& a) {
  json out{{"name", a.name}, {"role", role_word(a.role)}};
  if (a.role == slope_scalar || a.role == slope_learned)
    out["default"] = a.default_value; // NaN is written as null
  if (a.reduced)
    out["without"] = "k";
  return out;
}

json kernel_json(const kernel& k) {
  json out{{"symbol", k.symbol}, {"form", k.form}};
  if (k.order)
    out["order"] = k.order;
  out["type"] = k.type;
  out["accuracy"] = k.accuracy;
  out["target"] = k.target;
  out["functions"] = k.functions;
  out["divisions"] = k.divisions;
  out["arguments"] = json::array();
  for (const argument& a : k.arguments)
    out["arguments"].push_back(argument_json(a));
  return out;
}

json activation_json(const activation& a) {
  json out{{"name", a.name},
           {"shape", a.shape},
           {"formula", a.formula},
           {"derivative", a.derivative},
           {"data_sheet", a.data_sheet},
           {"refused", a.refused},
           {"kernels", json::array()}};
  for (const kernel& k : a.kernels)
    out["kernels"].push_back(kernel_json(k));
  return out;
}

} // namespace

std::string catalogue_json(const library& l) {
  check(l);
  json out{{"written_by", l.command}, {"prefix", l.prefix}, {"functions", json::array()}};
  for (const activation& a : l.activations)
    out["functions"].push_back(activation_json(a));
  return out.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace slope::codegen::emit
