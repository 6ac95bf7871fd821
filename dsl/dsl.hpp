// SPDX-License-Identifier: Apache-2.0
// Everything that a person who defines activations needs.
#pragma once
#include <slope/dsl/activation.hpp>
#include <slope/dsl/catalogue.hpp>
#include <slope/dsl/derivative.hpp>
#include <slope/dsl/evaluate.hpp>
#include <slope/dsl/print/text.hpp>
