// SPDX-License-Identifier: Apache-2.0
// The formula as written and its derivative by one argument, enclosed in balls of doubles: the cheap
// reference of an exhaustive proof. About a hundred times as fast as MPFR, which is left what the balls
// cannot decide.
#pragma once
#include <span>
#include <vector>

#include <slope/codegen/oracle/dual_ball.hpp>
#include <slope/codegen/oracle/tape.hpp>

namespace slope::codegen::oracle {

// One thread's evaluation of one formula. The first argument varies, the others are fixed; constants come
// from the oracle.
class enclosure {
public:
  static constexpr std::size_t block = 256;

  // The slopes are derivatives by this argument.
  enclosure(const tape& f, std::span<const double> others, int by = 0);

  // At most `block` inputs; finite ones, or the answers mean nothing. Branches are those of the oracle; where
  // the balls do not tell which one is taken, nothing is known.
  std::span<const dual_ball> ask(std::span<const double> x);

private:
  using column = std::array<dual_ball, block>;
  using function = void (*)(const column& u, column& result, std::size_t count);
  struct step {
    op operation;
    std::array<int, 3> operands{-1, -1, -1}; // steps
    function of_one = nullptr;               // what is done, if it is a function of one operand
    long exponent = 0;                       // of integer_power
    dual_ball constant{};                    // of op::number
  };
  struct row;
  static const row functions[];

  int compiled(const tape& f, int instruction, std::span<const double> others);
  int added(const step& s);
  bool beside_one(const tape& f, int instruction, std::span<const double> others, step& made);
  void run(const step& s, column& result, std::size_t count) const;

  int by_;
  std::vector<step> steps_;
  std::vector<int> step_of_; // of each instruction of the tape; -1: none yet
  std::vector<column> columns_;
};

} // namespace slope::codegen::oracle
