// SPDX-License-Identifier: Apache-2.0
// slope run: one kernel on arrays from files, to files.
#include <algorithm>
#include <charconv>

#include <slope/codegen/runtime/check.hpp>
#include <slope/codegen/tool/arrangement.hpp>
#include <slope/codegen/tool/commands.hpp>
#include <slope/codegen/tool/output_files.hpp>
#include <slope/codegen/tool/progress.hpp>
#include <slope/codegen/tool/refusal.hpp>

namespace slope::tool {
namespace {

double parse_number(std::string_view setting, std::string_view text) {
  text.remove_prefix(text.starts_with('+'));
  double value = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (wrong == std::errc::result_out_of_range)
    refuse("--set {}: the number does not fit in a double", setting);
  if (wrong != std::errc() || end != text.data() + text.size())
    refuse("--set {}: that is no number; write --set alpha=0.2", setting);
  return value;
}

// The values of the kernel's arguments with the scalars filled in: their defaults, or what --set says.
std::vector<slope_value> scalars(const slope_function& f, const slope_kernel& k,
                                 const std::vector<std::string>& settings) {
  std::vector<slope_value> values(k.argument_count);
  name_list known, set;
  for (std::size_t i = 0; i < k.argument_count; ++i)
    if (k.arguments[i].role == slope_scalar) {
      values[i].scalar = k.arguments[i].default_value;
      known.push_back(k.arguments[i].name);
    }
  for (const std::string_view setting : settings) {
    const std::string_view name = setting.substr(0, setting.find('='));
    if (name.size() == setting.size())
      refuse("--set {}: write the parameter, = and a number, as in --set alpha=0.2", setting);
    const auto* a = std::find_if(k.arguments, k.arguments + k.argument_count,
                                 [&](const auto& b) { return b.name == name; });
    if (a != k.arguments + k.argument_count && a->role == slope_learned)
      refuse("--set {}: {} of {} is learned; give it as an .npy file", setting, name, f.name);
    if (std::find(known.begin(), known.end(), name) == known.end())
      refuse_unknown(fmt::format("{} has no parameter", f.name), name, known);
    if (std::find(set.begin(), set.end(), name) != set.end())
      refuse("--set {}: {} has been set before", setting, name);
    set.push_back(name);
    values[static_cast<std::size_t>(a - k.arguments)].scalar =
        parse_number(setting, setting.substr(name.size() + 1));
  }
  return values;
}

name_list names_of(const std::vector<const slope_argument*>& arguments) {
  name_list names;
  for (const slope_argument* a : arguments)
    names.push_back(a->name);
  return names;
}

void require_files(const slope_function& f, const slope_kernel& k, std::string_view verb,
                   std::string_view how, const std::vector<const slope_argument*>& arguments,
                   std::size_t given) {
  if (arguments.size() != given)
    refuse("{} {} {} {} ({}), but {} {} given{}", f.name, k.form, verb,
           arguments.size() == 1 ? "one array" : fmt::format("{} arrays", arguments.size()),
           joined(names_of(arguments)), given, given == 1 ? "is" : "are", how);
}

array read_typed(const std::string& file, std::string_view type) {
  array a = read_npy(file);
  if (a.type->name != type)
    refuse("{} holds {} ({}), but the kernel is of {}; say --type {} or convert the file", file, a.type->name,
           a.type->descr, type, a.type->name);
  return a;
}

const slope_kernel& kernel_for(const inventory& all, const slope_function& f, const run_request& asked) {
  kernel_choice wanted = asked.kernel;
  wanted.form = asked.form.value_or(asked.order ? "derivative" : "forward");
  wanted.order = asked.order.value_or(0);
  if (asked.order && wanted.form != "derivative")
    refuse("--order belongs to --form derivative; {} has none", wanted.form);
  if (asked.order && *asked.order < 1)
    refuse("the order of a derivative kernel is 1 or more, not {}", *asked.order);
  return chosen_kernel(all, f, wanted);
}

} // namespace

int run(const inventory& all, const run_request& asked) {
  const slope_function& f = all.function(all.definition(asked.name));
  if (asked.kinks != "formula")
    refuse("--kinks {}: there are no presets; at a kink the derivative is that of the branch the formula "
           "selects there "
           "(--kinks formula)",
           asked.kinks);
  const slope_kernel& k = kernel_for(all, f, asked);
  std::vector<slope_value> values = scalars(f, k, asked.settings);
  const auto read = arrays_read(k), written = arrays_written(k);
  // `run silu -o y.npy x.npy`: what follows -o is an output
  const bool misplaced = asked.inputs.size() < read.size() && asked.outputs.size() > written.size();
  require_files(f, k, "takes", misplaced ? "; name them before -o" : "", read, asked.inputs.size());
  require_files(f, k, "writes", " after -o", written, asked.outputs.size());
  if (asked.threads)
    all.require(all.library.set_threads(*asked.threads));

  progress shown(read.size() + 1 + written.size());
  std::vector<array> arrays;
  std::vector<given_array> given;
  for (const std::string& file : asked.inputs) {
    shown.step("reading " + file);
    arrays.push_back(read_typed(file, k.type));
    given.push_back({file, arrays.back().shape});
  }
  const arrangement layout = arrange(f, k, given, asked.axis);
  output_files files({asked.outputs.begin(), asked.outputs.end()});
  for (const lengths& shape : layout.outputs) {
    const element_type* type = type_named(k.type);
    arrays.push_back({type, shape, std::vector<std::byte>(*element_count(shape) * type->size())});
  }

  std::size_t next_in = 0, next_out = read.size();
  for (std::size_t i = 0; i < k.argument_count; ++i)
    if (runtime::is_written(k.arguments[i].role))
      values[i].out = arrays[next_out++].data.data();
    else if (runtime::is_array(k.arguments[i].role))
      values[i].in = arrays[next_in++].data.data();
  shown.step("computing");
  all.require(k.call(&k, values.data(), layout.shape));

  for (std::size_t i = 0; i < written.size(); ++i) {
    shown.step("writing " + asked.outputs[i]);
    write_npy(files.stream(i), arrays[read.size() + i]); // a failure is the stream's, which commit() looks at
  }
  files.commit();
  return 0;
}

} // namespace slope::tool
