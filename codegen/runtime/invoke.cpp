// SPDX-License-Identifier: Apache-2.0
// Runs pipelines; for devices the buffers are copied there and back through Halide's device interface.
#include <slope/codegen/runtime/invoke.hpp>

#include <slope/codegen/runtime/check.hpp>
#include <slope/codegen/runtime/error.hpp>

namespace slope::runtime {
namespace {

/// Copies the inputs of one call to the device and makes room for its outputs; frees all of it at the end.
class device_buffers {
public:
  device_buffers(const entry& e, halide_buffer_t* const* buffers)
      : entry_(e), device_(e.device()), buffers_(buffers) {}
  device_buffers(const device_buffers&) = delete;
  device_buffers& operator=(const device_buffers&) = delete;
  ~device_buffers() {
    for (std::size_t i = 0; i < entry_.kernel.argument_count; ++i)
      if (buffers_[i] && buffers_[i]->device)
        device_->device_free(nullptr, buffers_[i]);
  }

  int to_device() {
    return for_each([this](halide_buffer_t* b, bool written) {
      b->set_host_dirty(!written);
      if (int code = device_->device_malloc(nullptr, b, device_))
        return code;
      return written ? 0 : device_->copy_to_device(nullptr, b, device_);
    });
  }

  int to_host() {
    return for_each([this](halide_buffer_t* b, bool written) {
      if (!written)
        return 0;
      b->set_host_dirty(false);
      b->set_device_dirty(true);
      return device_->copy_to_host(nullptr, b);
    });
  }

private:
  template <typename Step> int for_each(Step step) {
    for (std::size_t i = 0; i < entry_.kernel.argument_count; ++i)
      if (buffers_[i])
        if (int code = step(buffers_[i], is_written(entry_.kernel.arguments[i].role)))
          return code;
    return 0;
  }

  const entry& entry_;
  const halide_device_interface_t* device_;
  halide_buffer_t* const* buffers_;
};

} // namespace

slope_status check_device(const entry& e) noexcept {
  if (!e.device)
    return slope_ok;
  clear_halide_text();
  const halide_device_interface_t* interface = e.device();
  // The smallest allocation tells whether there is a driver and a device behind the interface.
  halide_dimension_t dim(0, 1, 1);
  halide_buffer_t probe{};
  probe.type = halide_type_t(halide_type_uint, 8);
  probe.dimensions = 1;
  probe.dim = &dim;
  int code = interface ? interface->device_malloc(nullptr, &probe, interface) : -1;
  if (code == 0) {
    interface->device_free(nullptr, &probe);
    return slope_ok;
  }
  const bool said = halide_text()[0] != '\0';
  return fail(slope_no_device, "%s: there is no usable %s device on this machine%s%s%s", e.kernel.symbol,
              e.kernel.target, said ? " (" : "", halide_text(), said ? ")" : "");
}

int invoke(const entry& e, pipeline run, void** argv, halide_buffer_t* const* buffers) noexcept {
  if (!e.device)
    return run(argv);
  device_buffers there(e, buffers);
  if (int code = there.to_device())
    return code;
  if (int code = run(argv))
    return code;
  return there.to_host();
}

slope_status refuse_code(const entry& e, int code) noexcept {
  if (code == 0)
    return slope_ok;
  const char* text = halide_text()[0] ? halide_text() : "no further words";
  if (code == halide_error_code_out_of_memory || code == halide_error_code_device_malloc_failed)
    return fail(slope_out_of_memory, "%s: out of memory (%s)", e.kernel.symbol, text);
  return fail(slope_device_error, "%s: the kernel failed with code %d (%s)", e.kernel.symbol, code, text);
}

} // namespace slope::runtime
