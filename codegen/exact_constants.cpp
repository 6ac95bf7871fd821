// SPDX-License-Identifier: Apache-2.0
// FloatImm -> reinterpret<double>(int64), through shared subexpressions once.
#include <slope/codegen/exact_constants.hpp>

#include <bit>
#include <cstdint>

namespace slope::codegen {
namespace {

class by_bits : public Halide::Internal::IRGraphMutator {
  using IRGraphMutator::visit;
  Halide::Expr visit(const Halide::Internal::FloatImm* constant) override {
    const double value = constant->value;
    if (constant->type.bits() != 64 || static_cast<double>(static_cast<float>(value)) == value) return constant;
    return Halide::reinterpret<double>(Halide::Expr(std::bit_cast<std::int64_t>(value)));
  }
};

}  // namespace

std::vector<Halide::Expr> with_exact_constants(const std::vector<Halide::Expr>& values) {
  by_bits mutator;
  std::vector<Halide::Expr> exact;
  for (const Halide::Expr& value : values) exact.push_back(mutator.mutate(value));
  return exact;
}

}  // namespace slope::codegen
