// SPDX-License-Identifier: Apache-2.0
// The product forms x types x targets of a catalogue.
#include <slope/codegen/library.hpp>

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include <slope/codegen/choose/choose.hpp>
#include <slope/codegen/emit/text.hpp>
#include <slope/codegen/parallel.hpp>
#include <slope/dsl/print/text.hpp>

namespace slope::codegen {
namespace {

constexpr std::string_view shape_word(shape s) {
  switch (s) {
    case shape::elementwise: return "elementwise";
    case shape::channelwise: return "channelwise";
    case shape::gated: return "gated";
    case shape::grouped: return "grouped";
  }
  return {};
}

std::string text_of(const definition& d, int root) {
  graph one = d.partials;
  one.roots[0] = one.roots[graph::at(root)];
  one.root_count = 1;
  return std::string(to_text(one, d.names()).view());
}

// The facts of a definition, in the words of the files in dsl/activations.
std::string data_sheet(const definition& d, const std::vector<form>& forms) {
  std::string out = fmt::format("shape    {}\n", shape_word(d.shape));
  for (const parameter& p : d.arguments)
    if (p.role == role::scalar || p.role == role::learned)
      out += fmt::format("param    {} = {}, {}\n", p.name, emit::number(p.start), p.role == role::scalar ? "a scalar" : "learned");
  for (int j = 0; j < d.roots.differentiated; ++j)
    out += fmt::format("d/d{:<6} {}\n", d.arguments[graph::at(j)].name, text_of(d, d.roots.first(j)));
  for (const form& f : forms) {
    const operation_counts c = count(f.element);
    out += fmt::format("{:<8} {}; {} calls, {} divisions, {} other operations\n", f.order ? fmt::format("f^({})", f.order) : f.name, f.how, c.calls, c.divisions, c.others);
  }
  return out;
}

class planning {
 public:
  planning(const library_request& r, library_plan& plan) : request_(r), plan_(plan) {}

  void add(const definition& d, std::vector<form> forms) {
    emit::activation a{d.name, std::string(shape_word(d.shape)), text_of(d, d.roots.value()), text_of(d, d.roots.first(0)),
                       data_sheet(d, forms), {}};
    for (form& f : forms) {
      const form& kept = plan_.forms.emplace_back(std::move(f));
      for (const std::string& type : request_.types)
        for (const std::string& target : request_.targets) a.kernels.push_back(kernel(d, kept, type, target));
    }
    plan_.description.activations.push_back(std::move(a));
  }

 private:
  emit::kernel kernel(const definition& d, const form& f, const std::string& type, const std::string& target) {
    emit::kernel k;
    k.form = f.name, k.order = f.order, k.type = type, k.target = target, k.arguments = f.arguments;
    k.in_place = d.shape != shape::grouped;
    k.symbol = emit::kernel_symbol(request_.prefix, d.name, k);
    const pattern kind = d.shape == shape::grouped ? pattern::pieces : pattern::rows;
    if (target == "cpu") {
      k.rows = levels(f, kind, type, k.symbol);
      if (d.shape == shape::channelwise) k.columns = levels(f, pattern::columns, type, k.symbol + "_columns");
    } else {
      const auto device = std::find_if(std::begin(devices), std::end(devices), [&](const machine& m) { return m.name == target; });
      if (device == std::end(devices)) throw std::invalid_argument(fmt::format("unknown target {}; there are: cpu, opencl, cuda", target));
      k.rows[0] = job(f, kind, type, k.symbol + "_pipeline", std::string(request_.cpu.levels[0].halide) + "-" + std::string(device->halide), true);
    }
    return k;
  }

  emit::level_symbols levels(const form& f, pattern kind, const std::string& type, const std::string& symbol) {
    emit::level_symbols names;
    for (std::size_t l = 0; l < request_.cpu.levels.size(); ++l) {
      const machine& m = request_.cpu.levels[l];
      names[l] = job(f, kind, type, fmt::format("{}_{}", symbol, m.name), std::string(m.halide), false);
    }
    return names;
  }

  std::string job(const form& f, pattern kind, const std::string& type, const std::string& symbol, const std::string& halide, bool on_device) {
    plan_.jobs.push_back({&f, kind, type, symbol, kernel_target(halide), on_device});
    return symbol + "_argv";
  }

  const library_request& request_;
  library_plan& plan_;
};

}  // namespace

library_plan plan_library(const std::vector<definition>& catalogue, const library_request& request) {
  library_plan plan;
  plan.description.prefix = request.prefix;
  plan.description.c_include = request.include + ".h";
  plan.description.command = request.command;
  std::vector<std::vector<form>> forms(catalogue.size());
  parallel(catalogue.size(), request.jobs, [&](std::size_t n) {
    chooser choice(catalogue[n]);
    forms[n] = forms_of(catalogue[n], [&](const std::vector<int>& roots) {
      const chosen& c = choice(roots);
      return lowered_roots{c.steps, c.how};
    });
  });
  planning each(request, plan);
  for (std::size_t n = 0; n < catalogue.size(); ++n) each.add(catalogue[n], std::move(forms[n]));
  plan.runtime_target = request.cpu.levels[0].halide;
  for (const machine& m : devices)
    if (std::find(request.targets.begin(), request.targets.end(), m.name) != request.targets.end())
      plan.runtime_target += "-" + std::string(m.halide);
  return plan;
}

}  // namespace slope::codegen
