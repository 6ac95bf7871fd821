// SPDX-License-Identifier: Apache-2.0
// An activation as the network sees it: found by name in the table of the Slope library, called through that
// table. There is no code for any one function here: scalars take their defaults, learned parameters are
// trained, a grouped function becomes a layer of several linear maps.
#pragma once

#include <Eigen/Core>
#include <slope/kernels.h>

#include <string>

namespace digits {

class activation {
public:
  /// Throws a refusal if the library lacks the function or its float32 kernels.
  explicit activation(const std::string& name);

  const std::string& name() const { return name_; }
  Eigen::Index pieces() const {
    return pieces_;
  } ///< rows of x for one row of y: 1, or k of a grouped function
  bool learns() const { return learns_; }
  double first_default() const; ///< of the first scalar or learned parameter, else 0

  void forward(const Eigen::MatrixXf& x, const Eigen::VectorXf& learned, Eigen::MatrixXf& y);
  void backward(const Eigen::MatrixXf& x, const Eigen::VectorXf& learned, const Eigen::MatrixXf& dy,
                Eigen::MatrixXf& dx, Eigen::VectorXf& d_learned);
  /// The plain derivative kernel, for one column of points; empty where the library has none.
  Eigen::VectorXf derivative(const Eigen::VectorXf& x);
  Eigen::VectorXf values(const Eigen::VectorXf& x);

  double seconds() const { return seconds_; } ///< spent in kernels so far

private:
  struct arrays {
    const float *x, *learned, *dy;
    float *out, *d_learned;
  };
  void call(const slope_kernel& kernel, const arrays& a, slope_shape shape);
  slope_shape shape_of(const Eigen::MatrixXf& x, const Eigen::VectorXf& learned) const;
  Eigen::VectorXf start() const; ///< of a learned parameter that is shared by all points

  std::string name_;
  const slope_kernel *forward_, *backward_, *derivative_;
  Eigen::Index pieces_;
  bool learns_;
  double seconds_ = 0;
};

} // namespace digits
