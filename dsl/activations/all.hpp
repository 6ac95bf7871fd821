// SPDX-License-Identifier: Apache-2.0
// The shipped catalogue.
#pragma once
#include <slope/dsl/activations/elu.hpp>
#include <slope/dsl/activations/gelu.hpp>
#include <slope/dsl/activations/gelu_tanh.hpp>
#include <slope/dsl/activations/identity.hpp>
#include <slope/dsl/activations/leaky_relu.hpp>
#include <slope/dsl/activations/maxout.hpp>
#include <slope/dsl/activations/mish.hpp>
#include <slope/dsl/activations/prelu.hpp>
#include <slope/dsl/activations/relu.hpp>
#include <slope/dsl/activations/selu.hpp>
#include <slope/dsl/activations/sigmoid.hpp>
#include <slope/dsl/activations/silu.hpp>
#include <slope/dsl/activations/softplus.hpp>
#include <slope/dsl/activations/tanh.hpp>
#include <slope/dsl/catalogue.hpp>

namespace slope::activations {

inline constexpr auto catalogue = slope::catalogue(relu, leaky_relu, prelu, elu, selu, maxout, sigmoid, tanh, softplus,
                                                   silu, gelu, gelu_tanh, mish, identity);

}  // namespace slope::activations
