// SPDX-License-Identifier: Apache-2.0
// The C++ header of a kernel library: one constexpr object an activation, spans in, status out; C++17 can
// include it.
#include <slope/codegen/emit/emit.hpp>
#include <slope/codegen/emit/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace slope::codegen::emit {
namespace {

/// "::slope::cpp::span<const float> x, float alpha, ..."; without the scalars for the overload with their
/// defaults.
std::string parameters(const activation& a, const kernel& k, bool scalars) {
  std::string out;
  for (const argument& p : k.arguments) {
    if (!scalars && !is_array(p))
      continue;
    out += out.empty() ? "" : ", ";
    out += is_array(p) ? fmt::format("::slope::cpp::span<{}{}> {}", is_written(p) ? "" : "const ",
                                     element_type(k), identifier(p.name))
                       : scalar_type(k) + " " + identifier(p.name);
  }
  return out + (by_shape(a) ? ", slope_shape shape" : "");
}

std::string wanted(const argument& p) {
  if (p.role == slope_learned || p.role == slope_learned_gradient)
    return "channels";
  return p.reduced ? "reduced" : "full";
}

std::string first_array(const kernel& k) {
  for (const argument& p : k.arguments)
    if (is_array(p))
      return identifier(p.name);
  return {};
}

std::string method(const library& l, const activation& a, const kernel& k) {
  const std::string size = by_shape(a) ? "shape" : first_array(k) + ".size()";
  std::string checks;
  for (const argument& p : k.arguments)
    if (is_array(p))
      checks += fmt::format("{}{{{}, {}.size(), wanted_.{}}}", checks.empty() ? "" : ", ", literal(p.name),
                            identifier(p.name), wanted(p));
  const std::string values = join(k.arguments, ", ", [](const argument& p) {
    return identifier(p.name) + (is_array(p) ? ".data()" : "");
  });
  std::string out = fmt::format(R"(  /// {0}
  slope_status {1}({2}) const noexcept {{
    const ::slope::cpp::lengths wanted_({3});
    if (const char* wrong_ = ::slope::cpp::mismatch({{{4}}}))
      return ::{5}_refuse_length("{6}", wrong_);
    return ::{6}({7}, {3});
  }}
)",
                                summary(a, k), method_name(k), parameters(a, k, true), size, checks, l.prefix,
                                k.symbol, values);
  if (std::all_of(k.arguments.begin(), k.arguments.end(), is_array))
    return out;
  const std::string defaulted = join(k.arguments, ", ", [&](const argument& p) {
    return is_array(p) ? identifier(p.name)
                       : fmt::format("static_cast<{}>({})", scalar_type(k), number(p.default_value));
  });
  return out + fmt::format(
                   "  /// The same with the default parameters.\n  slope_status {0}({1}) const noexcept {{\n"
                   "    return {0}({2}{3});\n  }}\n",
                   method_name(k), parameters(a, k, false), defaulted, by_shape(a) ? ", shape" : "");
}

std::string object(const library& l, const activation& a) {
  const std::string methods = join(a.kernels, "", [&](const kernel& k) { return method(l, a, k); });
  return fmt::format("\n/// {0}: {1}\n/// derivative: {2}\nstruct {0}_kernels {{\n{3}}};\n"
                     "inline constexpr {0}_kernels {4}{{}};\n",
                     a.name, in_comment(a.formula), in_comment(a.derivative), methods, identifier(a.name));
}

} // namespace

std::string cpp_header(const library& l) {
  check(l);
  return opening(l) +
         fmt::format("#pragma once\n\n#include <{0}>\n\n#include <slope/span.hpp>\n\n"
                     "/// One object an activation, one method a kernel: spans in, a status out; nothing is "
                     "thrown, and\n"
                     "/// {1}_error_message() has the words.\n"
                     "/// The namespace is inline; it can be named where other things have the same names.\n"
                     "namespace {1} {{\ninline namespace kernels {{\n",
                     l.c_include, l.prefix) +
         join(l.activations, "", [&](const activation& a) { return object(l, a); }) +
         fmt::format("\n}} // namespace kernels\n}} // namespace {}\n", l.prefix);
}

} // namespace slope::codegen::emit
