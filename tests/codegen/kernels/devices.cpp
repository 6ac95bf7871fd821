// SPDX-License-Identifier: Apache-2.0
// Device kernels run where there is a device (PoCL on the CPU, for one) and give what the CPU's kernels give, to rounding; where
// there is none, each call says so, and the test is skipped.
#define BOOST_TEST_MODULE "codegen/kernels/devices"
#define BOOST_TEST_NO_MAIN
#include <boost/test/unit_test.hpp>

#include "arrays.hpp"

#include <cmath>
#include <cstdio>
#include <map>
#include <string>

namespace {

std::map<std::string, int> compared;

const slope_kernel* same_on_cpu(const slope_function& f, const slope_kernel& k) {
  for (const slope_kernel* other : std::span(f.kernels, f.kernel_count))
    if (std::string_view(other->target) == "cpu" && std::string_view(other->form) == k.form && other->order == k.order &&
        std::string_view(other->type) == k.type && std::string_view(other->accuracy) == k.accuracy)
      return other;
  return nullptr;
}

// What a partial's error is multiplied by: the largest of each cotangent, and how many elements are summed.
double factor(const slope_kernel& k, const kernels::call& c, std::size_t output, const slope_shape& shape) {
  double product = k.arguments[output].role == slope_learned_gradient ? static_cast<double>(shape.outer * shape.inner) : 1;
  for (std::size_t i = 0; i < k.argument_count; ++i) {
    if (k.arguments[i].role != slope_cotangent) continue;
    double largest = 1;
    for (std::size_t e = 0; e < c.size(i); ++e) largest = std::max(largest, std::fabs(c[i][e]));
    product *= largest;
  }
  return product;
}

// Both are within the promise of the exact value, so within twice of it of each other; devices may flush subnormals.
bool close(const kernels::format& type, double a, double b, double largest) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) == std::isnan(b);
  if (std::isinf(a) || std::isinf(b)) return a == b;
  return std::fabs(a - b) <= std::ldexp(8 * std::max(std::fabs(b), largest), -type.digits) + std::ldexp(1, type.min_exponent + 1);
}

void compare(const char* target) {
  kernels::for_each(target, [&](const slope_function& f, const slope_kernel& k) {
    const slope_kernel* cpu = same_on_cpu(f, k);
    BOOST_TEST_REQUIRE(cpu != nullptr, k.symbol);
    for (const slope_shape shape : {slope_shape{1, 1, 1}, slope_shape{1, 1, 1000}, slope_shape{3, 4, 777}}) {
      const kernels::call there(f, k, shape, 0, false), here(f, *cpu, shape, 0, false);
      const slope_status status = there.run();
      if (status == slope_no_device) {
        BOOST_TEST(std::string(slope_error_message()).find("there is no usable") != std::string::npos);
        return;
      }
      BOOST_TEST_REQUIRE(status == slope_ok, k.symbol << ": " << slope_error_message());
      BOOST_TEST_REQUIRE(here.run() == slope_ok, cpu->symbol);
      BOOST_TEST(there.guards_hold(), k.symbol);
      for (std::size_t i = 0; i < k.argument_count; ++i) {
        if (!kernels::is_written(k.arguments[i].role)) continue;
        const double scale = factor(k, here, i, shape);
        for (std::size_t e = 0; e < there.size(i); ++e)
          BOOST_REQUIRE_MESSAGE(close(kernels::format_of(k), there[i][e], here[i][e], scale),
                                k.symbol << ", " << k.arguments[i].name << "[" << e << "]: " << there[i][e] << ", the CPU's is " << here[i][e]);
      }
      ++compared[target];
    }
  });
}

}  // namespace

BOOST_AUTO_TEST_CASE(opencl) { compare("opencl"); }
BOOST_AUTO_TEST_CASE(cuda) { compare("cuda"); }

int main(int count, char** arguments) {
  const int status = boost::unit_test::unit_test_main([] { return true; }, count, arguments);
  for (const auto& [target, calls] : compared) std::printf("%s: %d calls compared\n", target.c_str(), calls);
  if (status == 0 && compared.empty()) {
    std::puts("no device: skipped");
    return 77;
  }
  return status;
}
