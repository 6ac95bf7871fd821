// SPDX-License-Identifier: Apache-2.0
// The product forms x types x targets of a catalogue.
#include <slope/codegen/library.hpp>

#include <algorithm>
#include <cmath>
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

std::string label_of(const form& f) { return emit::data_sheet_label(f.name, f.order, type_name(f.number), accuracy_name(f.number)); }

bool breaks_promise(const form& f) { return f.ratio > 1; }

std::string why_unpromised(const form& f) {
  if (std::isnan(f.worst_at)) return "no program is known to keep the promise: " + f.how;
  if (std::isinf(f.ratio)) return "no program keeps the promise; the best gives no number where there is one: " + f.how;
  return fmt::format("no program keeps the promise; the best is off by {:.3g} times what is allowed, at {} = {:.9g}: {}", f.ratio, f.arguments[static_cast<std::size_t>(f.worst_of)].name, f.worst_at, f.how);
}

// How each form is computed: by which road the program was found, what it consists of, and its error; or why it is not.
std::string data_sheet(const std::vector<form>& forms, bool unpromised) {
  std::string out;
  for (const form& f : forms) {
    const operation_counts c = count(f.element);
    const std::string program = fmt::format("{} functions, {} divisions, {} other operations in float{}: ", c.calls, c.divisions, c.others, f.working);
    const std::string error = std::isnan(f.ratio) ? "not measured" : fmt::format("{:.2f} of the allowed error", f.ratio);
    out += label_of(f) + (!breaks_promise(f) ? program + f.how + "; " + error : (unpromised ? program : "refused: ") + why_unpromised(f)) + "\n";
  }
  return out;
}

// The forms for one number after the other.
std::vector<form> chosen_forms(const definition& d, const std::vector<number>& numbers) {
  chooser choice(d);
  std::vector<form> all;
  for (const number& n : numbers)
    for (form& f : forms_of(d, n, [&](const std::vector<int>& roots, const number& of) {
           const chosen& c = choice(roots, of);
           return lowered_roots{c.steps, c.working, c.how, c.ratio, c.worst_at, c.worst_of};
         }))
      all.push_back(std::move(f));
  return all;
}

pattern pattern_of(const definition& d) { return d.shape == shape::grouped ? pattern::pieces : pattern::rows; }

class planning {
 public:
  planning(const library_request& r, library_plan& plan) : request_(r), plan_(plan) {}

  void add(const definition& d, std::vector<form> forms) {
    emit::activation a{d.name, std::string(shape_word(d.shape)), text_of(d, d.roots.value()), text_of(d, d.roots.first(0)),
                       data_sheet(forms, request_.unpromised), {}, {}};
    for (form& f : forms) {
      if (breaks_promise(f)) {
        const std::string symbol = identified(d, f, "cpu").symbol;
        plan_.warnings.push_back(fmt::format("{}{}: {}", symbol, request_.unpromised ? "" : " is left out (UNPROMISED keeps it)", why_unpromised(f)));
        if (!request_.unpromised) {
          a.refused.push_back(symbol);
          continue;
        }
      }
      const form& kept = plan_.forms.emplace_back(std::move(f));
      const auto& there = request_.device_numbers;
      const bool on_devices = std::find(there.begin(), there.end(), kept.number) != there.end();
      for (const std::string& target : request_.targets)
        if (target == "cpu" || on_devices) a.kernels.push_back(kernel(d, kept, target));
    }
    plan_.description.activations.push_back(std::move(a));
  }

 private:
  emit::kernel identified(const definition& d, const form& f, const std::string& target) const {
    emit::kernel k;
    k.form = f.name, k.order = f.order, k.target = target;
    k.type = type_name(f.number), k.accuracy = accuracy_name(f.number);
    k.symbol = emit::kernel_symbol(request_.prefix, d.name, k);
    return k;
  }

  emit::kernel kernel(const definition& d, const form& f, const std::string& target) {
    const operation_counts c = count(f.element);
    emit::kernel k = identified(d, f, target);
    k.arguments = f.arguments;
    k.functions = c.calls, k.divisions = c.divisions;
    k.in_place = d.shape != shape::grouped;
    const pattern kind = pattern_of(d);
    if (target == "cpu") {
      k.rows = levels(f, kind, k.symbol);
      if (d.shape == shape::channelwise) k.columns = levels(f, pattern::columns, k.symbol + "_columns");
    } else {
      const machine* device = named(devices, target);
      if (!device) throw std::invalid_argument(fmt::format("unknown target {}; there are: cpu, opencl, cuda", target));
      k.rows[0] = job(f, kind, k.symbol + "_pipeline", std::string(request_.cpu.levels[0].halide) + "-" + std::string(device->halide), true);
    }
    return k;
  }

  emit::level_symbols levels(const form& f, pattern kind, const std::string& symbol) {
    emit::level_symbols names;
    for (std::size_t l = 0; l < request_.cpu.levels.size(); ++l) {
      const machine& m = request_.cpu.levels[l];
      names[l] = job(f, kind, fmt::format("{}_{}", symbol, m.name), std::string(m.halide), false);
    }
    return names;
  }

  std::string job(const form& f, pattern kind, const std::string& symbol, const std::string& halide, bool on_device) {
    plan_.jobs.push_back({&f, kind, symbol, kernel_target(halide), on_device});
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
  parallel(catalogue.size(), request.jobs, [&](std::size_t n) { forms[n] = chosen_forms(catalogue[n], request.numbers); });
  planning each(request, plan);
  for (std::size_t n = 0; n < catalogue.size(); ++n) each.add(catalogue[n], std::move(forms[n]));
  plan.runtime_target = request.cpu.levels[0].halide;
  for (const machine& m : devices)
    if (std::find(request.targets.begin(), request.targets.end(), m.name) != request.targets.end())
      plan.runtime_target += "-" + std::string(m.halide);
  return plan;
}

std::string kernel_statement(const definition& d, int order, const number& n) {
  for (const form& f : chosen_forms(d, {n}))
    if (f.order == order && (order > 0 || f.name == "forward")) {
      const machine& level = families[0].levels[1];
      return statement_of({&f, pattern_of(d), fmt::format("{}_{}", d.name, level.name), kernel_target(level.halide), false});
    }
  return {};
}

}  // namespace slope::codegen
