// SPDX-License-Identifier: Apache-2.0
// The C99 header of a kernel library.
#include <slope/codegen/emit/emit.hpp>
#include <slope/codegen/emit/text.hpp>

#include <fmt/format.h>

namespace slope::codegen::emit {
namespace {

constexpr std::string_view library_functions = R"(
/* Every kernel returns slope_ok, or one of these, with the words in {0}_error_message():
 *   slope_null_pointer   an array is null (no elements: no array is looked at)
 *   slope_overlap        arrays share memory other than as an exact in-place pair
 *   slope_size_overflow  a size in bytes does not fit in memory
 *   slope_bad_shape      a shape without channels
 *   slope_unsupported    this processor has none of the levels in the library
 *   slope_out_of_memory  no room for the sums of learned gradients, or on the device
 *   slope_no_device, slope_device_error   from kernels with a device in their name
 * n counts elements, not bytes. Results are the same bits for any n, alignment and number of threads, and in place. */

/** The function of this name, with all its kernels; NULL if there is none. */
const slope_function* {0}_find(const char* name);
/** How many functions there are; *list (unless list is NULL) becomes the array of them. */
size_t {0}_functions(const slope_function* const** list);
/** What was wrong with the last call on this thread that did not return slope_ok; "" if there was none. */
const char* {0}_error_message(void);
/** Threads for large arrays; 0: one a core that the caller may use. Made when first needed. */
slope_status {0}_set_threads(int count);
/** The CPU level to use: "sse41", "avx2", "avx512"; NULL: the best that the processor has. */
slope_status {0}_set_target(const char* level);
/** For the C++ header: keeps the message for a span of the wrong length, returns slope_bad_shape. */
slope_status {0}_refuse_length(const char* symbol, const char* argument);
)";

std::string array_notes(const activation& a, const kernel& k) {
  std::string arrays = "Arrays have n elements";
  if (a.shape == "channelwise")
    arrays = "Arrays are [outer, channels, inner]; learned ones and their gradients have channels elements";
  if (a.shape == "grouped") {
    std::string reduced =
        join(k.arguments, "", [](const argument& p) { return p.reduced ? " " + p.name : ""; });
    arrays = fmt::format("Arrays are [outer, k, inner] with k = shape.channels{}",
                         reduced.empty() ? "" : "; without k:" + reduced);
  }
  return arrays + (k.in_place ? ". In place is allowed." : ". Not in place.");
}

std::string defaults(const kernel& k) {
  std::string out;
  for (const argument& p : k.arguments)
    if (p.role == slope_scalar)
      out += fmt::format("{} {} = {}", out.empty() ? " Defaults:" : ",", identifier(p.name),
                         number(p.default_value));
  return out.empty() ? out : out + ".";
}

std::string declaration(const activation& a, const kernel& k) {
  return fmt::format("/** {}. {}{} */\nslope_status {}({});\n", summary(a, k), array_notes(a, k), defaults(k),
                     k.symbol, c_parameters(a, k));
}

std::string section(const activation& a) {
  const std::string refused = a.refused.empty() ? "" : fmt::format("\n * refused, for want of a program that keeps the promise: {}", fmt::join(a.refused, ", "));
  return fmt::format("\n/* {}: {}\n * derivative: {}{} */\n\n", a.name, in_comment(a.formula), in_comment(a.derivative), refused) +
         join(a.kernels, "", [&](const kernel& k) { return declaration(a, k); });
}

} // namespace

std::string c_header(const library& l) {
  check(l);
  const std::string g = guard(l.c_include);
  return opening(l) + fmt::format("#ifndef {0}\n#define {0}\n\n#include <slope/runtime.h>\n\n", g) +
         "#include <stddef.h>\n#include <stdint.h>\n\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n" +
         fmt::format(fmt::runtime(library_functions), l.prefix) + join(l.activations, "", section) +
         "\n#ifdef __cplusplus\n}\n#endif\n#endif\n";
}

} // namespace slope::codegen::emit
