// SPDX-License-Identifier: Apache-2.0
// Names, literals, comments and parameter lists of the generated files.
#include <slope/codegen/emit/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace slope::codegen::emit {
namespace {

// Keywords of C and C++ that could pass for a name, common macros, and the names that our generated code uses
// itself.
constexpr std::string_view taken[] = {
    "alignas",   "alignof",   "and",       "asm",      "auto",     "bitand",   "bitor",   "bool",
    "break",     "case",      "catch",     "char",     "class",    "compl",    "concept", "const",
    "consteval", "constexpr", "constinit", "continue", "default",  "delete",   "do",      "double",
    "else",      "enum",      "explicit",  "export",   "extern",   "false",    "float",   "for",
    "friend",    "goto",      "if",        "inline",   "int",      "long",     "mutable", "namespace",
    "new",       "noexcept",  "not",       "nullptr",  "operator", "or",       "private", "protected",
    "public",    "register",  "requires",  "restrict", "return",   "short",    "signed",  "sizeof",
    "static",    "struct",    "switch",    "template", "this",     "throw",    "true",    "try",
    "typedef",   "typeid",    "typename",  "typeof",   "union",    "unsigned", "using",   "virtual",
    "void",      "volatile",  "while",     "xor",      "n",        "shape",    "errno",   "linux",
    "values_",   "unix",      "entries_",  "wanted_",  "wrong_"};

std::string replace_all(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

} // namespace

std::string in_comment(std::string_view text) {
  return replace_all(replace_all(replace_all(std::string(text), "\n", " "), "*/", "* /"), "/*", "/ *");
}

std::string opening(const library& l) {
  return fmt::format("/* Written by: {} */\n/* SPDX-License-Identifier: Apache-2.0 */\n",
                     in_comment(l.command));
}

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n')
      out += i + 1 < text.size() ? "\\n\"\n    \"" : "\\n";
    else if (c == '"' || c == '\\' || c == '?') // ?? could start a trigraph
      (out += '\\') += c;
    else if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\{:03o}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out + '"';
}

std::string number(double value) {
  if (std::isnan(value))
    return "__builtin_nan(\"\")";
  if (std::isinf(value))
    return value < 0 ? "-__builtin_inf()" : "__builtin_inf()";
  return fmt::format("{}", value); // the shortest text that is read back as the same double
}

std::string identifier(std::string_view name) {
  const bool is_taken = std::find(std::begin(taken), std::end(taken), name) != std::end(taken);
  return std::string(name) + (is_taken ? "_" : "");
}

std::string guard(std::string_view file) {
  std::string out(file);
  for (char& c : out)
    c = std::isalnum(static_cast<unsigned char>(c))
            ? static_cast<char>(std::toupper(static_cast<unsigned char>(c)))
            : '_';
  return out;
}

std::string_view role_word(slope_role r) {
  constexpr std::string_view words[] = {"input", "learned", "cotangent", "scalar", "output", "learned_gradient"};
  return words[r];
}

bool is_array(const argument& a) { return a.role != slope_scalar; }
bool is_written(const argument& a) { return a.role == slope_output || a.role == slope_learned_gradient; }
bool by_shape(const activation& a) { return a.shape == "channelwise" || a.shape == "grouped"; }
std::string scalar_type(const kernel& k) { return k.type == "f64" ? "double" : "float"; }
std::string element_type(const kernel& k) {
  return k.type == "f16" || k.type == "bf16" ? "uint16_t" : scalar_type(k);
}

std::string c_parameters(const activation& a, const kernel& k) {
  return join(k.arguments, ", ",
              [&](const argument& p) {
                if (!is_array(p))
                  return scalar_type(k) + " " + identifier(p.name);
                return (is_written(p) ? "" : "const ") + element_type(k) + "* " + identifier(p.name);
              }) +
         (by_shape(a) ? ", slope_shape shape" : ", size_t n");
}

std::string summary(const activation& a, const kernel& k) {
  std::string read, written;
  for (const argument& p : k.arguments) {
    std::string& to = is_written(p) ? written : read;
    to += (to.empty() ? "" : ", ") + identifier(p.name);
  }
  std::string form = k.order ? fmt::format("{} of order {}", k.form, k.order) : k.form;
  return fmt::format("{}, {} ({}, {}, {}): {} -> {}", a.name, form, k.type, k.accuracy, k.target, read,
                     written);
}

} // namespace slope::codegen::emit
