// SPDX-License-Identifier: Apache-2.0
// The inputs that a kernel is tried on: every exponent of both signs, the edges of the format, dense at hard
// places.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include <slope/codegen/oracle/format.hpp>
#include <slope/codegen/oracle/tape.hpp>

namespace slope::codegen::oracle {

// Where exponentials in float32 overflow, lose their normal numbers and vanish, and where sigmoid and tanh
// saturate.
inline constexpr double known_hard[] = {0,       88.7, -88.7, 87.3, -87.3, 103.97,
                                        -103.97, 16.6, -16.6, 19.4, -19.4};

inline constexpr double known_hard_of_f64[] = {709.78, -709.78, 708.4, -708.4, 745.13,
                                               -745.13, 36.7,   -36.7, 18.7,   -18.7};

// The largest number of which a function of several inputs is asked: in float64, which no wider type helps out, products such as
// v exp(g) are right to a limited size of v alone.
double largest_beside_others(const format& f);

// About so many numbers of the format (more where the strata and hard places need them), ascending, each
// once, -0 before +0, NaN last; the same ones for the same arguments. known_hard is always among the hard
// places, in float64 the like of it too.
std::vector<double> points(const format& f, std::size_t about_how_many, std::span<const double> hard = {});
std::vector<float> points(std::size_t about_how_many, std::span<const double> hard = {}); // float32

// Exactly so many, for every pair of them with every other: the edges, the hard places with their neighbours
// on both sides, and the rest evenly over all numbers.
std::vector<double> hard_values(const format& f, std::size_t how_many = 512,
                                std::span<const double> hard = {});

// The roots of f, f' and f'' in the first input and the places where the formula changes its branch, found by
// bisection between strata of 2^-20 <= |x| < 2^10; the other arguments are fixed. Roots closer together than
// the strata (1/16 of a binade) may be missed.
std::vector<double> hard_points(const tape& f, std::span<const double> others = {});

} // namespace slope::codegen::oracle
