// SPDX-License-Identifier: Apache-2.0
// Device kernels without a device: a fake interface that has no driver, or no memory, is a status and a
// sentence.
#define BOOST_TEST_MODULE "codegen/runtime/device"
#include "fakes.hpp"

#include <boost/test/unit_test.hpp>

using namespace fakes;

namespace {

int failures_from = 0, allocations = 0, frees = 0;

int allocate(void* context, halide_buffer_t* b, const halide_device_interface_t*) {
  if (++allocations > failures_from) {
    halide_error(context, "CL: the driver is on holiday\n");
    return halide_error_code_device_malloc_failed;
  }
  b->device = 1;
  return 0;
}

int release(void*, halide_buffer_t* b) {
  ++frees;
  b->device = 0;
  return 0;
}

const halide_device_interface_t* fake_device() {
  static halide_device_interface_t device{};
  device.device_malloc = allocate;
  device.device_free = release;
  device.copy_to_host = [](void*, halide_buffer_t*) { return 0; };
  device.copy_to_device = [](void*, halide_buffer_t*, const halide_device_interface_t*) { return 0; };
  return &device;
}

entry make_device() {
  entry e = make("t_twice_forward_f32_opencl", unary, scale<2>);
  e.kernel.target = "opencl";
  e.device = fake_device;
  return e;
}

slope_status run(int working_allocations) {
  static const entry e = make_device();
  failures_from = working_allocations;
  allocations = frees = 0;
  float x[3] = {1, 2, 3}, y[3] = {};
  const slope_status s = call(e, {in(x), out(y)}, {1, 1, 3});
  if (s == slope_ok)
    BOOST_TEST(y[2] == 6);
  return s;
}

} // namespace

BOOST_AUTO_TEST_CASE(no_device) {
  BOOST_TEST(run(0) == slope_no_device);
  BOOST_TEST(message() == "t_twice_forward_f32_opencl: there is no usable opencl device on this machine "
                          "(CL: the driver is on holiday)");
}

BOOST_AUTO_TEST_CASE(no_memory_on_the_device) {
  for (int working : {1, 2}) { // the probe, x, y
    BOOST_TEST(run(working) == slope_out_of_memory);
    BOOST_TEST(message() == "t_twice_forward_f32_opencl: out of memory (CL: the driver is on holiday)");
    BOOST_TEST(frees == working); // what was allocated is freed
  }
}

BOOST_AUTO_TEST_CASE(all_is_freed) {
  BOOST_TEST(run(100) == slope_ok);
  BOOST_TEST(allocations == 3);
  BOOST_TEST(frees == 3);
}
