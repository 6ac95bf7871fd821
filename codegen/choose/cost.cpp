// SPDX-License-Identifier: Apache-2.0
// Counts the nodes of the lowered expression, so that an elementary function costs what it is made of.
#include <slope/codegen/choose/cost.hpp>

#include <slope/codegen/lower.hpp>

namespace slope::codegen {
namespace {

namespace ir = Halide::Internal;

// Throughput beside one addition; a 64-bit operation has half the lanes.
constexpr double division = 8, conversion = 1, wide = 2;

class counting : public ir::IRGraphVisitor {  // visits each node once
 public:
  double total = 0;
  using ir::IRGraphVisitor::include;

 private:
  void simple(const Halide::Type& t, double weight = 1) { total += weight * (t.bits() == 64 ? wide : 1); }
  template <class Node>
  void binary(const Node* op, double weight = 1) {
    simple(op->type, weight);
    ir::IRGraphVisitor::visit(op);
  }
  using ir::IRGraphVisitor::visit;
  void visit(const ir::Add* op) override { binary(op); }
  void visit(const ir::Sub* op) override { binary(op); }
  void visit(const ir::Mul* op) override { binary(op); }
  void visit(const ir::Div* op) override { binary(op, division); }
  void visit(const ir::Min* op) override { binary(op); }
  void visit(const ir::Max* op) override { binary(op); }
  void visit(const ir::EQ* op) override { binary(op); }
  void visit(const ir::NE* op) override { binary(op); }
  void visit(const ir::LT* op) override { binary(op); }
  void visit(const ir::LE* op) override { binary(op); }
  void visit(const ir::GT* op) override { binary(op); }
  void visit(const ir::GE* op) override { binary(op); }
  void visit(const ir::And* op) override { binary(op); }
  void visit(const ir::Or* op) override { binary(op); }
  void visit(const ir::Select* op) override {
    const auto* either = op->condition.as<ir::Or>();
    if (is_about_the_target(either ? either->a : op->condition)) return include(op->true_value);  // as on a target that has it
    binary(op);
  }
  static bool is_about_the_target(const Halide::Expr& e) {
    const auto* call = e.as<ir::Call>();
    return call && call->is_intrinsic({ir::Call::target_has_feature, ir::Call::target_arch_is});
  }
  void visit(const ir::Cast* op) override { binary(op, conversion); }
  void visit(const ir::Call* op) override {
    const bool divides = op->is_intrinsic(ir::Call::strict_div) || op->name.find("sqrt") != std::string::npos;
    simple(op->type, divides ? division : 1);
    ir::IRGraphVisitor::visit(op);
  }
};

}  // namespace

double cost(const program& p, int working) {
  int arguments = 0;
  for (const instruction& i : p.instructions)
    if (i.what == step::argument) arguments = std::max(arguments, static_cast<int>(i.value.high) + 1);
  std::vector<Halide::Expr> inputs;
  for (int a = 0; a < arguments; ++a) inputs.push_back(ir::Variable::make(Halide::Float(working), "a" + std::to_string(a)));
  counting c;
  for (const Halide::Expr& e : lower(p, inputs, Halide::Float(working))) c.include(e);
  return c.total;
}

}  // namespace slope::codegen
