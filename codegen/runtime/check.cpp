// SPDX-License-Identifier: Apache-2.0
// The checks of a call: shape, sizes in bytes, null pointers, overlap; each refusal names the argument.
#include <slope/codegen/runtime/check.hpp>

#include <slope/codegen/runtime/element.hpp>
#include <slope/codegen/runtime/error.hpp>

#include <cstdint>

namespace slope::runtime {
namespace {

struct range {
  std::uintptr_t begin, end;
  bool meets(const range& o) const { return begin < o.end && o.begin < end; }
  bool operator==(const range& o) const { return begin == o.begin && end == o.end; }
};

/// False if the product does not fit.
bool product(std::size_t& out, std::size_t a, std::size_t b, std::size_t c = 1) {
  return !__builtin_mul_overflow(a, b, &out) && !__builtin_mul_overflow(out, c, &out);
}

std::size_t elements(const entry& e, std::size_t argument, slope_shape shape, const sizes& s) {
  const slope_role role = e.kernel.arguments[argument].role;
  if (role == slope_learned || role == slope_learned_gradient)
    return shape.channels;
  return is_reduced(e, argument) ? s.reduced : s.full;
}

/// An output may take the place of an input that is read element by element; nothing else may share memory.
bool in_place_pair(const entry& e, slope_role a, slope_role b) {
  const slope_role read = is_written(a) ? b : a, written = is_written(a) ? a : b;
  return e.in_place && (read == slope_input || read == slope_cotangent) && written == slope_output;
}

slope_status check_overlap(const entry& e, const range* ranges) {
  const slope_argument* a = e.kernel.arguments;
  for (std::size_t i = 0; i < e.kernel.argument_count; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      if (!is_array(a[i].role) || !is_array(a[j].role) || !ranges[i].meets(ranges[j]))
        continue;
      if (!is_written(a[i].role) && !is_written(a[j].role))
        continue;
      if (!in_place_pair(e, a[i].role, a[j].role))
        return fail(slope_overlap, "%s: arguments %s and %s share memory; they must be separate arrays",
                    e.kernel.symbol, a[j].name, a[i].name);
      if (!(ranges[i] == ranges[j]))
        return fail(slope_overlap, "%s: arguments %s and %s overlap in part; in place means the same array",
                    e.kernel.symbol, a[j].name, a[i].name);
    }
  return slope_ok;
}

} // namespace

slope_status check_call(const entry& e, const slope_value* values, slope_shape shape, sizes& out) noexcept {
  const slope_kernel& k = e.kernel;
  if (shape.channels == 0 && (shape.outer != 0 || shape.inner != 0))
    return fail(slope_bad_shape, "%s: the shape [%zu, 0, %zu] has no channels", k.symbol, shape.outer,
                shape.inner);
  if (shape.outer == 0 || shape.inner == 0 || shape.channels == 0)
    return slope_ok;
  if (!product(out.full, shape.outer, shape.channels, shape.inner))
    return fail(slope_size_overflow, "%s: the shape [%zu, %zu, %zu] has more elements than can be counted",
                k.symbol, shape.outer, shape.channels, shape.inner);
  out.reduced = out.full / shape.channels;
  if (!values)
    return fail(slope_null_pointer, "%s: the list of values is null", k.symbol);

  range ranges[max_arguments];
  for (std::size_t i = 0; i < k.argument_count; ++i) {
    if (!is_array(k.arguments[i].role))
      continue;
    const char* name = k.arguments[i].name;
    const std::size_t count = elements(e, i, shape, out);
    std::size_t bytes = 0;
    if (!product(bytes, count, size_of(e.type)) || bytes > PTRDIFF_MAX)
      return fail(slope_size_overflow, "%s: argument %s: %zu elements of %zu bytes do not fit in memory",
                  k.symbol, name, count, size_of(e.type));
    if (!values[i].in)
      return fail(slope_null_pointer, "%s: argument %s is null", k.symbol, name);
    ranges[i].begin = reinterpret_cast<std::uintptr_t>(values[i].in);
    // The upper half of the addresses is not ours, on any 64-bit system.
    if (__builtin_add_overflow(ranges[i].begin, bytes, &ranges[i].end) || ranges[i].end > PTRDIFF_MAX)
      return fail(slope_size_overflow,
                  "%s: argument %s: %zu elements of %zu bytes reach beyond the end of memory", k.symbol, name,
                  count, size_of(e.type));
  }
  return check_overlap(e, ranges);
}

} // namespace slope::runtime
