// SPDX-License-Identifier: Apache-2.0
// The three ways in which a kernel's pipeline goes over its arrays.
#pragma once

namespace slope::codegen {

// rows: arrays are one-dimensional, learned parameters are numbers, their gradients double[1].
// columns: arrays are [rows, channels], learned parameters and their gradients are arrays of channels.
// pieces: arrays are [outer, pieces, inner].
enum class pattern { rows, columns, pieces };

}  // namespace slope::codegen
